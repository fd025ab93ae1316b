// Units that must stay together become one: a smaller problem, and the way back from its answer.
import type { UnitGraph } from "../units/graph";
import { type Problem, UNASSIGNED } from "./problem";

/** A problem over bundles of units, and what a division of the bundles is over the units. */
export interface Bundled {
  readonly problem: Problem;
  spread(grid: Int32Array): Int32Array;
}

/**
 * Bundles the connected units of each group (−1: of none, each for itself); a group in several pieces is several bundles, since a grid must hang
 * together. A bundle stands in the grid and beat that holds most of its load; locked grids keep all of theirs.
 */
export function together(problem: Problem, group: Int32Array): Bundled {
  const bundleOf = bundles(problem, group);
  const count = bundleOf.reduce((most, bundle) => Math.max(most, bundle), -1) + 1;
  const { graph, links } = bundledGraph(problem.graph, bundleOf, count);
  const loads = new Float64Array(count);
  for (const [unit, bundle] of bundleOf.entries()) loads[bundle] = (loads[bundle] as number) + (problem.loads[unit] as number);
  const most = (of: Int32Array): Int32Array => mostOf(of, bundleOf, count, problem.loads);
  return {
    problem: {
      ...problem,
      graph,
      loads,
      current: problem.current && most(problem.current),
      beats: problem.beats && most(problem.beats),
      // A border is a barrier when every piece of it is one.
      barriers: problem.barriers && Uint8Array.from(links, (own) => (own.every((link) => problem.barriers?.[link] === 1) ? 1 : 0)),
    },
    spread: (grid) => Int32Array.from(bundleOf, (bundle) => grid[bundle] as number),
  };
}

/** Number of each unit's bundle, in the order of their first units. Units of locked grids are bundled with none of another grid. */
function bundles({ graph, current, locked }: Problem, group: Int32Array): Int32Array {
  const bundleOf = new Int32Array(graph.count).fill(-1);
  const lockOf = (unit: number): number => {
    const own = current?.[unit] ?? UNASSIGNED;
    return own >= 0 && locked[own] === 1 ? own : UNASSIGNED;
  };
  let count = 0;
  for (let seed = 0; seed < graph.count; seed++) {
    if ((bundleOf[seed] as number) >= 0) continue;
    const own = count++;
    bundleOf[seed] = own;
    if ((group[seed] as number) < 0) continue;
    const stack = [seed];
    for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
      for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
        const next = graph.to[link] as number;
        if ((bundleOf[next] as number) >= 0 || group[next] !== group[seed] || lockOf(next) !== lockOf(seed)) continue;
        bundleOf[next] = own;
        stack.push(next);
      }
    }
  }
  return bundleOf;
}

/** The graph of bundles, and the links of units that each of its links is made of. */
function bundledGraph(graph: UnitGraph, bundleOf: Int32Array, count: number): { readonly graph: UnitGraph; readonly links: readonly (readonly number[])[] } {
  const neighbours = Array.from({ length: count }, () => new Map<number, number[]>());
  const [outsideCm, areaM2, x, y] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (const [unit, bundle] of bundleOf.entries()) {
    const area = graph.areaM2[unit] as number;
    outsideCm[bundle] = (outsideCm[bundle] as number) + (graph.outsideCm[unit] as number);
    areaM2[bundle] = (areaM2[bundle] as number) + area;
    x[bundle] = (x[bundle] as number) + area * (graph.x[unit] as number);
    y[bundle] = (y[bundle] as number) + area * (graph.y[unit] as number);
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const other = bundleOf[graph.to[link] as number] as number;
      if (other === bundle) continue;
      const own = neighbours[bundle]?.get(other);
      if (own) own.push(link);
      else neighbours[bundle]?.set(other, [link]);
    }
  }
  for (let bundle = 0; bundle < count; bundle++) {
    const area = areaM2[bundle] as number;
    x[bundle] = area > 0 ? (x[bundle] as number) / area : 0;
    y[bundle] = area > 0 ? (y[bundle] as number) / area : 0;
  }
  const start = new Int32Array(count + 1);
  const to: number[] = [];
  const links: (readonly number[])[] = [];
  for (const [bundle, own] of neighbours.entries()) {
    for (const [other, pieces] of [...own].sort((a, b) => a[0] - b[0])) {
      to.push(other);
      links.push(pieces);
    }
    start[bundle + 1] = to.length;
  }
  const borderCm = Float64Array.from(links, (pieces) => pieces.reduce((sum, link) => sum + (graph.borderCm[link] as number), 0));
  const ties = graph.ties.map((tie) => ({ ...tie, first: bundleOf[tie.first] as number, second: bundleOf[tie.second] as number }));
  return { graph: { count, start, to: Int32Array.from(to), borderCm, outsideCm, areaM2, x, y, ties }, links };
}

/** What holds most of each bundle's load (of its units, where they bear none), the lowest of equals. */
function mostOf(of: Int32Array, bundleOf: Int32Array, count: number, loads: Float64Array): Int32Array {
  const held = Array.from({ length: count }, () => new Map<number, number>());
  for (const [unit, bundle] of bundleOf.entries()) {
    const own = of[unit] as number;
    held[bundle]?.set(own, (held[bundle]?.get(own) ?? 0) + (loads[unit] as number) + 1e-9);
  }
  return Int32Array.from(held, (counts) => {
    let best = UNASSIGNED;
    for (const [own, weight] of counts) if (best === UNASSIGNED || weight > (counts.get(best) ?? 0) || (weight === counts.get(best) && own < best)) best = own;
    return best;
  });
}
