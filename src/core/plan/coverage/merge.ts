// Borders that no longer part anything are dropped: merging faces, filling a gap, giving faces to another grid.
import { cyclesThrough, halvesOf, regionsOf } from "./cycles";
import { placeOf, refusal } from "./legal";
import type { Coverage } from "./store";
import { enterSums, leaveSums } from "./sums";
import { atomically, faceLives, type Notes } from "./transaction";
import { NEW_GRID, NO_FACE, NO_GRID, type Outcome, type Refusal } from "./types";
import { edgeLives } from "./vertices";
import { FACE_GRID, GRID_LOCK, GRIDS, LOCK, OUT } from "./words";

/** Dissolves the borders between faces, which must hang together; the first survives. */
export function mergeFaces(coverage: Coverage, faces: readonly number[]): Outcome {
  return atomically(coverage, "merge", (notes) => {
    const [keep = -1, ...others] = faces;
    if (others.length === 0) return refusal("unmoved");
    for (const face of faces) if (!faceLives(coverage, face)) return refusal("no_such_thing");
    let waiting = [...new Set(others)].filter((face) => face !== keep);
    while (waiting.length > 0) {
      const touching = waiting.filter((face) => touches(coverage, face, keep));
      if (touching.length === 0) return refusal("not_touching", placeOfFace(coverage, waiting[0] as number));
      for (const face of touching) {
        const found = mergeInto(coverage, keep, face, notes);
        if (found) return found;
      }
      waiting = waiting.filter((face) => !touching.includes(face));
    }
    return null;
  });
}

/** Gives the ground of a face to another that it touches; the caller has made sure that both live. */
export function mergeInto(coverage: Coverage, keep: number, gone: number, notes: Notes): Refusal | null {
  const halves = [...halvesOf(coverage, gone)];
  for (const half of halves) {
    const between = coverage.face[half ^ 1] === keep;
    if ((between || coverage.gridOf(keep) !== coverage.gridOf(gone)) && lockStands(coverage, half, keep, gone))
      return refusal("locked", placeOf(coverage, coverage.origin[half] as number), half >> 1);
  }
  noteBox(coverage, halves, notes);
  relabel(coverage, halves, keep);
  dropInner(
    coverage,
    halves.map((half) => half >> 1),
  );
  return null;
}

/** A locked edge must not be dissolved, and a locked grid must neither lose nor gain ground. */
function lockStands(coverage: Coverage, half: number, keep: number, gone: number): boolean {
  const gridLocked = (face: number): boolean => coverage.gridOf(face) >= 0 && coverage.gridLock[coverage.gridOf(face)] === 1;
  return gridLocked(keep) || gridLocked(gone) || (coverage.face[half ^ 1] === keep && coverage.lock[half >> 1] === 1);
}

/** Whether two faces have an edge in common. */
export function touches(coverage: Coverage, first: number, second: number): boolean {
  for (const half of halvesOf(coverage, first)) if (coverage.face[half ^ 1] === second) return true;
  return false;
}

/** Half-edges get another face; sums follow. */
export function relabel(coverage: Coverage, halves: readonly number[], face: number): void {
  for (const half of halves) {
    leaveSums(coverage, half >> 1);
    coverage.setFace(half, face);
    enterSums(coverage, half >> 1);
  }
}

/** Removes those of some edges that have the same face on both sides. */
export function dropInner(coverage: Coverage, edges: Iterable<number>): void {
  for (const edge of edges) {
    if ((coverage.origin[edge * 2] as number) >= 0 && coverage.face[edge * 2] === coverage.face[edge * 2 + 1]) dropEdge(coverage, edge);
  }
}

/**
 * Takes an edge with the same face on both sides out, and vertices that it leaves without edges.
 *
 *      ╲            ╱            ╲            ╱
 *       ●──────────●      ▶       ●          ●
 *      ╱            ╲            ╱            ╲
 */
export function dropEdge(coverage: Coverage, edge: number): void {
  leaveSums(coverage, edge);
  const half = edge * 2;
  const twin = half + 1;
  const [a, b] = [coverage.origin[half] as number, coverage.origin[twin] as number];
  const [beforeHalf, afterHalf] = [coverage.prev[half] as number, coverage.next[half] as number];
  const [beforeTwin, afterTwin] = [coverage.prev[twin] as number, coverage.next[twin] as number];
  if (beforeHalf === twin) coverage.freeVertex(a);
  else {
    coverage.link(beforeHalf, afterTwin);
    if (coverage.out[a] === half) coverage.set(OUT, a, afterTwin);
  }
  if (beforeTwin === half) coverage.freeVertex(b);
  else {
    coverage.link(beforeTwin, afterHalf);
    if (coverage.out[b] === twin) coverage.set(OUT, b, afterHalf);
  }
  coverage.setFace(half, NO_FACE);
  coverage.setFace(twin, NO_FACE);
  coverage.freeEdge(edge);
}

/** Fills the gap to the left of a half-edge: its ground, islands left out, becomes part of a face that borders it. */
export function fillGap(coverage: Coverage, half: number, face: number): Outcome {
  return atomically(coverage, "fill", (notes) => {
    if (!edgeLives(coverage, half >> 1) || !faceLives(coverage, face)) return refusal("no_such_thing");
    const border = gapBorder(coverage, half);
    if (!border) return refusal("no_gap", placeOf(coverage, coverage.origin[half] as number), half >> 1);
    if (!border.some((at) => coverage.face[at ^ 1] === face)) return refusal("not_touching", placeOf(coverage, coverage.origin[half] as number));
    const grid = coverage.gridOf(face);
    const lockedEdge = border.find((at) => coverage.face[at ^ 1] === face && coverage.lock[at >> 1] === 1);
    if (lockedEdge !== undefined) return refusal("locked", placeOf(coverage, coverage.origin[lockedEdge] as number), lockedEdge >> 1);
    if (grid >= 0 && coverage.gridLock[grid] === 1) return refusal("locked", placeOf(coverage, coverage.origin[half] as number), half >> 1);
    noteBox(coverage, border, notes);
    relabel(coverage, border, face);
    dropInner(
      coverage,
      border.map((at) => at >> 1),
    );
    return null;
  });
}

/** All half-edges around the gap to the left of one, those of islands in it included; null when the world outside lies there, or a face. */
export function gapBorder(coverage: Coverage, half: number): readonly number[] | null {
  if (coverage.face[half] !== NO_FACE) return null;
  const cycles = cyclesThrough(coverage, gapHalves(coverage), "face");
  const region = regionsOf(coverage, cycles, "face").find(({ outer, holes }) => [outer, ...holes].some(({ halves }) => halves.includes(half)));
  return region ? [region.outer, ...region.holes].flatMap(({ halves }) => halves) : null;
}

/** Half-edges with no face to their left, those of the world outside included. */
export function* gapHalves(coverage: Coverage): Generator<number> {
  for (let half = 0; half < coverage.face.length; half++) {
    if (coverage.face[half] === NO_FACE && (coverage.origin[half] as number) >= 0 && edgeLives(coverage, half >> 1)) yield half;
  }
}

/** Gives faces to a grid. */
export function assignFaces(coverage: Coverage, faces: readonly number[], to: number): Outcome {
  return atomically(coverage, "assign", (notes) => {
    if (to !== NO_GRID && to !== NEW_GRID && !gridLives(coverage, to)) return refusal("no_such_thing");
    for (const face of faces) if (!faceLives(coverage, face)) return refusal("no_such_thing");
    const grid = to === NEW_GRID && faces.length > 0 ? coverage.newGrid() : to;
    const moving = faces.filter((face) => coverage.gridOf(face) !== grid);
    if (moving.length === 0) return refusal("unmoved");
    for (const touched of [grid, ...moving.map((face) => coverage.gridOf(face))]) {
      if (touched >= 0 && coverage.gridLock[touched] === 1) return refusal("locked", placeOfFace(coverage, moving[0] as number));
    }
    for (const face of moving) assignFace(coverage, face, grid, notes);
    return null;
  });
}

/** Gives a face to a grid; locks are the caller's business. */
export function assignFace(coverage: Coverage, face: number, grid: number, notes: Notes): void {
  const halves = [...halvesOf(coverage, face)];
  noteBox(coverage, halves, notes);
  for (const half of halves) leaveSums(coverage, half >> 1);
  coverage.set(FACE_GRID, face, grid);
  for (const half of halves) enterSums(coverage, half >> 1);
}

/** Locks or unlocks edges, or whole grids. */
export function lockEdges(coverage: Coverage, edges: readonly number[], locked: boolean): Outcome {
  return atomically(coverage, "lockEdges", () => {
    for (const edge of edges) {
      if (!edgeLives(coverage, edge)) return refusal("no_such_thing");
      coverage.set(LOCK, edge, locked ? 1 : 0);
    }
    return null;
  });
}

export function lockGrids(coverage: Coverage, grids: readonly number[], locked: boolean): Outcome {
  return atomically(coverage, "lockGrids", () => {
    for (const grid of grids) {
      if (!gridLives(coverage, grid)) return refusal("no_such_thing");
      coverage.set(GRID_LOCK, grid, locked ? 1 : 0);
    }
    return null;
  });
}

export function gridLives(coverage: Coverage, grid: number): boolean {
  return grid >= 0 && grid < (coverage.meta[GRIDS] as number);
}

/** Notes the box around half-edges as ground whose cases may change grid. */
export function noteBox({ x, y, origin }: Coverage, halves: readonly number[], notes: Notes): void {
  let [minX, minY, maxX, maxY] = [2_147_483_647, 2_147_483_647, -2_147_483_648, -2_147_483_648];
  for (const half of halves) {
    const vertex = origin[half] as number;
    minX = Math.min(minX, x[vertex] as number);
    maxX = Math.max(maxX, x[vertex] as number);
    minY = Math.min(minY, y[vertex] as number);
    maxY = Math.max(maxY, y[vertex] as number);
  }
  if (minX <= maxX) notes.boxes.push(minX, minY, maxX, maxY);
}

export function placeOfFace(coverage: Coverage, face: number): readonly [number, number] {
  return placeOf(coverage, coverage.origin[coverage.faceFirst[face] as number] as number);
}
