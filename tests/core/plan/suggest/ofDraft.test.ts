// A suggestion becomes one gesture of the draft, and undo gives the bytes back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { shapesOf } from "../../../../src/core/plan/coverage/shapes";
import type { Coverage } from "../../../../src/core/plan/coverage/store";
import { SUM_STRIDE } from "../../../../src/core/plan/coverage/types";
import { GRIDS } from "../../../../src/core/plan/coverage/words";
import { gesture, startDraft, undo } from "../../../../src/core/plan/draft";
import { bordersBetween, draftUnits, gridsFor, suggestedOperations } from "../../../../src/core/plan/suggest/ofDraft";
import { board } from "../unitWorlds";

/** Sixteen faces; grid of each. */
function boardIn(gridOf: (unit: number) => number): Coverage {
  const built = buildCoverage(
    board(4, 4),
    Array.from({ length: 16 }, (_, unit) => gridOf(unit)),
  );
  if (!built.ok) throw new Error(built.refusal.reason);
  return built.coverage;
}

const columns = (unit: number): number => unit % 4;
const grids = (coverage: Coverage): number[] => Array.from({ length: 16 }, (_, face) => coverage.gridOf(face));
const ONES = new Float64Array(16).fill(1);

describe("a draft as units", () => {
  it("has its faces, its grids with ground, and their locks", () => {
    const coverage = boardIn((unit) => (unit < 8 ? 2 : 5));
    coverage.gridLock[5] = 1;
    const units = draftUnits(coverage);
    expect([[...units.faces], [...units.grids], [...units.locked]]).toEqual([Array.from({ length: 16 }, (_, face) => face), [2, 5], [0, 1]]);
    expect([...units.current]).toEqual(Array.from({ length: 16 }, (_, unit) => (unit < 8 ? 0 : 1)));
    expect(units.set.slotCount).toBe(16);
  });

  it("gives suggested grids the numbers of those they take most from, and new ones to the rest", () => {
    const units = draftUnits(boardIn((unit) => (unit < 8 ? 0 : 1)));
    const turned = Int32Array.from({ length: 16 }, (_, unit) => (unit < 7 ? 1 : unit < 12 ? 2 : 0));
    expect([...gridsFor(units, turned, 3, ONES)]).toEqual([1, 0, -2]);
  });

  it("becomes what was suggested by one gesture, and is itself again after one undo", () => {
    const grid = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.array(grid, { minLength: 16, maxLength: 16 }), fc.array(grid, { minLength: 16, maxLength: 16 }), (before, after) => {
        const coverage = boardIn((unit) => before[unit] as number);
        const draft = startDraft(coverage, null);
        const bytes = JSON.stringify([
          shapesOf(coverage, "grid"),
          [...coverage.x],
          [...coverage.face],
          [...coverage.sums.subarray(0, (coverage.meta[GRIDS] as number) * SUM_STRIDE)],
        ]);
        const units = draftUnits(coverage);
        const suggested = Int32Array.from(after);
        const targets = gridsFor(units, suggested, 5, ONES);
        const operations = suggestedOperations(units, suggested, targets, null);
        const entered = operations.length === 0 ? null : gesture(draft, "suggest", operations);
        expect(entered?.ok ?? true).toBe(true);
        // The same faces are together as were suggested together.
        const now = grids(coverage);
        for (let a = 0; a < 16; a++) for (let b = 0; b < a; b++) expect(now[a] === now[b]).toBe(after[a] === after[b]);
        if (entered) undo(draft);
        expect(
          JSON.stringify([
            shapesOf(coverage, "grid"),
            [...coverage.x],
            [...coverage.face],
            [...coverage.sums.subarray(0, (coverage.meta[GRIDS] as number) * SUM_STRIDE)],
          ]),
        ).toBe(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it("takes over one grid alone: what it gets and what it gives, no more", () => {
    const coverage = boardIn(columns);
    const units = draftUnits(coverage);
    const rows = Int32Array.from({ length: 16 }, (_, unit) => Math.floor(unit / 4));
    const targets = Int32Array.of(0, 1, 2, 3);
    gesture(startDraft(coverage, null), "suggest", suggestedOperations(units, rows, targets, 0));
    // Row 0 belongs to grid 0, and what grid 0 had of the other rows to theirs; all else is as it was.
    expect(grids(coverage)).toEqual([0, 0, 0, 0, 1, 1, 2, 3, 2, 1, 2, 3, 3, 1, 2, 3]);
  });

  it("draws the borders of a suggestion, each edge once", () => {
    const coverage = boardIn(columns);
    const units = draftUnits(coverage);
    const halves = Int32Array.from({ length: 16 }, (_, unit) => (unit < 8 ? 0 : 1));
    const ends = bordersBetween(coverage, units, halves);
    expect(ends).toHaveLength(4 * 4);
    for (let i = 1; i < ends.length; i += 2) expect(ends[i]).toBe(20_000);
    expect(bordersBetween(coverage, units, new Int32Array(16))).toHaveLength(0);
  });
});
