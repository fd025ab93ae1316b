// Fair comparison as a table: one rate, or one count over a base, of every grid with all that says how firmly it stands.
import { ASSESS_WIDTH, fieldAt } from "../stats/assessSums";
import { compareCounts, compareRates, type Denominator, type FairComparison, LEAST } from "../stats/fair";
import { indicatorById } from "../stats/indicatorList";
import { indicatorOf } from "../stats/indicators";
import { type Interval, wilson } from "../stats/wilson";

/** What is compared: a rate of indicatorList.ts, or reports over km², households or staff. */
export type FairMeasure = { readonly kind: "rate"; readonly indicator: string } | { readonly kind: "count"; readonly per: Denominator };

export interface FairTable extends FairComparison {
  readonly measure: FairMeasure;
  readonly least: number;
  /** Which side is the good one; null of counts: many reports may be much trouble or much diligence. */
  readonly better: "higher" | "lower" | null;
  /** 95 % by Wilson, one a grid; null of counts and of 0/0. */
  readonly intervals: readonly (Interval | null)[];
}

/**
 * Compares all grids. `sums` are one period's of an assessment (indicatorTable.ts), its first `slotCount` rows the grids; `bases` are km²,
 * households or staff by slot, not asked of a rate. `least` is the smallest base a value is named by.
 */
export function fairTable(sums: Float64Array, slotCount: number, measure: FairMeasure, bases: readonly number[], least: number = leastOf(measure)): FairTable {
  const slots = Array.from({ length: slotCount }, (_, slot) => slot);
  if (measure.kind === "count") {
    const counts = slots.map((slot) => sums[slot * ASSESS_WIDTH + fieldAt("n")] ?? 0);
    return { ...compareCounts(counts, bases, measure.per, least), measure, least, better: null, intervals: slots.map(() => null) };
  }
  const indicator = indicatorById(measure.indicator);
  if (indicator?.kind !== "rate") throw new RangeError(`fairTable: no rate is called ${measure.indicator}`);
  const values = slots.map((slot) => indicatorOf(indicator, sums, slot));
  const comparison = compareRates(
    values.map(({ numerator }) => numerator),
    values.map(({ denominator }) => denominator),
    least,
  );
  const { better } = indicator;
  return { ...comparison, measure, least, better, intervals: values.map(({ numerator, denominator }) => wilson(numerator, denominator)) };
}

/** What a value's place beyond the limits means: of a count only that it differs. */
export type Tone = "within" | "good" | "bad" | "apart";

/** The tone of a grid's value, and whether it lies beyond the outer limits; null without verdict. */
export function toneOf({ values, better }: FairTable, slot: number): { readonly tone: Tone; readonly far: boolean } | null {
  const verdict = values[slot]?.verdict ?? null;
  if (verdict === null) return null;
  if (verdict === "within") return { tone: "within", far: false };
  const isHigh = verdict === "above" || verdict === "farAbove";
  const far = verdict === "farAbove" || verdict === "farBelow";
  return { tone: better === null ? "apart" : isHigh === (better === "higher") ? "good" : "bad", far };
}

/** The smallest base that a measure is named by unless the reader sets another. */
export function leastOf(measure: FairMeasure): number {
  return measure.kind === "rate" ? LEAST.cases : LEAST[measure.per];
}
