// What lies at a place, and what lies around a ring: found by looking westward to the nearest edge. Exact.
import { crossSign, onSegment } from "../../geo/exact";
import type { Coverage } from "./store";
import { NO_FACE, NO_GRID } from "./types";

/** What tells two sides of an edge apart: faces, or the grids that they are assigned to. */
export type Level = "face" | "grid";

/** Label of the side to the left of a half-edge. */
export function sideOf(coverage: Coverage, half: number, level: Level): number {
  const face = coverage.face[half] as number;
  return level === "face" ? face : coverage.gridOf(face);
}

/**
 * The half-edge that faces a place from the west: the nearest edge west of it that spans its height, seen from its eastern side; −1 for none.
 * Edges through the place itself do not count, nor those between faces of one grid when grids are asked for.
 *
 *      ╲      │            An edge spans the heights from its lower end (included) to its upper end (not included),
 *       ╲     │ ◀── •      as if the place lay a hair higher: flat edges span nothing.
 */
export function facingHalf(coverage: Coverage, px: number, py: number, level: Level): number {
  const { index, x, y, origin } = coverage;
  index.refresh(coverage);
  const row = index.row(py);
  let best = -1;
  for (let column = index.column(px); column >= 0; column--) {
    for (let entry = index.head[row * index.frame.columns + column] as number; entry >= 0; entry = index.entryNext[entry] as number) {
      const half = upward(coverage, index.entryEdge[entry] as number);
      const a = origin[half] as number;
      const b = origin[half ^ 1] as number;
      if ((y[a] as number) > py || (y[b] as number) <= py) continue;
      if (crossSign(x[a] as number, y[a] as number, x[b] as number, y[b] as number, px, py) >= 0) continue;
      if (half === best || (level === "grid" && sideOf(coverage, half, level) === sideOf(coverage, half ^ 1, level))) continue;
      if (best < 0 || liesEast(coverage, half, best)) best = half;
    }
    if (best >= 0 && westOfColumn(coverage, best, py, column)) continue;
    if (best >= 0) break;
  }
  return best < 0 ? -1 : best ^ 1;
}

/** Whether an edge passes a height west of the cells of a column: then a nearer one may come in the columns further west. */
function westOfColumn({ index, x, y, origin }: Coverage, half: number, py: number, column: number): boolean {
  if (column === 0) return false;
  const a = origin[half] as number;
  const b = origin[half ^ 1] as number;
  const along = (py - (y[a] as number)) / ((y[b] as number) - (y[a] as number));
  return (x[a] as number) + along * ((x[b] as number) - (x[a] as number)) <= index.frame.originX + column * index.size + 1;
}

/** Half-edge of an edge that runs from its lower to its upper end (of a flat one, either). */
function upward({ origin, y }: Coverage, edge: number): number {
  return (y[origin[edge * 2] as number] as number) <= (y[origin[edge * 2 + 1] as number] as number) ? edge * 2 : edge * 2 + 1;
}

/** Of two edges (upward half-edges) that span a height and do not cross: whether the first lies east of the second just above it. */
function liesEast({ origin, x, y }: Coverage, first: number, second: number): boolean {
  const a = origin[first] as number;
  const b = origin[first ^ 1] as number;
  const c = origin[second] as number;
  const d = origin[second ^ 1] as number;
  const sideOfSecond = (v: number) => crossSign(x[c] as number, y[c] as number, x[d] as number, y[d] as number, x[v] as number, y[v] as number);
  const sideOfFirst = (v: number) => crossSign(x[a] as number, y[a] as number, x[b] as number, y[b] as number, x[v] as number, y[v] as number);
  // The end that lies at a height which both span tells; where they touch in it, the other end.
  const upper = (y[b] as number) <= (y[d] as number) ? -sideOfSecond(b) : sideOfFirst(d);
  if (upper !== 0) return upper > 0;
  return ((y[a] as number) >= (y[c] as number) ? -sideOfSecond(a) : sideOfFirst(c)) > 0;
}

/** Face that holds a place which lies on no edge; NO_FACE outside. */
export function faceAt(coverage: Coverage, px: number, py: number): number {
  const half = facingHalf(coverage, px, py, "face");
  return half < 0 ? NO_FACE : (coverage.face[half] as number);
}

/** Grid of a place by the law of the contract: the first grid whose closed ground holds it, so a place on a border belongs to the lower one. */
export function gridAt(coverage: Coverage, px: number, py: number): number {
  const { index, x, y, origin, face } = coverage;
  index.refresh(coverage);
  let least = NO_GRID;
  let onBorder = false;
  for (let entry = index.head[index.row(py) * index.frame.columns + index.column(px)] as number; entry >= 0; entry = index.entryNext[entry] as number) {
    const half = (index.entryEdge[entry] as number) * 2;
    const a = origin[half] as number;
    const b = origin[half + 1] as number;
    if (!onSegment(x[a] as number, y[a] as number, x[b] as number, y[b] as number, px, py)) continue;
    onBorder = true;
    const left = coverage.gridOf(face[half] as number);
    const right = coverage.gridOf(face[half + 1] as number);
    if (left >= 0 && (least < 0 || left < least)) least = left;
    if (right >= 0 && (least < 0 || right < least)) least = right;
  }
  if (onBorder) return least;
  const half = facingHalf(coverage, px, py, "face");
  return half < 0 ? NO_GRID : coverage.gridOf(face[half] as number);
}
