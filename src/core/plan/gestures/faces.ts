// Facts of single faces and grids of a coverage that gestures ask for: ground, middle, neighbours, pieces that hang together.
import { halvesOf } from "../coverage/cycles";
import type { Coverage } from "../coverage/store";
import { faceLives } from "../coverage/transaction";
import { EDGES, FACES } from "../coverage/words";

/** Faces of a grid that have ground, ascending. */
export function facesOfGrid(coverage: Coverage, grid: number): number[] {
  const faces: number[] = [];
  for (let face = 0; face < (coverage.meta[FACES] as number); face++) if (coverage.gridOf(face) === grid && faceLives(coverage, face)) faces.push(face);
  return faces;
}

/** Doubled area of a face, square lattice units. */
export function faceArea2(coverage: Coverage, face: number): number {
  const { x, y, origin, originX, originY } = coverage;
  let area2 = 0;
  for (const half of halvesOf(coverage, face)) {
    const [a, b] = [origin[half] as number, origin[half ^ 1] as number];
    area2 += ((x[a] as number) - originX) * ((y[b] as number) - originY) - ((x[b] as number) - originX) * ((y[a] as number) - originY);
  }
  return area2;
}

/** Centre of gravity of a face, lattice units; the middle of its box where it has no area. It may lie outside of a bent face. */
export function faceCentre(coverage: Coverage, face: number): readonly [number, number] {
  const { x, y, origin } = coverage;
  const first = origin[coverage.faceFirst[face] as number] as number;
  const [x0, y0] = [x[first] as number, y[first] as number];
  let [area2, sumX, sumY] = [0, 0, 0];
  for (const half of halvesOf(coverage, face)) {
    const [a, b] = [origin[half] as number, origin[half ^ 1] as number];
    const [ax, ay, bx, by] = [(x[a] as number) - x0, (y[a] as number) - y0, (x[b] as number) - x0, (y[b] as number) - y0];
    const cross = ax * by - bx * ay;
    area2 += cross;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  return area2 === 0 ? [x0, y0] : [x0 + sumX / (3 * area2), y0 + sumY / (3 * area2)];
}

/** Length of the border that some faces have with each grid (NO_GRID: with none), metres, the grid they all belong to left out. */
export function borderLengths(coverage: Coverage, faces: readonly number[]): Map<number, number> {
  const { x, y, origin, metresX, metresY } = coverage;
  const own = new Set(faces);
  const lengths = new Map<number, number>();
  for (const face of faces) {
    for (const half of halvesOf(coverage, face)) {
      const beyond = coverage.face[half ^ 1] as number;
      if (own.has(beyond)) continue;
      const [a, b] = [origin[half] as number, origin[half ^ 1] as number];
      const length = Math.hypot(((x[a] as number) - (x[b] as number)) * metresX, ((y[a] as number) - (y[b] as number)) * metresY);
      const grid = coverage.gridOf(beyond);
      lengths.set(grid, (lengths.get(grid) ?? 0) + length);
    }
  }
  return lengths;
}

/** Some faces in groups that hang together by borders; `parted` tells edges that hold nothing together. The largest group by area first. */
export function connected(coverage: Coverage, faces: readonly number[], parted: (edge: number) => boolean = () => false): number[][] {
  const waiting = new Set(faces);
  const groups: { readonly faces: number[]; readonly area2: number }[] = [];
  for (const start of faces) {
    if (!waiting.delete(start)) continue;
    const group = [start];
    let area2 = 0;
    for (let at = 0; at < group.length; at++) {
      const face = group[at] as number;
      area2 += faceArea2(coverage, face);
      for (const half of halvesOf(coverage, face)) {
        const beyond = coverage.face[half ^ 1] as number;
        if (waiting.has(beyond) && !parted(half >> 1)) {
          waiting.delete(beyond);
          group.push(beyond);
        }
      }
    }
    groups.push({ faces: group, area2 });
  }
  return groups.sort((a, b) => b.area2 - a.area2).map((group) => group.faces);
}

/** Pairs of grids with a border in common: for each grid its neighbours. */
export function gridNeighbours(coverage: Coverage): Map<number, Set<number>> {
  const neighbours = new Map<number, Set<number>>();
  const note = (one: number, other: number): void => {
    const known = neighbours.get(one);
    if (known) known.add(other);
    else neighbours.set(one, new Set([other]));
  };
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
    if ((coverage.origin[edge * 2] as number) < 0) continue;
    const [left, right] = [coverage.gridOf(coverage.face[edge * 2] as number), coverage.gridOf(coverage.face[edge * 2 + 1] as number)];
    if (left < 0 || right < 0 || left === right) continue;
    note(left, right);
    note(right, left);
  }
  return neighbours;
}
