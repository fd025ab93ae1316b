// Hints for the hand: the few unit transfers between two grids that help their balance most.
import { Division } from "./division";
import type { Problem } from "./problem";

/** One unit from one grid to another, and the larger absolute deviation of the two grids after it. */
export interface Transfer {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly maxDeviation: number;
}

/**
 * The transfers between two grids, either way, that most reduce the larger deviation of the two; both grids stay connected, locked ones are left alone.
 * At most `count`, best first; none when no single transfer helps. Effort: the units of the two grids.
 */
export function transferHints(problem: Problem, grid: Int32Array, first: number, second: number, count = 3): Transfer[] {
  if (problem.locked[first] === 1 || problem.locked[second] === 1) return [];
  const division = new Division(problem, grid);
  const now = Math.max(Math.abs(division.deviation(first)), Math.abs(division.deviation(second)));
  const found: Transfer[] = [];
  for (const [unit, own] of grid.entries()) {
    const to = own === first ? second : own === second ? first : -1;
    if (to < 0 || !touches(problem, grid, unit, to)) continue;
    const load = problem.loads[unit] as number;
    const left = ((division.load[own] as number) - load) / (division.target[own] as number) - 1;
    const grown = ((division.load[to] as number) + load) / (division.target[to] as number) - 1;
    const maxDeviation = Math.max(Math.abs(left), Math.abs(grown));
    if (maxDeviation < now) found.push({ unit, from: own, to, maxDeviation });
  }
  const hints: Transfer[] = [];
  for (const hint of found.sort((a, b) => a.maxDeviation - b.maxDeviation || a.unit - b.unit)) {
    if (division.canLeave(hint.unit) && hints.push(hint) === count) break;
  }
  return hints;
}

/** A transfer that helps the whole plan, and what the larger deviation of its two grids is before it. */
export interface BestTransfer extends Transfer {
  readonly before: number;
}

/**
 * The transfers of one unit to a neighbouring grid that take most off Σd² of all grids, one a unit, best first; the larger deviation of the two must
 * fall, both grids stay connected, locked ones are left alone. Effort: all links of the graph.
 */
export function bestTransfers(problem: Problem, grid: Int32Array, count = 3): BestTransfer[] {
  const division = new Division(problem, grid);
  const { graph, locked, loads } = problem;
  const found: (BestTransfer & { readonly gain: number })[] = [];
  for (const [unit, from] of grid.entries()) {
    if (from < 0 || locked[from] === 1) continue;
    let best: (typeof found)[number] | null = null;
    for (const to of new Set(gridsAround(graph, grid, unit))) {
      if (to < 0 || to === from || locked[to] === 1) continue;
      const deviation = (own: number, change: number): number => ((division.load[own] as number) + change) / (division.target[own] as number) - 1;
      const load = loads[unit] as number;
      const [a, b, left, grown] = [deviation(from, 0), deviation(to, 0), deviation(from, -load), deviation(to, load)];
      const [before, maxDeviation] = [Math.max(Math.abs(a), Math.abs(b)), Math.max(Math.abs(left), Math.abs(grown))];
      const gain = a * a + b * b - left * left - grown * grown;
      if (maxDeviation < before && gain > (best?.gain ?? 0)) best = { unit, from, to, before, maxDeviation, gain };
    }
    if (best) found.push(best);
  }
  const hints: BestTransfer[] = [];
  for (const { gain: _, ...hint } of found.sort((a, b) => b.gain - a.gain || a.unit - b.unit)) {
    if (division.canLeave(hint.unit) && hints.push(hint) === count) break;
  }
  return hints;
}

/** Grids around a unit. */
function gridsAround({ start, to }: Problem["graph"], grid: Int32Array, unit: number): number[] {
  return Array.from(to.subarray(start[unit], start[unit + 1]), (other) => grid[other] as number);
}

function touches({ graph }: Problem, grid: Int32Array, unit: number, other: number): boolean {
  for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) if (grid[graph.to[link] as number] === other) return true;
  return false;
}
