// A file of boundaries, whatever its format, to features in WGS 84. The format is told by the content, never by the name alone.
import type { Feature, Geometry, Position } from "geojson";
import type { Issue } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { crsTransform, type Transform } from "./crs";
import { detectEncoding, HEAD_BYTES } from "./encoding";
import { geojsonLayer } from "./geojson";
import { changePositions, isRecord } from "./geometry";
import { parseJson } from "./jsonParse";
import { kmlLayer } from "./kml";
import type { Layer, MapFormat } from "./layer";
import { isShapefileMember, shapefileLayer, zippedShapefile } from "./shapefile";
import { isShp } from "./shp";
import { type ByteSource, FeedFault } from "./source";
import { isSqlite } from "./sqlite";
import { topojsonLayer } from "./topojson";
import type { Inflate } from "./unpack";
import { wholeFile } from "./wholeFile";
import { isZip, zipMembers } from "./zip";

export interface BoundaryFile {
  readonly name: string;
  readonly format: MapFormat;
  /** The CRS the file's positions were in, as named by the caller or the file; "EPSG:4326" by default. */
  readonly crs: string;
  /** In file order, WGS 84 degrees, [lng, lat]. */
  readonly features: readonly Feature<Geometry | null>[];
  /** What was odd but survivable, with counts. */
  readonly notes: readonly Issue[];
}

export interface BoundaryOptions {
  /** Overrules what the file says about itself. */
  readonly crs?: string;
  readonly signal?: AbortSignal;
  readonly inflate?: Inflate;
}

const EXPECTED = "GeoJSON, TopoJSON, Shapefile (.zip), KML, KMZ, GeoPackage";

/** Reads a file of boundaries, plain or gzip. Every fault of the file is a refusal with its place; nothing is thrown. */
export async function readBoundaries(source: ByteSource, options: BoundaryOptions = {}): Promise<Result<BoundaryFile>> {
  try {
    const bytes = await wholeFile(source, options);
    if (bytes.length === 0) return refused({ code: "empty_file", file: source.name, detail: { expected: EXPECTED } });
    const layer = await layerOf(bytes, source.name);
    return layer.ok ? await inDegrees(layer.value, source.name, options.crs) : layer;
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function layerOf(bytes: Uint8Array, file: string): Promise<Result<Layer>> {
  if (isZip(bytes)) return zippedLayer(bytes, file);
  if (isSqlite(bytes)) return (await import("./geopackage")).geopackageLayer(bytes, file);
  if (isShp(bytes) && !/\.shx(\.gz)?$/i.test(file)) return shapefileLayer({ shp: bytes, shx: null, dbf: null, prj: null, cpg: null }, file);
  const { text, notes } = textOf(bytes, file);
  const layer = await textLayer(text, file);
  return layer.ok && notes.length > 0 ? done({ ...layer.value, notes: [...notes, ...layer.value.notes] }) : layer;
}

async function zippedLayer(bytes: Uint8Array, file: string): Promise<Result<Layer>> {
  const members = zipMembers(bytes, file, (path) => isShapefileMember(path) || isTextMember(path));
  if (members.some((member) => /\.shp$/i.test(member.path))) return zippedShapefile(members, file);
  // A KMZ's main document is the first .kml (KML 2.3, annex C); plain maps are zipped too.
  const member = members.find(({ path }) => /\.kml$/i.test(path)) ?? members.find(({ path }) => isTextMember(path));
  if (!member) return refused({ code: "zip_no_map", file });
  const inside = textOf(member.bytes, file);
  const layer = await textLayer(inside.text, file);
  if (!layer.ok) return layer;
  const others = members.filter((other) => other !== member && isTextMember(other.path)).map((other) => other.path);
  const left: Issue[] = others.length > 0 ? [{ code: "layers_left_out", file, place: member.path, detail: { others: others.join(", ") } }] : [];
  const format = layer.value.format === "kml" ? "kmz" : layer.value.format;
  return done({ ...layer.value, format, notes: [...left, ...inside.notes, ...layer.value.notes] });
}

function isTextMember(path: string): boolean {
  return /\.(kml|(geo|topo)?json)$/i.test(path) && !/(^|\/)(__MACOSX\/|\._)/.test(path);
}

/** The text of a file in whatever encoding; characters that could not be read are counted in a note. */
function textOf(bytes: Uint8Array, file: string): { text: string; notes: Issue[] } {
  const head = bytes.subarray(0, HEAD_BYTES);
  const decoder = xmlDecoder(bytes) ?? new TextDecoder(detectEncoding(head));
  const text = decoder.decode(bytes);
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count++;
  return { text, notes: count > 0 ? [{ code: "characters_unreadable", file, detail: { count, encoding: decoder.encoding } }] : [] };
}

/** The encoding that an XML declaration names, where it is one of single bytes that detection cannot tell. */
function xmlDecoder(bytes: Uint8Array): TextDecoder | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 200));
  const label = /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head)?.[1];
  if (label === undefined || /^utf/i.test(label)) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null; // an unknown label: the bytes decide
  }
}

async function textLayer(text: string, file: string): Promise<Result<Layer>> {
  const start = text.slice(0, 4000).replace(/^(\s|\0|<\?[^]*?\?>|<!--[^]*?-->)+/, "");
  if (start === "") return refused({ code: "empty_file", file, detail: { expected: EXPECTED } });
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start)) return refused({ code: "web_page", file, detail: { expected: EXPECTED } });
  if (/^<(!doctype\s+)?(\w+:)?kml\b/i.test(start)) return kmlLayer(text, file);
  const root = /^<([\p{L}_][^\s<>/]{0,40})/u.exec(start)?.[1];
  if (root !== undefined) return refused({ code: "xml_no_map", file, detail: { found: `<${root}>` } });
  if (/^[[{]/.test(start) || /\.(geo|topo)?json(\.gz)?$/i.test(file)) return jsonLayer(text, file);
  if (/\.(dbf|shx|prj|cpg)(\.gz)?$/i.test(file)) return refused({ code: "shapefile_part", file });
  return refused({ code: "unknown_format", file, detail: { expected: EXPECTED } });
}

function jsonLayer(text: string, file: string): Result<Layer> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  return isRecord(value) && value.type === "Topology" ? topojsonLayer(value, file) : geojsonLayer(value, file);
}

async function inDegrees(layer: Layer, file: string, wanted: string | undefined): Promise<Result<BoundaryFile>> {
  const crs = wanted ?? layer.crs ?? "EPSG:4326";
  const found = wanted === undefined && layer.ownTransform ? layer.ownTransform : await crsTransform(crs, file);
  if (!found.ok) return found;
  const transform = found.value;
  let positions = 0;
  let beyond = 0;
  let first: { place: string; found: string } | null = null;
  for (const [index, feature] of layer.features.entries()) {
    changePositions(feature.geometry, (position) => {
      const moved = transform ? transformed(position, transform) : position;
      const [lng = Number.NaN, lat = Number.NaN] = moved;
      positions++;
      if (!(Math.abs(lng) <= 180.0001 && Math.abs(lat) <= 90.0001)) {
        beyond++;
        first ??= { place: `features[${index}]`, found: `[${position[0]}, ${position[1]}]` };
      }
      return moved;
    });
  }
  const outlier = first as { place: string; found: string } | null;
  if (outlier && beyond === positions) return refused({ code: "not_degrees", file, place: outlier.place, detail: { found: outlier.found } });
  const notes = outlier ? [...layer.notes, { code: "positions_out_of_range" as const, file, place: outlier.place, detail: { count: beyond } }] : layer.notes;
  return done({ name: file, format: layer.format, crs, features: layer.features, notes });
}

function transformed(position: Position, transform: Transform): Position {
  const [lng, lat] = transform(position[0] as number, position[1] as number);
  return position.length > 2 ? [lng, lat, ...position.slice(2)] : [lng, lat];
}
