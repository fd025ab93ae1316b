// The grids with their numbers as GeoJSON: for whoever goes on working in another program.
import { shapesJson } from "../geo/shapes";
import type { Plan } from "../model/plan";
import { densityOf, RATE_NAMES, type RateName, rateOf } from "../stats/rates";
import { sumsAt } from "../stats/sums";
import type { Counts } from "./question";

/** Names of the rates as the command's CSV has them (contract.md). */
const COLUMNS: { readonly [K in RateName]: string } = {
  handling: "handling_rate",
  timeliness: "timeliness",
  closure: "closure_rate",
  onTimeClosure: "on_time_closure_rate",
  satisfaction: "satisfaction",
};

/**
 * A FeatureCollection as text: [lng, lat] in degrees, one feature a grid with grid_id, name, area_m2, n, density_per_km2, each rate with its
 * numerator and denominator (`closure_rate`, `closure_rate_of`: [91, 97]) and median_hours_to_close. What is 0/0 is null.
 */
export function gridsGeoJson(plan: Pick<Plan, "grids" | "polygons">, counts: Counts): string {
  return shapesJson(plan.polygons, (slot) => {
    const grid = plan.grids[slot];
    const sums = sumsAt(counts.sums, slot);
    const median = counts.medianHours?.[slot] ?? Number.NaN;
    const rates = RATE_NAMES.flatMap((name) => {
      const { value, numerator, denominator } = rateOf(sums, name);
      return [
        [COLUMNS[name], value],
        [`${COLUMNS[name]}_of`, [numerator, denominator]],
      ] as const;
    });
    return {
      grid_id: grid?.id,
      name: grid?.name,
      area_m2: grid?.areaM2,
      n: sums.n,
      density_per_km2: grid ? densityOf(sums.n, grid.areaM2) : null,
      ...Object.fromEntries(rates),
      median_hours_to_close: Number.isFinite(median) ? median : null,
    };
  });
}
