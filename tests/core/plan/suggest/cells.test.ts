// Cells are units where there are none: the ground is cut, the grids stay as they are, and one undo brings the faces back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { shapesOf } from "../../../../src/core/plan/coverage/shapes";
import type { Coverage } from "../../../../src/core/plan/coverage/store";
import { gridSums } from "../../../../src/core/plan/coverage/sums";
import { gesture, startDraft, undo } from "../../../../src/core/plan/draft";
import { cellCuts, cellSide } from "../../../../src/core/plan/suggest/cells";
import { draftUnits } from "../../../../src/core/plan/suggest/ofDraft";
import { coverage as drawCoverage } from "../../../coverages";
import { faultsOf } from "../coverage/verify";
import { board } from "../unitWorlds";

function built(set: Parameters<typeof buildCoverage>[0]): Coverage {
  const made = buildCoverage(set);
  if (!made.ok) throw new Error(made.refusal.reason);
  return made.coverage;
}

const areas = (coverage: Coverage, count: number): number[] => Array.from({ length: count }, (_, grid) => gridSums(coverage, grid).areaM2);

describe("cells", () => {
  it("are as many as fit, and grids keep their ground", () => {
    const coverage = built(board(2, 2)); // units of 111 m: 223 m by 221 m
    const before = areas(coverage, 4);
    const cuts = cellCuts(coverage, 50);
    expect(draftUnits(coverage).faces).toHaveLength(4); // looking changes nothing
    gesture(startDraft(coverage, null), "cells", cuts);
    // Lines at 50, 100, 150 and 200 m both ways, beside the one at 111 m that is there: six columns, six rows.
    expect(draftUnits(coverage).faces).toHaveLength(36);
    for (const [grid, area] of areas(coverage, 4).entries()) expect(area).toBeCloseTo(before[grid] as number, 3);
  });

  it("leave locked grids whole", () => {
    const coverage = built(board(2, 1));
    coverage.gridLock[1] = 1;
    gesture(startDraft(coverage, null), "cells", cellCuts(coverage, 60));
    const { faces, current } = draftUnits(coverage);
    expect([...current].filter((grid) => grid === 1)).toHaveLength(1);
    expect(faces.length).toBeGreaterThan(2);
  });

  it("cut whatever is drawn into a valid coverage with the same grids, and are undone to the byte", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 4, max: 14 }), fc.integer({ min: 1200, max: 3000 }), (seed, count, cellM) => {
        const drawn = buildCoverage(polygonSet(drawCoverage({ seed, count, depth: 2, enclaves: 0.1 }).features.map(({ geometry }) => geometry)));
        fc.pre(drawn.ok); // one drawing in a hundred has borders that cross near a sharp corner
        const { coverage } = drawn;
        const [before, ground] = [JSON.stringify(shapesOf(coverage, "face")), areas(coverage, count)];
        const cuts = cellCuts(coverage, cellM);
        expect(JSON.stringify(shapesOf(coverage, "face"))).toBe(before);
        if (cuts.length === 0) return;
        const draft = startDraft(coverage, null);
        expect(gesture(draft, "cells", cuts).ok).toBe(true);
        expect(faultsOf(coverage)).toEqual([]);
        // A vertex of a cut is rounded to the lattice of a centimetre: the ground of a grid follows within that.
        for (const [grid, area] of areas(coverage, count).entries()) expect(Math.abs(area - (ground[grid] as number))).toBeLessThan(1 + 1e-4 * area);
        undo(draft);
        expect(JSON.stringify(shapesOf(coverage, "face"))).toBe(before);
      }),
      { numRuns: 6 },
    );
  });

  it("are of a side that makes about as many as are wanted", () => {
    expect([cellSide(25e6, 250), cellSide(1e6, 10_000), cellSide(270e6, 300)]).toEqual([320, 50, 950]);
  });
});
