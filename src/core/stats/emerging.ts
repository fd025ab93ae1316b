// Emerging hot spots: how the hot and cold slices of a place follow one another, and whether its Gi* rises or falls. The classes are those of
// ArcGIS Pro's tool of that name (its documentation, "How Emerging Hot Spot Analysis works"); the trend is Mann-Kendall over the z of Gi*.
//
//   new           hot in the last slice only            intensifying  hot in 90 %, the last too, and rising
//   consecutive   hot in the last slices running,       persistent    hot in 90 %, without a trend
//                 never before, in less than 90 %       diminishing   hot in 90 %, the last too, and falling
//   sporadic      now and again, the last too, never    oscillating   hot now, cold in some slice before
//                 cold                                  historical    hot in 90 %, but not in the last
//   Cold places likewise, with hot and cold exchanged.

export const EMERGING = ["new", "consecutive", "intensifying", "persistent", "diminishing", "sporadic", "oscillating", "historical"] as const;
export type Emerging = (typeof EMERGING)[number];

/** A pattern of one place; null when it is none of them. */
export interface Pattern {
  readonly kind: Emerging;
  readonly side: "hot" | "cold";
}

/** Fewer slices tell no trend. */
export const LEAST_SLICES = 10;
const MOST_OF_THE_TIME = 0.9;
/** |z| of a two-sided 5 %. */
const SURE = 1.959964;

/** Mann-Kendall: z of the sum of signs of all later minus earlier values, variance with ties (Kendall 1975). 0 for fewer than three or all equal. */
export function mannKendall(series: readonly number[]): number {
  const n = series.length;
  let score = 0;
  for (let earlier = 0; earlier < n; earlier++) {
    for (let later = earlier + 1; later < n; later++) score += Math.sign((series[later] as number) - (series[earlier] as number));
  }
  const ties = new Map<number, number>();
  for (const value of series) ties.set(value, (ties.get(value) ?? 0) + 1);
  const spread = (count: number): number => count * (count - 1) * (2 * count + 5);
  const variance = (spread(n) - [...ties.values()].reduce((sum, count) => sum + spread(count), 0)) / 18;
  return n < 3 || variance <= 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance);
}

/** The pattern of a place: in each slice 1 hot, -1 cold, 0 neither; `trend` is Mann-Kendall's z. */
export function patternOf(slices: readonly (1 | 0 | -1)[], trend: number): Pattern | null {
  const hot = kindOf(slices, trend);
  if (hot !== null) return { kind: hot, side: "hot" };
  const cold = kindOf(
    slices.map((one) => -one as 1 | 0 | -1),
    -trend,
  );
  return cold === null ? null : { kind: cold, side: "cold" };
}

function kindOf(slices: readonly number[], trend: number): Emerging | null {
  const last = slices.at(-1) === 1;
  const hot = slices.filter((one) => one === 1).length;
  if (hot === 0) return null;
  const mostly = hot >= MOST_OF_THE_TIME * slices.length;
  if (!last) return mostly ? "historical" : null;
  if (mostly) return trend >= SURE ? "intensifying" : trend <= -SURE ? "diminishing" : "persistent";
  if (hot === 1) return slices.includes(-1) ? "oscillating" : "new";
  if (slices.includes(-1)) return "oscillating";
  const run = slices.length - 1 - slices.findLastIndex((one) => one !== 1);
  return run === hot ? "consecutive" : "sporadic";
}
