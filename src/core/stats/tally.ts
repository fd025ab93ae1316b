// Counting: how many reports of which kind every grid has, and the sums that follow.
import type { RowMask } from "../model/filters";
import type { Cohort, Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { KIND_COUNT, KIND_FIELDS, writeKinds } from "./flags";
import { type RowRange, rangeOf } from "./range";
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
  return tallyKinds(reports, kinds, { from, to });
}

/** The same of a range of rows whose kinds are known. */
export function tallyKinds(reports: Placed, kinds: Uint8Array, range: RowRange): Float64Array {
  const sums = new Float64Array((reports.slotCount + 2) * SUM_WIDTH);
  addKinds(sums, reports, kinds, range, ADDS);
  return sums;
}

/** Which grid each report lies in. */
export type Placed = Pick<ReportColumns, "slot" | "slotCount">;

/** The kind of a report that the filters leave out: it adds nothing at all. */
export const NOTHING = KIND_COUNT;

/** The kinds of the rows that pass the filters; the others add nothing. */
export function passing(kinds: Uint8Array, { bits }: RowMask): Uint8Array {
  return kinds.map((kind, row) => (bits[row] === 0 ? kind : NOTHING));
}

/** What a report of each kind adds to each of the sums, 1 or 0: SUM_WIDTH numbers a kind, the last one NOTHING. And what it takes away when it goes, −1 or 0. */
export const ADDS = Int8Array.from({ length: (NOTHING + 1) * SUM_WIDTH }, (_, at) =>
  KIND_FIELDS[Math.floor(at / SUM_WIDTH)]?.includes(at % SUM_WIDTH) ? 1 : 0,
);
export const TAKES = ADDS.map((one) => -one);

/** Adds to the sums what each of a range of reports brings (ADDS) or takes (TAKES). The ten of SUM_WIDTH are written out: twice as fast as a loop over them. */
export function addKinds(sums: Float64Array, { slot, slotCount }: Placed, kinds: Uint8Array, { from, to }: RowRange, what: Int8Array): void {
  for (let row = from; row < to; row++) {
    const at = sumRow(slot[row] as number, slotCount) * SUM_WIDTH;
    const kind = (kinds[row] as number) * SUM_WIDTH;
    sums[at] = (sums[at] as number) + (what[kind] as number);
    sums[at + 1] = (sums[at + 1] as number) + (what[kind + 1] as number);
    sums[at + 2] = (sums[at + 2] as number) + (what[kind + 2] as number);
    sums[at + 3] = (sums[at + 3] as number) + (what[kind + 3] as number);
    sums[at + 4] = (sums[at + 4] as number) + (what[kind + 4] as number);
    sums[at + 5] = (sums[at + 5] as number) + (what[kind + 5] as number);
    sums[at + 6] = (sums[at + 6] as number) + (what[kind + 6] as number);
    sums[at + 7] = (sums[at + 7] as number) + (what[kind + 7] as number);
    sums[at + 8] = (sums[at + 8] as number) + (what[kind + 8] as number);
    sums[at + 9] = (sums[at + 9] as number) + (what[kind + 9] as number);
  }
}
