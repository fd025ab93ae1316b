// Counting: how many reports of which kind every grid has, and the sums that follow.
import type { Cohort, Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { KIND_COUNT, KIND_FIELDS, writeKinds } from "./flags";
import { type RowRange, rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";

const NO_FIELDS = new Uint8Array(0);

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
  return tallyKinds(reports, kinds, { from, to });
}

/** The same of a range of rows whose kinds are known. */
export function tallyKinds(reports: Pick<ReportColumns, "slot" | "slotCount">, kinds: Uint8Array, range: RowRange): Float64Array {
  const { slot, slotCount } = reports;
  const counts = new Int32Array((slotCount + 2) * KIND_COUNT);
  for (let row = range.from; row < range.to; row++) {
    const cell = sumRow(slot[row] ?? 0, slotCount) * KIND_COUNT + (kinds[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return sumsOf(counts);
}

/** The sums that a table of counts stands for: KIND_COUNT counts a row, in order of kind. */
export function sumsOf(counts: Int32Array): Float64Array {
  const rows = counts.length / KIND_COUNT;
  const sums = new Float64Array(rows * SUM_WIDTH);
  for (let row = 0; row < rows; row++) {
    const base = row * SUM_WIDTH;
    for (let kind = 0; kind < KIND_COUNT; kind++) {
      const count = counts[row * KIND_COUNT + kind] ?? 0;
      if (count === 0) continue;
      const fields = KIND_FIELDS[kind] ?? NO_FIELDS;
      for (let i = 0; i < fields.length; i++) {
        const at = base + (fields[i] ?? 0);
        sums[at] = (sums[at] ?? 0) + count;
      }
    }
  }
  return sums;
}
