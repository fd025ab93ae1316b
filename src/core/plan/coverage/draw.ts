// Drawing a line into a coverage: where it crosses borders it gets vertices that both sides share, between them new edges.
//
//        ┌───────┬───────┐
//     ···●━━━━━━━●━━━━━━━●···     A piece u–w is drawn when nothing lies in its way. Else the nearest thing in the way becomes a
//        │       │       │        vertex m (rounded to the lattice, which bends the line by less than 1 cm), and u–m and m–w follow.
//        └───────┴───────┘
import { crossSign, onSegment } from "../../geo/exact";
import { faceAt } from "./around";
import { isLocked, placeOf, refusal, segmentsMeet } from "./legal";
import type { Coverage } from "./store";
import type { Notes } from "./transaction";
import { NO_FACE, type Refusal } from "./types";
import { insertInto, insertRefusal } from "./vertices";
import { OUT } from "./words";

/** What is drawn: into which faces, and the edges that came of it. */
export interface Drawing {
  readonly faces: ReadonlySet<number> | null;
  readonly notes: Notes;
  readonly edges: number[];
  /** New vertices in the open ground of a face. */
  readonly loose: number[];
  steps: number;
}

/** A place this near to a vertex or edge, in lattice units, is taken to be on it. */
const NEAR = 2;
/** More pieces than this no line falls into. */
const MOST_STEPS = 100_000;

/** The vertex at a place: one that is there or near, else a new one on the edge that runs through it or near, else a new loose one. */
export function vertexAt(coverage: Coverage, x: number, y: number, drawing: Drawing): number | Refusal {
  const { index, origin } = coverage;
  index.refresh(coverage);
  const count = index.query(x - NEAR, y - NEAR, x + NEAR, y + NEAR);
  let onEdge = -1;
  for (let i = 0; i < count; i++) {
    const edge = index.found[i] as number;
    for (const end of [origin[edge * 2] as number, origin[edge * 2 + 1] as number]) {
      const [ex, ey] = placeOf(coverage, end);
      if (Math.abs(ex - x) <= NEAR && Math.abs(ey - y) <= NEAR) return end;
    }
    if (distanceToEdge(coverage, edge, x, y) <= NEAR) onEdge = edge;
  }
  for (const vertex of drawing.loose) {
    const [ex, ey] = placeOf(coverage, vertex);
    if (Math.abs(ex - x) <= NEAR && Math.abs(ey - y) <= NEAR) return vertex;
  }
  if (onEdge >= 0) {
    if (!concerns(coverage, onEdge, drawing)) return looseVertex(coverage, x, y, drawing);
    return insertRefusal(coverage, onEdge, x, y) ?? insertInto(coverage, onEdge, x, y, drawing.notes);
  }
  return looseVertex(coverage, x, y, drawing);
}

function looseVertex(coverage: Coverage, x: number, y: number, drawing: Drawing): number {
  const vertex = coverage.newVertex(x, y);
  drawing.loose.push(vertex);
  return vertex;
}

function distanceToEdge(coverage: Coverage, edge: number, x: number, y: number): number {
  const [ax, ay] = placeOf(coverage, coverage.origin[edge * 2] as number);
  const [bx, by] = placeOf(coverage, coverage.origin[edge * 2 + 1] as number);
  const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y);
}

/** Whether a face that is drawn into lies on either side. */
function concerns(coverage: Coverage, edge: number, { faces }: Drawing): boolean {
  return faces === null || faces.has(coverage.face[edge * 2] as number) || faces.has(coverage.face[edge * 2 + 1] as number);
}

/** Draws the piece from u to w, in as many edges as it takes. */
export function connect(coverage: Coverage, u: number, w: number, drawing: Drawing): Refusal | null {
  const waiting: [number, number][] = [[u, w]];
  for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
    const [from, to] = piece;
    if (from === to) continue;
    if (++drawing.steps > MOST_STEPS) return refusal("too_close", placeOf(coverage, from));
    const middle = firstInWay(coverage, from, to, drawing);
    if (typeof middle !== "number") return middle;
    if (middle >= 0) waiting.push([middle, to], [from, middle]);
    else addPiece(coverage, from, to, drawing);
  }
  return null;
}

/** The vertex at the first thing in the way of u–w, made when need be; −1 when the way is free. */
function firstInWay(coverage: Coverage, u: number, w: number, drawing: Drawing): number | Refusal {
  const { index, origin } = coverage;
  const [ux, uy] = placeOf(coverage, u);
  const [wx, wy] = placeOf(coverage, w);
  index.refresh(coverage);
  const count = index.query(Math.min(ux, wx), Math.min(uy, wy), Math.max(ux, wx), Math.max(uy, wy));
  let [nearest, edgeInWay, vertexInWay] = [2, -1, -1];
  const consider = (along: number, edge: number, vertex: number): void => {
    if (along < nearest) [nearest, edgeInWay, vertexInWay] = [along, edge, vertex];
  };
  const alongOf = (x: number, y: number): number => ((x - ux) * (wx - ux) + (y - uy) * (wy - uy)) / ((wx - ux) ** 2 + (wy - uy) ** 2);
  for (let i = 0; i < count; i++) {
    const edge = index.found[i] as number;
    if (!concerns(coverage, edge, drawing)) continue;
    const p = origin[edge * 2] as number;
    const r = origin[edge * 2 + 1] as number;
    const [px, py] = placeOf(coverage, p);
    const [rx, ry] = placeOf(coverage, r);
    for (const [end, x, y] of [
      [p, px, py],
      [r, rx, ry],
    ] as const) {
      if (end !== u && end !== w && onSegment(ux, uy, wx, wy, x, y)) consider(alongOf(x, y), edge, end);
    }
    if (p === u || r === u || p === w || r === w || !segmentsMeet(ux, uy, wx, wy, px, py, rx, ry)) continue;
    const sideP = crossSign(ux, uy, wx, wy, px, py);
    const sideR = crossSign(ux, uy, wx, wy, rx, ry);
    if (sideP === 0 || sideR === 0) continue; // an end on the way is considered as a vertex
    const cross = (rx - px) * (wy - uy) - (ry - py) * (wx - ux);
    const along = ((px - ux) * (ry - py) - (py - uy) * (rx - px)) / -cross;
    consider(Math.max(0, Math.min(1, along)), edge, -1);
  }
  if (edgeInWay < 0 || vertexInWay >= 0) return vertexInWay;
  return crossingVertex(coverage, edgeInWay, Math.round(ux + nearest * (wx - ux)), Math.round(uy + nearest * (wy - uy)), u, w, drawing);
}

/** The vertex where the way u–w crosses an edge: an end of it when that is near, else a new one. */
function crossingVertex(coverage: Coverage, edge: number, x: number, y: number, u: number, w: number, drawing: Drawing): number | Refusal {
  for (const end of [coverage.origin[edge * 2] as number, coverage.origin[edge * 2 + 1] as number]) {
    const [ex, ey] = placeOf(coverage, end);
    if (Math.abs(ex - x) <= NEAR && Math.abs(ey - y) <= NEAR) return end;
  }
  for (const vertex of [u, w]) {
    const [vx, vy] = placeOf(coverage, vertex);
    if (vx === x && vy === y) return refusal("too_close", [x, y], edge);
  }
  if (isLocked(coverage, edge)) {
    const [ax, ay] = placeOf(coverage, coverage.origin[edge * 2] as number);
    const [bx, by] = placeOf(coverage, coverage.origin[edge * 2 + 1] as number);
    if (!onSegment(ax, ay, bx, by, x, y)) return refusal("locked", [x, y], edge);
  }
  return insertRefusal(coverage, edge, x, y) ?? insertInto(coverage, edge, x, y, drawing.notes);
}

/** Adds the edge u–w where the ground between is to be drawn into and no such edge is there yet. */
function addPiece(coverage: Coverage, u: number, w: number, drawing: Drawing): void {
  if (sameEdge(coverage, u, w)) return;
  const face = groundOf(coverage, u, w);
  if (face === NO_FACE || (drawing.faces !== null && !drawing.faces.has(face))) return;
  drawing.edges.push(addEdge(coverage, u, w, face));
}

/** Face of the ground between u and w, where no edge lies. */
function groundOf(coverage: Coverage, u: number, w: number): number {
  const beforeU = sectorBefore(coverage, u, w);
  if (beforeU !== null) return coverage.face[beforeU] as number;
  const beforeW = sectorBefore(coverage, w, u);
  return beforeW !== null ? (coverage.face[beforeW] as number) : faceAt(coverage, ...placeOf(coverage, u));
}

function sameEdge(coverage: Coverage, u: number, w: number): boolean {
  const first = coverage.out[u] as number;
  if (first < 0) return false;
  let half = first;
  do {
    if (coverage.origin[half ^ 1] === w) return true;
    half = coverage.next[half ^ 1] as number;
  } while (half !== first);
  return false;
}

/**
 * Of the half-edges that leave a vertex the first one clockwise from the direction of another, null where there is none.
 * The ground in that direction is to its left.
 */
function sectorBefore(coverage: Coverage, vertex: number, towards: number): number | null {
  const first = coverage.out[vertex] as number;
  if (first < 0) return null;
  const [x, y] = placeOf(coverage, vertex);
  const [tx, ty] = placeOf(coverage, towards);
  let half = first;
  let best = first;
  do {
    if (half !== best && nearerClockwise(coverage, x, y, tx, ty, half, best)) best = half;
    half = coverage.next[half ^ 1] as number;
  } while (half !== first);
  return best;
}

/** Whether turning clockwise from a direction `half` is met before `best`. */
function nearerClockwise(coverage: Coverage, x: number, y: number, tx: number, ty: number, half: number, best: number): boolean {
  const [hx, hy] = placeOf(coverage, coverage.origin[half ^ 1] as number);
  const [bx, by] = placeOf(coverage, coverage.origin[best ^ 1] as number);
  const turned = (px: number, py: number): 0 | 1 | 2 | 3 => {
    const side = crossSign(x, y, tx, ty, px, py);
    if (side !== 0) return side < 0 ? 1 : 3;
    return (px - x) * (tx - x) + (py - y) * (ty - y) > 0 ? 0 : 2;
  };
  const turnedHalf = turned(hx, hy);
  const turnedBest = turned(bx, by);
  return turnedHalf === turnedBest ? crossSign(x, y, hx, hy, bx, by) < 0 : turnedHalf < turnedBest;
}

/** Adds an edge through the ground of one face, between vertices that may have edges or none yet. Returns it. */
export function addEdge(coverage: Coverage, u: number, w: number, face: number): number {
  const beforeU = sectorBefore(coverage, u, w);
  const beforeW = sectorBefore(coverage, w, u);
  const edge = coverage.newEdge(u, w);
  const half = edge * 2;
  attach(coverage, u, half, beforeU);
  attach(coverage, w, half + 1, beforeW);
  coverage.setFace(half, face);
  coverage.setFace(half + 1, face);
  return edge;
}

/**
 * Puts a leaving half-edge into its place around a vertex: `before` is the next one clockwise.
 *
 *        ↖ arriving        arriving → half  (was arriving → before)
 *     half ●───▶           twin of half → before
 *          │ before
 */
function attach(coverage: Coverage, vertex: number, half: number, before: number | null): void {
  if (before === null) {
    coverage.link(half ^ 1, half);
    coverage.set(OUT, vertex, half);
    return;
  }
  const arriving = coverage.prev[before] as number;
  coverage.link(arriving, half);
  coverage.link(half ^ 1, before);
}
