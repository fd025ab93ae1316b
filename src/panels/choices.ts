// The choices a reader has: what is measured, how it is classed, which layers are drawn, how the table is ordered.

/** Number of reports, reports per km², the five rates and the median hours from report to closing. */
export const MEASURES = ["n", "density", "handling", "timeliness", "closure", "onTimeClosure", "satisfaction", "medianHours"] as const;
export const METHODS = ["quantile", "equal", "ckmeans", "fixed"] as const;
export const LAYERS = ["ground", "grids", "labels", "points", "heat", "hex"] as const;
export const SORTS = ["order", "name", "id", ...MEASURES] as const;
export const THEMES = ["auto", "light", "dark"] as const;

export type Measure = (typeof MEASURES)[number];
export type ClassMethod = (typeof METHODS)[number];
export type LayerName = (typeof LAYERS)[number];
export type SortColumn = (typeof SORTS)[number];
export type ThemeChoice = (typeof THEMES)[number];
