// The legend as plain data, made from the breaks themselves: what the map shows and what the legend says cannot differ.
import type { Period } from "../model/period";
import type { BreakMethod, Breaks } from "../stats/breaks";
import { RATES, type RateName } from "../stats/rates";
import type { SumField } from "../stats/sums";
import { classIndexes } from "./paint";
import { NO_DATA_CLASS, ZERO_CLASS } from "./pictures";

/** What a choropleth can show: number of reports, reports per km², a rate, the median hours to close. */
export type LegendMeasure = "n" | "density" | RateName | "medianHours";

/** One class of the legend: values [from, to), the last one including `to`. */
export interface LegendClass {
  readonly from: number;
  readonly to: number;
  /** True when `to` is in the class. */
  readonly closed: boolean;
  /** Grids in the class. */
  readonly grids: number;
}

export interface LegendData {
  readonly measure: LegendMeasure;
  /** What is divided by what, as names of sums; null for measures that are no rate. */
  readonly numerator: SumField | null;
  readonly denominator: SumField | null;
  /** null: all time. */
  readonly period: Period | null;
  readonly method: BreakMethod;
  readonly classes: readonly LegendClass[];
  readonly zeroGrids: number;
  readonly noDataGrids: number;
  /** Reports counted in the grids of the map, of all that are kept. */
  readonly n: number;
  readonly of: number;
}

/** The legend of values (one a grid, null for no data) classed by breaks. */
export function legendOf(
  values: ArrayLike<number | null>,
  breaks: Breaks,
  facts: { readonly measure: LegendMeasure; readonly period: Period | null; readonly n: number; readonly of: number },
): LegendData {
  const grids = new Uint32Array(256);
  for (const own of classIndexes(values, breaks)) grids[own] = (grids[own] ?? 0) + 1;
  const { lower, upper } = breaks;
  const terms = isRateMeasure(facts.measure) ? RATES[facts.measure] : null;
  return {
    ...facts,
    numerator: terms?.[0] ?? null,
    denominator: terms?.[1] ?? null,
    method: breaks.method,
    classes: lower.map((from, index) => ({
      from,
      to: lower[index + 1] ?? upper,
      closed: index === lower.length - 1,
      grids: grids[index] ?? 0,
    })),
    zeroGrids: grids[ZERO_CLASS] ?? 0,
    noDataGrids: grids[NO_DATA_CLASS] ?? 0,
  };
}

function isRateMeasure(measure: LegendMeasure): measure is RateName {
  return Object.hasOwn(RATES, measure);
}
