// Counting: how many reports of which kind every grid has, and the sums that follow.
import type { Cohort, Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { KIND_COUNT, KIND_ROOM, KIND_SUMS, writeKinds } from "./flags";
import { rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";

/** What to count: a period, the rule of the cohort, and the instant at which overdue is judged (seconds since 2000). */
export interface Cut {
  readonly period: Period | null;
  readonly cohort: Cohort;
  readonly now: number;
}

/** Row of a slot, of OUTSIDE (-1) or of UNLOCATED (-2) in an array of sums: slots first, then these two. */
export function sumRow(slot: number, slotCount: number): number {
  return slot >= 0 ? slot : slotCount - 1 - slot;
}

/** Sums of every grid, then of OUTSIDE, then of UNLOCATED: (slotCount + 2) × SUM_WIDTH numbers. */
export function tally(reports: ReportColumns, cut: Cut): Float64Array {
  const { from, to } = rangeOf(reports, cut.period);
  const kinds = new Uint8Array(reports.size);
  writeKinds(reports, cut.cohort, cut.now, kinds, from, to);
  const counts = new Int32Array((reports.slotCount + 2) * KIND_ROOM);
  countKinds(counts, reports, kinds, from, to, 1);
  return sumsOf(counts);
}

/** Adds (`by` 1) or takes away (-1) rows [from, to) in a table of counts, KIND_ROOM numbers a row of sums. */
export function countKinds(
  counts: Int32Array,
  reports: Pick<ReportColumns, "slot" | "slotCount">,
  kinds: Uint8Array,
  from: number,
  to: number,
  by: 1 | -1,
): void {
  const { slot, slotCount } = reports;
  for (let row = from; row < to; row++) {
    const found = slot[row] ?? 0;
    const cell = (found >= 0 ? found : slotCount - 1 - found) * KIND_ROOM + (kinds[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + by;
  }
}

/** The sums that a table of counts stands for. */
export function sumsOf(counts: Int32Array): Float64Array {
  const rows = counts.length / KIND_ROOM;
  const sums = new Float64Array(rows * SUM_WIDTH);
  const one = new Float64Array(SUM_WIDTH);
  for (let row = 0; row < rows; row++) {
    one.fill(0);
    for (let kind = 0; kind < KIND_COUNT; kind++) {
      const count = counts[row * KIND_ROOM + kind] ?? 0;
      if (count === 0) continue;
      const adds = kind * SUM_WIDTH;
      for (let field = 0; field < SUM_WIDTH; field++) one[field] = (one[field] ?? 0) + count * (KIND_SUMS[adds + field] ?? 0);
    }
    sums.set(one, row * SUM_WIDTH);
  }
  return sums;
}
