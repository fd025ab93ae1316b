// Shapefiles: a .zip of .shp, .dbf, .prj, .cpg and .shx, or a bare .shp.
import type { Feature, Geometry } from "geojson";
import type { Issue } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { wktTransform } from "./crs";
import { readDbf } from "./dbf";
import type { Layer } from "./layer";
import { readShp, shapeKind } from "./shp";
import type { ZipMember } from "./zip";

const POLYGON_KIND = 5;

/** The parts of one Shapefile that count; null where a part is missing. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly shx: Uint8Array | null;
  readonly dbf: Uint8Array | null;
  readonly prj: string | null;
  readonly cpg: string | null;
}

/** True for the members of a .zip that shapefileLayer() asks for. */
export function isShapefileMember(path: string): boolean {
  return /\.(shp|shx|dbf|prj|cpg)$/i.test(path) && !/(^|\/)(__MACOSX\/|\._)/.test(path);
}

/** The Shapefile in a .zip: of several the polygons with the most bytes; the others are named in a note. */
export async function zippedShapefile(members: readonly ZipMember[], file: string): Promise<Result<Layer>> {
  const shapes = members.filter((member) => /\.shp$/i.test(member.path) && member.bytes.length >= 100);
  const weight = ({ bytes }: ZipMember): number => (shapeKind(bytes) === POLYGON_KIND ? 1e9 : 0) + bytes.length;
  const chosen = [...shapes].sort((a, b) => weight(b) - weight(a))[0];
  if (!chosen) return refused({ code: "zip_no_map", file });
  const stem = chosen.path.slice(0, -4).toLowerCase();
  const part = (ending: string): Uint8Array | null => members.find((member) => member.path.toLowerCase() === `${stem}.${ending}`)?.bytes ?? null;
  const text = (ending: string): string | null => {
    const bytes = part(ending);
    return bytes && new TextDecoder().decode(bytes);
  };
  const layer = await shapefileLayer({ shp: chosen.bytes, shx: part("shx"), dbf: part("dbf"), prj: text("prj"), cpg: text("cpg") }, file);
  if (!layer.ok || shapes.length < 2) return layer;
  const others = shapes.filter((member) => member !== chosen).map((member) => member.path);
  const note: Issue = { code: "layers_left_out", file, place: chosen.path, detail: { others: others.join(", ") } };
  return done({ ...layer.value, notes: [note, ...layer.value.notes] });
}

/** Features of one Shapefile: the shape of record i with row i of the table. Without a .prj the CRS is left to the caller. */
export async function shapefileLayer(parts: ShapefileParts, file: string): Promise<Result<Layer>> {
  const { parseShp } = await import("shpjs");
  const shapes = readShp(parts.shp, parts.shx, parseShp);
  if (!shapes.ok) {
    const place = String(shapes.record);
    return refused(
      shapes.type === null ? { code: "shapefile_cut_short", file, place } : { code: "shapefile_broken", file, place, detail: { type: shapes.type } },
    );
  }
  const table = parts.dbf && readDbf(parts.dbf, parts.cpg);
  const rows = table?.rows ?? [];
  const features = shapes.geometries.map((geometry, index): Feature<Geometry | null> => ({ type: "Feature", properties: rows[index] ?? {}, geometry }));
  const notes: Issue[] = [];
  if (!table) notes.push({ code: "shapefile_no_table", file });
  else if (rows.length !== features.length) notes.push({ code: "shapefile_rows_differ", file, detail: { shapes: features.length, rows: rows.length } });
  const prj = parts.prj?.replace(/\0/g, "").trim();
  const ownTransform = prj ? await wktTransform(prj, file) : null;
  return done({ format: "shapefile", crs: prj ? crsName(prj) : null, ownTransform, features, notes });
}

/** The name that a WKT gives its system: the first text in it. */
function crsName(wkt: string): string {
  return /"([^"]*)"/.exec(wkt)?.[1] ?? wkt.slice(0, 60);
}
