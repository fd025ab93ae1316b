// The assessment: months and levels add up to the whole, and the town's rate is the rate of its sums.
import { describe, expect, it } from "vitest";
import { assessedValue, assessmentOf, townParents } from "../../../src/core/frame/indicatorTable";
import { ASSESS_WIDTH } from "../../../src/core/stats/assessSums";
import { INDICATORS } from "../../../src/core/stats/indicatorList";
import { type Case, reportsOf } from "../stats/columns";

const DAY = 86_400;
const cases: readonly Case[] = Array.from({ length: 400 }, (_, index) => ({
  slot: (index % 5) - 2,
  reported_at: index * 3600,
  dispatched_at: index * 3600 + 60 * (index % 50),
  deadline_at: index * 3600 + DAY,
  category: `c${index % 3}`,
  source: ["网格巡查", "12345热线"][index % 2] ?? "",
  satisfaction: ["satisfied", "neutral", ""][index % 3] ?? "",
  ...(index % 4 === 0 ? {} : { closed_at: index * 3600 + 7200 * (index % 20) }),
}));
const reports = reportsOf(cases, 3);
const days = Array.from({ length: 17 }, (_, day) => ({ from: day * DAY, to: (day + 1) * DAY }));
const request = { periods: [null, ...days], cohort: "due", now: 30 * DAY, parents: townParents(3) } as const;
const assessment = assessmentOf(reports, request);

describe("assessmentOf", () => {
  it("lets days add up to the whole and grids to the town, in every field", () => {
    const [whole = new Float64Array(0), ...parts] = assessment.periods;
    const total = parts.reduce((sum, part) => sum.map((value, index) => value + (part[index] ?? 0)), new Float64Array(whole.length));
    expect(total).toEqual(whole);
    for (let field = 0; field < ASSESS_WIDTH; field++) {
      const at = (node: number) => whole[node * ASSESS_WIDTH + field] ?? 0;
      expect(at(5)).toBe(at(0) + at(1) + at(2));
    }
    expect((whole[5 * ASSESS_WIDTH] ?? 0) + (whole[3 * ASSESS_WIDTH] ?? 0) + (whole[4 * ASSESS_WIDTH] ?? 0)).toBe(cases.length);
  });

  it("gives every indicator of every node, the town's from its own sums", () => {
    for (const indicator of INDICATORS) {
      const town = assessedValue(assessment, 0, 5, indicator);
      const grids = [0, 1, 2].map((node) => assessedValue(assessment, 0, node, indicator));
      expect(town.numerator).toBe(grids.reduce((sum, { numerator }) => sum + numerator, 0));
      expect(town.denominator).toBe(grids.reduce((sum, { denominator }) => sum + denominator, 0));
      if (indicator.kind === "rate" && town.value !== null) {
        expect(town.interval?.low).toBeLessThanOrEqual(town.value);
        expect(town.interval?.high).toBeGreaterThanOrEqual(town.value);
      }
    }
  });

  it("knows no period or node that was not asked for", () => {
    const [first] = INDICATORS;
    if (first === undefined) throw new Error("no indicators");
    expect(() => assessedValue(assessment, 18, 0, first)).toThrow(RangeError);
    expect(() => assessedValue(assessment, 0, 6, first)).toThrow(RangeError);
  });
});
