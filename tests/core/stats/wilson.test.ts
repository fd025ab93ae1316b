// Wilson's interval: the published table, and what must hold for every rate.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../../src/core/stats/wilson";

describe("wilson", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives Newcombe's 1998 interval of %i out of %i", (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("holds its own rate, stays in 0…1, is the mirror of its opposite and narrows as n grows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
        const successes = Math.round(trials * share);
        const { low, high } = wilson(successes, trials) ?? { low: 1, high: 0 };
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        const mirror = wilson(trials - successes, trials);
        expect(mirror?.low).toBeCloseTo(1 - high, 12);
        const wider = wilson(successes * 4, trials * 4);
        expect((wider?.high ?? 0) - (wider?.low ?? 0)).toBeLessThan(high - low);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });

  it("says nothing of no trials and refuses what is no count", () => {
    expect(wilson(0, 0)).toBeNull();
    expect(() => wilson(3, 2)).toThrow(RangeError);
    expect(() => wilson(-1, 2)).toThrow(RangeError);
    expect(() => wilson(Number.NaN, 2)).toThrow(RangeError);
  });
});
