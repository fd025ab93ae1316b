// Bands A to E of a score from 0 to 100, as two published code bases grade grids (domain.md §4 "Bands").

export type Band = "A" | "B" | "C" | "D" | "E";

/** Lowest score of each band, best first. */
export const BANDS: readonly { readonly band: Band; readonly from: number }[] = [
  { band: "A", from: 90 },
  { band: "B", from: 75 },
  { band: "C", from: 60 },
  { band: "D", from: 40 },
  { band: "E", from: Number.NEGATIVE_INFINITY },
];

/** The band of a score; null for no score. */
export function bandOf(score: number | null): Band | null {
  if (score === null || Number.isNaN(score)) return null;
  return bandOfShare(score, 100);
}

/** The band of 100 × top / bottom, without dividing: exact at every limit for whole numbers. `bottom` must be above 0. */
export function bandOfShare(top: number, bottom: number): Band {
  return BANDS.find(({ from }) => 100 * top >= from * bottom)?.band ?? "E";
}
