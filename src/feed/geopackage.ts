// GeoPackage (OGC 12-128): an SQLite file, read by sql.js; its geometries are WKB behind a header of their own.
import type { Feature, Geometry } from "geojson";
import { wkbToGeojson } from "hyparquet/src/wkb.js";
import type { Database, SqlValue } from "sql.js/dist/sql-asm-memory-growth.js";
import type { Issue } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { crsTransform, wktTransform } from "./crs";
import type { Layer } from "./layer";
import { openSqlite, quoted } from "./sqlite";

/** Bytes of the envelope by its kind in the header's flags (clause 2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
/** Layers of this many fewer rows still come before one without areas. */
const AREAS_FIRST = 1e9;

interface Table {
  readonly name: string;
  readonly column: string;
  readonly rows: number;
  readonly areas: boolean;
  readonly organization: string;
  readonly code: number;
  readonly definition: string;
}

/** Features of one layer, [x, y] in the CRS that its table names; of several the one with areas and the most rows, the others named in a note. */
export async function geopackageLayer(bytes: Uint8Array, file: string): Promise<Result<Layer>> {
  const database = await openSqlite(bytes);
  try {
    const tables = tablesOf(database).sort((a, b) => weight(b) - weight(a));
    const [table, ...others] = tables;
    if (!table) return refused({ code: "geopackage_no_map", file });
    const features = featuresOf(database, table);
    const notes: Issue[] = [];
    if (others.length > 0) notes.push({ code: "layers_left_out", file, place: table.name, detail: { others: others.map(({ name }) => name).join(", ") } });
    return done({ format: "geopackage", ...(await crsOf(table, file)), features, notes });
  } catch {
    return refused({ code: "geopackage_broken", file }); // SQLite and the WKB reader throw on damaged bytes
  } finally {
    database.close();
  }
}

function weight({ areas, rows }: Table): number {
  return (areas ? AREAS_FIRST : 0) + rows;
}

function tablesOf(database: Database): Table[] {
  if (number(database, "SELECT count(*) FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')") < 3) return [];
  const sql = `SELECT g.table_name, g.column_name, g.geometry_type_name, s.organization, s.organization_coordsys_id, s.definition
    FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
    WHERE c.data_type = 'features' ORDER BY g.table_name`;
  return Array.from(rowsOf(database, sql), ([name, column, type, organization, code, definition]) => ({
    name: String(name),
    column: String(column),
    rows: number(database, `SELECT count(*) FROM ${quoted(String(name))}`),
    areas: !/point|line|curve$/i.test(String(type)),
    organization: String(organization ?? "NONE"),
    code: Number(code ?? 0),
    definition: String(definition ?? ""),
  }));
}

/** Systems −1 and 0 are "undefined" (clause 1.1.2.1.2): then the file names none. */
async function crsOf({ organization, code, definition }: Table, file: string): Promise<Pick<Layer, "crs" | "ownTransform">> {
  if (/^none$/i.test(organization) || code <= 0) return { crs: null, ownTransform: null };
  const crs = `${organization.toUpperCase()}:${code}`;
  const byCode = await crsTransform(crs, file);
  return { crs, ownTransform: byCode.ok ? byCode : await wktTransform(definition, file) };
}

function featuresOf(database: Database, table: Table): Feature<Geometry | null>[] {
  const features: Feature<Geometry | null>[] = [];
  const key = Array.from(rowsOf(database, `PRAGMA table_info(${quoted(table.name)})`)).find((column) => Number(column[5]) === 1)?.[1];
  const statement = database.prepare(`SELECT * FROM ${quoted(table.name)}`);
  try {
    const names = statement.getColumnNames();
    while (statement.step()) {
      const values = statement.get(null, { useBigInt: true });
      const blob = values[names.indexOf(table.column)];
      const cells = names.flatMap((name, index) => (name === table.column || name === key ? [] : [[name, plain(values[index] ?? null)] as const]));
      features.push({ type: "Feature", properties: Object.fromEntries(cells), geometry: blob instanceof Uint8Array ? geometryOf(blob) : null });
    }
  } finally {
    statement.free();
  }
  return features;
}

/** A number where it is exact, else its digits; bytes say nothing to anybody and become null. */
function plain(value: SqlValue): number | string | null {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? null : value;
}

/** WKB after the header "GP", version, flags, srs_id and envelope; null when the flags say that it is empty. */
function geometryOf(blob: Uint8Array): Geometry | null {
  const flags = blob[3] ?? 0;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (blob[0] !== 0x47 || blob[1] !== 0x50 || envelope === undefined) throw new RangeError("no GeoPackage geometry");
  if (flags & 16) return null;
  return wkbToGeojson({ view: new DataView(blob.buffer, blob.byteOffset, blob.byteLength), offset: 8 + envelope }) as Geometry;
}

function* rowsOf(database: Database, sql: string): Generator<SqlValue[]> {
  const statement = database.prepare(sql);
  try {
    while (statement.step()) yield statement.get(null, { useBigInt: false });
  } finally {
    statement.free();
  }
}

function number(database: Database, sql: string): number {
  for (const [value] of rowsOf(database, sql)) return Number(value);
  return 0;
}
