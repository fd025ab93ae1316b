// A recorded day as it happened: how cases stood at an instant, and what was heard of them between two, out of what is known of them in the end.
import type { ReportBatch } from "../../core/model/batch";
import { NO_TIME, type TimeColumn } from "../../core/model/columns";
import { pickRows } from "./batchRows";

/** Times at which something is heard of a case. deadline_at is no such time: it is set when the case is dispatched, or with the report. */
const HEARD_AT = ["reported_at", "registered_at", "dispatched_at", "handled_at", "verified_at", "closed_at", "called_back_at"] as const;

/** Instants of a recording at which something is heard, ascending, each with its batch and row. */
export interface Moments {
  readonly times: Int32Array;
  readonly batch: Uint32Array;
  readonly row: Uint32Array;
}

/** What is heard in [from, to), seconds since 2000. */
export function momentsOf(batches: readonly ReportBatch[], from: number, to: number): Moments {
  const found: { time: number; batch: number; row: number }[] = [];
  for (const [index, { times, count }] of batches.entries()) {
    for (const column of HEARD_AT) {
      const values = times[column];
      if (!values) continue;
      for (let row = 0; row < count; row++) {
        const time = values[row] ?? NO_TIME;
        if (time >= from && time < to) found.push({ time, batch: index, row });
      }
    }
  }
  found.sort((a, b) => a.time - b.time || a.batch - b.batch || a.row - b.row);
  return {
    times: Int32Array.from(found, ({ time }) => time),
    batch: Uint32Array.from(found, ({ batch }) => batch),
    row: Uint32Array.from(found, ({ row }) => row),
  };
}

/** The rows of a batch that were reported before `at`, with what was known of them then. Rows without a time are always there, rejected ones too. */
export function standingAt(batch: ReportBatch, at: number): ReportBatch {
  const reported = batch.times.reported_at;
  const rows: number[] = [];
  for (let row = 0; row < batch.count; row++) if ((reported?.[row] ?? NO_TIME) < at) rows.push(row);
  return { ...rowsAt(batch, Uint32Array.from(rows), at), rejected: batch.rejected };
}

/** Some rows of a batch as they stood just before `at`; updated_at says when the last was heard of each. */
export function rowsAt(batch: ReportBatch, rows: Uint32Array, at: number): ReportBatch {
  const times: { [K in TimeColumn]?: Int32Array } = {};
  const heard = new Int32Array(rows.length).fill(NO_TIME);
  const later = new Uint8Array(rows.length);
  for (const column of HEARD_AT) {
    const values = batch.times[column];
    if (!values) continue;
    times[column] = Int32Array.from(rows, (row, index) => {
      const time = values[row] ?? NO_TIME;
      if (time >= at) later[index] = 1;
      if (time >= at) return NO_TIME;
      heard[index] = Math.max(heard[index] ?? NO_TIME, time);
      return time;
    });
  }
  const { deadline_at } = batch.times;
  const { dispatched_at } = times;
  if (deadline_at)
    times.deadline_at = Int32Array.from(rows, (row, i) => (!dispatched_at || dispatched_at[i] !== NO_TIME ? (deadline_at[row] ?? NO_TIME) : NO_TIME));
  times.updated_at = heard;
  const own = pickRows(batch, rows);
  return { ...own, codes: toldSoFar(own.codes, later), rejected: [], times };
}

/** Words that tell the end of a story (state, satisfaction) are left out while something was still to come. */
function toldSoFar(codes: ReportBatch["codes"], later: Uint8Array): ReportBatch["codes"] {
  const told = { ...codes };
  for (const name of ["state", "satisfaction"] as const) if (codes[name]) told[name] = codes[name].map((code, index) => (later[index] === 1 ? 0 : code));
  return told;
}
