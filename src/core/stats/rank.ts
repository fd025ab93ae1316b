// A value's place among others.

export interface Rank {
  readonly place: number;
  readonly of: number;
}

/** Place of a value among values, 1 for the best; null has no place and takes none, equal values share the better one. */
export function rankAmong(values: readonly (number | null)[], own: number | null, better: "higher" | "lower"): Rank | null {
  if (own === null) return null;
  const known = values.filter((value) => value !== null);
  return { place: known.filter((value) => (better === "lower" ? value < own : value > own)).length + 1, of: known.length };
}
