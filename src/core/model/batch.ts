// What a reader hands to the ledger: a batch of reports in columns, and the rows it had to refuse.
import type { CodeColumn, CountColumn, TimeColumn } from "./columns";

/** A batch of reports in typed columns; all columns have `count` entries. Only mapped columns are present, the same ones in every batch of a source. */
export interface ReportBatch {
  readonly count: number;
  /** Longitude, lattice units, WGS 84; NO_COORDINATE when missing or no number. Already out of the source's CRS. */
  readonly x: Int32Array;
  /** Latitude likewise. */
  readonly y: Int32Array;
  /** Record number in the source, from 1 (a CSV's header is not counted), ascending. */
  readonly record: Uint32Array;
  /** Seconds since 2000, NO_TIME when empty. */
  readonly times: Partial<Record<TimeColumn, Int32Array>>;
  /** Milliseconds of updated_at beyond its second: of two updates of a case within one second the later one counts. Absent when all are whole. */
  readonly updatedMs?: Uint16Array;
  /** Code into `dictionaries[column]`; code 0 is the empty value. */
  readonly codes: Partial<Record<CodeColumn, Uint32Array>>;
  readonly counts: Partial<Record<CountColumn, Uint16Array>>;
  /** Case ids: UTF-8 bytes end to end, id i ends at end[i]. */
  readonly ids?: { readonly bytes: Uint8Array; readonly end: Uint32Array };
  /** The words of each code column so far; grows from batch to batch, `[0]` is "". Shared, never copied. */
  readonly dictionaries: Partial<Record<CodeColumn, readonly string[]>>;
  /** Rows of this stretch of the source that are no report. */
  readonly rejected: readonly RejectedRow[];
}

export type RejectReason =
  | "time_missing" // reported_at is mapped and empty
  | "time_unreadable" // reported_at does not follow the format
  | "fields_missing" // the row ends before a mapped column that must be there
  | "row_broken" // not a record at all: unclosed quote, no object, broken JSON
  | "row_too_long"; // longer than the reader's limit

/** A row that is no report: where, why, and the words that were in the way (cut to 120 characters). */
export interface RejectedRow {
  readonly record: number;
  /** Line in the file, from 1, where the source has lines. */
  readonly line?: number;
  readonly reason: RejectReason;
  readonly found: string;
}
