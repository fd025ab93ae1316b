// The table's rows: every number with the fraction it comes from, totals of sums and never of rates.
import { describe, expect, it } from "vitest";
import type { Counts } from "../../src/core/frame/question";
import type { Grid, GridId } from "../../src/core/model/plan";
import { SUM_FIELDS, SUM_WIDTH, type Sums } from "../../src/core/stats/sums";
import { footRows, fractionOf, gridRows, rankOf } from "../../src/panels/gridRows";

const NOTHING: Sums = { n: 0, due: 0, handled: 0, handledOnTime: 0, dueToClose: 0, closed: 0, closedOnTime: 0, answered: 0, satisfied: 0, noDeadline: 0 };
const grid = (slot: number, areaM2: number): Grid => ({ slot, id: `g${slot}` as GridId, name: `Grid ${slot}`, areaM2, bbox: null, label: null });

function counts(rows: readonly Partial<Sums>[]): Counts {
  const sums = new Float64Array(rows.length * SUM_WIDTH);
  for (const [index, row] of rows.entries()) for (const [field, name] of SUM_FIELDS.entries()) sums[index * SUM_WIDTH + field] = { ...NOTHING, ...row }[name];
  return {
    question: { period: null, cohort: "due", now: 0 },
    version: 1,
    slotCount: rows.length - 2,
    sums,
    medianHours: Float64Array.from(rows, (_, index) => (index === 0 ? 2.5 : Number.NaN)),
    closedBeforeReported: 0,
  };
}

const grids = [grid(0, 2e6), grid(1, 0), grid(2, 1e6)];
const answer = counts([{ n: 10, due: 8, handled: 6 }, { n: 5, due: 2, handled: 2 }, {}, { n: 3 }, { n: 1 }]);

describe("rows of the table of grids", () => {
  it("say rates with their fraction and null for 0/0", () => {
    const [first, second, third] = gridRows(grids, answer);
    expect(first?.values).toMatchObject({ n: 10, density: 5, handling: 0.75, satisfaction: null, medianHours: 2.5 });
    expect(first && fractionOf(first.sums, "handling")).toEqual({ numerator: 6, denominator: 8, value: 0.75 });
    expect(second?.values).toMatchObject({ density: null, handling: 1, medianHours: null });
    expect(third?.values.handling).toBeNull();
    expect(first && fractionOf(first.sums, "n")).toBeNull();
  });

  it("add sums for the total, and keep OUTSIDE and UNLOCATED apart", () => {
    const [total, outside, unlocated] = footRows(grids, answer);
    expect(total.values).toMatchObject({ n: 15, density: 5, handling: 0.8, medianHours: null });
    expect(outside).toMatchObject({ kind: "outside", values: { n: 3, density: null } });
    expect(unlocated).toMatchObject({ kind: "unlocated", values: { n: 1 } });
  });

  it("rank by the measure; equal values share a place, no value has none", () => {
    const rows = gridRows(grids, answer);
    expect(rankOf(rows, 1, "n")).toEqual({ place: 2, of: 3 });
    expect(rankOf(rows, 1, "handling")).toEqual({ place: 1, of: 2 });
    expect(rankOf(rows, 2, "handling")).toBeNull();
  });
});
