// Class breaks: every value in exactly one class, ties and few values give fewer classes, the legend says what the map shows.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { legendOf } from "../../../src/core/frame/legend";
import { classIndexes } from "../../../src/core/frame/paint";
import { NO_DATA_CLASS, ZERO_CLASS } from "../../../src/core/frame/pictures";
import { type BreakMethod, classBreaks, classOf } from "../../../src/core/stats/breaks";

const tenths = Array.from({ length: 10 }, (_, index) => index + 1);

describe("class breaks", () => {
  it("splits by quantile, by equal width, by ckmeans and by thresholds", () => {
    expect(classBreaks(tenths, "quantile", 5).lower).toEqual([1, 3, 5, 7, 9]);
    expect(classBreaks([0, 1, 5, 6, 7, 11], "equal", 2)).toEqual({ method: "equal", lower: [1, 6], upper: 11 });
    expect(classBreaks([1, 2, 3, 50, 51, 52, 900], "ckmeans", 3).lower).toEqual([1, 50, 900]);
    expect(classBreaks([0.5, 0.97], "fixed", 9, [0.9, 0.6, 0.75])).toEqual({ method: "fixed", lower: [0.5, 0.6, 0.75, 0.9], upper: 0.97 });
    expect(classBreaks([0.95], "fixed", 9, [0.6, 0.9]).lower).toEqual([0, 0.6, 0.9]);
  });

  it("leaves zero and no data out, and gives fewer classes for few values and for ties", () => {
    expect(classBreaks([0, null, Number.NaN], "quantile", 5)).toEqual({ method: "quantile", lower: [], upper: Number.NaN });
    expect(classBreaks([0, 3, 3, 7, null], "quantile", 5).lower).toEqual([3, 7]);
    expect(classBreaks([1, 1, 1, 1, 1, 1, 2, 3, 4], "quantile", 3).lower.length).toBeLessThan(3);
    expect([...classIndexes([null, 0, 5, Number.NaN], classBreaks([5], "equal", 3))]).toEqual([NO_DATA_CLASS, ZERO_CLASS, 0, NO_DATA_CLASS]);
  });

  it("puts every value where its range says, for any values", () => {
    const value = fc.oneof(fc.constantFrom(null, 0, 1, 2), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const method = fc.constantFrom<BreakMethod>("quantile", "equal", "ckmeans", "fixed");
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), method, fc.integer({ min: 2, max: 9 }), (values, how, count) => {
        const breaks = classBreaks(values, how, count, [1, 10, 100]);
        const legend = legendOf(values, breaks, { measure: "closure", period: null, n: 3, of: 4 });
        expect(legend.classes.length).toBeLessThanOrEqual(Math.max(count, 4));
        for (const one of values) {
          if (one === null || one === 0) continue;
          const { lower, upper } = breaks;
          const own = classOf(one, breaks);
          expect(one).toBeGreaterThanOrEqual(lower[own] ?? Number.NaN);
          expect(one).toBeLessThanOrEqual(upper);
          if (own + 1 < lower.length) expect(one).toBeLessThan(lower[own + 1] ?? Number.NaN);
        }
        const inClasses = legend.classes.reduce((sum, one) => sum + one.grids, 0);
        expect(inClasses + legend.zeroGrids + legend.noDataGrids).toBe(values.length);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("names numerator and denominator of a rate, and none for a count", () => {
    const breaks = classBreaks(tenths, "equal", 3);
    const facts = { period: null, n: 5, of: 6 };
    expect(legendOf(tenths, breaks, { measure: "closure", ...facts })).toMatchObject({ numerator: "closed", denominator: "dueToClose", n: 5, of: 6 });
    expect(legendOf(tenths, breaks, { measure: "n", ...facts })).toMatchObject({ numerator: null, denominator: null });
    expect(legendOf(tenths, breaks, { measure: "n", ...facts }).classes).toEqual([
      { from: 1, to: 4, closed: false, grids: 3 },
      { from: 4, to: 7, closed: false, grids: 3 },
      { from: 7, to: 10, closed: true, grids: 4 },
    ]);
  });
});
