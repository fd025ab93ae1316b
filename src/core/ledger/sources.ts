// The sources of a ledger and the rows they could not make reports of.
import type { RejectedRow, RejectReason, ReportBatch } from "../model/batch";
import type { NativeColumn } from "../model/columns";

/** What a source says of itself when its reading begins. `bytes` is null where the size is not known. */
export interface SourceFacts {
  readonly name: string;
  readonly bytes: number | null;
  readonly generated: boolean;
  /** It goes on for weeks: superseded rows and echoes are counted and let go, so that it holds one row a case. */
  readonly live?: boolean;
}

/** A source as the ledger holds it. `index` stays its own, also when others are gone. */
export interface LedgerSource extends SourceFacts {
  readonly index: number;
  /** Rows read so far, rejected ones included. */
  readonly read: number;
  readonly columns: ReadonlySet<NativeColumn>;
  /** Reports that have left since they were read, being older than what the source keeps; they are no longer among those read. */
  readonly aged: number;
}

/** One source while it is filled. */
export interface OpenSource extends LedgerSource {
  read: number;
  aged: number;
  readonly columns: Set<NativeColumn>;
  readonly rejections: Map<RejectReason, number>;
  /** Rows read and rejected up to the last finish: what the kept columns answer for. */
  settled: { readonly read: number; readonly rejected: number };
  /** Duplicates that were counted and let go. */
  gone: number;
  /** Reports before this instant leave at every finish; null keeps all. */
  keptFrom: number | null;
}

export interface RejectedRecord {
  readonly source: number;
  readonly row: RejectedRow;
}

/** Rejected rows that are kept to be shown; all are counted. */
export const REJECTED_SHOWN = 100_000;

/** A source of which nothing was read yet. */
export function newSource(facts: SourceFacts, index: number): OpenSource {
  const read = { read: 0, aged: 0, gone: 0, settled: { read: 0, rejected: 0 } };
  return { ...facts, ...read, index, columns: new Set(), rejections: new Map(), keptFrom: null };
}

/** How many rows of some sources were rejected for which reason. */
export function rejectionsOf(sources: Iterable<OpenSource>): ReadonlyMap<RejectReason, number> {
  const all = new Map<RejectReason, number>();
  for (const { rejections } of sources) for (const [reason, count] of rejections) all.set(reason, (all.get(reason) ?? 0) + count);
  return all;
}

/** Counts a batch's rows and notes which columns its source brings. */
export function noteBatch(source: OpenSource, batch: ReportBatch): void {
  source.read += batch.count + batch.rejected.length;
  for (const row of batch.rejected) source.rejections.set(row.reason, (source.rejections.get(row.reason) ?? 0) + 1);
  for (const group of [batch.times, batch.codes, batch.counts]) for (const name of Object.keys(group)) source.columns.add(name as NativeColumn);
  if (batch.ids) source.columns.add("case_id");
}

/** As if nothing of a source had been read; which columns it brings stays known. */
export function emptySource(source: OpenSource): void {
  source.read = 0;
  source.gone = 0;
  source.aged = 0;
  source.rejections.clear();
  source.settled = { read: 0, rejected: 0 };
}

/** What was read of a source so far is now in the kept columns. */
export function settleSource(source: OpenSource): void {
  let rejected = 0;
  for (const count of source.rejections.values()) rejected += count;
  source.settled = { read: source.read, rejected };
}
