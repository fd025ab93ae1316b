// Records of JSON as names and texts: to open rows again, and to look at the first ones.
import type { RowKind } from "./csvRows";
import { JsonRows } from "./jsonRows";

/** A record as text: its properties, and members of its own beside them. Nested values are JSON, null is empty. */
export interface JsonTexts {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Whether it has a geometry, of whatever kind. */
  readonly shaped: boolean;
  /** The type of that geometry, "Point" where it is not said; null without one. */
  readonly shape: string | null;
}

/** The records with these numbers (ascending, from 1, as `readGeoJsonReports` gives them); a broken one is absent. Stops reading behind the last. */
export async function readJsonRecords(chunks: AsyncIterable<Uint8Array>, wanted: readonly number[]): Promise<Map<number, JsonTexts>> {
  const found = new Map<number, JsonTexts>();
  const rows = new JsonRows([]);
  let record = 0;
  let next = 0;
  const drain = (): void => {
    for (let kind = rows.next(); kind !== "more" && kind !== "end" && next < wanted.length; kind = rows.next()) {
      record++;
      if (record !== wanted[next]) continue;
      next++;
      if (kind === "row") found.set(record, textsOf(rows));
    }
  };
  for await (const chunk of chunks) {
    if (next >= wanted.length) return found;
    rows.push(chunk);
    drain();
  }
  rows.end();
  drain();
  return found;
}

/** The first records in the head of a file, at most `most`, and whether anything in it was broken. `whole`: the head is all there is. */
export function firstJsonRecords(
  head: Uint8Array,
  whole: boolean,
  most: number,
): { readonly records: readonly JsonTexts[]; readonly broken: boolean; readonly line: number } {
  const rows = new JsonRows([]);
  rows.push(head);
  if (whole) rows.end();
  const records: JsonTexts[] = [];
  let broken = false;
  for (let kind: RowKind = rows.next(); kind !== "more" && kind !== "end" && records.length < most; kind = rows.next()) {
    if (kind === "row") records.push(textsOf(rows));
    else broken = true;
  }
  return { records, broken: broken || !rows.opened, line: rows.line };
}

/** The name of the CRS in the head of a GeoJSON file of 2008, or null: it stands before the features where it matters. */
export function crsInHead(head: Uint8Array): string | null {
  const text = new TextDecoder().decode(head.subarray(0, 65_536));
  return /"crs"\s*:\s*\{[^}]*"name"\s*:\s*"([^"\\]+)"/.exec(text)?.[1] ?? null;
}

function textsOf(rows: JsonRows): JsonTexts {
  const value: unknown = JSON.parse(new TextDecoder().decode(rows.bytes.subarray(rows.rowStart, rows.rowEnd)));
  const fields = new Map<string, string>();
  const own: object = typeof value === "object" && value !== null ? value : {};
  const properties: unknown = Object.hasOwn(own, "properties") ? Reflect.get(own, "properties") : null;
  if (typeof properties === "object" && properties !== null) addTexts(fields, properties);
  const feature = fields.size > 0 || Object.hasOwn(own, "geometry");
  addTexts(fields, Object.fromEntries(Object.entries(own).filter(([name]) => !RESERVED.has(name) || (name === "type" && !feature))));
  const geometry: unknown = Object.hasOwn(own, "geometry") ? Reflect.get(own, "geometry") : Reflect.get(own, "coordinates");
  const shaped = typeof geometry === "object" && geometry !== null;
  return { line: rows.line, fields, shaped, shape: shaped ? typeOf(Array.isArray(geometry) ? own : geometry) : null };
}

function typeOf(geometry: object): string {
  const type: unknown = Object.hasOwn(geometry, "type") ? Reflect.get(geometry, "type") : null;
  return typeof type === "string" ? type : "Point";
}

const RESERVED: ReadonlySet<string> = new Set(["type", "properties", "geometry", "coordinates", "bbox"]);

function addTexts(fields: Map<string, string>, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    if (fields.has(name)) continue;
    fields.set(name, value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
  }
}
