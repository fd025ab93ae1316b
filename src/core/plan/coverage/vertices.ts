// The finest operations: move a vertex, insert one on an edge, remove one. Neighbours share it, so all of them change at once.
import { crossSign, onSegment } from "../../geo/exact";
import { isLocked, placeOf, refusal, sweepRefusal } from "./legal";
import type { Coverage } from "./store";
import { enterSums, leaveSums } from "./sums";
import { atomically, type Notes } from "./transaction";
import type { Outcome, Refusal } from "./types";
import { EDGES, LOCK, OUT, VERTICES } from "./words";

/** Moves a vertex to a lattice place. */
export function moveVertex(coverage: Coverage, vertex: number, x: number, y: number): Outcome {
  return atomically(coverage, "move", (notes) => moveRefusal(coverage, vertex, x, y) ?? moveTo(coverage, vertex, x, y, notes));
}

/** Why a vertex may not move there; null when it may. Nothing is changed. */
export function moveRefusal(coverage: Coverage, vertex: number, x: number, y: number): Refusal | null {
  if (!vertexLives(coverage, vertex)) return refusal("no_such_thing");
  const fromX = coverage.x[vertex] as number;
  const fromY = coverage.y[vertex] as number;
  if (x === fromX && y === fromY) return refusal("unmoved", [x, y]);
  const anchors: number[] = [];
  const first = coverage.out[vertex] as number;
  let half = first;
  do {
    if (isLocked(coverage, half >> 1)) return refusal("locked", [fromX, fromY], half >> 1);
    anchors.push(coverage.origin[half ^ 1] as number);
    half = coverage.next[half ^ 1] as number;
  } while (half !== first);
  const sweep = { anchors, triangles: anchors.length, fromX, fromY, toX: x, toY: y, toVertex: -1, goneVertex: vertex, goneEdge: -1, travels: true };
  return sweepRefusal(coverage, sweep) ?? (keepsOrder(coverage, anchors, x, y) ? null : refusal("turns_over", [fromX, fromY], first >> 1));
}

/** Whether the neighbours, given clockwise, still lie clockwise as seen from a place. (None behind another: that would be swallowed.) */
function keepsOrder(coverage: Coverage, anchors: readonly number[], x: number, y: number): boolean {
  if (anchors.length < 3) return true;
  const [zeroX, zeroY] = placeOf(coverage, anchors[0] as number);
  let [beforeX, beforeY] = placeOf(coverage, anchors[1] as number);
  let before = clockwiseRank(x, y, zeroX, zeroY, beforeX, beforeY);
  for (let i = 2; i < anchors.length; i++) {
    const [ax, ay] = placeOf(coverage, anchors[i] as number);
    const rank = clockwiseRank(x, y, zeroX, zeroY, ax, ay);
    if (rank < before || (rank === before && crossSign(x, y, beforeX, beforeY, ax, ay) >= 0)) return false;
    [before, beforeX, beforeY] = [rank, ax, ay];
  }
  return true;
}

/** 0: less than half a turn clockwise from the zero direction, 1: just half, 2: more. */
function clockwiseRank(x: number, y: number, zeroX: number, zeroY: number, px: number, py: number): 0 | 1 | 2 {
  const side = crossSign(x, y, zeroX, zeroY, px, py);
  return side < 0 ? 0 : side === 0 ? 1 : 2;
}

/**
 * The farthest place towards (x, y) to which a vertex may move, found by halving: the handle slides to the wall.
 * With the refusal that stopped it, null when nothing did.
 */
export function farthestMove(
  coverage: Coverage,
  vertex: number,
  x: number,
  y: number,
): { readonly x: number; readonly y: number; readonly stopped: Refusal | null } {
  const stopped = moveRefusal(coverage, vertex, x, y);
  if (stopped === null || stopped.reason === "no_such_thing" || stopped.reason === "locked") {
    return stopped ? { x: coverage.x[vertex] ?? x, y: coverage.y[vertex] ?? y, stopped } : { x, y, stopped };
  }
  const [fromX, fromY] = placeOf(coverage, vertex);
  let [low, high] = [0, 1];
  let best = { x: fromX, y: fromY };
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    const at = { x: Math.round(fromX + (x - fromX) * middle), y: Math.round(fromY + (y - fromY) * middle) };
    if (moveRefusal(coverage, vertex, at.x, at.y) === null) {
      low = middle;
      best = at;
    } else high = middle;
  }
  return { ...best, stopped };
}

function moveTo(coverage: Coverage, vertex: number, x: number, y: number, notes: Notes): null {
  const fromX = coverage.x[vertex] as number;
  const fromY = coverage.y[vertex] as number;
  const first = coverage.out[vertex] as number;
  let half = first;
  do {
    leaveSums(coverage, half >> 1);
    const anchor = coverage.origin[half ^ 1] as number;
    notes.triangles.push(coverage.x[anchor] as number, coverage.y[anchor] as number, fromX, fromY, x, y);
    half = coverage.next[half ^ 1] as number;
  } while (half !== first);
  coverage.setPlace(vertex, x, y);
  do {
    enterSums(coverage, half >> 1);
    half = coverage.next[half ^ 1] as number;
  } while (half !== first);
  return null;
}

/** Inserts a vertex into an edge at a lattice place, on it or beside it. */
export function insertVertex(coverage: Coverage, edge: number, x: number, y: number): Outcome {
  return atomically(coverage, "insert", (notes) => {
    const found = insertRefusal(coverage, edge, x, y);
    if (found) return found;
    insertInto(coverage, edge, x, y, notes);
    return null;
  });
}

/** Why a vertex may not be inserted there; null when it may. */
export function insertRefusal(coverage: Coverage, edge: number, x: number, y: number): Refusal | null {
  if (!edgeLives(coverage, edge)) return refusal("no_such_thing");
  const a = coverage.origin[edge * 2] as number;
  const b = coverage.origin[edge * 2 + 1] as number;
  const [ax, ay] = placeOf(coverage, a);
  const [bx, by] = placeOf(coverage, b);
  if ((x === ax && y === ay) || (x === bx && y === by)) return refusal("too_close", [x, y], edge);
  if (isLocked(coverage, edge) && !onSegment(ax, ay, bx, by, x, y)) return refusal("locked", [x, y], edge);
  return sweepRefusal(coverage, {
    anchors: [a, b],
    triangles: 1,
    fromX: bx,
    fromY: by,
    toX: x,
    toY: y,
    toVertex: -1,
    goneVertex: -1,
    goneEdge: edge,
    travels: false,
  });
}

/**
 * Puts a new vertex m into the edge a–b: the old edge becomes a–m, a new one m–b.
 *
 *      a ══h══▶ m ══h2══▶ b
 *      a ◀══t══ m ◀══t2══ b
 */
export function insertInto(coverage: Coverage, edge: number, x: number, y: number, notes: Notes): number {
  const half = edge * 2;
  const twin = half + 1;
  const a = coverage.origin[half] as number;
  const b = coverage.origin[twin] as number;
  const locked = coverage.lock[edge] as number;
  leaveSums(coverage, edge);
  const vertex = coverage.newVertex(x, y);
  const added = coverage.newEdge(vertex, b);
  const onward = added * 2;
  const back = onward + 1;
  const following = coverage.next[half] as number;
  const preceding = coverage.prev[twin] as number;
  coverage.setOrigin(twin, vertex);
  coverage.link(half, onward);
  coverage.link(back, twin);
  if (following === twin) coverage.link(onward, back);
  else {
    coverage.link(onward, following);
    coverage.link(preceding, back);
  }
  if (coverage.out[b] === twin) coverage.set(OUT, b, back);
  coverage.set(OUT, vertex, onward);
  coverage.setFace(onward, coverage.face[half] as number);
  coverage.setFace(back, coverage.face[twin] as number);
  if (locked === 1) coverage.set(LOCK, added, 1);
  enterSums(coverage, edge);
  enterSums(coverage, added);
  notes.triangles.push(...placeOf(coverage, a), ...placeOf(coverage, b), x, y);
  return vertex;
}

/** Removes a vertex on a border between two; its two edges become one. */
export function removeVertex(coverage: Coverage, vertex: number): Outcome {
  return atomically(coverage, "remove", (notes) => {
    const found = removeRefusal(coverage, vertex);
    if (found) return found;
    removeFrom(coverage, vertex, notes);
    return null;
  });
}

/** Why a vertex may not be removed; null when it may. */
export function removeRefusal(coverage: Coverage, vertex: number): Refusal | null {
  if (!vertexLives(coverage, vertex)) return refusal("no_such_thing");
  const half = coverage.out[vertex] as number;
  const other = coverage.next[half ^ 1] as number;
  const place = placeOf(coverage, vertex);
  if (other === half || coverage.next[other ^ 1] !== half) return refusal("junction", place, half >> 1);
  for (const edge of [half >> 1, other >> 1]) if (isLocked(coverage, edge)) return refusal("locked", place, edge);
  const a = coverage.origin[half ^ 1] as number;
  const b = coverage.origin[other ^ 1] as number;
  if (ringIsTriangle(coverage, half) || ringIsTriangle(coverage, other)) return refusal("too_few_vertices", place, half >> 1);
  const [toX, toY] = placeOf(coverage, b);
  const sweep = { anchors: [a], triangles: 1, fromX: place[0], fromY: place[1], toX, toY, toVertex: b, goneVertex: vertex, goneEdge: -1, travels: false };
  return sweepRefusal(coverage, sweep);
}

function ringIsTriangle(coverage: Coverage, half: number): boolean {
  const { next } = coverage;
  return next[next[next[half] as number] as number] === half;
}

/** Takes a vertex of two edges out: the edge of the incoming half-edge stays, the other goes. */
export function removeFrom(coverage: Coverage, vertex: number, notes: Notes): void {
  const gone = coverage.out[vertex] as number; // vertex → b
  const stays = coverage.prev[gone] as number; // a → vertex
  const b = coverage.origin[gone ^ 1] as number;
  const a = coverage.origin[stays] as number;
  notes.triangles.push(...placeOf(coverage, a), ...placeOf(coverage, vertex), ...placeOf(coverage, b));
  leaveSums(coverage, gone >> 1);
  leaveSums(coverage, stays >> 1);
  const following = coverage.next[gone] as number;
  const preceding = coverage.prev[gone ^ 1] as number;
  coverage.setOrigin(stays ^ 1, b);
  coverage.link(stays, following);
  coverage.link(preceding, stays ^ 1);
  if (coverage.out[b] === (gone ^ 1)) coverage.set(OUT, b, stays ^ 1);
  coverage.setFace(gone, -1);
  coverage.setFace(gone ^ 1, -1);
  coverage.freeEdge(gone >> 1);
  coverage.freeVertex(vertex);
  enterSums(coverage, stays >> 1);
}

export function vertexLives(coverage: Coverage, vertex: number): boolean {
  return vertex >= 0 && vertex < (coverage.meta[VERTICES] as number) && (coverage.out[vertex] as number) >= 0;
}

export function edgeLives(coverage: Coverage, edge: number): boolean {
  return edge >= 0 && edge < (coverage.meta[EDGES] as number) && (coverage.origin[edge * 2] as number) >= 0;
}
