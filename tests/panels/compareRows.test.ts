// Two periods grid by grid: the difference is that of the numbers shown, and the word stands on counts, never on a percentage.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SUM_FIELDS, SUM_WIDTH } from "../../src/core/stats/sums";
import { comparedRow } from "../../src/panels/compare/rows";
import { type GridRow, gridRows } from "../../src/panels/gridRows";

const GRID = { slot: 0, id: "A", name: "A", areaM2: 2e6 } as Parameters<typeof gridRows>[0][number];

/** The row of one grid with so many reports. */
function rowOf(n: number): GridRow {
  const sums = new Float64Array(3 * SUM_WIDTH);
  sums[SUM_FIELDS.indexOf("n")] = n;
  const question = { period: null, cohort: "due", now: 0 } as const;
  return gridRows([GRID], { question, version: 0, slotCount: 1, sums, medianHours: null, closedBeforeReported: 0 })[0] as GridRow;
}

describe("two periods", () => {
  it("differ by what is shown", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (now, earlier) => {
        const row = comparedRow(rowOf(now), rowOf(earlier), "n", true);
        const back = comparedRow(rowOf(earlier), rowOf(now), "n", true);
        expect(row).toMatchObject({ earlier, now, difference: now - earlier });
        expect(back.difference).toBe(-(row.difference ?? Number.NaN) + 0);
      }),
      { seed: 4 },
    );
  });

  it("are judged by z = 2(√now − √before), not by per cent", () => {
    expect(comparedRow(rowOf(4), rowOf(1), "n", true).word).toBe("tooFew"); // 300 % more, of next to nothing
    expect(comparedRow(rowOf(121), rowOf(100), "n", true).word).toBe("steady"); // z = 2
    expect(comparedRow(rowOf(144), rowOf(100), "n", true).word).toBe("up"); // z = 4
    expect(comparedRow(rowOf(64), rowOf(100), "density", true)).toMatchObject({ earlier: 50, now: 32, word: "down" });
  });

  it("of unequal length are not judged by counts, and a rate of nothing has no difference", () => {
    expect(comparedRow(rowOf(144), rowOf(100), "n", false).word).toBeNull();
    expect(comparedRow(rowOf(10), rowOf(10), "closure", true)).toMatchObject({ earlier: null, now: null, difference: null, word: "noBase" });
  });
});
