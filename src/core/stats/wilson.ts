// How far a rate may be off by chance alone: Wilson's score interval, which stays inside 0…1 and says something even for 0 of n and n of n.

/** Both ends of an interval, as shares of 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the normal distribution: 95 % between −z and z. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson's interval without continuity correction (Wilson 1927; method 3 of Newcombe, Statistics in Medicine 17, 1998) for `successes` out of
 * `trials`; null of no trials. Throws RangeError unless 0 ≤ successes ≤ trials.
 */
export function wilson(successes: number, trials: number, z: number = Z_95): Interval | null {
  if (!(successes >= 0 && successes <= trials)) throw new RangeError(`wilson: expected 0 ≤ successes ≤ trials and got ${successes} of ${trials}`);
  if (trials === 0) return null;
  const square = z * z;
  const centre = 2 * successes + square;
  const reach = z * Math.sqrt(square + (4 * successes * (trials - successes)) / trials);
  const scale = 2 * (trials + square);
  // The ends of 0 of n and n of n are 0 and 1 by algebra; said outright, so that rounding cannot push the interval off its own rate.
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + reach) / scale),
  };
}
