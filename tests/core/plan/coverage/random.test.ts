// The coverage kernel by its properties: whatever planners do, the map stays whole, sums are right, cases are where they lie, and undo is exact.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateExactly } from "../../../../src/core/geo/exact";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { Incidents } from "../../../../src/core/plan/coverage/incidents";
import { shapesOf } from "../../../../src/core/plan/coverage/shapes";
import { coverage as drawCoverage, randomStream, scatter } from "../../../coverages";
import { judgeCoverage } from "../../../geosJudge";
import { newEdits, step, undoAll } from "./randomEdits";
import { faultsOf } from "./verify";

describe("the coverage kernel under random planners", () => {
  it("keeps its promises on generated coverages with enclaves and gaps", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom(3000, 40_000, 400_000),
        async (seed, count, reach) => {
          const given = drawCoverage({ seed, count, depth: 2, enclaves: 0.2, gaps: 0.15 });
          const built = buildCoverage(polygonSet(given.features.map(({ geometry }) => geometry)));
          if (!built.ok) return; // the generator may draw crossing borders; those are refused
          const { coverage } = built;
          expect(faultsOf(coverage)).toEqual([]);
          const points = scatter(seed, 500, "uniform");
          const incidents = new Incidents(coverage, points.x, points.y, new Float64Array(500).fill(1.5));
          const before = coverage.snapshot();
          const sums = coverage.sums.slice();
          const grids = incidents.grid.slice();
          const edits = newEdits();
          const random = randomStream(seed);
          for (let i = 0; i < 150; i++) step(coverage, incidents, random, reach, edits);
          expect(faultsOf(coverage)).toEqual([]);
          const shapes = shapesOf(coverage, "grid");
          for (const level of ["grid", "face"] as const) {
            const verdict = await judgeCoverage(level === "grid" ? shapes : shapesOf(coverage, level), 0);
            expect(verdict).toEqual({ coverage: true, invalid: 0, wrongEdges: 0 });
          }
          const set = polygonSet(shapes);
          const recounted = Array.from(points.x, (x, i) => locateExactly(set, x, points.y[i] as number).slot);
          expect([...incidents.grid]).toEqual(recounted);
          undoAll(coverage, incidents, edits);
          expect(coverage.snapshot()).toEqual(before);
          expect(coverage.sums.subarray(0, sums.length)).toEqual(sums);
          expect(incidents.grid).toEqual(grids);
        },
      ),
      { numRuns: 30, seed: 5 },
    );
  });
});
