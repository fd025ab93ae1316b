// Whether borders may be redrawn: no vertex swallowed, no edge crossed or touched. Exact on the lattice.
//
//            q                    When a vertex v moves to q, each of its edges a–v sweeps the triangle a–v–q. The coverage stays what
//          ╱ │ ╲                  it was exactly when no other vertex lies in such a triangle, no other edge meets a new edge a–q,
//        ╱   v   ╲                none is on its way v–q, and the edges keep their order around the vertex. Inserting and removing a
//      a₁───╱ ╲───a₂              vertex on an edge are the same with one triangle.
import { crossSign, onSegment } from "../../geo/exact";
import type { Coverage } from "./store";
import type { Refusal, RefusalReason } from "./types";

/** New edges from anchors to one point, and the triangles that they sweep. */
export interface Sweep {
  /** Vertices that stay where they are; a new edge runs from each to `to`. */
  readonly anchors: readonly number[];
  /** How many of the anchors, from the first, have a triangle (anchor, from, to). */
  readonly triangles: number;
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  /** The vertex at `to` when it is one that stays, −1 when the new edges end in a new or moved one. */
  readonly toVertex: number;
  /** Edges at this vertex go away (or move along), −1 for none; so does this edge, −1 for none. */
  readonly goneVertex: number;
  readonly goneEdge: number;
  /** Whether a vertex travels from `from` to `to`: then it must not pass through an edge on its way, which would turn a triangle inside out. */
  readonly travels: boolean;
}

/** Why a sweep is not allowed, with the edge in the way; null when it is. */
export function sweepRefusal(coverage: Coverage, sweep: Sweep): Refusal | null {
  const { x, y, origin, index } = coverage;
  const { anchors, fromX, fromY, toX, toY, goneVertex, goneEdge } = sweep;
  let [minX, minY, maxX, maxY] = [Math.min(fromX, toX), Math.min(fromY, toY), Math.max(fromX, toX), Math.max(fromY, toY)];
  for (const anchor of anchors) {
    minX = Math.min(minX, x[anchor] as number);
    minY = Math.min(minY, y[anchor] as number);
    maxX = Math.max(maxX, x[anchor] as number);
    maxY = Math.max(maxY, y[anchor] as number);
  }
  index.refresh(coverage);
  const count = index.query(minX, minY, maxX, maxY);
  for (let i = 0; i < count; i++) {
    const edge = index.found[i] as number;
    if (edge === goneEdge) continue;
    const p = origin[edge * 2] as number;
    const r = origin[edge * 2 + 1] as number;
    if (goneVertex >= 0 && (p === goneVertex || r === goneVertex)) continue;
    const px = x[p] as number;
    const py = y[p] as number;
    const rx = x[r] as number;
    const ry = y[r] as number;
    if (Math.max(px, rx) < minX || Math.max(py, ry) < minY || Math.min(px, rx) > maxX || Math.min(py, ry) > maxY) continue;
    const reason = edgeInWay(coverage, sweep, p, r);
    if (reason) return { reason, place: [px, py], edge };
  }
  return null;
}

function edgeInWay(coverage: Coverage, { anchors, triangles, fromX, fromY, toX, toY, toVertex, travels }: Sweep, p: number, r: number): RefusalReason | null {
  const { x, y } = coverage;
  const px = x[p] as number;
  const py = y[p] as number;
  const rx = x[r] as number;
  const ry = y[r] as number;
  if (travels && segmentsMeet(fromX, fromY, toX, toY, px, py, rx, ry)) return "meets_border";
  for (let i = 0; i < anchors.length; i++) {
    const anchor = anchors[i] as number;
    const ax = x[anchor] as number;
    const ay = y[anchor] as number;
    if (segmentsClash(ax, ay, anchor, toX, toY, toVertex, px, py, p, rx, ry, r)) return "meets_border";
    if (i >= triangles) continue;
    if (swallowed(ax, ay, fromX, fromY, toX, toY, px, py) || swallowed(ax, ay, fromX, fromY, toX, toY, rx, ry)) return "swallows_vertex";
  }
  return null;
}

/** Whether a point lies in the closed triangle, its corners apart. A flat triangle is the segment it has become. */
function swallowed(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, px: number, py: number): boolean {
  if ((px === ax && py === ay) || (px === bx && py === by) || (px === cx && py === cy)) return false;
  return inTriangle(ax, ay, bx, by, cx, cy, px, py);
}

/** Whether a point lies in the closed triangle; a flat one is a segment. Exact. */
export function inTriangle(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, px: number, py: number): boolean {
  if (px < Math.min(ax, bx, cx) || px > Math.max(ax, bx, cx) || py < Math.min(ay, by, cy) || py > Math.max(ay, by, cy)) return false;
  const ab = crossSign(ax, ay, bx, by, px, py);
  const bc = crossSign(bx, by, cx, cy, px, py);
  const ca = crossSign(cx, cy, ax, ay, px, py);
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}

/** Whether a new edge a–b meets the edge p–r elsewhere than in an end that they share. Vertices are compared by number; b's may be −1. */
function segmentsClash(
  ax: number,
  ay: number,
  a: number,
  bx: number,
  by: number,
  b: number,
  px: number,
  py: number,
  p: number,
  rx: number,
  ry: number,
  r: number,
): boolean {
  const sharesA = p === a || r === a;
  const sharesB = b >= 0 && (p === b || r === b);
  if (sharesA && sharesB) return true; // the same edge again
  if (sharesA) return p === a ? sameWay(ax, ay, bx, by, rx, ry) : sameWay(ax, ay, bx, by, px, py);
  if (sharesB) return p === b ? sameWay(bx, by, ax, ay, rx, ry) : sameWay(bx, by, ax, ay, px, py);
  return segmentsMeet(ax, ay, bx, by, px, py, rx, ry);
}

/** Whether two edges have more in common than an end. Exact. */
export function edgesClash({ x, y, origin }: Coverage, one: number, other: number): boolean {
  const [a, b] = [origin[one * 2] as number, origin[one * 2 + 1] as number];
  const [p, r] = [origin[other * 2] as number, origin[other * 2 + 1] as number];
  const at = (vertex: number) => [x[vertex] as number, y[vertex] as number, vertex] as const;
  return segmentsClash(...at(a), ...at(b), ...at(p), ...at(r));
}

/** Whether two ways from one point run in the same direction. */
function sameWay(fromX: number, fromY: number, ax: number, ay: number, bx: number, by: number): boolean {
  if (crossSign(fromX, fromY, ax, ay, bx, by) !== 0) return false;
  return (ax - fromX) * (bx - fromX) + (ay - fromY) * (by - fromY) > 0;
}

/** Whether two closed segments have a point in common. Exact. */
export function segmentsMeet(ax: number, ay: number, bx: number, by: number, px: number, py: number, rx: number, ry: number): boolean {
  if (Math.max(px, rx) < Math.min(ax, bx) || Math.max(ax, bx) < Math.min(px, rx)) return false;
  if (Math.max(py, ry) < Math.min(ay, by) || Math.max(ay, by) < Math.min(py, ry)) return false;
  const sideP = crossSign(ax, ay, bx, by, px, py);
  const sideR = crossSign(ax, ay, bx, by, rx, ry);
  if (sideP !== 0 && sideP === sideR) return false;
  const sideA = crossSign(px, py, rx, ry, ax, ay);
  const sideB = crossSign(px, py, rx, ry, bx, by);
  if (sideA !== 0 && sideA === sideB) return false;
  if (sideP !== 0 || sideR !== 0) return true;
  return onSegment(ax, ay, bx, by, px, py) || onSegment(ax, ay, bx, by, rx, ry) || onSegment(px, py, rx, ry, ax, ay) || onSegment(px, py, rx, ry, bx, by);
}

/** Whether an edge may not change: it is locked itself, or it borders a locked grid. */
export function isLocked(coverage: Coverage, edge: number): boolean {
  if (coverage.lock[edge] === 1) return true;
  const left = coverage.gridOf(coverage.face[edge * 2] as number);
  const right = coverage.gridOf(coverage.face[edge * 2 + 1] as number);
  return (left >= 0 && coverage.gridLock[left] === 1) || (right >= 0 && coverage.gridLock[right] === 1);
}

export function refusal(reason: RefusalReason, place: readonly [number, number] | null = null, edge: number | null = null): Refusal {
  return { reason, place, edge };
}

/** Where a vertex is, lattice units. */
export function placeOf(coverage: Coverage, vertex: number): readonly [number, number] {
  return [coverage.x[vertex] as number, coverage.y[vertex] as number];
}
