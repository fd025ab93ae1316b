// Changes of rates: named only when chance does not explain them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateChangeOf } from "../../../src/core/stats/rateChange";

const share = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("a change of a rate", () => {
  it.each([
    [share(950, 1000), share(900, 1000), "up", 0.05],
    [share(900, 1000), share(950, 1000), "down", -0.05],
    [share(93, 100), share(90, 100), "steady", 0.03],
    [share(9, 9), share(0, 100), "tooFew", 1],
    [share(100, 100), share(100, 100), "steady", 0],
  ] as const)("%j after %j is %s", (now, before, word, difference) => {
    const change = rateChangeOf(now, before);
    expect(change.word).toBe(word);
    expect(change.difference).toBeCloseTo(difference, 12);
  });

  it("divides by the pooled error: 0.15 / √(0.525 · 0.475 · 2/200) = 3.0038", () => {
    expect(rateChangeOf(share(120, 200), share(90, 200)).z).toBeCloseTo(3.0038, 4);
  });

  it("compares with nothing where nothing is known", () => {
    for (const before of [null, share(0, 0)]) expect(rateChangeOf(share(5, 10), before)).toEqual({ difference: null, z: null, word: "noBase" });
    expect(rateChangeOf(share(0, 0), share(5, 10)).word).toBe("noBase");
  });

  it("is the same the other way round, with the other sign", () => {
    const any = fc
      .integer({ min: 1, max: 5000 })
      .chain((denominator) => fc.integer({ min: 0, max: denominator }).map((numerator) => share(numerator, denominator)));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [there, back] = [rateChangeOf(a, b), rateChangeOf(b, a)];
        expect(there.z).toBeCloseTo(-(back.z ?? 0), 9);
        expect([there.word, back.word].sort().join()).toMatch(/^(down,up|steady,steady|tooFew,tooFew)$/);
      }),
      { seed: 81, numRuns: 300 },
    );
  });
});
