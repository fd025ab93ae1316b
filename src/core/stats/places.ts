// Places where several things happened close together: discs around one of them, and clusters that grow from neighbour to neighbour.
import { metresBetween, planeAt } from "./plane";

/** Members are indexes into the given positions, ascending; the centre is the member with most neighbours. */
export interface Place {
  readonly centre: number;
  readonly members: readonly number[];
}

/** For each position the indexes within `metres` of it, itself among them, ascending. Lattice units; positions of one town. */
export function neighboursOf(x: ArrayLike<number>, y: ArrayLike<number>, metres: number): readonly (readonly number[])[] {
  const count = x.length;
  const south = extreme(y, Math.min);
  const north = extreme(y, Math.max);
  const west = extreme(x, Math.min);
  const plane = planeAt(count === 0 ? 0 : (south + north) / 2);
  // Cells as large as the distance, numbered line by line with an empty cell at either end, so that each neighbour is in one of nine.
  const lines = Math.floor(((north - south) * plane.north) / metres) + 3;
  const cellOf = new Float64Array(count);
  const cells = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const own = Math.floor((((x[i] ?? 0) - west) * plane.east) / metres) * lines + Math.floor((((y[i] ?? 0) - south) * plane.north) / metres) + 1;
    cellOf[i] = own;
    const cell = cells.get(own);
    if (cell === undefined) cells.set(own, [i]);
    else cell.push(i);
  }
  return Array.from({ length: count }, (_, i) => {
    const near: number[] = [];
    for (let dx = -lines; dx <= lines; dx += lines) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = cells.get((cellOf[i] ?? 0) + dx + dy);
        if (cell === undefined) continue;
        for (const other of cell) if (metresBetween(plane, x[i] ?? 0, y[i] ?? 0, x[other] ?? 0, y[other] ?? 0) <= metres) near.push(other);
      }
    }
    return near.sort((a, b) => a - b);
  });
}

function extreme(values: ArrayLike<number>, pick: (a: number, b: number) => number): number {
  let best = values[0] ?? 0;
  for (let i = 1; i < values.length; i++) best = pick(best, values[i] ?? 0);
  return best;
}

/**
 * Discs that hold at least `least` positions, the fullest first (of equally full the one with the lowest centre). What lies in a disc is in no
 * later one, so nothing counts twice.
 */
export function fullDiscs(neighbours: readonly (readonly number[])[], least: number): readonly Place[] {
  const free = neighbours.map(() => true);
  const left = neighbours.map((near) => near.length);
  const discs: Place[] = [];
  for (;;) {
    let centre = -1;
    for (let i = 0; i < left.length; i++) if (free[i] === true && (left[i] ?? 0) >= least && (centre < 0 || (left[i] ?? 0) > (left[centre] ?? 0))) centre = i;
    if (centre < 0) return discs;
    const members = (neighbours[centre] ?? []).filter((i) => free[i] === true);
    for (const member of members) {
      free[member] = false;
      for (const near of neighbours[member] ?? []) left[near] = (left[near] ?? 0) - 1;
    }
    discs.push({ centre, members });
  }
}

/**
 * Clusters by density (DBSCAN; Ester et al. 1996): positions with at least `least` neighbours, itself among them, carry a cluster on to all their
 * neighbours. A position on the edge of two clusters belongs to the one found first (lowest index). In order of their first member of weight.
 */
export function denseClusters(neighbours: readonly (readonly number[])[], least: number): readonly Place[] {
  const taken = neighbours.map(() => false);
  const isCore = (i: number) => (neighbours[i]?.length ?? 0) >= least;
  const clusters: Place[] = [];
  for (let seed = 0; seed < neighbours.length; seed++) {
    if (taken[seed] === true || !isCore(seed)) continue;
    taken[seed] = true;
    const members = [seed];
    // The list grows while it is walked: each core member hands on to its neighbours.
    for (const member of members) {
      if (!isCore(member)) continue;
      for (const near of neighbours[member] ?? []) {
        if (taken[near] === true) continue;
        taken[near] = true;
        members.push(near);
      }
    }
    members.sort((a, b) => a - b);
    const centre = members.reduce((best, i) => ((neighbours[i]?.length ?? 0) > (neighbours[best]?.length ?? 0) ? i : best), seed);
    clusters.push({ centre, members });
  }
  return clusters;
}
