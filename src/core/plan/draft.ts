// A planner's draft: a coverage, the log of what was done to it, and the way back. What is on screen is what the log says.

import type { Incidents } from "./coverage/incidents";
import { operate } from "./coverage/operate";
import type { Coverage } from "./coverage/store";
import { repeat, revert } from "./coverage/transaction";
import type { Change, Operation, Refusal } from "./coverage/types";
import { GRIDS } from "./coverage/words";

/** A name that a grid is given. */
export interface GivenName {
  readonly grid: number;
  readonly name: string;
}

/** One line of the log, as data: it can be stored as JSON and done again. A gesture is one or more operations, from press to release, or names. */
export type LogEntry =
  | { readonly kind: "gesture"; readonly name: string; readonly operations: readonly Operation[]; readonly names?: readonly GivenName[] }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

/** A gesture that stands, or that was taken back and may be done again. */
export interface Step {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly names: readonly GivenName[];
}

/** Everything a session of planning changes. The log is append-only: taking back is an entry of its own, so that it can be replayed. */
export interface Draft {
  readonly coverage: Coverage;
  /** Cases that follow the borders; null when none are loaded. */
  readonly incidents: Incidents | null;
  readonly log: LogEntry[];
  readonly done: Step[];
  readonly undone: Step[];
}

export type Entered =
  | { readonly ok: true; readonly grids: readonly number[]; readonly casesMoved: number }
  /** `operation` is the place of the refused one within the gesture; nothing of the gesture stands. */
  | { readonly ok: false; readonly operation: number; readonly refusal: Refusal };

export function startDraft(coverage: Coverage, incidents: Incidents | null): Draft {
  return { coverage, incidents, log: [], done: [], undone: [] };
}

/** Does a gesture as a whole, or refuses it as a whole; what had been undone can no longer be redone. A name of a grid that is not there is refused too. */
export function gesture(draft: Draft, name: string, operations: readonly Operation[], names: readonly GivenName[] = []): Entered {
  const changes: Change[] = [];
  for (const [index, operation] of operations.entries()) {
    const outcome = operate(draft.coverage, operation);
    if (!outcome.ok) {
      for (const change of changes.reverse()) revert(draft.coverage, change);
      return { ok: false, operation: index, refusal: outcome.refusal };
    }
    changes.push(outcome.change);
  }
  if (names.some(({ grid }) => grid < 0 || grid >= (draft.coverage.meta[GRIDS] as number))) {
    for (const change of changes.reverse()) revert(draft.coverage, change);
    return { ok: false, operation: operations.length, refusal: { reason: "no_such_thing", place: null, edge: null } };
  }
  const step = { name, changes, names };
  draft.done.push(step);
  draft.undone.length = 0;
  draft.log.push({ kind: "gesture", name, operations, ...(names.length > 0 && { names }) });
  return followed(draft, step);
}

/** Names that gestures which stand have given, by grid; the last one counts. */
export function givenNames({ done }: Pick<Draft, "done">): ReadonlyMap<number, string> {
  return new Map(done.flatMap(({ names }) => names.map(({ grid, name }) => [grid, name] as const)));
}

/** Takes the last gesture back; null when there is none. */
export function undo(draft: Draft): Entered | null {
  const step = draft.done.pop();
  if (!step) return null;
  for (let i = step.changes.length - 1; i >= 0; i--) revert(draft.coverage, step.changes[i] as Change);
  draft.undone.push(step);
  draft.log.push({ kind: "undo" });
  return followed(draft, step);
}

/** Does the gesture that was taken back last again; null when there is none. */
export function redo(draft: Draft): Entered | null {
  const step = draft.undone.pop();
  if (!step) return null;
  for (const change of step.changes) repeat(draft.coverage, change);
  draft.done.push(step);
  draft.log.push({ kind: "redo" });
  return followed(draft, step);
}

/** Takes gestures back, or does them again, until as many stand as the history says (an entry of the list was picked). */
export function goTo(draft: Draft, standing: number): void {
  while (draft.done.length > standing && undo(draft));
  while (draft.done.length < standing && redo(draft));
}

/**
 * Does what a stored log says, on the coverage it was begun with: the same bytes as when the session ended, undo and redo included.
 * Stops at the first entry that cannot be done (a log of another plan); returns how many were.
 */
export function replay(draft: Draft, log: readonly LogEntry[]): number {
  for (const [index, entry] of log.entries()) {
    const entered = entry.kind === "gesture" ? gesture(draft, entry.name, entry.operations, entry.names) : entry.kind === "undo" ? undo(draft) : redo(draft);
    if (!entered?.ok) return index;
  }
  return log.length;
}

function followed({ coverage, incidents }: Draft, step: Step): Entered {
  let casesMoved = 0;
  incidents?.settle();
  for (const change of step.changes) casesMoved += incidents?.follow(coverage, change) ?? 0;
  return { ok: true, grids: gridsOfStep(step), casesMoved };
}

/** Grids that a step changed or named, ascending. */
export function gridsOfStep({ changes, names }: Pick<Step, "changes" | "names">): number[] {
  return [...new Set([...changes.flatMap(({ grids }) => grids), ...names.map(({ grid }) => grid)])].sort((a, b) => a - b);
}
