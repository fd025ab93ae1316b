// A gesture under way: tried on the draft itself, taken back before the next try, so that what is shown is what the release would give. No log knows of it.

import { operate } from "./coverage/operate";
import { revert } from "./coverage/transaction";
import type { Change, Operation, Refusal } from "./coverage/types";
import { farthestMove } from "./coverage/vertices";
import type { Draft } from "./draft";

export type Tried = { readonly ok: true; readonly grids: readonly number[]; readonly casesMoved: number } | { readonly ok: false; readonly refusal: Refusal };

/** How far a vertex was drawn, by which operations, and what stopped it. */
export interface Dragged {
  readonly x: number;
  readonly y: number;
  readonly operations: readonly Operation[];
  readonly stopped: Refusal | null;
  readonly tried: Tried;
}

/** At most one gesture of a draft is under way. `end` must come before anything else is done to the draft. */
export class Trial {
  private readonly draft: Draft;
  private changes: Change[] = [];
  private casesMoved = 0;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  get under(): boolean {
    return this.changes.length > 0;
  }

  /** Takes the try before back and does these operations, all of them or none. */
  attempt(operations: readonly Operation[]): Tried {
    this.end();
    return this.extend(operations);
  }

  /** Does these operations after those that are being tried; refused, none of these stands. */
  extend(operations: readonly Operation[]): Tried {
    const { coverage, incidents } = this.draft;
    const fresh: Change[] = [];
    for (const operation of operations) {
      const outcome = operate(coverage, operation);
      if (!outcome.ok) {
        for (const change of fresh.reverse()) revert(coverage, change);
        return { ok: false, refusal: outcome.refusal };
      }
      fresh.push(outcome.change);
    }
    for (const change of fresh) this.casesMoved += incidents?.follow(coverage, change) ?? 0;
    this.changes.push(...fresh);
    const grids = new Set(this.changes.flatMap((change) => change.grids));
    return { ok: true, grids: [...grids].sort((a, b) => a - b), casesMoved: this.casesMoved };
  }

  /** Does `prefix`, then moves a vertex (told when the prefix stands) as far towards a place as it may go; the operations that this took. */
  drag(prefix: readonly Operation[], vertexOf: () => number, x: number, y: number): Dragged {
    const { coverage } = this.draft;
    this.end();
    const begun = this.extend(prefix);
    if (!begun.ok) return { x, y, operations: [], stopped: begun.refusal, tried: begun };
    const vertex = vertexOf();
    const far = farthestMove(coverage, vertex, x, y);
    const stays = far.x === coverage.x[vertex] && far.y === coverage.y[vertex];
    const operations: readonly Operation[] = stays ? prefix : [...prefix, { kind: "move", vertex, x: far.x, y: far.y }];
    return { x: far.x, y: far.y, operations, stopped: far.stopped, tried: stays ? begun : this.extend(operations.slice(prefix.length)) };
  }

  /** Puts everything back, byte for byte. */
  end(): void {
    const { coverage, incidents } = this.draft;
    const { changes } = this;
    this.changes = [];
    this.casesMoved = 0;
    for (let i = changes.length - 1; i >= 0; i--) revert(coverage, changes[i] as Change);
    for (const change of changes) incidents?.follow(coverage, change);
    incidents?.settle();
  }
}
