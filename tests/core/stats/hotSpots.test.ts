// Hot spots: equal to the published examples of PySAL's esda, to brute force over all permutations, and to the definitions of the patterns.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Neighbours, withinReach } from "../../../src/core/geo/neighbours";
import { EMERGING, mannKendall, patternOf } from "../../../src/core/stats/emerging";
import { confidence, falseDiscoveryCut, type HotRequest, type HotSpots, hotSpots } from "../../../src/core/stats/hotSpots";

function run(request: HotRequest): HotSpots {
  const running = hotSpots(request);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

function neighboursOf(lists: readonly (readonly number[])[]): Neighbours {
  const start = new Uint32Array(lists.length + 1);
  for (const [slot, list] of lists.entries()) start[slot + 1] = (start[slot] ?? 0) + list.length;
  return { start, items: Uint32Array.from(lists.flat()) };
}

/** esda/tests/test_getisord.py: six points, neighbours within 15. */
const POINTS = [
  [10, 10],
  [20, 10],
  [40, 10],
  [15, 20],
  [30, 20],
  [30, 30],
] as const;
const SIX = withinReach(6, (a, b) => Math.hypot((POINTS[a]?.[0] ?? 0) - (POINTS[b]?.[0] ?? 0), (POINTS[a]?.[1] ?? 0) - (POINTS[b]?.[1] ?? 0)), 15);
const Y = Float64Array.of(2, 3, 3.2, 5, 8, 7);

/** libpysal's example "desmith": ten places, their contiguity and values, and Moran_Local's Is of esda's documentation. */
const DESMITH = neighboursOf([
  [1, 3],
  [0, 4],
  [3, 6],
  [0, 2, 4, 7],
  [1, 3, 5, 8],
  [4, 9],
  [2, 7],
  [3, 6, 8],
  [4, 7, 9],
  [5, 8],
]);
const Z = Float64Array.of(2.24, 3.1, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06);
const IS = [-0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009, 0.12208113, 1.19148298, -0.58144305, 0.07101383, 0.34314301];

describe("Gi*", () => {
  it("is esda's on its six points: z -1.39727626, p 0.102 within the noise of permutations", () => {
    const { statistic, p, quadrant, islands } = run({ test: "gi", values: Y, neighbours: SIX, permutations: 999, seed: 10 });
    expect(statistic[0]).toBeCloseTo(-1.39727626, 8);
    expect(quadrant[0]).toBe(3);
    expect(islands).toBe(0);
    // Place 0 has two neighbours; of the ten pairs of other values one is lower, so that the exact share is 1 in 10.
    expect(Math.abs((p[0] ?? 1) - 0.102)).toBeLessThan(3 * Math.sqrt((0.1 * 0.9) / 999));
  });

  it("leaves out places without a value, and counts islands", () => {
    const values = Float64Array.of(2, Number.NaN, 3.2, 5, 8, 7);
    const found = run({ test: "gi", values, neighbours: neighboursOf([[1], [0, 3], [], [1, 4], [3, 5], [4]]), permutations: 99, seed: 1 });
    expect([...found.statistic].map(Number.isNaN)).toEqual([true, true, true, false, false, false]);
    expect({ tested: found.tested, islands: found.islands }).toEqual({ tested: 3, islands: 2 });
  });
});

describe("local Moran", () => {
  it("is esda's on desmith, quadrants too", () => {
    const { statistic, quadrant } = run({ test: "moran", values: Z, neighbours: DESMITH, permutations: 0, seed: 1 });
    for (const [place, published] of IS.entries()) expect(statistic[place]).toBeCloseTo(published, 7);
    expect([...quadrant]).toEqual([4, 4, 4, 2, 3, 3, 1, 4, 3, 3]);
  });
});

describe("conditional permutations", () => {
  it("say nothing of places that neighbour all others: chance gives the same sum each time", () => {
    const values = Float64Array.of(7087.123, 4940.456, 2263.789);
    const all = neighboursOf([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    for (const test of ["gi", "moran"] as const) {
      const { p, statistic, quadrant, tested } = run({ test, values, neighbours: all, permutations: 999, seed: 1 });
      expect([...p, ...statistic].every(Number.isNaN)).toBe(true);
      expect([[...quadrant], tested]).toEqual([[0, 0, 0], 0]);
    }
  });

  it("come near the exact share of all draws, for both tests", () => {
    const exact = (test: "gi" | "moran", values: Float64Array, neighbours: Neighbours, place: number): number => {
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      const others = [...values].filter((_, index) => index !== place).map((one) => one - mean);
      const near = [...neighbours.items.subarray(neighbours.start[place], neighbours.start[place + 1])];
      const observed = near.reduce((sum, one) => sum + (values[one] ?? 0) - mean, 0);
      const sign = test === "gi" ? 1 : Math.sign((values[place] ?? 0) - mean);
      const sums: number[] = [];
      const draw = (from: number, left: number, sum: number): void => {
        if (left === 0) sums.push(sum);
        else for (let at = from; at <= others.length - left; at++) draw(at + 1, left - 1, sum + (others[at] ?? 0));
      };
      draw(0, near.length, 0);
      const larger = sums.filter((sum) => sign * sum >= sign * observed - 1e-9).length / sums.length;
      return Math.min(larger, 1 - larger);
    };
    for (const test of ["gi", "moran"] as const) {
      const { p } = run({ test, values: Z, neighbours: DESMITH, permutations: 9999, seed: 7 });
      for (let place = 0; place < 10; place++) expect(Math.abs((p[place] ?? 1) - exact(test, Z, DESMITH, place))).toBeLessThan(0.02);
    }
  });

  it("give the same with the same seed, and never a p of nothing", () => {
    const request = { test: "moran", values: Z, neighbours: DESMITH, permutations: 199 } as const;
    expect(run({ ...request, seed: 3 })).toEqual(run({ ...request, seed: 3 }));
    expect(Math.min(...run({ ...request, seed: 3 }).p)).toBeGreaterThanOrEqual(1 / 200);
  });
});

describe("false discoveries", () => {
  it("follow Benjamini and Hochberg's own example", () => {
    // Benjamini & Hochberg 1995, section 4.1: fifteen p-values; at 5 % the first four are significant.
    const p = Float64Array.of(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1);
    expect(falseDiscoveryCut(p, 0.05)).toBe(0.0095);
    expect(falseDiscoveryCut(Float64Array.of(0.5, 0.9), 0.05)).toBe(0);
    expect([...confidence(Float64Array.of(0.01, 0.011, 0.05, 0.1, 0.2, Number.NaN), false)]).toEqual([3, 2, 2, 1, 0, 0]);
  });

  it("never find more than the plain level does", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (list) => {
        const p = Float64Array.from(list);
        const corrected = confidence(p, true);
        return confidence(p, false).every((plain, place) => (corrected[place] ?? 0) <= plain);
      }),
    );
  });
});

describe("patterns in time", () => {
  it("know the trend: Mann-Kendall as esda's tests have it, ties taken off", () => {
    expect(mannKendall([1, 2, 3, 4, 5])).toBeCloseTo(9 / Math.sqrt(50 / 3), 10);
    expect(mannKendall([5, 4, 3, 2, 1])).toBeCloseTo(-9 / Math.sqrt(50 / 3), 10);
    expect(mannKendall([1, 1, 1, 1])).toBe(0);
    // Two pairs of ties among six: variance (6·5·17 − 2·2·1·9)/18, score 13 − … counted by hand.
    expect(mannKendall([1, 1, 2, 3, 3, 4])).toBeCloseTo(12 / Math.sqrt((510 - 36) / 18), 10);
  });

  it("are named as defined, hot and cold alike", () => {
    const ten = (text: string) => [...text].map((mark) => (mark === "h" ? 1 : mark === "c" ? -1 : 0)) as (1 | 0 | -1)[];
    const of = (text: string, trend = 0) => {
      const found = patternOf(ten(text), trend);
      return found === null ? null : `${found.side} ${found.kind}`;
    };
    expect(of(".........h")).toBe("hot new");
    expect(of("......hhhh")).toBe("hot consecutive");
    expect(of("hhhhhhhhhh", 2.5)).toBe("hot intensifying");
    expect(of(".hhhhhhhhh")).toBe("hot persistent");
    expect(of("hhhhhhhhhh", -2.5)).toBe("hot diminishing");
    expect(of("h..hh.h..h")).toBe("hot sporadic");
    expect(of("c..hh.h..h")).toBe("hot oscillating");
    expect(of("hhhhhhhhh.")).toBe("hot historical");
    expect(of("cccccccccc", -2.5)).toBe("cold intensifying");
    expect(of(".........c")).toBe("cold new");
    expect(of("h..h......")).toBeNull();
    expect(of("..........")).toBeNull();
    expect(EMERGING).toHaveLength(8);
  });

  it("turn round with the signs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(1 as const, 0 as const, -1 as const), { minLength: 10, maxLength: 24 }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (slices, trend) => {
          const found = patternOf(slices, trend);
          const turned = patternOf(
            slices.map((one) => (0 - one) as 1 | 0 | -1),
            -trend,
          );
          // A place hot at its end cannot be cold at its end; only histories of both sides could clash, and 90 % of each is impossible.
          expect(turned).toEqual(found === null ? null : { kind: found.kind, side: found.side === "hot" ? "cold" : "hot" });
        },
      ),
    );
  });
});
