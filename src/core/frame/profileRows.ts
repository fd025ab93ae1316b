// The indicators of a profile: its own value beside the town's, and its place among the grids.

import { ASSESS_WIDTH } from "../stats/assessSums";
import { INDICATORS } from "../stats/indicatorList";
import { type Indicator, type IndicatorValue, indicatorOf } from "../stats/indicators";
import { type Rank, rankAmong } from "../stats/rank";

export interface ProfileRow {
  readonly indicator: Indicator;
  readonly own: IndicatorValue;
  readonly town: IndicatorValue;
  /** 1 for the best; null for more than one grid, for no value and for too few cases. */
  readonly rank: Rank | null;
}

/** Sums of some slots together, one row of ASSESS_WIDTH; null is the town. `sums` has the plan's slots, OUTSIDE, UNLOCATED, the town. */
export function sumsTogether(sums: Float64Array, slots: readonly number[] | null, slotCount: number): Float64Array {
  const together = new Float64Array(ASSESS_WIDTH);
  for (const node of slots ?? [slotCount + 2]) {
    for (let field = 0; field < ASSESS_WIDTH; field++) together[field] = (together[field] ?? 0) + (sums[node * ASSESS_WIDTH + field] ?? 0);
  }
  return together;
}

/** Every indicator that anything in the town can be said of. */
export function profileRows(sums: Float64Array, slots: readonly number[] | null, slotCount: number): readonly ProfileRow[] {
  const together = sumsTogether(sums, slots, slotCount);
  return INDICATORS.flatMap((indicator): readonly ProfileRow[] => {
    const town = indicatorOf(indicator, sums, slotCount + 2);
    if (town.denominator === 0) return [];
    const rank = slots?.length === 1 ? rankOf(indicator, sums, slots[0] ?? 0, slotCount) : null;
    return [{ indicator, own: indicatorOf(indicator, together, 0), town, rank }];
  });
}

/** Place among the grids that have a value of enough cases. */
function rankOf(indicator: Indicator, sums: Float64Array, slot: number, slotCount: number): Rank | null {
  const values = Array.from({ length: slotCount }, (_, at) => {
    const { value, few } = indicatorOf(indicator, sums, at);
    return few ? null : value;
  });
  return rankAmong(values, values[slot] ?? null, indicator.better);
}
