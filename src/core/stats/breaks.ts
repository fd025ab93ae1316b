// Class breaks of a choropleth. Zero and no data are never in these classes: they are classes of their own (core/frame/paint.ts).
import { ckmeans } from "simple-statistics";

/** quantile: equally many grids a class, beginning at values that occur · equal: equally wide · ckmeans: least variance within (Wang & Song 2011) · fixed: given thresholds. */
export type BreakMethod = "quantile" | "equal" | "ckmeans" | "fixed";

/** Classes i = [lower[i], lower[i + 1]), the last one up to `upper` inclusive. No class when there is no value but zero. */
export interface Breaks {
  readonly method: BreakMethod;
  /** Strictly ascending. */
  readonly lower: readonly number[];
  readonly upper: number;
}

/**
 * Breaks of the values that are numbers and not zero. Where there are no more distinct values than classes, every value is a class.
 * Ties may leave fewer classes than asked for. `thresholds` (fixed only) are the inner edges: k of them make k + 1 classes, filled or not.
 */
export function classBreaks(values: ArrayLike<number | null>, method: BreakMethod, classCount: number, thresholds: readonly number[] = []): Breaks {
  const sorted = Float64Array.from(Array.from(values).filter(isClassed)).sort();
  const low = sorted[0];
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return { method, lower: [], upper: Number.NaN };
  if (method === "fixed") return fixedBreaks(low, high, thresholds);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= classCount) return { method, lower: distinct, upper: high };
  return { method, lower: ascending(edges(sorted, method, classCount)), upper: high };
}

/** Class of a value, from 0; a value beyond the ends (breaks may be frozen) belongs to the end class. -1 when there are no classes. */
export function classOf(value: number, { lower }: Breaks): number {
  let low = 0;
  let high = lower.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lower[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return lower.length === 0 ? -1 : Math.max(0, low - 1);
}

/** True for what a class of its own does not take: a number that is not zero. */
export function isClassed(value: number | null): value is number {
  return value !== null && Number.isFinite(value) && value !== 0;
}

function edges(sorted: Float64Array, method: "quantile" | "equal" | "ckmeans", classCount: number): number[] {
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? 0;
  if (method === "ckmeans") return ckmeans(Array.from(sorted), classCount).map((cluster) => cluster[0] ?? low);
  const shares = Array.from({ length: classCount }, (_, index) => index / classCount);
  if (method === "equal") return shares.map((share) => low + (high - low) * share);
  return shares.map((share) => sorted[Math.floor(sorted.length * share)] ?? high);
}

function fixedBreaks(low: number, high: number, thresholds: readonly number[]): Breaks {
  const inner = ascending([...thresholds].sort((one, other) => one - other));
  const first = inner[0] ?? low;
  const start = low < first ? low : first > 0 ? 0 : first;
  return { method: "fixed", lower: ascending([start, ...inner]), upper: Math.max(high, inner.at(-1) ?? high) };
}

/** Drops what does not rise. */
function ascending(numbers: readonly number[]): number[] {
  const rising: number[] = [];
  for (const number of numbers) if (rising.length === 0 || number > (rising.at(-1) ?? number)) rising.push(number);
  return rising;
}
