// Rates out of sums, at the last moment: always with numerator and denominator, null for 0/0. Never an average of averages.
import type { SumField, Sums } from "./sums";

/** Each rate's numerator and denominator (contract.md, domain.md §4). */
export const RATES = {
  handling: ["handled", "due"],
  timeliness: ["handledOnTime", "due"],
  closure: ["closed", "dueToClose"],
  onTimeClosure: ["closedOnTime", "dueToClose"],
  satisfaction: ["satisfied", "answered"],
} as const satisfies Record<string, readonly [SumField, SumField]>;

export type RateName = keyof typeof RATES;

export const RATE_NAMES = Object.keys(RATES) as readonly RateName[];

/** A share of 1; `value` is null when the denominator is 0. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

/** One rate of one grid (or of any sum of grids). */
export function rateOf(sums: Sums, name: RateName): Rate {
  const [top, bottom] = RATES[name];
  const numerator = sums[top];
  const denominator = sums[bottom];
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
}

/** Reports per km²; null for a grid without area. `areaM2` in square metres. */
export function densityOf(n: number, areaM2: number): number | null {
  return areaM2 > 0 ? (n / areaM2) * 1_000_000 : null;
}
