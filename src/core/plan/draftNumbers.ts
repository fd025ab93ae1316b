// The numbers of a draft, grid by grid and for the town, read from sums that every gesture keeps up to date (planner.md §2).
import type { Incidents } from "./coverage/incidents";
import type { Coverage } from "./coverage/store";
import { gridSums } from "./coverage/sums";
import { type GridSums, SUM_STRIDE } from "./coverage/types";
import { GRIDS } from "./coverage/words";
import { balanceOf } from "./score/balance";

export interface GridNumbers extends GridSums {
  readonly grid: number;
  readonly cases: number;
  readonly load: number;
  /** Load over target, less one; null without a target. The target is the town's load by share of staff. */
  readonly deviation: number | null;
}

export interface TownNumbers {
  /** Grids that have ground. */
  readonly grids: number;
  readonly load: number;
  /** Largest deviation either way, and the coefficient of variation of load over target; null without load. */
  readonly worstDeviation: number | null;
  readonly variation: number | null;
  /** 0 all loads alike … towards 1 all in one grid; null without load. */
  readonly gini: number | null;
}

/** The numbers of some grids: those that a gesture touched. `staff` per grid, 1 where it says nothing. */
export function gridNumbers(coverage: Coverage, incidents: Incidents, grids: readonly number[], staff: ReadonlyMap<number, number>): GridNumbers[] {
  const town = standing(coverage, incidents, staff);
  return grids.map((grid) => {
    const load = incidents.load(grid);
    const target = (town.load * (staff.get(grid) ?? 1)) / town.staff;
    const sums = gridSums(coverage, grid);
    return { ...sums, grid, cases: incidents.count(grid), load, deviation: target > 0 && sums.areaM2 > 0 ? load / target - 1 : null };
  });
}

/** The line of the town. */
export function townNumbers(coverage: Coverage, incidents: Incidents, staff: ReadonlyMap<number, number>): TownNumbers {
  const { grids, load, staff: all } = standing(coverage, incidents, staff);
  if (load === 0 || grids.length === 0) return { grids: grids.length, load, worstDeviation: null, variation: null, gini: null };
  const loads = Float64Array.from(grids, (grid) => incidents.load(grid));
  const { maxDeviation, variation, gini } = balanceOf(
    loads,
    Float64Array.from(grids, (grid) => (load * (staff.get(grid) ?? 1)) / all),
  );
  return { grids: grids.length, load, worstDeviation: maxDeviation, variation, gini };
}

/** Grids that have ground, their load and staff. */
function standing(coverage: Coverage, incidents: Incidents, staff: ReadonlyMap<number, number>) {
  const grids: number[] = [];
  let [load, all] = [0, 0];
  for (let grid = 0; grid < (coverage.meta[GRIDS] as number); grid++) {
    if ((coverage.sums[grid * SUM_STRIDE] as number) <= 0) continue;
    grids.push(grid);
    load += incidents.load(grid);
    all += staff.get(grid) ?? 1;
  }
  return { grids, load, staff: all };
}
