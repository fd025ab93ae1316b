// How counts changed: every grid's reports of a month against the month before and the same month last year, and its own past as control limits.
import { ASSESS_WIDTH, fieldAt } from "../stats/assessSums";
import { type Change, changeOf } from "../stats/change";
import { type ControlLimits, controlLimits, controlVerdict } from "../stats/control";

/** Months of the past that limits stand on, at most: older ones tell of another time. */
export const PAST_MONTHS = 12;

export interface ChangeRow {
  /** null for the town. */
  readonly slot: number | null;
  readonly now: number;
  /** 环比. */
  readonly onMonth: Change;
  /** 同比. */
  readonly onYear: Change;
  /** c-chart of the months before; null where fewer than eight are known. */
  readonly limits: ControlLimits | null;
  readonly verdict: "within" | "above" | "below" | null;
}

/** Reports of one node in every period; `sums` hold one array a period. */
export function countsOf(sums: readonly Float64Array[], node: number): readonly number[] {
  return sums.map((period) => period[node * ASSESS_WIDTH + fieldAt("n")] ?? 0);
}

/**
 * One row for each grid, then the town. `whole` are sums of whole months, oldest first; `alike` are those of the judged month, of the month
 * before and of the same month last year cut to the same length. What is not known (before the first report) is null.
 */
export function changeTable(
  whole: readonly Float64Array[],
  alike: { readonly now: Float64Array; readonly before: Float64Array | null; readonly yearBefore: Float64Array | null },
  slotCount: number,
): readonly ChangeRow[] {
  const town = slotCount + 2;
  return [...Array.from({ length: slotCount }, (_, slot) => slot), town].map((node): ChangeRow => {
    const count = (sums: Float64Array): number => sums[node * ASSESS_WIDTH + fieldAt("n")] ?? 0;
    const now = count(alike.now);
    const limits = usualLimits(countsOf(whole, node).slice(-PAST_MONTHS));
    return {
      slot: node === town ? null : node,
      now,
      onMonth: changeOf(now, alike.before && count(alike.before)),
      onYear: changeOf(now, alike.yearBefore && count(alike.yearBefore)),
      limits,
      verdict: limits === null ? null : controlVerdict(now, limits),
    };
  });
}

/** Each month against the limits of the months before it, for a trend: null until enough are known. */
export function limitsAlong(counts: readonly number[]): readonly (ControlLimits | null)[] {
  return counts.map((_, place) => usualLimits(counts.slice(Math.max(0, place - PAST_MONTHS), place)));
}

/**
 * Limits of counts: c̄ ± 3 √c̄, or those of the moving range where these are wider. Seasons and campaigns move large counts by more than chance, and
 * limits of chance alone would call every other month an exception (Wheeler, Understanding Variation). Not below 0.
 */
function usualLimits(past: readonly number[]): ControlLimits | null {
  const chance = controlLimits(past, "count");
  const own = controlLimits(past, "individual");
  if (chance === null || own === null || own.upper <= chance.upper) return chance;
  return { ...own, lower: Math.max(0, own.lower) };
}
