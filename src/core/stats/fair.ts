// Fair comparison of grids: what counts are divided by, the smallest number worth a value, and a league table that shows how little ranks may mean.
import { countLimits, type FunnelLimits, type FunnelVerdict, funnelVerdict, rateLimits } from "./funnel";
import { type Shrunk, shrink, shrinkShares } from "./shrink";

/** What a count can be divided by, and the step in which it is said: per km², per 1,000 households, per member of staff. */
export const DENOMINATORS = {
  km2: { zh: "每平方公里", en: "per km²", unit: 1 },
  households: { zh: "每千户", en: "per 1,000 households", unit: 1000 },
  staff: { zh: "每名工作人员", en: "per member of staff", unit: 1 },
} as const;

export type Denominator = keyof typeof DENOMINATORS;

/** A base below this is too small to name a rate by: 10 cases (indicators.json), 100 households, 1 person, 0.01 km² (a base cell of 万米网格). */
export const LEAST = { cases: 10, households: 100, staff: 1, km2: 0.01 } as const;

/** One area of a comparison. Bases are km², households or persons; for rates, cases. */
export interface FairValue {
  readonly count: number;
  readonly base: number;
  /** In the denominator's step; null of a base of 0. */
  readonly raw: number | null;
  /** Drawn toward the reference; null of a base of 0. */
  readonly shrunk: number | null;
  /** Share of its own value that `shrunk` keeps. */
  readonly weight: number;
  /** Too little to name a value: show the word and n, no colour, no rank. */
  readonly tooFew: boolean;
  readonly limits: FunnelLimits | null;
  /** Null where there are too few. */
  readonly verdict: FunnelVerdict | null;
}

export interface FairComparison {
  /** All areas together, in the denominator's step; null without any base. */
  readonly reference: number | null;
  /** False when chance alone explains the differences: then no ranking should be shown. */
  readonly differs: boolean;
  readonly values: readonly FairValue[];
}

/** Counts over a base: reports per km², per 1,000 households, per member of staff. Bases in km², households, persons; NaN and missing count as 0. */
export function compareCounts(
  counts: readonly number[],
  bases: readonly number[],
  denominator: Denominator,
  least: number = LEAST[denominator],
): FairComparison {
  const { unit } = DENOMINATORS[denominator];
  const known = counts.map((_, area) => Math.max(0, bases[area] ?? 0) || 0);
  return compare(
    counts,
    known.map((base) => base / unit),
    known,
    least,
    countLimits,
    shrink,
  );
}

/** Cases out of cases: any rate with its numerators and denominators. */
export function compareRates(numerators: readonly number[], denominators: readonly number[], least: number = LEAST.cases): FairComparison {
  return compare(numerators, denominators, denominators, least, rateLimits, shrinkShares);
}

function compare(
  counts: readonly number[],
  bases: readonly number[],
  shown: readonly number[],
  least: number,
  limitsOf: (reference: number, base: number) => FunnelLimits | null,
  drawn: (counts: readonly number[], bases: readonly number[]) => Shrunk,
): FairComparison {
  const { reference, variance, raw, shrunk, weight } = drawn(counts, bases);
  const values = counts.map((count, area): FairValue => {
    const base = shown[area] ?? 0;
    const own = raw[area] ?? null;
    const limits = reference === null ? null : limitsOf(reference, bases[area] ?? 0);
    const tooFew = own === null || base < least;
    const verdict = limits === null || own === null || tooFew ? null : funnelVerdict(own, limits);
    return { count, base, raw: own, shrunk: shrunk[area] ?? null, weight: weight[area] ?? 0, tooFew, limits, verdict };
  });
  return { reference, differs: variance > 0, values };
}
