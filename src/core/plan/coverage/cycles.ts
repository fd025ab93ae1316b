// Boundaries as closed walks: outer ones run counter-clockwise around their ground, those of holes clockwise; which hole lies in which.
import { facingHalf, type Level, sideOf } from "./around";
import type { Coverage } from "./store";

/** A closed walk along the border of a face or grid, its ground to the left. */
export interface Cycle {
  readonly halves: readonly number[];
  /** Doubled signed area, square lattice units: positive for an outer boundary. */
  readonly area2: number;
}

/** A connected piece of ground: its outer boundary and the holes in it. */
export interface Region {
  readonly outer: Cycle;
  readonly holes: readonly Cycle[];
  /** Doubled area, holes taken off. */
  readonly area2: number;
}

/** The half-edge that follows along the border; at grid level the edges between faces of one grid are stepped over. */
export function following(coverage: Coverage, half: number, level: Level): number {
  let next = coverage.next[half] as number;
  if (level === "face") return next;
  const grid = sideOf(coverage, half, level);
  while (sideOf(coverage, next ^ 1, level) === grid) next = coverage.next[next ^ 1] as number;
  return next;
}

/** The cycles through some half-edges, in their order; those with the same label on both sides are left out at grid level. */
export function cyclesThrough(coverage: Coverage, halves: Iterable<number>, level: Level): Cycle[] {
  const seen = new Set<number>();
  const cycles: Cycle[] = [];
  for (const start of halves) {
    if (seen.has(start) || (level === "grid" && sideOf(coverage, start, level) === sideOf(coverage, start ^ 1, level))) continue;
    const cycle = cycleFrom(coverage, start, level);
    for (const half of cycle.halves) seen.add(half);
    cycles.push(cycle);
  }
  return cycles;
}

export function cycleFrom(coverage: Coverage, start: number, level: Level): Cycle {
  const { x, y, origin } = coverage;
  const halves: number[] = [];
  const first = origin[start] as number;
  const x0 = x[first] as number;
  const y0 = y[first] as number;
  let area2 = 0;
  let half = start;
  do {
    halves.push(half);
    const a = origin[half] as number;
    const b = origin[half ^ 1] as number;
    area2 += ((x[a] as number) - x0) * ((y[b] as number) - y0) - ((x[b] as number) - x0) * ((y[a] as number) - y0);
    half = following(coverage, half, level);
  } while (half !== start);
  return { halves, area2 };
}

/** Half-edges of a face. */
export function* halvesOf(coverage: Coverage, face: number): Generator<number> {
  for (let half = coverage.faceFirst[face] as number; half >= 0; half = coverage.faceNext[half] as number) yield half;
}

/**
 * The connected pieces of ground that some cycles of one label bound. A hole belongs to the outer boundary that is met going west
 * from its westmost vertex, from hole to hole.
 *
 *   ┌─────────────────┐
 *   │   ┌──┐    ┌──┐  │    the right hole meets the left one, that one the outer boundary
 *   │◀──┤  │◀───┤  │  │
 *   └───┴──┴────┴──┴──┘
 */
export function regionsOf(coverage: Coverage, cycles: readonly Cycle[], level: Level): Region[] {
  const cycleOf = new Map<number, number>();
  for (const [index, cycle] of cycles.entries()) for (const half of cycle.halves) cycleOf.set(half, index);
  const parent = new Int32Array(cycles.length).fill(-2);
  const parentOf = (index: number): number => {
    const cycle = cycles[index] as Cycle;
    if (cycle.area2 > 0) return index;
    if (parent[index] !== -2) return parent[index] as number;
    const west = westmost(coverage, cycle);
    const facing = facingHalf(coverage, coverage.x[west] as number, coverage.y[west] as number, level);
    const beyond = facing < 0 ? undefined : cycleOf.get(facing);
    parent[index] = beyond === undefined || beyond === index ? -1 : parentOf(beyond);
    return parent[index] as number;
  };
  const holes = new Map<number, Cycle[]>();
  for (const [index, cycle] of cycles.entries()) {
    const outer = parentOf(index);
    if (outer < 0) continue; // its outer boundary is not among the cycles: no ground of theirs
    if (!holes.has(outer)) holes.set(outer, []);
    if (outer !== index) holes.get(outer)?.push(cycle);
  }
  return [...holes].map(([index, inside]) => {
    const outer = cycles[index] as Cycle;
    return { outer, holes: inside, area2: inside.reduce((area, hole) => area + hole.area2, outer.area2) };
  });
}

function westmost({ origin, x, y }: Coverage, cycle: Cycle): number {
  let best = origin[cycle.halves[0] as number] as number;
  for (const half of cycle.halves) {
    const vertex = origin[half] as number;
    const dx = (x[vertex] as number) - (x[best] as number);
    if (dx < 0 || (dx === 0 && (y[vertex] as number) < (y[best] as number))) best = vertex;
  }
  return best;
}
