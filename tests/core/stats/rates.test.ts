// Rates: the published example, and what 0/0 is.
import { describe, expect, it } from "vitest";
import { densityOf, RATE_NAMES, rateOf } from "../../../src/core/stats/rates";
import { SUM_WIDTH, sumsAt, sumsOfAll } from "../../../src/core/stats/sums";

describe("rates", () => {
  it("gives the bulletin's closure 93.72 % and on-time closure 75.82 % for 996 registered, 972 due, 911 closed, 737 on time", () => {
    const sums = { ...sumsAt([], 0), n: 996, dueToClose: 972, closed: 911, closedOnTime: 737 };
    expect(((rateOf(sums, "closure").value ?? 0) * 100).toFixed(2)).toBe("93.72");
    expect(((rateOf(sums, "onTimeClosure").value ?? 0) * 100).toFixed(2)).toBe("75.82");
    expect(rateOf(sums, "closure")).toMatchObject({ numerator: 911, denominator: 972 });
  });

  it("is null for 0/0, not 0", () => {
    const nothing = sumsAt(new Float64Array(SUM_WIDTH), 0);
    for (const name of RATE_NAMES) expect(rateOf(nothing, name)).toEqual({ numerator: 0, denominator: 0, value: null });
  });

  it("gives reports per square kilometre", () => {
    expect(densityOf(50, 25_000_000)).toBe(2);
    expect(densityOf(50, 0)).toBeNull();
  });

  it("adds up every row, whatever it stands for", () => {
    const sums = Float64Array.from({ length: SUM_WIDTH * 3 }, (_, index) => index);
    expect(sumsOfAll(sums)).toEqual(Object.fromEntries(Object.entries(sumsAt(sums, 1)).map(([field, value]) => [field, value * 3])));
    expect(sumsOfAll([]).n).toBe(0);
  });
});
