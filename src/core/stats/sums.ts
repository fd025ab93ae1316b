// Sums per grid: counts that can be added and taken away. Rates are made of them at the last moment (rates.ts).

/** The sums that are kept for every grid, in the order they lie in an array of sums. */
export const SUM_FIELDS = ["n", "due", "handled", "handledOnTime", "dueToClose", "closed", "closedOnTime", "answered", "satisfied", "noDeadline"] as const;

export type SumField = (typeof SUM_FIELDS)[number];

/** Fields of one grid's block in an array of sums. */
export const SUM_WIDTH = SUM_FIELDS.length;

export type Sums = { readonly [K in SumField]: number };

/** The block of one row (a slot, or the row of OUTSIDE or UNLOCATED) as an object. */
export function sumsAt(sums: ArrayLike<number>, row: number): Sums {
  const base = row * SUM_WIDTH;
  return Object.fromEntries(SUM_FIELDS.map((field, index) => [field, sums[base + index] ?? 0])) as Sums;
}

/** All rows together: every grid, OUTSIDE and UNLOCATED. */
export function sumsOfAll(sums: ArrayLike<number>): Sums {
  const all = new Float64Array(SUM_WIDTH);
  for (let index = 0; index < sums.length; index++) all[index % SUM_WIDTH] = (all[index % SUM_WIDTH] ?? 0) + (sums[index] ?? 0);
  return sumsAt(all, 0);
}
