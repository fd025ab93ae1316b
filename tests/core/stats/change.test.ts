// Change: words and z by the book, and control limits against the published examples of the NIST/SEMATECH e-Handbook.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOf } from "../../../src/core/stats/change";
import { controlLimits, controlVerdict } from "../../../src/core/stats/control";

describe("changeOf", () => {
  it("calls 25 after 16 steady: z = 2, whatever + 56 % looks like", () => {
    expect(changeOf(25, 16)).toEqual({ now: 25, before: 16, difference: 9, ratio: 0.5625, z: 2, word: "steady" });
  });

  it("says up and down only beyond |z| 3, and nothing of few or of nothing", () => {
    const words = [
      [49, 25],
      [25, 49],
      [4, 1],
      [0, 4],
      [3, 0],
      [40, 0],
      [5, 0],
    ].map(([now = 0, before = 0]) => changeOf(now, before).word);
    expect(words).toEqual(["up", "down", "tooFew", "tooFew", "tooFew", "noBase", "noBase"]);
    expect(changeOf(40, 0)).toMatchObject({ ratio: null, difference: 40 });
    expect(changeOf(40, null)).toEqual({ now: 40, before: null, difference: null, ratio: null, z: null, word: "noBase" });
    expect(changeOf(2, 40).word).toBe("down");
  });

  it("is the mirror of the change back, and never an arrow without 5 cases", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (now, before) => {
        const there = changeOf(now, before);
        const back = changeOf(before, now);
        expect(there.z).toBeCloseTo(-(back.z ?? 0), 12);
        if (now > 0 && before > 0) expect(back.word).toBe(there.word === "up" ? "down" : there.word === "down" ? "up" : there.word);
        if (Math.max(now, before) < 5) expect(["up", "down"]).not.toContain(there.word);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("refuses what is no count", () => {
    expect(() => changeOf(-1, 2)).toThrow(RangeError);
    expect(() => changeOf(1, Number.NaN)).toThrow(RangeError);
  });
});

describe("control limits", () => {
  it("of counts: NIST's wafers, 25 of them with a mean of 16 defects, are 4 to 28", () => {
    const limits = controlLimits(
      Array.from({ length: 25 }, () => 16),
      "count",
    );
    expect(limits).toEqual({ chart: "count", centre: 16, lower: 4, upper: 28, periods: 25 });
    expect([3, 4, 28, 29].map((value) => limits && controlVerdict(value, limits))).toEqual(["below", "within", "within", "above"]);
  });

  it("of individuals: NIST's flow rates are 45.82 to 55.80 around 50.81", () => {
    const limits = controlLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1], "individual");
    expect(limits?.centre).toBeCloseTo(50.81, 9);
    expect(limits?.upper).toBeCloseTo(55.8041, 3);
    expect(limits?.lower).toBeCloseTo(45.8159, 3);
  });

  it("need enough periods and never lie below 0 for counts", () => {
    expect(controlLimits([1, 2, 3, 4, 5, 6, 7], "count")).toBeNull();
    expect(controlLimits([1], "individual", 1)).toBeNull();
    expect(
      controlLimits(
        Array.from({ length: 8 }, () => 2),
        "count",
      )?.lower,
    ).toBe(0);
  });
});
