// Which number a suggested grid gets: that of the old grid it takes most from; that of its station; or its turn from north-west to south-east.
import { bestPairs } from "../score/matching";
import { readingOrder } from "../units/readingOrder";
import type { Problem } from "./problem";

/** The same division with grids numbered anew; locked grids keep their number, and so do those that have stations. */
export function numbered(problem: Problem, grid: Int32Array): Int32Array {
  if (problem.current) return renamed(grid, byOldPlan(problem, problem.current, grid));
  return problem.stations ? grid : renamed(grid, byPlace(problem, grid));
}

/** The same division with each grid given the station to which its load has the shortest way in all. */
export function stationed(problem: Problem, stations: NonNullable<Problem["stations"]>, grid: Int32Array): Int32Array {
  const { graph, loads, gridCount } = problem;
  const nearness = new Float64Array(gridCount * gridCount);
  for (const [unit, own] of grid.entries()) {
    if (own < 0) continue;
    for (let station = 0; station < gridCount; station++) {
      const [east, north] = [(graph.x[unit] as number) - (stations.x[station] as number), (graph.y[unit] as number) - (stations.y[station] as number)];
      const at = own * gridCount + station;
      nearness[at] = (nearness[at] as number) - ((loads[unit] as number) + 1e-6) * Math.sqrt(east * east + north * north);
    }
  }
  return renamed(grid, bestPairs(nearness, gridCount, gridCount));
}

function renamed(grid: Int32Array, number: Int32Array): Int32Array {
  return grid.map((own) => (own < 0 ? own : (number[own] as number)));
}

/** Pairs new with old grids so that the most load keeps its number. */
function byOldPlan({ loads, gridCount, locked }: Problem, current: Int32Array, grid: Int32Array): Int32Array {
  const kept = new Float64Array(gridCount * gridCount);
  const whole = loads.reduce((sum, load) => sum + load, 0);
  for (const [unit, own] of grid.entries()) {
    const old = current[unit] as number;
    if (own < 0 || old < 0) continue;
    // A trifle for the unit itself: where nothing bears a load, the most units keep their number.
    kept[own * gridCount + old] = (kept[own * gridCount + old] as number) + (loads[unit] as number) + (whole + 1) * 1e-9;
  }
  for (let own = 0; own < gridCount; own++) if (locked[own] === 1) kept[own * gridCount + own] = 3 * (whole + 1);
  return bestPairs(kept, gridCount, gridCount);
}

function byPlace({ graph, gridCount }: Problem, grid: Int32Array): Int32Array {
  const x = new Float64Array(gridCount);
  const y = new Float64Array(gridCount);
  const area = new Float64Array(gridCount);
  for (const [unit, own] of grid.entries()) {
    if (own < 0) continue;
    const size = graph.areaM2[unit] as number;
    x[own] = (x[own] as number) + size * (graph.x[unit] as number);
    y[own] = (y[own] as number) + size * (graph.y[unit] as number);
    area[own] = (area[own] as number) + size;
  }
  const number = new Int32Array(gridCount);
  const mean = (sums: Float64Array): Float64Array => sums.map((sum, own) => ((area[own] as number) > 0 ? sum / (area[own] as number) : 0));
  for (const [turn, own] of readingOrder(mean(x), mean(y)).entries()) number[own] = turn;
  return number;
}
