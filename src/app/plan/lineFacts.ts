// What a line of the log says beside the operations themselves: grids, units, cases and households concerned, the town's numbers before and after.
import { FACES } from "../../core/plan/coverage/words";
import { type Draft, gridsOfStep, type LogEntry } from "../../core/plan/draft";
import { townNumbers } from "../../core/plan/draftNumbers";
import type { ChangeEntry } from "../../core/plan/versions/changeLog";
import type { PlanGround } from "../../engine/planGround";

/** As a draft stood: what the next line is told by. */
export interface Stood {
  readonly gridOfFace: Int32Array;
  readonly gridOfCase: Int32Array;
  readonly numbers: Readonly<Record<string, number>>;
}

export type Facts = Pick<ChangeEntry, "op" | "grids" | "units" | "households" | "cases" | "before" | "after">;

export function stoodOf({ coverage, incidents }: Draft): Stood {
  return {
    gridOfFace: coverage.faceGrid.slice(0, coverage.meta[FACES]),
    gridOfCase: incidents?.grid.slice() ?? new Int32Array(0),
    numbers: numbersOf({ coverage, incidents }),
  };
}

function numbersOf({ coverage, incidents }: Pick<Draft, "coverage" | "incidents">): Readonly<Record<string, number>> {
  if (!incidents) return {};
  const { grids, worstDeviation, variation } = townNumbers(coverage, incidents, new Map());
  return { grids, ...(worstDeviation !== null && { max_deviation: worstDeviation }), ...(variation !== null && { variation }) };
}

/** What an entry that was just done has changed. `idOf` names a grid of the coverage. */
export function factsOf(draft: Draft, entry: LogEntry, ground: PlanGround, before: Stood, idOf: (grid: number) => string): Facts {
  const { coverage, incidents } = draft;
  const step = entry.kind === "undo" ? draft.undone.at(-1) : draft.done.at(-1);
  const grids = step ? gridsOfStep(step) : [];
  const moved: number[] = [];
  if (ground.level !== "grids") {
    for (const face of ground.grid.keys()) if (coverage.gridOf(face) !== before.gridOfFace[face]) moved.push(face);
  }
  let cases = 0;
  if (incidents) for (const [at, grid] of incidents.grid.entries()) if (grid !== before.gridOfCase[at]) cases++;
  const { households } = ground;
  return {
    op: entry.kind === "gesture" ? entry.name : entry.kind,
    grids: grids.map(idOf),
    units: moved.map((face) => ground.areas[face]?.id ?? String(face)),
    households: households && moved.reduce((sum, face) => sum + (households[face] ?? 0), 0),
    cases: incidents && cases,
    before: before.numbers,
    after: numbersOf(draft),
  };
}
