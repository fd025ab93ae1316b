// The numbers that a draft shows: of every grid as it was begun and as it stands, of those that a gesture touched, and of the town.

import { type CoverageFaults, faultsOf } from "../../core/plan/coverage/faults";
import { FACES, GRIDS } from "../../core/plan/coverage/words";
import type { Draft } from "../../core/plan/draft";
import { type GridNumbers, gridNumbers, type TownNumbers, townNumbers } from "../../core/plan/draftNumbers";
import type { PlanGround } from "../../engine/planGround";

/** A grid before and after a gesture; `before` is null for one that the gesture made. */
export interface GridChange {
  readonly grid: number;
  readonly before: GridNumbers | null;
  readonly after: GridNumbers;
}

/** Cases and households that came to a grid and went from it by one gesture. */
export interface GridFlow {
  readonly grid: number;
  readonly cases: readonly [came: number, went: number];
  /** null where the units' households are not known. */
  readonly households: readonly [came: number, went: number] | null;
}

/** What the hand does this instant. */
export interface Live {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
  readonly casesMoved: number;
  readonly flows: readonly GridFlow[];
}

interface Standing {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
  readonly faults: CoverageFaults;
  readonly gridOfFace: Int32Array;
}

export interface DraftNumbers {
  /** As the draft was begun, and as it stands: one entry a grid, those without ground included. */
  readonly base: Standing;
  readonly now: Standing;
  /** Of the last gesture. */
  readonly touched: readonly GridChange[];
  readonly casesMoved: number;
  readonly flows: readonly GridFlow[];
}

type Known = Pick<PlanGround, "staff" | "households">;

/** All numbers of a draft. */
export function numbersOf({ coverage, incidents }: Draft, { staff }: Known): Standing {
  if (!incidents) throw new Error("a draft on screen has incidents, if only none");
  const all = Array.from({ length: coverage.meta[GRIDS] as number }, (_, grid) => grid);
  return {
    grids: gridNumbers(coverage, incidents, all, staff),
    town: townNumbers(coverage, incidents, staff),
    faults: faultsOf(coverage),
    gridOfFace: coverage.faceGrid.slice(0, coverage.meta[FACES]),
  };
}

/** The numbers after a gesture that touched these grids. */
export function numbersAfter(
  draft: Draft,
  known: Known,
  base: Standing,
  touched: readonly number[],
  casesMoved: number,
  before: Standing = base,
): DraftNumbers {
  const now = numbersOf(draft, known);
  const changes = touched.flatMap((grid): GridChange[] => {
    const after = now.grids[grid];
    return after ? [{ grid, before: before.grids[grid] ?? null, after }] : [];
  });
  return { base, now, touched: changes, casesMoved, flows: flowsOf(draft, known, before.gridOfFace, touched) };
}

/** The numbers of what is being tried, over what stands. */
export function liveNumbers(draft: Draft, known: Known, before: Standing, grids: readonly number[], casesMoved: number): Live | null {
  const { coverage, incidents } = draft;
  const { staff } = known;
  return (
    incidents && {
      grids: gridNumbers(coverage, incidents, grids, staff),
      town: townNumbers(coverage, incidents, staff),
      casesMoved,
      flows: flowsOf(draft, known, before.gridOfFace, grids),
    }
  );
}

/** What came to each grid and went from it: cases as the borders swept over them, households with their units. */
function flowsOf({ coverage, incidents }: Draft, { households }: Known, before: Int32Array, grids: readonly number[]): GridFlow[] {
  const [came, went] = [new Map<number, number>(), new Map<number, number>()];
  const add = (to: Map<number, number>, grid: number, count: number): unknown => to.set(grid, (to.get(grid) ?? 0) + count);
  for (const [face, count] of households?.entries() ?? []) {
    const [old, now] = [before[face] ?? -1, coverage.gridOf(face)];
    if (old === now) continue;
    add(went, old, count);
    add(came, now, count);
  }
  return grids.map((grid) => ({
    grid,
    cases: [incidents?.gained(grid) ?? 0, incidents?.lost(grid) ?? 0],
    households: households && [came.get(grid) ?? 0, went.get(grid) ?? 0],
  }));
}
