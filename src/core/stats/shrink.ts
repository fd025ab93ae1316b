// Empirical-Bayes shrinkage: a rate of few cases is drawn toward the town's rate, the more so the less it stands on. The raw rate stays beside it.

/** Raw and shrunk rates in the order of the areas; null where the base is 0. */
export interface Shrunk {
  /** The rate all areas together have: Σ counts / Σ bases; null without any base. */
  readonly reference: number | null;
  /** Variance between areas that chance does not explain; 0 when chance explains all of it. */
  readonly variance: number;
  readonly raw: readonly (number | null)[];
  readonly shrunk: readonly (number | null)[];
  /** Share of its own rate that an area keeps, 0 to 1. */
  readonly weight: readonly number[];
}

/**
 * Poisson-Gamma by moments (Marshall, Applied Statistics 40, 1991; the method of GeoDa and of esda's Empirical_Bayes), for counts over a base
 * (households, km², staff) and, as an approximation on the careful side, for cases out of cases. With r = count / base and θ the reference:
 *   σ² = Σ base (r − θ)² / Σ base − θ / mean base, not below 0;  w = σ² / (σ² + θ / base);  shrunk = w r + (1 − w) θ
 * Areas without a base have no rate and no part in the moments. Throws RangeError for a negative or missing count or base.
 */
export function shrink(counts: readonly number[], bases: readonly number[]): Shrunk {
  const isNone = (value: number): boolean => !(value >= 0 && Number.isFinite(value));
  if (counts.length !== bases.length || counts.some(isNone) || bases.some(isNone)) {
    throw new RangeError("shrink: expected as many counts as bases, none of them negative");
  }
  const raw = bases.map((base, area) => (base > 0 ? (counts[area] ?? 0) / base : null));
  const areas = bases.filter((base) => base > 0).length;
  if (areas === 0) return { reference: null, variance: 0, raw, shrunk: raw, weight: raw.map(() => 0) };
  let count = 0;
  let base = 0;
  for (const [area, own] of bases.entries()) {
    if (own === 0) continue;
    count += counts[area] ?? 0;
    base += own;
  }
  const reference = count / base;
  const spread = raw.reduce<number>((sum, rate, area) => (rate === null ? sum : sum + (bases[area] ?? 0) * (rate - reference) ** 2), 0) / base;
  const variance = Math.max(0, spread - (reference * areas) / base);
  const weight = bases.map((own) => (own > 0 && variance > 0 ? variance / (variance + reference / own) : 0));
  const shrunk = raw.map((rate, area) => (rate === null ? null : reference + (weight[area] ?? 0) * (rate - reference)));
  return { reference, variance, raw, shrunk, weight };
}

/**
 * Shares (cases out of cases) shrunk. The method takes counts for rare: its variance θ / base is that of a Poisson count, far too wide for a share
 * near 1, and would draw 98 of 100 all the way to the reference while 2 of 100 stays. Of shares above one half together the cases left over are
 * shrunk instead, so that both stand as firmly. Throws RangeError for more cases than there are.
 */
export function shrinkShares(numerators: readonly number[], denominators: readonly number[]): Shrunk {
  const left = denominators.map((base, area) => base - (numerators[area] ?? 0));
  if (total(numerators) <= total(left)) {
    if (left.some((count) => count < 0)) throw new RangeError("shrinkShares: expected no numerator above its denominator");
    return shrink(numerators, denominators);
  }
  const { reference, variance, raw, shrunk, weight } = shrink(left, denominators);
  const over = (rate: number | null): number | null => (rate === null ? null : 1 - rate);
  return {
    reference: over(reference),
    variance,
    raw: raw.map((rate, area) => (rate === null ? null : (numerators[area] ?? 0) / (denominators[area] ?? 0))),
    shrunk: shrunk.map(over),
    weight,
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
