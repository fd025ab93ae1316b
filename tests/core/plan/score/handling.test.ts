// Minutes of work by type, and the variance that grids explain: closed forms and properties.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainedVariance } from "../../../../src/core/plan/score/differentiation";
import { handlingMinutes, minutesOfCases } from "../../../../src/core/plan/score/handling";

describe("handling minutes", () => {
  it("are the median of a type's handled cases; a type with fewer than five takes the median of all", () => {
    const type = [0, 0, 0, 0, 0, 1, 1, -1, 0];
    const minutes = [10, 20, 30, 40, 5000, 7, 9, 60, Number.NaN];
    const tau = handlingMinutes(type, minutes, 3);
    expect(tau).toEqual({ ofType: Float64Array.of(30, 25, 25), ofAll: 25, cases: 8 });
    expect([...minutesOfCases([0, 1, -1, 2], tau as NonNullable<typeof tau>)]).toEqual([30, 25, 25, 25]);
  });

  it("are not known when nothing was handled", () => {
    expect(handlingMinutes([0, 1], [Number.NaN, -3], 2)).toBeNull();
  });

  it("leave the balance of cases of one kind as it is: every case weighs the same", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1 }), (minutes) => {
        const tau = handlingMinutes(new Int32Array(minutes.length), minutes, 1) as NonNullable<ReturnType<typeof handlingMinutes>>;
        expect(new Set(minutesOfCases(new Int32Array(7), tau)).size).toBe(1);
        expect(tau.ofAll).toBeGreaterThanOrEqual(Math.min(...minutes));
        expect(tau.ofAll).toBeLessThanOrEqual(Math.max(...minutes));
      }),
    );
  });
});

describe("η², the variance that grids explain", () => {
  it("is 1 when units differ between grids only, 0 when grids have the same mean, 0.8 by hand", () => {
    const ones = [1, 1, 1, 1];
    expect(explainedVariance([3, 3, 9, 9], ones, [0, 0, 1, 1], 2)).toBe(1);
    expect(explainedVariance([3, 9, 3, 9], ones, [0, 0, 1, 1], 2)).toBe(0);
    // 1 3 | 5 7: mean 4, between 2·4 + 2·4 = 16, in all 9 + 1 + 1 + 9 = 20.
    expect(explainedVariance([1, 3, 5, 7], ones, [0, 0, 1, 1], 2)).toBeCloseTo(0.8, 12);
    expect(explainedVariance([5, 5, 5, 5], ones, [0, 0, 1, 1], 2)).toBeNull();
  });

  it("counts weights as so many equal units, and leaves out what has no grid or value", () => {
    const whole = explainedVariance([1, 3, 3, 5, 7], [1, 1, 1, 1, 1], [0, 0, 0, 1, 1], 2);
    expect(explainedVariance([1, 3, 5, 7, 99, Number.NaN], [1, 2, 1, 1, 1, 1], [0, 0, 1, 1, -1, 0], 2)).toBeCloseTo(whole as number, 12);
  });

  it("lies between 0 and 1, and is that of SS between over SS in all worked out the long way", () => {
    const unit = fc.record({ value: fc.integer({ min: -50, max: 50 }), grid: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 40 }), (units) => {
        const share = explainedVariance(
          units.map(({ value }) => value),
          units.map(() => 1),
          units.map(({ grid }) => grid),
          4,
        );
        const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
        const spread = (values: readonly number[]): number => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
        const whole = spread(units.map(({ value }) => value));
        const within = [0, 1, 2, 3].map((grid) => units.filter((one) => one.grid === grid).map(({ value }) => value));
        const inside = within.reduce((sum, values) => sum + (values.length > 0 ? spread(values) : 0), 0);
        if (whole === 0) expect(share).toBeNull();
        else expect(share).toBeCloseTo(1 - inside / whole, 9);
      }),
    );
  });
});
