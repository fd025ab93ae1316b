// The numbers that a draft shows: of every grid as it was begun and as it stands, of those that a gesture touched, and of the town.

import { GRIDS } from "../../core/plan/coverage/words";
import type { Draft } from "../../core/plan/draft";
import { type GridNumbers, gridNumbers, type TownNumbers, townNumbers } from "../../core/plan/draftNumbers";

/** A grid before and after a gesture; `before` is null for one that the gesture made. */
export interface GridChange {
  readonly grid: number;
  readonly before: GridNumbers | null;
  readonly after: GridNumbers;
}

/** What the hand does this instant. */
export interface Live {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
  readonly casesMoved: number;
}

interface Standing {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
}

export interface DraftNumbers {
  /** As the draft was begun, and as it stands: one entry a grid, those without ground included. */
  readonly base: Standing;
  readonly now: Standing;
  /** Of the last gesture. */
  readonly touched: readonly GridChange[];
  readonly casesMoved: number;
}

/** One hand for every grid, until staff is told. */
const EVEN: ReadonlyMap<number, number> = new Map();

/** All numbers of a draft. */
export function numbersOf({ coverage, incidents }: Draft): Standing {
  if (!incidents) throw new Error("a draft on screen has incidents, if only none");
  const all = Array.from({ length: coverage.meta[GRIDS] as number }, (_, grid) => grid);
  return { grids: gridNumbers(coverage, incidents, all, EVEN), town: townNumbers(coverage, incidents, EVEN) };
}

/** The numbers after a gesture that touched these grids. */
export function numbersAfter(draft: Draft, base: Standing, touched: readonly number[], casesMoved: number, before: Standing = base): DraftNumbers {
  const now = numbersOf(draft);
  const changes = touched.flatMap((grid): GridChange[] => {
    const after = now.grids[grid];
    return after ? [{ grid, before: before.grids[grid] ?? null, after }] : [];
  });
  return { base, now, touched: changes, casesMoved };
}

/** The numbers of what is being tried. */
export function liveNumbers({ coverage, incidents }: Draft, grids: readonly number[], casesMoved: number): Live | null {
  return incidents && { grids: gridNumbers(coverage, incidents, grids, EVEN), town: townNumbers(coverage, incidents, EVEN), casesMoved };
}
