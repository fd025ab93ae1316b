// From the fields of CSV rows to typed columns, a batch at a time.
import type { RejectedRow, RejectReason, ReportBatch } from "../core/model/batch";
import { CODE_COLUMNS, COUNT_COLUMNS, type CodeColumn, type CountColumn, NO_TIME, TIME_COLUMNS, type TimeColumn } from "../core/model/columns";
import type { Mapping, TimeMapping } from "../core/model/mapping";
import { nameOf } from "./csvMapping";
import { type Position, positionReader } from "./csvPosition";
import { countAt } from "./digits";
import type { FieldRows } from "./fieldRows";
import { IdArena } from "./idArena";
import { type MillisecondsReader, millisecondsReader, type TimeBytesReader, timeBytesReader } from "./time";
import { Words } from "./words";

/** Characters of a refused row that are kept. */
const FOUND_LENGTH = 120;

export interface ColumnOptions {
  readonly mapping: Mapping;
  readonly delimiter: string;
  readonly batchRows: number;
  readonly transform?: (lng: number, lat: number) => readonly [number, number];
}

export interface TimeField {
  readonly column: TimeColumn;
  /** Of updated_at the milliseconds beyond the second, row by row; null of the others. */
  readonly ms: Uint16Array<ArrayBuffer> | null;
  /** Reads those. */
  readonly readMs: MillisecondsReader;
  readonly index: number;
  /** Whether times are ISO 8601, not of a format of their own. */
  readonly iso: boolean;
  readonly read: TimeBytesReader;
  values: Int32Array<ArrayBuffer>;
}
export interface CodeField {
  readonly column: CodeColumn;
  readonly index: number;
  readonly words: Words;
  values: Uint32Array<ArrayBuffer>;
}
export interface CountField {
  readonly column: CountColumn;
  readonly index: number;
  values: Uint16Array<ArrayBuffer>;
}

/** Collects rows into batches. `add` takes the current row of `rows`; when `full`, `take` gives the batch and begins the next. */
export class CsvColumns {
  /** Rows in a full batch. */
  readonly size: number;
  private readonly rows: FieldRows;
  readonly position: Position;
  readonly times: TimeField[] = [];
  readonly codes: CodeField[] = [];
  readonly counts: CountField[] = [];
  readonly ids: IdArena | null;
  readonly idIndex: number;
  private readonly reported: TimeField | null;
  /** A row with fewer fields has no position or no time. */
  private readonly least: number;
  count = 0;
  private records: Uint32Array<ArrayBuffer>;
  private rejected: RejectedRow[] = [];
  private scratch = new Uint8Array(1024);
  // Where the field last looked at is.
  private bytes = this.scratch;
  private start = 0;
  private end = 0;

  /** `places`: index of each header name. Every column of the mapping must be there (see `mappingFault`). */
  constructor(rows: FieldRows, places: ReadonlyMap<string, number>, options: ColumnOptions) {
    const { mapping, batchRows } = options;
    const place = (column: TimeMapping | undefined): number => places.get(nameOf(column) ?? "") ?? -1;
    this.rows = rows;
    this.size = batchRows;
    this.records = new Uint32Array(batchRows);
    for (const column of TIME_COLUMNS) {
      const from = mapping[column];
      const format = typeof from === "object" ? from.format : undefined;
      const read = from === undefined ? null : timeBytesReader(format, mapping.timeZone ?? "UTC");
      if (read)
        this.times.push({
          column,
          index: place(from),
          iso: format === undefined,
          read,
          values: new Int32Array(batchRows),
          ms: column === "updated_at" ? new Uint16Array(batchRows) : null,
          readMs: millisecondsReader(format),
        });
    }
    for (const column of CODE_COLUMNS)
      if (mapping[column] !== undefined) this.codes.push({ column, index: place(mapping[column]), words: new Words(), values: new Uint32Array(batchRows) });
    for (const column of COUNT_COLUMNS)
      if (mapping[column] !== undefined) this.counts.push({ column, index: place(mapping[column]), values: new Uint16Array(batchRows) });
    this.idIndex = place(mapping.case_id);
    this.ids = this.idIndex < 0 ? null : new IdArena(batchRows);
    this.reported = this.times.find((field) => field.column === "reported_at") ?? null;
    this.position = positionReader(options, places);
    this.least = Math.max(this.position.lastIndex, this.reported?.index ?? -1) + 1;
  }

  /** True when the batch should be taken. */
  get full(): boolean {
    return this.count === this.size || this.rejected.length >= this.size;
  }

  get empty(): boolean {
    return this.count === 0 && this.rejected.length === 0;
  }

  /** Takes the rows [count, to) into the batch, their columns being written already; answers the number of the last record. */
  accept(to: number, before: number): number {
    let record = before;
    for (let row = this.count; row < to; row++) this.records[row] = ++record;
    this.count = to;
    return record;
  }

  /** Adds the current row as record number `record`. */
  add(record: number): void {
    const { rows, count, reported } = this;
    const { fields } = rows;
    if (fields < this.least) {
      this.reject(record, "fields_missing", rows.rowStart, rows.rowEnd);
      return;
    }
    if (reported) {
      this.look(reported.index);
      const { bytes, start, end } = this;
      const time = reported.read(bytes, start, end);
      if (time === NO_TIME) {
        this.reject(record, isBlank(bytes, start, end) ? "time_missing" : "time_unreadable", start, end, bytes);
        return;
      }
      reported.values[count] = time;
    }
    for (const field of this.times) {
      if (field === reported) continue;
      this.look(field.index);
      keepTime(field, count, this.bytes, this.start, this.end);
    }
    for (const field of this.codes) {
      this.look(field.index);
      field.values[count] = field.words.code(this.bytes, this.start, this.end);
    }
    for (const field of this.counts) {
      this.look(field.index);
      field.values[count] = countAt(this.bytes, this.start, this.end);
    }
    if (this.ids) {
      this.look(this.idIndex);
      this.ids.set(count, this.bytes, this.start, this.end);
    }
    const { position } = this;
    for (let part = 0; part < position.indices.length; part++) {
      this.look(position.indices[part] as number);
      position.look(part, this.bytes, this.start, this.end);
    }
    position.put(count);
    this.records[count] = record;
    this.count++;
  }

  /** Adds a row that is no report; its words are bytes[start .. end), by default of the reader's buffer. */
  reject(record: number, reason: RejectReason, start: number, end: number, bytes: Uint8Array = this.rows.bytes): void {
    const text = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + FOUND_LENGTH * 4)));
    const { line } = this.rows;
    this.rejected.push({ record, ...(line > 0 ? { line } : {}), reason, found: [...text].slice(0, FOUND_LENGTH).join("") });
  }

  /** The batch so far; the next one begins with fresh arrays and the same dictionaries. */
  take(): ReportBatch {
    const { count, size } = this;
    const whole = count === size;
    const cut = <T extends Int32Array | Uint32Array | Uint16Array>(values: T): T => (whole ? values : (values.slice(0, count) as T));
    const times: Partial<Record<TimeColumn, Int32Array>> = {};
    const codes: Partial<Record<CodeColumn, Uint32Array>> = {};
    const counts: Partial<Record<CountColumn, Uint16Array>> = {};
    const dictionaries: Partial<Record<CodeColumn, readonly string[]>> = {};
    let updatedMs: Uint16Array | null = null;
    for (const field of this.times) {
      times[field.column] = cut(field.values);
      if (whole) field.values = new Int32Array(size);
      if (field.ms?.some((ms) => ms > 0)) {
        updatedMs = field.ms.slice(0, count);
        field.ms.fill(0);
      }
    }
    for (const field of this.codes) {
      codes[field.column] = cut(field.values);
      dictionaries[field.column] = field.words.list;
      if (whole) field.values = new Uint32Array(size);
    }
    for (const field of this.counts) {
      counts[field.column] = cut(field.values);
      if (whole) field.values = new Uint16Array(size);
    }
    const batch = {
      count,
      x: cut(this.position.x),
      y: cut(this.position.y),
      record: cut(this.records),
      times,
      ...(updatedMs && { updatedMs }),
      codes,
      counts,
      dictionaries,
      rejected: this.rejected,
      ...(this.ids ? { ids: this.ids.take(count) } : {}),
    };
    if (whole) {
      this.position.renew(size);
      this.records = new Uint32Array(size);
    }
    this.rejected = [];
    this.count = 0;
    return batch;
  }

  /** Points bytes, start and end at field `index` without the spaces around it, doubled quotes made single; empty when the row is shorter. */
  private look(index: number): void {
    const { rows } = this;
    let { bytes } = rows;
    let start = 0;
    let end = 0;
    if (index < rows.fields) {
      start = rows.starts[index] as number;
      end = rows.ends[index] as number;
      if (rows.doubled[index] === 1) {
        end = this.undouble(start, end);
        start = 0;
        bytes = this.scratch;
      }
    }
    while (start < end && (bytes[start] as number) <= 32) start++;
    while (end > start && (bytes[end - 1] as number) <= 32) end--;
    // A reference is written with more care than a number, so only when it changes.
    if (this.bytes !== bytes) this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  private undouble(start: number, end: number): number {
    const from = this.rows.bytes;
    if (this.scratch.length < end - start) this.scratch = new Uint8Array((end - start) * 2);
    const to = this.scratch;
    let length = 0;
    for (let at = start; at < end; at++) {
      const byte = from[at] as number;
      to[length++] = byte;
      if (byte === 34 && from[at + 1] === 34 && at + 1 < end) at++;
    }
    return length;
  }
}

/** Reads a time into a row of its column, NO_TIME when it cannot be read. */
export function keepTime(field: TimeField, row: number, bytes: Uint8Array, start: number, end: number): number {
  const time = field.read(bytes, start, end);
  field.values[row] = time;
  if (field.ms) field.ms[row] = time === NO_TIME ? 0 : field.readMs(bytes, start, end);
  return time;
}

/** Only quotes and spaces: an empty time. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 34 && bytes[at] !== 39) return false;
  return true;
}
