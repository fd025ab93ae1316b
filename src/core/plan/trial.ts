// A gesture under way: tried on the draft itself, taken back before the next try, so that what is shown is what the release would give. No log knows of it.
import { operate } from "./coverage/operate";
import { revert } from "./coverage/transaction";
import type { Change, Operation, Refusal } from "./coverage/types";
import type { Draft } from "./draft";

export type Tried =
  | { readonly ok: true; readonly grids: readonly number[]; readonly casesMoved: number; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** At most one gesture of a draft is under way. `end` must come before anything else is done to the draft. */
export class Trial {
  private readonly draft: Draft;
  private changes: Change[] = [];

  constructor(draft: Draft) {
    this.draft = draft;
  }

  get under(): boolean {
    return this.changes.length > 0;
  }

  /** Takes the try before back and does these operations, all of them or none. Cases follow unless they are told to wait (a line that is still being drawn). */
  attempt(operations: readonly Operation[], follows = true): Tried {
    this.end(follows);
    const { coverage, incidents } = this.draft;
    for (const operation of operations) {
      const outcome = operate(coverage, operation);
      if (!outcome.ok) {
        this.end(false);
        return { ok: false, refusal: outcome.refusal };
      }
      this.changes.push(outcome.change);
    }
    let casesMoved = 0;
    const grids = new Set<number>();
    for (const change of this.changes) {
      if (follows) casesMoved += incidents?.follow(coverage, change) ?? 0;
      for (const grid of change.grids) grids.add(grid);
    }
    return { ok: true, grids: [...grids].sort((a, b) => a - b), casesMoved, changes: this.changes };
  }

  /** Puts everything back, byte for byte. */
  end(follows = true): void {
    const { coverage, incidents } = this.draft;
    const { changes } = this;
    this.changes = [];
    for (let i = changes.length - 1; i >= 0; i--) revert(coverage, changes[i] as Change);
    if (follows) for (const change of changes) incidents?.follow(coverage, change);
  }
}
