// Balance, the fit of two divisions and the best pairing: published examples, closed forms, and every permutation.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceOf } from "../../../../src/core/plan/score/balance";
import { adjustedRand, beatFit, contingencyOf } from "../../../../src/core/plan/score/contingency";
import { bestPairs } from "../../../../src/core/plan/score/matching";

function table(grid: readonly number[], beat: readonly number[], weight: readonly number[] = grid.map(() => 1)) {
  return contingencyOf(Int32Array.from(grid), Math.max(...grid) + 1, Int32Array.from(beat), Math.max(...beat) + 1, Float64Array.from(weight));
}

describe("balance", () => {
  it("is nothing but zeros for equal loads", () => {
    expect(balanceOf(Float64Array.of(3, 3, 3), Float64Array.of(3, 3, 3))).toMatchObject({ maxDeviation: 0, range: 0, variation: 0, gini: 0 });
  });

  it("has the Gini of the textbook: 1 2 3 4 gives 0.25, all in one of four 0.75, none null", () => {
    const gini = (...loads: number[]) => balanceOf(Float64Array.from(loads), new Float64Array(loads.length).fill(1)).gini;
    expect(gini(4, 2, 1, 3)).toBeCloseTo(0.25, 12);
    expect(gini(0, 8, 0, 0)).toBeCloseTo(0.75, 12);
    expect(gini(0, 0)).toBeNull();
  });

  it("measures deviation against each grid's own target", () => {
    const { deviation, maxDeviation, range, variation } = balanceOf(Float64Array.of(8, 22), Float64Array.of(10, 20));
    expect([...deviation].map((d) => d.toFixed(6))).toEqual(["-0.200000", "0.100000"]);
    expect([maxDeviation, range, variation]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.3, 12), expect.closeTo(Math.sqrt(0.025), 12)]);
  });
});

describe("the fit of grids and beats", () => {
  it("has the adjusted Rand index of scikit-learn's documentation", () => {
    expect(adjustedRand(table([0, 0, 1, 2], [0, 0, 1, 1]))).toBeCloseTo(0.571428571, 8);
    expect(adjustedRand(table([0, 0, 1, 1], [0, 0, 1, 2]))).toBeCloseTo(0.571428571, 8);
    expect(adjustedRand(table([0, 0, 0, 0], [0, 1, 2, 3]))).toBe(0);
    expect(adjustedRand(table([0, 0, 1, 1], [1, 1, 0, 0]))).toBe(1);
    expect(adjustedRand(table([0, 0, 1, 1], [0, 1, 0, 1]))).toBeCloseTo(-0.5, 12);
  });

  it("has the variation of information of the closed forms (Meilă 2007): 0 for the same, ln n for one against singletons, 2 ln 2 for crossed halves", () => {
    expect(beatFit(table([0, 0, 1, 1], [1, 1, 0, 0])).variation).toBeCloseTo(0, 12);
    expect(beatFit(table([0, 0, 0, 0], [0, 1, 2, 3])).variation).toBeCloseTo(Math.log(4), 12);
    expect(beatFit(table([0, 0, 1, 1], [0, 1, 0, 1]))).toMatchObject({ variation: expect.closeTo(2 * Math.log(2), 12), variationShare: expect.closeTo(1, 12) });
  });

  it("counts nested grids and split beats: a beat of whole grids is not split", () => {
    // Beat 0 = grids 0 and 1; beat 1 = grid 2 and half of grid 3; beat 2 = the other half.
    const fit = beatFit(table([0, 0, 1, 1, 2, 2, 3, 3], [0, 0, 0, 0, 1, 1, 1, 2]));
    expect(fit).toMatchObject({ nested: 3, of: 4, split: 1, beats: 3 });
    expect(fit.effectiveSplits).toBeCloseTo(1 / 0.5 - 1 + 1 / (4 / 9 + 1 / 9) - 1, 12);
    expect(fit.uncertainty).toBeCloseTo((4 / 8) * 1 + (3 / 8) * (-(2 / 3) * Math.log2(2 / 3) - (1 / 3) * Math.log2(1 / 3)), 12);
  });

  it("knows nesting by entropy: H(beat | grid) is 0 exactly when every grid nests; VI is symmetric and obeys the triangle", () => {
    const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(labels, labels, labels, (a, b, c) => {
        const vi = (x: number[], y: number[]) => beatFit(table(x, y)).variation as number;
        expect(vi(a, b)).toBeCloseTo(vi(b, a), 10);
        expect(vi(a, c)).toBeLessThanOrEqual(vi(a, b) + vi(b, c) + 1e-9);
        const fit = beatFit(table(a, b));
        expect((fit.beatGivenGrid as number) < 1e-9).toBe(fit.nested === fit.of);
      }),
    );
  });
});

describe("the best pairing", () => {
  it("solves the example of SciPy's linear_sum_assignment (cost 5)", () => {
    const cost = [4, 1, 3, 2, 0, 5, 3, 2, 2];
    expect([
      ...bestPairs(
        Float64Array.from(cost, (each) => -each),
        3,
        3,
      ),
    ]).toEqual([1, 0, 2]);
  });

  it("is the best of all permutations, whatever the shape", () => {
    const sizes = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(sizes, sizes, fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 25, maxLength: 25 }), (rows, columns, numbers) => {
        const value = Float64Array.from(numbers.slice(0, rows * columns));
        const pairs = bestPairs(value, rows, columns);
        const used = [...pairs].filter((column) => column >= 0);
        expect(used).toHaveLength(Math.min(rows, columns));
        expect(new Set(used).size).toBe(used.length);
        const best = (row: number, taken: readonly number[], left: number): number => {
          if (row === rows) return left === 0 ? 0 : Number.NEGATIVE_INFINITY;
          const skip = rows - row > left ? best(row + 1, taken, left) : Number.NEGATIVE_INFINITY;
          const free = left > 0 ? Array.from({ length: columns }, (_, column) => column).filter((column) => !taken.includes(column)) : [];
          return Math.max(skip, ...free.map((column) => (value[row * columns + column] as number) + best(row + 1, [...taken, column], left - 1)));
        };
        const sum = [...pairs].reduce((all, column, row) => all + (column < 0 ? 0 : (value[row * columns + column] as number)), 0);
        expect(sum).toBe(best(0, [], Math.min(rows, columns)));
      }),
      { numRuns: 200 },
    );
  });
});
