// Scores of 0 to 100 for each principle, with the number that each is made of; gates come first, and a mean is shown beside, never instead.

/** The four principles, then what goes with them. */
export const AXES = ["completeness", "convenience", "balance", "differentiation", "beats", "compactness", "stability"] as const;
export type Axis = (typeof AXES)[number];

/** The numbers that axes are made of; null: not known for want of data. */
export interface AxisInputs {
  /** Share of the ground in no grid plus the share claimed twice. */
  readonly faultyGround: number | null;
  /** Share of the load within reach of its station. */
  readonly withinReach: number | null;
  readonly maxDeviation: number | null;
  /** Theil's information index of the types. */
  readonly distinctness: number | null;
  /** Share of grids that nest in one beat. */
  readonly nesting: number | null;
  /** Load-weighted mean of Polsby–Popper. */
  readonly polsbyPopper: number | null;
  readonly retention: number | null;
}

export type Axes = { readonly [K in Axis]: number | null };

/** A plan with so much faulty ground, or a grid with so much deviation, scores nothing. */
const WORST_GROUND = 0.02;
const WORST_DEVIATION = 0.25;
/** Polsby–Popper that scores nothing and that scores full (the range of Dave's Redistricting). */
const LEAST_COMPACT = 0.1;
const FULL_COMPACT = 0.5;

/** Score of each axis, 0 … 100, null where its number is not known. */
export function axesOf(inputs: AxisInputs): Axes {
  const score = (value: number | null, of: (value: number) => number): number | null => (value === null ? null : 100 * Math.min(1, Math.max(0, of(value))));
  return {
    completeness: score(inputs.faultyGround, (share) => 1 - share / WORST_GROUND),
    convenience: score(inputs.withinReach, (share) => share),
    balance: score(inputs.maxDeviation, (deviation) => 1 - deviation / WORST_DEVIATION),
    differentiation: score(inputs.distinctness, (index) => index),
    beats: score(inputs.nesting, (share) => share),
    compactness: score(inputs.polsbyPopper, (mean) => (mean - LEAST_COMPACT) / (FULL_COMPACT - LEAST_COMPACT)),
    stability: score(inputs.retention, (share) => share),
  };
}

export type AxisWeights = { readonly [K in Axis]?: number };

/** The weighted mean of the axes that have both a score and a weight above 0; null when there is none. */
export function weightedScore(axes: Axes, weights: AxisWeights): number | null {
  let [sum, whole] = [0, 0];
  for (const [axis, weight] of Object.entries(weights) as [Axis, number][]) {
    const score = axes[axis];
    if (score === null || !(weight > 0)) continue;
    sum += weight * score;
    whole += weight;
  }
  return whole > 0 ? sum / whole : null;
}
