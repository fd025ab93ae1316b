// Funnel plot: how far a rate of n cases may lie from the common rate by chance. A grid outside is different; a rank alone says nothing.
import { type Interval, Z_95 } from "./wilson";

/** Limits of 95 % and of 99.8 %, the two that funnel plots of public services are drawn with (Spiegelhalter 2005). */
export interface FunnelLimits {
  /** How they were found, to be said beside the plot. */
  readonly method: "binomial" | "normal" | "poisson";
  readonly warning: Interval;
  readonly action: Interval;
}

/** Chances beyond the limits, on each side, and how many standard deviations out they lie. */
const TAILS = { warning: 0.025, action: 0.001 } as const;
const REACH = { warning: Z_95, action: 3.090232306167813 } as const;
/** Above so many cases the normal limits are as good and cheaper. */
const EXACT_UP_TO = 10_000;

/**
 * Limits for a share of `trials` cases when the common share is `reference` (0 to 1): from the binomial tails up to 10,000 cases, interpolated
 * between whole numbers as in Spiegelhalter (Statistics in Medicine 24, 2005, appendix A.1.1), the upper ones being the lower ones of the opposite
 * share, so that on either side a value beyond has a chance below the tail; else reference ± 1.96 and 3.09 √(p(1−p)/n). They contain the reference
 * always. Null without cases.
 */
export function rateLimits(reference: number, trials: number): FunnelLimits | null {
  if (!(reference >= 0 && reference <= 1)) throw new RangeError(`rateLimits: expected a share and got ${reference}`);
  if (!(trials > 0)) return null;
  if (trials > EXACT_UP_TO || !Number.isInteger(trials))
    return { method: "normal", ...around(reference, Math.sqrt((reference * (1 - reference)) / trials), 1) };
  const low = cumulative(reference, trials);
  const high = cumulative(1 - reference, trials);
  const between = (tail: number): Interval => ({
    low: Math.min(reference, quantile(low, tail) / trials),
    high: Math.max(reference, 1 - quantile(high, tail) / trials),
  });
  return { method: "binomial", warning: between(TAILS.warning), action: between(TAILS.action) };
}

/** Limits for a count over a base (reports per km², per 1,000 households) when the common rate is `reference`: ± 1.96 and 3.09 √(θ/base), not below 0. */
export function countLimits(reference: number, base: number): FunnelLimits | null {
  if (!(reference >= 0)) throw new RangeError(`countLimits: expected a rate and got ${reference}`);
  return base > 0 ? { method: "poisson", ...around(reference, Math.sqrt(reference / base), Number.POSITIVE_INFINITY) } : null;
}

/** Limits at `steps` bases from the smallest to the largest, evenly on the scale of square roots, where the funnel bends most: its lines on a plot. */
export function funnelLines(
  reference: number,
  kind: "rate" | "count",
  largest: number,
  steps = 60,
): readonly { readonly base: number; readonly limits: FunnelLimits }[] {
  const lines: { readonly base: number; readonly limits: FunnelLimits }[] = [];
  for (let step = 1; step <= steps; step++) {
    const exact = largest * (step / steps) ** 2;
    const base = kind === "rate" ? Math.max(1, Math.round(exact)) : exact;
    const limits = kind === "rate" ? rateLimits(reference, base) : countLimits(reference, base);
    if (limits !== null && base !== lines.at(-1)?.base) lines.push({ base, limits });
  }
  return lines;
}

/** What a value is by its limits. */
export type FunnelVerdict = "within" | "above" | "below" | "farAbove" | "farBelow";

/** Where a value lies: `far` beyond the action limits. A value on a limit is within it. */
export function funnelVerdict(value: number, { warning, action }: FunnelLimits): FunnelVerdict {
  if (value > action.high) return "farAbove";
  if (value < action.low) return "farBelow";
  if (value > warning.high) return "above";
  return value < warning.low ? "below" : "within";
}

function around(reference: number, deviation: number, most: number): { readonly warning: Interval; readonly action: Interval } {
  const reach = (times: number): Interval => ({ low: Math.max(0, reference - times * deviation), high: Math.min(most, reference + times * deviation) });
  return { warning: reach(REACH.warning), action: reach(REACH.action) };
}

/** P(X ≤ k) of a binomial for k = 0 … trials, by logarithms, so that nothing underflows. */
function cumulative(share: number, trials: number): Float64Array {
  const steps = new Float64Array(trials + 1);
  if (share === 0) return steps.fill(1);
  if (share === 1) {
    steps[trials] = 1;
    return steps;
  }
  const odds = Math.log(share / (1 - share));
  let log = trials * Math.log1p(-share);
  let total = 0;
  for (let k = 0; k <= trials; k++) {
    total += Math.exp(log);
    steps[k] = Math.min(1, total);
    log += Math.log((trials - k) / (k + 1)) + odds;
  }
  return steps;
}

/** The number of cases at which the cumulated chance is `tail`, between whole numbers, not below 0. */
function quantile(steps: Float64Array, tail: number): number {
  let k = 0;
  while (k < steps.length - 1 && (steps[k] ?? 1) <= tail) k++;
  const here = steps[k] ?? 1;
  const before = k === 0 ? 0 : (steps[k - 1] ?? 0);
  const share = here > before ? (here - tail) / (here - before) : 0;
  return Math.max(0, k - share);
}
