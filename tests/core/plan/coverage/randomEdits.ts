// Random planners: gestures drawn from a seed on whatever the coverage is now, most of them small, some absurd.

import type { Incidents } from "../../../../src/core/plan/coverage/incidents";
import { operate } from "../../../../src/core/plan/coverage/operate";
import type { Coverage } from "../../../../src/core/plan/coverage/store";
import { repeat, revert } from "../../../../src/core/plan/coverage/transaction";
import { type Change, NO_FACE, type Operation } from "../../../../src/core/plan/coverage/types";
import { EDGES, FACES, GRIDS, VERTICES } from "../../../../src/core/plan/coverage/words";

export interface Edits {
  /** Changes in force, oldest first. */
  readonly done: Change[];
  readonly undone: Change[];
  /** How many operations of each kind were done; refusals by reason. */
  readonly counts: Map<string, number>;
}

export function newEdits(): Edits {
  return { done: [], undone: [], counts: new Map() };
}

/** Does one random step: an operation (nine in ten), an undo or a redo. `reach` is a typical distance in lattice units. */
export function step(coverage: Coverage, incidents: Incidents | null, random: () => number, reach: number, edits: Edits): void {
  const lot = random();
  if (lot < 0.07 && edits.done.length > 0) {
    const change = edits.done.pop() as Change;
    revert(coverage, change);
    incidents?.follow(coverage, change);
    edits.undone.push(change);
    count(edits, "undo");
    return;
  }
  if (lot < 0.1 && edits.undone.length > 0) {
    const change = edits.undone.pop() as Change;
    repeat(coverage, change);
    incidents?.follow(coverage, change);
    edits.done.push(change);
    count(edits, "redo");
    return;
  }
  const operation = randomOperation(coverage, random, reach);
  if (!operation) return;
  const outcome = operate(coverage, operation);
  count(edits, outcome.ok ? operation.kind : `${operation.kind}: ${outcome.refusal.reason}`);
  if (!outcome.ok) return;
  incidents?.follow(coverage, outcome.change);
  edits.done.push(outcome.change);
  edits.undone.length = 0;
}

/** Takes everything back. */
export function undoAll(coverage: Coverage, incidents: Incidents | null, edits: Edits): void {
  for (let change = edits.done.pop(); change; change = edits.done.pop()) {
    revert(coverage, change);
    incidents?.follow(coverage, change);
  }
}

function count({ counts }: Edits, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function randomOperation(coverage: Coverage, random: () => number, reach: number): Operation | null {
  const below = (limit: number): number => Math.floor(random() * limit);
  const living = (limit: number, lives: (index: number) => boolean): number => {
    for (let attempt = 0; attempt < 50; attempt++) {
      const index = below(limit);
      if (lives(index)) return index;
    }
    return -1;
  };
  const vertex = living(coverage.meta[VERTICES] as number, (index) => (coverage.out[index] as number) >= 0);
  const edge = living(coverage.meta[EDGES] as number, (index) => (coverage.origin[index * 2] as number) >= 0);
  const face = living(coverage.meta[FACES] as number, (index) => (coverage.faceFirst[index] as number) >= 0);
  if (vertex < 0 || edge < 0 || face < 0) return null;
  const [x, y] = [coverage.x[vertex] as number, coverage.y[vertex] as number];
  const sway = (): number => Math.round((random() - 0.5) * 2 * reach * (random() < 0.05 ? 50 : random()));
  const half = edge * 2 + below(2);
  const lot = random();
  if (lot < 0.45) return { kind: "move", vertex, x: x + sway(), y: y + sway() };
  if (lot < 0.58) return { kind: "insert", edge, ...middle(coverage, edge, sway) };
  if (lot < 0.68) return { kind: "remove", vertex };
  if (lot < 0.8) return { kind: "split", line: randomLine(x, y, sway, below), faces: random() < 0.5 ? null : [face], grids: random() < 0.5 ? "new" : "same" };
  if (lot < 0.88) {
    const others = [coverage.face[half] as number, coverage.face[half ^ 1] as number].filter((other) => other >= 0);
    return { kind: "merge", faces: random() < 0.1 ? [face, ...others] : others };
  }
  if (lot < 0.94) {
    const receiver = Math.max(coverage.face[half] as number, coverage.face[half ^ 1] as number);
    return { kind: "reshape", receiver, line: borderLine(coverage, edge, reach, random) };
  }
  if (lot < 0.97) return { kind: "assign", faces: [face], grid: random() < 0.1 ? -1 : below(coverage.meta[GRIDS] as number) };
  if (lot < 0.99) return { kind: "fill", half, face: Math.max(coverage.face[half] as number, coverage.face[half ^ 1] as number) };
  const isOuter = coverage.face[half] === NO_FACE || coverage.face[half ^ 1] === NO_FACE;
  return { kind: "lockEdges", edges: [edge], locked: isOuter ? coverage.lock[edge] === 1 : random() < 0.5 }; // who pins the outline keeps it pinned
}

function middle(coverage: Coverage, edge: number, sway: () => number): { x: number; y: number } {
  const a = coverage.origin[edge * 2] as number;
  const b = coverage.origin[edge * 2 + 1] as number;
  return {
    x: Math.round(((coverage.x[a] as number) + (coverage.x[b] as number)) / 2) + Math.round(sway() / 10),
    y: Math.round(((coverage.y[a] as number) + (coverage.y[b] as number)) / 2) + Math.round(sway() / 10),
  };
}

/** A line of a few points across the neighbourhood of a place. */
function randomLine(x: number, y: number, sway: () => number, below: (limit: number) => number): number[] {
  const line: number[] = [];
  for (let i = 0; i < 2 + below(4); i++) line.push(x + sway() * 5, y + sway() * 5);
  return line;
}

/** A loop over a border: from one side of an edge to its middle, along, and back. */
function borderLine(coverage: Coverage, edge: number, reach: number, random: () => number): number[] {
  const a = coverage.origin[edge * 2] as number;
  const b = coverage.origin[edge * 2 + 1] as number;
  const [ax, ay, bx, by] = [coverage.x[a] as number, coverage.y[a] as number, coverage.x[b] as number, coverage.y[b] as number];
  const length = Math.hypot(bx - ax, by - ay);
  const depth = ((random() - 0.5) * 2 * reach) / length;
  const at = (along: number, across: number): [number, number] => [
    Math.round(ax + along * (bx - ax) - across * (by - ay)),
    Math.round(ay + along * (by - ay) + across * (bx - ax)),
  ];
  return [...at(0.25, -depth / 10), ...at(0.25, depth), ...at(0.75, depth), ...at(0.75, -depth / 10)];
}
