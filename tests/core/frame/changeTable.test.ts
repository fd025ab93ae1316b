// Change of counts: the word, the limits of a grid's own past, and the town as the sum of its grids.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeTable, countsOf } from "../../../src/core/frame/changeTable";
import { ASSESS_WIDTH, fieldAt } from "../../../src/core/stats/assessSums";
import { CHANGE_RULE } from "../../../src/core/stats/change";

/** Sums of two grids and the town, of which only n is known. */
function month(first: number, second: number): Float64Array {
  const sums = new Float64Array(5 * ASSESS_WIDTH);
  for (const [node, n] of [first, second, 0, 0, first + second].entries()) sums[node * ASSESS_WIDTH + fieldAt("n")] = n;
  return sums;
}

const PAST = Array.from({ length: 9 }, (_, place) => month(100 + (place % 3), 4));

describe("changeTable", () => {
  it("says up and down only beyond chance, and nothing of a handful", () => {
    const rows = changeTable(PAST, { now: month(160, 3), before: month(102, 4), yearBefore: null }, 2);
    expect(rows.map(({ slot }) => slot)).toEqual([0, 1, null]);
    // z = 2 (√160 − √102) = 5.10
    expect(rows[0]?.onMonth.z).toBeCloseTo(5.0992, 4);
    expect(rows[0]?.onMonth.word).toBe("up");
    expect(rows[1]?.onMonth).toMatchObject({ difference: -1, word: "tooFew" });
    expect(rows[0]?.onYear).toMatchObject({ before: null, z: null, word: "noBase" });
    // c-chart of 101 on average: 101 ± 3 √101
    expect(rows[0]?.limits?.upper).toBeCloseTo(131.15, 2);
    expect(rows.map(({ verdict }) => verdict)).toEqual(["above", "within", "above"]);
  });

  it("takes the limits of the moving range where a grid moves by more than chance", () => {
    const restless = [4000, 5000, 4100, 5200, 4000, 5100, 3900, 5000, 4200].map((n) => month(n, 4));
    const [row] = changeTable(restless, { now: month(5300, 4), before: null, yearBefore: null }, 2);
    expect(row?.limits?.chart).toBe("individual");
    expect(row?.verdict).toBe("within");
    expect(row?.limits?.upper).toBeGreaterThan(4500 + 3 * Math.sqrt(4500));
  });

  it("has no limits on fewer than eight months", () => {
    expect(changeTable(PAST.slice(0, 7), { now: month(1, 1), before: null, yearBefore: null }, 2)[0]).toMatchObject({ limits: null, verdict: null });
  });

  it("keeps the sums: town = grids in every count, and words go with the size of z alone", () => {
    const n = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(fc.tuple(n, n, n, n), ([a, b, c, d]) => {
        const [first, second, town] = changeTable([], { now: month(a, b), before: month(c, d), yearBefore: null }, 2);
        expect(town?.now).toBe((first?.now ?? 0) + (second?.now ?? 0));
        expect(town?.onMonth.difference).toBe((first?.onMonth.difference ?? 0) + (second?.onMonth.difference ?? 0));
        for (const row of [first, second, town]) {
          const { word, z } = row?.onMonth ?? { word: "noBase", z: null };
          if (word === "up") expect(z).toBeGreaterThanOrEqual(CHANGE_RULE.alarm);
          if (word === "down") expect(z).toBeLessThanOrEqual(-CHANGE_RULE.alarm);
          if (word === "steady") expect(Math.abs(z ?? 0)).toBeLessThan(CHANGE_RULE.alarm);
        }
        expect(countsOf([month(a, b), month(c, d)], 4)).toEqual([a + b, c + d]);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});
