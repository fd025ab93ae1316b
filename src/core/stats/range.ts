// The rows of a period: a stretch of the time-sorted reports.
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";

/** Rows [from, to). */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows reported in the half-open period; null means all time and includes the rows without a time. An upside-down period is empty. */
export function rangeOf(reports: Pick<ReportColumns, "size" | "timed" | "times">, period: Period | null): RowRange {
  if (period === null) return { from: 0, to: reports.size };
  const times = reports.times.reported_at;
  if (times === undefined) return { from: 0, to: 0 };
  const from = firstAtOrAfter(times, reports.timed, period.from);
  return { from, to: Math.max(from, firstAtOrAfter(times, reports.timed, period.to)) };
}

function firstAtOrAfter(times: Int32Array, timed: number, seconds: number): number {
  let low = 0;
  let high = timed;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
