// Control limits: what a grid's own past lets expect of its next week or month. Outside of them something is different; inside it is noise.

/** `count`: a c-chart, for counts of like periods; `individual`: single values by their moving range, for times and rates. */
export type ControlChart = "count" | "individual";

export interface ControlLimits {
  readonly chart: ControlChart;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Periods the limits stand on. */
  readonly periods: number;
}

/** Fewer periods than this make no limits. */
export const LEAST_PERIODS = 8;
/** 3 / d₂ of ranges of two, d₂ = 1.128 (NIST/SEMATECH e-Handbook 6.3.2.2). */
const MOVING_RANGE_REACH = 3 / 1.128;

/**
 * Three-sigma limits out of the past, the judged period left out. Counts: c̄ ± 3 √c̄, not below 0 (6.3.3.1). Individual values: mean ± 3 times
 * the mean moving range / 1.128. Null for fewer than `least` periods.
 */
export function controlLimits(past: readonly number[], chart: ControlChart, least: number = LEAST_PERIODS): ControlLimits | null {
  const periods = past.length;
  if (periods < Math.max(2, least)) return null;
  const centre = past.reduce((sum, value) => sum + value, 0) / periods;
  if (chart === "count") {
    const reach = 3 * Math.sqrt(centre);
    return { chart, centre, lower: Math.max(0, centre - reach), upper: centre + reach, periods };
  }
  let ranges = 0;
  for (let i = 1; i < periods; i++) ranges += Math.abs((past[i] ?? 0) - (past[i - 1] ?? 0));
  const reach = (MOVING_RANGE_REACH * ranges) / (periods - 1);
  return { chart, centre, lower: centre - reach, upper: centre + reach, periods };
}

/** Where a value lies; on a limit is within it. */
export function controlVerdict(value: number, { lower, upper }: ControlLimits): "within" | "above" | "below" {
  if (value > upper) return "above";
  return value < lower ? "below" : "within";
}
