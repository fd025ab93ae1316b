// A small table of points, whole in memory: CSV or GeoJSON with the fields of each row as text. For lists, not for reports.
import { done, type Result, refused } from "../core/model/result";
import { POSITION_NAMES, plainName, rankOf } from "./columnNames";
import { firstRecords } from "./csv";
import { toUtf8 } from "./encoding";
import { geojsonLayer } from "./geojson";
import { type ByteSource, FeedFault, joined } from "./source";
import { wholeFile } from "./wholeFile";

export interface PointRow {
  /** [lng, lat] in degrees; null where the row has no usable position. */
  readonly position: readonly [number, number] | null;
  readonly fields: ReadonlyMap<string, string>;
}

export interface PointTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly PointRow[];
}

/** Reads a file of points, gzip or plain, UTF-8 or as its bytes tell. Positions are WGS 84 degrees. */
export async function readPointTable(source: ByteSource): Promise<Result<PointTable>> {
  try {
    const bytes = await utf8Of(source);
    const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
    return first === 0x7b || first === 0x5b ? fromGeojson(bytes, source.name) : fromCsv(bytes, source.name);
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function utf8Of(source: ByteSource): Promise<Uint8Array> {
  const whole = await wholeFile(source);
  const chunks: Uint8Array[] = [];
  async function* once(): AsyncGenerator<Uint8Array> {
    yield whole;
  }
  for await (const chunk of toUtf8(once(), undefined, source.name)) chunks.push(chunk.slice());
  return joined(chunks);
}

function fromGeojson(bytes: Uint8Array, file: string): Result<PointTable> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return refused({ code: "unreadable", file, place: "{}", detail: { reason: "JSON" } });
  }
  const layer = geojsonLayer(value, file);
  if (!layer.ok) return layer;
  const columns = new Set<string>();
  const rows = layer.value.features.map(({ geometry, properties }): PointRow => {
    const fields = new Map<string, string>();
    for (const [name, own] of Object.entries(properties ?? {})) {
      columns.add(name);
      if (own !== null && typeof own !== "object") fields.set(name, String(own));
    }
    const [lng, lat] = geometry?.type === "Point" ? geometry.coordinates : [];
    return { position: positionOf(lng, lat), fields };
  });
  return done({ name: file, columns: [...columns], rows });
}

function fromCsv(bytes: Uint8Array, file: string): Result<PointTable> {
  const [head = [], ...records] = firstRecords(bytes, true, Number.POSITIVE_INFINITY);
  const columns = head.map((name) => name.trim());
  const lng = bestOf(columns, POSITION_NAMES.lng);
  const lat = bestOf(columns, POSITION_NAMES.lat);
  if (lng === null || lat === null) {
    return refused({ code: "mapping_column_missing", file, place: lng === null ? "lng" : "lat", detail: { columns: columns.join(", ") || "–" } });
  }
  const rows = records
    .filter((record) => record.some((text) => text !== ""))
    .map((record): PointRow => {
      const fields = new Map(columns.map((name, index) => [name, record[index] ?? ""]));
      return { position: positionOf(Number(record[lng] || "x"), Number(record[lat] || "x")), fields };
    });
  return done({ name: file, columns, rows });
}

function bestOf(columns: readonly string[], names: readonly string[]): number | null {
  let best: number | null = null;
  let rank = Number.POSITIVE_INFINITY;
  for (const [index, column] of columns.entries()) {
    const own = rankOf(plainName(column), names);
    if (own < rank) {
      rank = own;
      best = index;
    }
  }
  return best;
}

function positionOf(lng: number | undefined, lat: number | undefined): readonly [number, number] | null {
  if (lng === undefined || lat === undefined || !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90) || (lng === 0 && lat === 0)) return null;
  return [lng, lat];
}

/** The text of the first of some columns that the row fills; names are compared without case and separators. */
export function fieldOf({ fields }: PointRow, names: readonly string[]): string {
  for (const [name, text] of fields) if (text !== "" && Number.isFinite(rankOf(plainName(name), names))) return text;
  return "";
}
