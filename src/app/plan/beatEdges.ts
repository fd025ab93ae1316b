// Borders of police beats: locked when a draft is begun, since officers and grid staff meet along them.
import { operate } from "../../core/plan/coverage/operate";
import type { Coverage } from "../../core/plan/coverage/store";
import { EDGES } from "../../core/plan/coverage/words";
import type { PlanGround } from "../../engine/planGround";

/** Edges between faces of different beats. */
export function beatEdges(coverage: Coverage, beat: Int32Array): number[] {
  const edges: number[] = [];
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
    const [left, right] = [coverage.face[edge * 2] as number, coverage.face[edge * 2 + 1] as number];
    if (left >= 0 && right >= 0 && beat[left] !== beat[right]) edges.push(edge);
  }
  return edges;
}

/** Locks them: part of the ground on which the log is replayed, not of the log. */
export function lockedBeats(coverage: Coverage, { beat }: PlanGround): void {
  const edges = beat && beatEdges(coverage, beat);
  if (edges && edges.length > 0) operate(coverage, { kind: "lockEdges", edges, locked: true });
}
