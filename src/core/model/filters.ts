// Filters of the reports beside the period. Each names what stays; what is absent filters nothing. Data only: stats/rowMask.ts applies them.

/** Columns of words that can be filtered by. */
export const WORD_FILTERS = ["category", "source", "department", "state", "level"] as const;
export type WordFilter = (typeof WORD_FILTERS)[number];

/** Every filter, in the order of its bit in a mask of rows. */
export const FILTERS = ["hours", ...WORD_FILTERS, "grids", "lasso", "text"] as const;
export type FilterName = (typeof FILTERS)[number];

/** Hours of a week. */
export const WEEK_HOURS = 168;

export type Filters = { readonly [K in WordFilter]?: readonly string[] } & {
  /** Hours of the week that stay: 0 is Monday 00–01 … 167 Sunday 23–24 on the clocks of a named zone. */
  readonly hours?: { readonly zone: string; readonly kept: readonly number[] };
  /** Slots. */
  readonly grids?: readonly number[];
  /** A drawn ring, [lng, lat] in degrees, not closed; reports on its line are in. */
  readonly lasso?: readonly (readonly [number, number])[];
  /** Looked for in case id, address and title, whatever the case of its letters. */
  readonly text?: string;
};

/** Which rows pass the filters: a row passes when all its bits are clear; each filter has a bit (stats/rowMask.ts). */
export interface RowMask {
  /** Changes with every change of the bits. */
  readonly version: number;
  readonly bits: Uint16Array;
}

/** True when nothing is filtered. */
export function isUnfiltered(filters: Filters | undefined): boolean {
  return filters === undefined || FILTERS.every((name) => filters[name] === undefined);
}
