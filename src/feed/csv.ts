// CSV and TSV into typed columns, byte by byte: the file is never held as strings.
import type { ReportBatch } from "../core/model/batch";
import type { Mapping } from "../core/model/mapping";
import { CsvColumns } from "./csvColumns";
import { sniffDelimiter } from "./csvDialect";
import { CsvLane } from "./csvLane";
import { mappingFault, nativeWithin } from "./csvMapping";
import { CsvRows, MAX_ROW_BYTES } from "./csvRows";
import { FeedFault, peek } from "./source";

export interface CsvOptions {
  readonly mapping: Mapping;
  /** For the sentence of a fault. */
  readonly file?: string;
  /** Found from the first bytes when not given. */
  readonly delimiter?: string;
  /** Reports a batch, 65,536 unless given. */
  readonly batchRows?: number;
  /** [lng, lat] in WGS 84 degrees of a position in the file's CRS; without it the file is in degrees. */
  readonly transform?: (lng: number, lat: number) => readonly [number, number];
  readonly maxRowBytes?: number;
  /** Columns go by their native names, and few of them are enough. */
  readonly native?: boolean;
}

const HEAD_BYTES = 65_536;
/** More columns than any honest table has; fields beyond are not looked at. */
const MOST_COLUMNS = 16_384;

/**
 * Reports of a CSV whose valid UTF-8 bytes (see `toUtf8`) come in chunks: batches of columns, rejected rows among them, the last one when the bytes end.
 * A table without rows gives no batch. Throws FeedFault `empty_file` without a header, `mapping_column_missing` or `mapping_wrong` when the mapping does not fit the file.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, options: CsvOptions): AsyncGenerator<ReportBatch> {
  const { file = "", batchRows = 65_536 } = options;
  const { head, all } = await peek(chunks, HEAD_BYTES);
  const delimiter = options.delimiter ?? sniffDelimiter(head);
  const rows = new CsvRows(delimiter, MOST_COLUMNS, options.maxRowBytes);
  let columns: CsvColumns | null = null;
  let lane: CsvLane | null = null;
  let record = 0;
  const open = (): CsvColumns => {
    const places = headerPlaces(rows);
    const mapping = options.native ? nativeWithin(options.mapping, places) : options.mapping;
    const fault = mappingFault(mapping, places, file);
    if (fault) throw new FeedFault(fault);
    return new CsvColumns(rows, places, { ...options, mapping, delimiter, batchRows });
  };
  for await (const chunk of ending(all)) {
    if (chunk) rows.push(chunk);
    else rows.end();
    if (!columns || !lane) {
      const kind = rows.next();
      if (kind === "more" || kind === "end") continue;
      columns = open();
      lane = new CsvLane(rows, columns, delimiter, options.mapping.timeZone);
    }
    for (;;) {
      record = addRows(rows, lane, columns, record);
      if (!columns.full) break;
      yield columns.take();
    }
  }
  if (!columns) throw new FeedFault({ code: "empty_file", file, detail: { expected: "a header row" } });
  if (!columns.empty) yield columns.take();
}

/** Adds rows, in the lane as long as they are plain, until the batch is full or more bytes are needed; answers the number of the last record. A function of its own, since engines run loops of async generators slowly. */
function addRows(rows: CsvRows, lane: CsvLane, columns: CsvColumns, before: number): number {
  let record = before;
  while (!columns.full) {
    record = lane.run(record);
    if (columns.full) break;
    const kind = rows.next();
    if (kind === "more" || kind === "end") break;
    record++;
    if (kind === "row") columns.add(record);
    else columns.reject(record, kind === "broken" ? "row_broken" : "row_too_long", rows.rowStart, rows.rowEnd);
  }
  return record;
}

/** Index of each name of the header row; of equal names the first counts. */
function headerPlaces(rows: CsvRows): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = 0; index < Math.min(rows.fields, MOST_COLUMNS); index++) {
    const name = rows.text(index).trim();
    if (!places.has(name)) places.set(name, index);
  }
  return places;
}

/**
 * The fields of some records as text, to open rows again: `wanted` are record numbers as `readCsv` gives them, ascending, 0 is the header. Stops reading behind the last.
 * A broken record gives its first line as one field.
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  wanted: readonly number[],
  delimiter?: string,
): Promise<Map<number, { line: number; fields: readonly string[] }>> {
  const found = new Map<number, { line: number; fields: readonly string[] }>();
  const { head, all } = await peek(chunks, HEAD_BYTES);
  const rows = new CsvRows(delimiter ?? sniffDelimiter(head), MOST_COLUMNS, MAX_ROW_BYTES);
  let next = 0;
  let record = 0;
  for await (const chunk of ending(all)) {
    if (next >= wanted.length) break;
    if (chunk) rows.push(chunk);
    else rows.end();
    for (let kind = rows.next(); kind !== "more" && kind !== "end" && next < wanted.length; kind = rows.next(), record++) {
      if (record !== wanted[next]) continue;
      next++;
      const fields = kind === "row" ? Array.from({ length: rows.fields }, (_, index) => rows.text(index)) : [rows.lineText()];
      found.set(record, { line: rows.line, fields });
    }
  }
  return found;
}

/** The fields of the first whole records in the head of a file, the header among them, at most `most`. `whole`: the head is all there is. */
export function firstRecords(head: Uint8Array, whole: boolean, most: number, delimiter?: string): readonly (readonly string[])[] {
  const rows = new CsvRows(delimiter ?? sniffDelimiter(head.subarray(0, HEAD_BYTES)), MOST_COLUMNS, MAX_ROW_BYTES);
  rows.push(head);
  if (whole) rows.end();
  const records: (readonly string[])[] = [];
  for (let kind = rows.next(); kind !== "more" && kind !== "end" && records.length < most; kind = rows.next())
    if (kind === "row") records.push(Array.from({ length: rows.fields }, (_, index) => rows.text(index)));
  return records;
}

/** The chunks, then null: the end is a step of its own, so that one loop serves both. */
async function* ending(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  yield* chunks;
  yield null;
}
