// Gaps and overlaps of a coverage, counted: none after any session of the hand, one for each that is made by force.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { faultsOf } from "../../../../src/core/plan/coverage/faults";
import { operate } from "../../../../src/core/plan/coverage/operate";
import type { Coverage } from "../../../../src/core/plan/coverage/store";
import { VERTICES } from "../../../../src/core/plan/coverage/words";
import { coverage as drawCoverage, randomStream } from "../../../coverages";

/** Squares of 0.01° in a row of three by three, without those left out. */
function squares(without: readonly number[]): Coverage {
  const geometry = [...Array(9).keys()]
    .filter((place) => !without.includes(place))
    .map((place) => {
      const [x, y] = [(place % 3) * 0.01, Math.floor(place / 3) * 0.01];
      const ring = [
        [x, y],
        [x + 0.01, y],
        [x + 0.01, y + 0.01],
        [x, y + 0.01],
        [x, y],
      ];
      return { type: "Polygon" as const, coordinates: [ring] };
    });
  const built = buildCoverage(polygonSet(geometry));
  if (!built.ok) throw new Error(built.refusal.reason);
  return built.coverage;
}

describe("faultsOf", () => {
  it("counts closed ground without a grid, and none where the rim only has a bay", () => {
    expect(faultsOf(squares([]))).toEqual({ gaps: 0, overlaps: 0 });
    expect(faultsOf(squares([4]))).toEqual({ gaps: 1, overlaps: 0 });
    expect(faultsOf(squares([1]))).toEqual({ gaps: 0, overlaps: 0 });
  });

  it("counts a unit that is taken out of its grid", () => {
    const coverage = squares([]);
    expect(operate(coverage, { kind: "assign", faces: [0], grid: -1 }).ok).toBe(true);
    expect(faultsOf(coverage)).toEqual({ gaps: 1, overlaps: 0 });
  });

  it("counts borders that cross: a vertex thrown over its neighbours past all refusals", () => {
    const coverage = squares([]);
    const inner = Array.from({ length: coverage.meta[VERTICES] as number }, (_, vertex) => vertex).find(
      (vertex) => coverage.x[vertex] === 100_000 && coverage.y[vertex] === 100_000,
    );
    if (inner === undefined) throw new Error("there is no inner corner");
    // To the far corner's square: its four borders run over those of the squares between.
    [coverage.x[inner], coverage.y[inner]] = [250_000, 260_000];
    for (let edge = 0; edge < coverage.lock.length; edge++) if ((coverage.origin[edge * 2] ?? -1) >= 0) coverage.index.touch(edge);
    expect(faultsOf(coverage).overlaps).toBeGreaterThan(0);
  });

  it("finds nothing after any accepted moves and cuts", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { features } = drawCoverage({ seed, count: 10, depth: 2 });
        const built = buildCoverage(polygonSet(features.map(({ geometry }) => geometry)));
        if (!built.ok) return;
        const { coverage } = built;
        const before = faultsOf(coverage);
        const random = randomStream(seed);
        const sway = (): number => Math.round((random() - 0.5) * 60_000);
        for (let i = 0; i < 40; i++) {
          const vertex = Math.floor(random() * (coverage.meta[VERTICES] as number));
          const [x, y] = [coverage.x[vertex] as number, coverage.y[vertex] as number];
          if (random() < 0.2)
            operate(coverage, { kind: "split", line: [x + 9 * sway(), y + 9 * sway(), x + 9 * sway(), y + 9 * sway()], faces: null, grids: "new" });
          else operate(coverage, { kind: "move", vertex, x: x + sway(), y: y + sway() });
        }
        expect(faultsOf(coverage)).toEqual(before);
        expect(before.overlaps).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});
