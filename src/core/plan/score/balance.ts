// How evenly load is spread over grids: deviation from target, coefficient of variation, Gini.

export interface Balance {
  /** load / target − 1 of each grid. */
  readonly deviation: Float64Array;
  /** Largest absolute deviation. */
  readonly maxDeviation: number;
  /** Largest deviation less the smallest. */
  readonly range: number;
  /** √(Σ(load / target − 1)² / k): σ/μ where all targets are equal. */
  readonly variation: number;
  /** 0 all loads equal … towards 1 all in one grid; null for no load. */
  readonly gini: number | null;
}

/** The measures of design/planner.md §2; `target[g]` is the load that grid g should have, above 0. */
export function balanceOf(load: Float64Array, target: Float64Array): Balance {
  const deviation = load.map((each, grid) => each / (target[grid] as number) - 1);
  let [least, most, squares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const d of deviation) {
    least = Math.min(least, d);
    most = Math.max(most, d);
    squares += d * d;
  }
  const isEmpty = deviation.length === 0;
  return {
    deviation,
    maxDeviation: isEmpty ? 0 : Math.max(Math.abs(least), Math.abs(most)),
    range: isEmpty ? 0 : most - least,
    variation: isEmpty ? 0 : Math.sqrt(squares / deviation.length),
    gini: giniOf(load),
  };
}

/** G = 2Σ i·w₍ᵢ₎ / (kΣw) − (k + 1)/k over loads in ascending order, i from 1. */
function giniOf(load: Float64Array): number | null {
  const count = load.length;
  let sum = 0;
  let ranked = 0;
  for (const [index, each] of load.slice().sort().entries()) {
    sum += each;
    ranked += (index + 1) * each;
  }
  return sum > 0 ? (2 * ranked) / (count * sum) - (count + 1) / count : null;
}
