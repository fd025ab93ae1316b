// Indicators as data, and their values out of sums: always numerator, denominator and n beside the value; never an average of averages.
import { ASSESS_WIDTH, type AssessField, fieldAt } from "./assessSums";
import { type Band, bandOfShare } from "./bands";
import { type Interval, wilson } from "./wilson";

/** Sums added, and sums taken away from them. */
export interface Combination {
  readonly plus: readonly AssessField[];
  readonly minus?: readonly AssessField[];
}

export interface IndicatorText {
  readonly zh: string;
  readonly en: string;
}

/** A rate counts cases out of cases; a mean sums something over cases. */
export interface Indicator {
  readonly id: string;
  readonly name: IndicatorText;
  readonly kind: "rate" | "mean";
  /** A rate is a share of 1; a mean is in hours (of sums in seconds) or times a case. */
  readonly unit: "share" | "hours" | "times";
  readonly numerator: Combination;
  readonly denominator: Combination;
  readonly better: "higher" | "lower";
  /** `deadline`: the cohort rule `due` or `all` decides which cases count; `cases`: it does not matter. */
  readonly cohort: "deadline" | "cases";
  /** In the indicator's unit; null where none is set. */
  readonly target: number | null;
  /** What is divided by what, in words. */
  readonly meaning: IndicatorText;
}

/** Below so many cases in the denominator a value is flagged (indicators.json "smallN"). */
export const FEW_CASES = 10;

/** One indicator of one grid, or of any sum of grids and periods. */
export interface IndicatorValue {
  readonly numerator: number;
  readonly denominator: number;
  /** In the indicator's unit; null of 0/0. */
  readonly value: number | null;
  /** All reports of the row, counted or not. */
  readonly n: number;
  /** True when the denominator is above 0 and below FEW_CASES. */
  readonly few: boolean;
  /** 95 % by Wilson; of rates only. */
  readonly interval: Interval | null;
  /** Of rates only; a rate that is better when lower is graded by what is left of 1. */
  readonly band: Band | null;
  /** Whether the target is met; null without target or value. */
  readonly met: boolean | null;
}

const SECONDS_PER_HOUR = 3600;

/** An indicator of one row of sums (assessSums.ts, rolled up or not). `target` overrides the indicator's own; null takes it away. */
export function indicatorOf(indicator: Indicator, sums: ArrayLike<number>, row: number, target: number | null = indicator.target): IndicatorValue {
  const { numerator, denominator } = fractionAt(indicator, sums, row);
  const value = denominator === 0 ? null : numerator / denominator / (indicator.unit === "hours" ? SECONDS_PER_HOUR : 1);
  const isRate = indicator.kind === "rate" && denominator > 0;
  const good = indicator.better === "higher" ? numerator : denominator - numerator;
  return {
    numerator,
    denominator,
    value,
    n: sums[row * ASSESS_WIDTH] ?? 0,
    few: denominator > 0 && denominator < FEW_CASES,
    interval: isRate ? wilson(numerator, denominator) : null,
    band: isRate ? bandOfShare(good, denominator) : null,
    met: value === null || target === null ? null : indicator.better === "higher" ? value >= target : value <= target,
  };
}

/** What an indicator of one row of sums stands on. */
export function fractionAt({ numerator, denominator }: Indicator, sums: ArrayLike<number>, row: number) {
  const base = row * ASSESS_WIDTH;
  return { numerator: combine(numerator, sums, base), denominator: combine(denominator, sums, base) };
}

/** A rate as a score from 0 to 100 in which more is better; null of 0/0 and of means. */
export function scoreOf(indicator: Indicator, sums: ArrayLike<number>, row: number): number | null {
  if (indicator.kind !== "rate") return null;
  const { numerator, denominator } = fractionAt(indicator, sums, row);
  if (denominator === 0) return null;
  return (100 * (indicator.better === "higher" ? numerator : denominator - numerator)) / denominator;
}

function combine({ plus, minus }: Combination, sums: ArrayLike<number>, base: number): number {
  let total = 0;
  for (const field of plus) total += sums[base + fieldAt(field)] ?? 0;
  if (minus !== undefined) for (const field of minus) total -= sums[base + fieldAt(field)] ?? 0;
  return total;
}
