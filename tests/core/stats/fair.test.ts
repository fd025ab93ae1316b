// Fair comparison: a published empirical-Bayes example, the laws of shrinking, and funnel limits against the binomial itself.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCounts, compareRates } from "../../../src/core/stats/fair";
import { countLimits, funnelVerdict, rateLimits } from "../../../src/core/stats/funnel";
import { shrink, shrinkShares } from "../../../src/core/stats/shrink";

/** Homicides 1979–84 and population of 78 counties around St. Louis: the public sample behind the published values below. */
const HOMICIDES =
  "4 19 3 2 2 28 61 3 7 3 4 0 1 12 0 2 6 6 3 4 0 2 9 2 23 5 2 2 0 2 10 4 95 8 31 0 407 5 10 1238 3 14 0 2 18 369 5 0 3 0 40 9 7 1 3 2 8 5 11 12 8 10 2 8 7 25 6 19 6 2 2 6 9 0 1 13 3 4";
const PEOPLE =
  "189087 425580 69649 88540 33697 774843 1056438 172182 224033 113497 218510 87628 36354 316661 53222 141872 103469 193449 295848 99013 34772 65947 155266 123387 612258 135365 133297 186877 68404 68779 192789 96686 1480530 92864 905683 93388 5863876 109086 265200 2658090 199528 347829 79838 72381 432159 1605518 110883 48352 121762 92348 891502 225007 113880 46260 108510 55620 213680 131792 109953 108864 205880 260154 90841 255875 253540 372227 100389 345641 87410 66694 64680 127071 107508 43056 61456 353841 47507 68218";
const numbers = (text: string) => text.split(" ").map(Number);

const areas = fc.array(fc.record({ base: fc.integer({ min: 0, max: 5000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
  minLength: 1,
  maxLength: 40,
});

describe("shrink", () => {
  it("gives the values that esda publishes for its example", () => {
    const { shrunk } = shrink(numbers(HOMICIDES), numbers(PEOPLE));
    const published = [2.3671895, 4.54539167, 4.78114019, 2.76907146, 6.58989323, 3.66494122, 5.79952721, 2.0306459, 3.31152999, 3.0274838];
    expect(shrunk.slice(0, 10).map((rate) => Number(((rate ?? 0) * 1e5).toFixed(6)))).toEqual(published.map((rate) => Number(rate.toFixed(6))));
  });

  it("draws every rate toward the reference, never past it; of equal rates the one of more cases keeps more", () => {
    fc.assert(
      fc.property(areas, (drawn) => {
        const bases = drawn.map(({ base }) => base);
        const counts = drawn.map(({ base, share }) => Math.floor(base * share));
        const { reference, raw, shrunk, weight } = shrink(counts, bases);
        for (const [area, rate] of raw.entries()) {
          const own = shrunk[area] ?? null;
          if (rate === null || own === null || reference === null) {
            expect([rate, own, bases[area]]).toEqual([null, null, 0]);
            continue;
          }
          expect(own).toBeGreaterThanOrEqual(Math.min(rate, reference) - 1e-12);
          expect(own).toBeLessThanOrEqual(Math.max(rate, reference) + 1e-12);
        }
        const order = bases.map((_, area) => area).sort((a, b) => (bases[a] ?? 0) - (bases[b] ?? 0));
        for (let i = 1; i < order.length; i++) expect(weight[order[i] ?? 0]).toBeGreaterThanOrEqual(weight[order[i - 1] ?? 0] ?? 0);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("lets everything be the reference when chance explains all differences", () => {
    const { reference, variance, shrunk } = shrink([10, 11, 9, 10], [100, 100, 100, 100]);
    expect(variance).toBe(0);
    expect(shrunk).toEqual([reference, reference, reference, reference]);
    expect(shrink([0, 0], [10, 20])).toMatchObject({ reference: 0, variance: 0, shrunk: [0, 0] });
  });

  it("has no reference without a base and refuses what is no count", () => {
    expect(shrink([3], [0])).toEqual({ reference: null, variance: 0, raw: [null], shrunk: [null], weight: [0] });
    expect(() => shrink([1], [])).toThrow(RangeError);
    expect(() => shrink([-1], [1])).toThrow(RangeError);
    expect(() => shrink([1], [Number.NaN])).toThrow(RangeError);
  });
});

describe("shrinkShares", () => {
  const cases = numbers(HOMICIDES);
  const people = numbers(PEOPLE);
  const rest = people.map((own, area) => own - (cases[area] ?? 0));

  it("gives the published values for rare cases, and for their complement the values that are left of 1", () => {
    const rare = shrinkShares(cases, people).shrunk.slice(0, 10);
    const common = compareRates(rest, people).values.slice(0, 10);
    const published = [2.3671895, 4.54539167, 4.78114019, 2.76907146, 6.58989323, 3.66494122, 5.79952721, 2.0306459, 3.31152999, 3.0274838];
    for (const [area, rate] of published.entries()) {
      expect((rare[area] ?? 0) * 1e5).toBeCloseTo(rate, 6);
      expect((1 - (common[area]?.shrunk ?? 0)) * 1e5).toBeCloseTo(rate, 5);
    }
  });

  it("treats a share and what is left of it alike, and never leaves 0 … 1", () => {
    fc.assert(
      fc.property(areas, (drawn) => {
        const bases = drawn.map(({ base }) => base);
        const counts = drawn.map(({ base, share }) => Math.floor(base * share));
        const left = bases.map((base, area) => base - (counts[area] ?? 0));
        const sum = (all: readonly number[]): number => all.reduce((total, own) => total + own, 0);
        fc.pre(sum(counts) !== sum(left));
        const own = shrinkShares(counts, bases);
        const other = shrinkShares(left, bases);
        for (const [area, rate] of own.shrunk.entries()) {
          if (rate === null) expect(other.shrunk[area]).toBeNull();
          else {
            expect(rate).toBeCloseTo(1 - (other.shrunk[area] ?? 0), 12);
            expect(rate).toBeGreaterThanOrEqual(-1e-12);
            expect(rate).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
      { seed: 20261122, numRuns: 300 },
    );
    expect(() => shrinkShares([1, 9], [5, 5])).toThrow(RangeError);
  });

  it("keeps differences between high rates that counts taken for rare would lose", () => {
    const closed = [970, 940, 990, 900];
    const due = [1000, 1000, 1000, 1000];
    expect(shrink(closed, due).variance).toBeLessThan(shrinkShares(closed, due).variance);
    expect(shrinkShares(closed, due).shrunk[3]).toBeLessThan(0.91);
  });
});

describe("funnel limits", () => {
  it("contain the reference, narrow with n, and the action limits contain the warning limits", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 3000 }), (reference, trials) => {
        const { warning, action } = rateLimits(reference, trials) ?? { warning: { low: 1, high: 0 }, action: { low: 1, high: 0 } };
        expect(warning.low).toBeLessThanOrEqual(reference);
        expect(warning.high).toBeGreaterThanOrEqual(reference);
        expect(action.low).toBeLessThanOrEqual(warning.low);
        expect(action.high).toBeGreaterThanOrEqual(warning.high);
        expect(action.low).toBeGreaterThanOrEqual(0);
        expect(action.high).toBeLessThanOrEqual(1);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("are the binomial's own tails: of 10 at one half, 1 has a chance of 1.07 % or less, 2 of 5.5 %", () => {
    const limits = rateLimits(0.5, 10);
    expect(limits?.method).toBe("binomial");
    // P(X ≤ 1) = 11/1024 and P(X ≤ 2) = 56/1024; 2.5 % lies between. P(X ≤ 0) = 1/1024 is just below 0.1 %.
    expect(limits?.warning.low).toBeCloseTo((2 - (56 / 1024 - 0.025) / (45 / 1024)) / 10, 12);
    expect(limits?.action.low).toBeCloseTo((1 - (11 / 1024 - 0.001) / (10 / 1024)) / 10, 12);
    expect(limits?.warning.high).toBeCloseTo(1 - (limits?.warning.low ?? 0), 12);
    const verdicts = [1, 2, 8, 9, 10].map((heads) => limits && funnelVerdict(heads / 10, limits));
    expect(verdicts).toEqual(["below", "within", "within", "above", "farAbove"]);
  });

  it("meet the normal limits where these take over", () => {
    const exact = rateLimits(0.9, 10_000);
    const normal = rateLimits(0.9, 10_001);
    expect([exact?.method, normal?.method]).toEqual(["binomial", "normal"]);
    expect(exact?.action.low).toBeCloseTo(normal?.action.low ?? 0, 2);
    expect(exact?.warning.high).toBeCloseTo(normal?.warning.high ?? 0, 2);
  });

  it("of counts are ± 1.96 and 3.09 √(θ/base), not below 0", () => {
    expect(countLimits(4, 1)?.method).toBe("poisson");
    expect(countLimits(4, 1)?.warning.low).toBeCloseTo(0.08007, 5);
    expect(countLimits(4, 1)?.warning.high).toBeCloseTo(7.91993, 5);
    expect(countLimits(4, 1)?.action.low).toBe(0);
    expect(countLimits(4, 1)?.action.high).toBeCloseTo(10.18046, 5);
    expect(countLimits(4, 0)).toBeNull();
    expect(rateLimits(0.5, 0)).toBeNull();
    const limits = countLimits(4, 1);
    expect([4, 7.9, 8, 10.2].map((value) => limits && funnelVerdict(value, limits))).toEqual(["within", "within", "above", "farAbove"]);
  });
});

describe("comparison", () => {
  it("says too few where there are too few, without verdict", () => {
    const { values } = compareRates([4, 90, 0], [5, 100, 0]);
    expect(values.map(({ tooFew, raw, verdict }) => ({ tooFew, raw, verdict }))).toEqual([
      { tooFew: true, raw: 0.8, verdict: null },
      { tooFew: false, raw: 0.9, verdict: "within" },
      { tooFew: true, raw: null, verdict: null },
    ]);
  });

  it("divides by thousands of households, by km² and by staff", () => {
    expect(compareCounts([50, 10], [2500, 500], "households")).toMatchObject({
      reference: 20,
      differs: false,
      values: [
        { raw: 20, base: 2500 },
        { raw: 20, base: 500 },
      ],
    });
    expect(compareCounts([50], [2.5], "km2").values[0]?.raw).toBe(20);
    expect(compareCounts([50, 7], [4, Number.NaN], "staff").values.map(({ raw }) => raw)).toEqual([12.5, null]);
    expect(compareCounts([3], [40], "households").values[0]?.tooFew).toBe(true);
  });

  it("tells a grid that differs from one that merely ranks first", () => {
    const { differs, values } = compareRates([95, 96, 94, 60], [100, 100, 100, 100]);
    expect(differs).toBe(true);
    expect(values[3]?.verdict).toBe("farBelow");
    expect(values[3]?.shrunk).toBeGreaterThan(0.6);
  });
});
