// Hints: the unit transfers that help a pair of grids most, against trying every one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestTransfers, transferHints } from "../../../../src/core/plan/suggest/hints";
import { problemOf } from "../../../../src/core/plan/suggest/problem";
import { drawnUnits, neighboursOf, piecesOf } from "../unitWorlds";

describe("hints", () => {
  it("are the best single transfers that keep both grids whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 8, max: 40 }), (world, count) => {
        const { graph, loads } = drawnUnits(world, count);
        const grid = Int32Array.from(graph.x, (x) => (x < 3000 ? 0 : 1));
        const whole = loads.reduce((sum, load) => sum + load, 0);
        const worst = (of: Int32Array) =>
          Math.max(...[0, 1].map((own) => Math.abs(loads.reduce((sum, load, unit) => sum + (of[unit] === own ? load : 0), 0) / (whole / 2) - 1)));
        const before = piecesOf(graph, grid);
        if (before.size < 2 || whole === 0) return;
        const tried = [...grid].flatMap((own, unit) => {
          if (!neighboursOf(graph, unit).some((other) => grid[other] !== own)) return [];
          const after = grid.slice();
          after[unit] = 1 - own;
          const pieces = piecesOf(graph, after);
          const isWhole =
            pieces.size === 2 && (pieces.get(own) ?? 0) <= (before.get(own) ?? 0) && neighboursOf(graph, unit).some((other) => grid[other] === own);
          return isWhole && worst(after) < worst(grid) ? [worst(after)] : [];
        });
        const hints = transferHints(problemOf(graph, loads, 2), grid, 0, 1);
        expect(hints.map(({ maxDeviation }) => maxDeviation.toFixed(9))).toEqual(
          tried
            .sort((a, b) => a - b)
            .slice(0, 3)
            .map((value) => value.toFixed(9)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("leave locked grids alone", () => {
    const { graph, loads } = drawnUnits(3, 20);
    const grid = Int32Array.from(graph.x, (x) => (x < 3000 ? 0 : 1));
    expect(transferHints(problemOf(graph, loads, 2, { locked: Uint8Array.of(0, 1) }), grid, 0, 1)).toEqual([]);
  });

  it("for all grids at once are the units whose move takes most off Σd², as trying every one tells", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 12, max: 40 }), (world, count) => {
        const { graph, loads } = drawnUnits(world, count);
        const grid = Int32Array.from(graph.x, (x) => (x < 2000 ? 0 : x < 4000 ? 1 : 2));
        const before = piecesOf(graph, grid);
        const whole = loads.reduce((sum, load) => sum + load, 0);
        if (before.size < 3 || whole === 0) return;
        const deviations = (of: Int32Array): number[] =>
          [0, 1, 2].map((own) => loads.reduce((sum, load, unit) => sum + (of[unit] === own ? load : 0), 0) / (whole / 3) - 1);
        const squares = (of: Int32Array): number => deviations(of).reduce((sum, d) => sum + d * d, 0);
        const tried = [...grid].flatMap((own, unit) => {
          const others = new Set(neighboursOf(graph, unit).map((other) => grid[other] as number));
          const gains = [...others].flatMap((to) => {
            const after = grid.slice();
            after[unit] = to;
            const [now, then] = [deviations(grid), deviations(after)];
            const falls =
              Math.max(Math.abs(then[own] as number), Math.abs(then[to] as number)) < Math.max(Math.abs(now[own] as number), Math.abs(now[to] as number));
            const pieces = piecesOf(graph, after);
            const isWhole = (pieces.get(own) ?? 9) <= (before.get(own) ?? 0) && others.has(own);
            return to !== own && falls && isWhole ? [squares(grid) - squares(after)] : [];
          });
          return gains.length > 0 ? [Math.max(...gains)] : [];
        });
        const best = bestTransfers(problemOf(graph, loads, 3), grid).map(({ unit, to }) => {
          const after = grid.slice();
          after[unit] = to;
          return squares(grid) - squares(after);
        });
        expect(best.map((gain) => gain.toFixed(9))).toEqual(
          tried
            .filter((gain) => gain > 0)
            .sort((a, b) => b - a)
            .slice(0, 3)
            .map((gain) => gain.toFixed(9)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
