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
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    low = Math.min(low, y[i] ?? 0);
    high = Math.max(high, y[i] ?? 0);
  }
  const plane = planeAt(count === 0 ? 0 : (low + high) / 2);
  const column = (i: number) => Math.floor(((x[i] ?? 0) * plane.east) / metres);
  const line = (i: number) => Math.floor(((y[i] ?? 0) * plane.north) / metres);
  const cells = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    const key = `${column(i)},${line(i)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [i]);
    else cell.push(i);
  }
  return Array.from({ length: count }, (_, i) => {
    const near: number[] = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(`${column(i) + dx},${line(i) + dy}`) ?? []) {
          if (metresBetween(plane, x[i] ?? 0, y[i] ?? 0, x[other] ?? 0, y[other] ?? 0) <= metres) near.push(other);
        }
      }
    }
    return near.sort((a, b) => a - b);
  });
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
