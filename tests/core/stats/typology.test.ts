// Typology: the four types of the source, thresholds, and what has no type.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicatorById } from "../../../src/core/stats/indicatorList";
import { TYPOLOGIES, typesOf } from "../../../src/core/stats/typology";

describe("typesOf", () => {
  it("names the quadrants as the village typology does: A strong-low, B weak-low, C weak-high, D strong-high", () => {
    const cut = { kind: "fixed", value: 5 } as const;
    const { quadrants, sizes, untyped } = typesOf([9, 1, 1, 9, 5, null, 9], [1, 1, 9, 9, 5, 9, Number.NaN], { x: cut, y: cut });
    expect(quadrants).toEqual(["A", "B", "C", "D", "D", null, null]);
    expect(sizes).toEqual({ A: 1, B: 1, C: 1, D: 2 });
    expect(untyped).toBe(2);
  });

  it("cuts at the median of the areas that have a value, at a target, or not at all", () => {
    const median = { kind: "median" } as const;
    expect(typesOf([3, 1, null, 2], [0.9, 0.8, 0.1, 0.95], { x: median, y: { kind: "target", value: 0.9 } })).toMatchObject({
      xThreshold: 2,
      yThreshold: 0.9,
      quadrants: ["D", "B", null, "D"],
    });
    expect(typesOf([null], [1], { x: median, y: median })).toMatchObject({ xThreshold: null, quadrants: [null], untyped: 1 });
  });

  it("splits by medians so that at least half of the areas are strong, and half high; sizes and untyped add up", () => {
    const values = fc.array(fc.option(fc.double({ min: -5, max: 5, noNaN: true })), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(values, values, (x, y) => {
        const { quadrants, sizes, untyped } = typesOf(x, y, { x: { kind: "median" }, y: { kind: "median" } });
        expect(sizes.A + sizes.B + sizes.C + sizes.D + untyped).toBe(quadrants.length);
        const known = x.filter((value) => value !== null);
        const { xThreshold } = typesOf(x, y, { x: { kind: "median" }, y: { kind: "median" } });
        expect(2 * known.filter((value) => xThreshold !== null && value >= xThreshold).length).toBeGreaterThanOrEqual(known.length);
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });

  it("comes with presets whose indicators exist", () => {
    expect(TYPOLOGIES.map(({ id }) => id)).toContain("village");
    for (const { x, y } of TYPOLOGIES) {
      for (const { measure } of [x, y]) if (measure.kind === "indicator") expect(indicatorById(measure.id)).not.toBeNull();
    }
  });
});
