// The choices a reader has: what is measured, how it is classed, which layers are drawn, how the table is ordered.
import { RATE_NAMES, type RateName } from "../core/stats/rates";

/** Number of reports, reports per km², the five rates and the median hours from report to closing. */
export const MEASURES = ["n", "density", ...RATE_NAMES, "medianHours"] as const;
export const METHODS = ["quantile", "equal", "ckmeans", "fixed"] as const;
export const LAYERS = ["ground", "grids", "labels", "points", "heat", "hex"] as const;
export const SORTS = ["order", "name", "id", ...MEASURES] as const;
/** The tabs of the analysis panel. */
export const LOOKS = ["fair", "change", "typology", "hot", "rules", "hazards", "services"] as const;
export const THEMES = ["auto", "light", "dark"] as const;

export type Measure = (typeof MEASURES)[number];
export type ClassMethod = (typeof METHODS)[number];
export type LayerName = (typeof LAYERS)[number];
export type SortColumn = (typeof SORTS)[number];
export type LookName = (typeof LOOKS)[number];
export type ThemeChoice = (typeof THEMES)[number];

/** True for the measures that are a share of something. */
export function isRate(measure: Measure): measure is RateName {
  return RATE_NAMES.some((name) => name === measure);
}
