// Reports out of JSON: GeoJSON points and plain records in a collection, in a list or one after the other, as a stream.
import type { ReportBatch } from "../core/model/batch";
import { CODE_COLUMNS, COUNT_COLUMNS, TIME_COLUMNS } from "../core/model/columns";
import type { Mapping } from "../core/model/mapping";
import type { Transform } from "./crs";
import { CsvColumns } from "./csvColumns";
import { nameOf } from "./csvMapping";
import { JsonRows } from "./jsonRows";
import { FeedFault, peek } from "./source";

export interface JsonOptions {
  readonly mapping: Mapping;
  readonly file: string;
  /** Out of the file's CRS; without it positions are WGS 84 degrees. */
  readonly transform?: Transform;
  /** Reports a batch, 65,536 unless given. */
  readonly batchRows?: number;
  /** Mapped names may be missing in all records. */
  readonly sparse?: boolean;
  /** JSON that breaks off, or goes on behind its end as something else, is refused. */
  readonly entire?: boolean;
  /** Records without a geometry have lng and lat. */
  readonly native?: boolean;
}

/** So much is looked through for a geometry. */
const HEAD_BYTES = 65_536;

/** Names of the geometry's two numbers among the fields; no property can be called so, NUL being their first character. */
const GEOMETRY = { lng: "\0lng", lat: "\0lat" } as const;

/**
 * Reports of GeoJSON or of plain JSON records whose valid UTF-8 bytes come in chunks. Names of the mapping are property names, or members of the record
 * itself; unless it names a position that of the geometry is taken. What is no record, or a broken one, is among the rejected, with its place in the order.
 * Throws FeedFault `no_records` when there is nothing but that, `mapping_column_missing` when no record at all had a mapped name,
 * `records_cut_short` when the JSON is not whole and must be.
 */
export async function* readGeoJsonReports(chunks: AsyncIterable<Uint8Array>, options: JsonOptions): AsyncGenerator<ReportBatch> {
  const { file, batchRows = 65_536 } = options;
  const { head, all } = await peek(chunks, HEAD_BYTES);
  const { lng, point } = options.mapping;
  const placed = lng !== undefined || point !== undefined;
  const plain = !placed && options.native && !new TextDecoder().decode(head).includes('"geometry"');
  const named = plain ? { ...options.mapping, lng: "lng", lat: "lat" } : options.mapping;
  const mapping = placed || plain ? named : { ...named, ...GEOMETRY };
  const names = [...new Set(wantedNames(named))];
  const rows = new JsonRows(names);
  const places = new Map([...names, GEOMETRY.lng, GEOMETRY.lat].map((name, index) => [name, index]));
  const columns = new CsvColumns(rows, places, { ...options, mapping, batchRows, delimiter: "," });
  let record = 0;
  let read = 0;
  for await (const chunk of ending(all)) {
    if (chunk) rows.push(chunk);
    else rows.end();
    for (let kind = rows.next(); kind !== "more" && kind !== "end"; kind = rows.next()) {
      record++;
      if (kind === "row") columns.add(record);
      else columns.reject(record, kind === "broken" ? "row_broken" : "row_too_long", rows.rowStart, rows.rowEnd);
      if (kind === "row") read++;
      if (columns.full) yield columns.take();
    }
  }
  if (read === 0 && (record > 0 || !rows.opened)) throw new FeedFault({ code: "no_records", file, place: String(rows.line) });
  if (options.entire && read > 0 && !hasReports(rows, names, named)) throw new FeedFault({ code: "no_records", file, place: String(rows.line) });
  if (options.entire && !rows.closed) throw new FeedFault({ code: "records_cut_short", file, detail: { line: rows.line } });
  if (!options.sparse) requireNames(rows, names, read, file);
  if (!columns.empty) yield columns.take();
}

function requireNames(rows: JsonRows, names: readonly string[], read: number, file: string): void {
  const missing = names.filter((_, slot) => rows.record.seen[slot] !== 1);
  if (read === 0 || missing.length === 0) return;
  throw new FeedFault({ code: "mapping_column_missing", file, place: missing.join(", "), detail: { columns: [...rows.record.names].join(", ") } });
}

/** Whether any record had an id, a time of reporting or a place: a server that tells of its troubles in JSON has none. */
function hasReports({ record }: JsonRows, names: readonly string[], { case_id, reported_at, lng, point }: Mapping): boolean {
  const telling = [case_id, nameOf(reported_at), lng, point?.column];
  return record.hasGeometry || names.some((name, slot) => record.seen[slot] === 1 && telling.includes(name));
}

/** The foreign names that become columns. */
function wantedNames(mapping: Mapping): readonly string[] {
  const entries = [
    mapping.lng,
    mapping.lat,
    mapping.point,
    mapping.case_id,
    ...[...TIME_COLUMNS, ...CODE_COLUMNS, ...COUNT_COLUMNS].map((column) => mapping[column]),
  ];
  return entries.flatMap((entry) => (entry === undefined ? [] : [typeof entry === "object" ? entry.column : entry]));
}

async function* ending(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  yield* chunks;
  yield null;
}
