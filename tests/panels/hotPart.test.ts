// The tab of hot spots: what is chosen comes back from the address, and classes say what the test said.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMERGING } from "../../src/core/stats/emerging";
import {
  giClasses,
  HOT_TESTS,
  hotPartOf,
  hotText,
  moranClasses,
  PATTERN_CLASSES,
  PERMUTATIONS,
  patternAt,
  patternClass,
  patternsOf,
} from "../../src/panels/look/hotPart";

describe("what is chosen", () => {
  it("comes back from its text", () => {
    const part = fc.record({
      test: fc.constantFrom(...HOT_TESTS),
      rule: fc.oneof(
        fc.constantFrom({ kind: "queen" } as const, { kind: "rook" } as const),
        fc.option(fc.integer({ min: 10, max: 100_000 }), { nil: null }).map((reachM) => ({ kind: "distance" as const, reachM })),
      ),
      permutations: fc.constantFrom(...PERMUTATIONS),
      corrected: fc.boolean(),
      seed: fc.integer({ min: 0, max: 999_999 }),
      hexM: fc.option(fc.integer({ min: 10, max: 99_999 }), { nil: null }),
    });
    fc.assert(
      fc.property(part, (chosen) => {
        expect(hotPartOf(hotText(chosen))).toEqual(chosen);
      }),
    );
  });

  it("is as usual where nothing can be read", () => {
    const usual = hotPartOf(null);
    expect(usual).toEqual({ test: "gi", rule: { kind: "queen" }, permutations: 999, corrected: true, seed: 1, hexM: null });
    fc.assert(
      fc.property(fc.string(), (noise) => {
        expect(hotPartOf(hotText(hotPartOf(noise)))).toEqual(hotPartOf(noise));
      }),
    );
  });
});

describe("classes", () => {
  const p = Float64Array.of(0.005, 0.03, 0.08, 0.5, 0.005, Number.NaN);
  it("of Gi* run from cold 99 % to hot 99 %", () => {
    expect(giClasses(p, Uint8Array.of(1, 1, 3, 3, 3, 0), false)).toEqual([6, 5, 2, 3, 0, null]);
  });

  it("of local Moran name the quadrant of what is significant at 95 %", () => {
    expect(moranClasses(p, Uint8Array.of(1, 2, 3, 4, 3, 0), false)).toEqual([0, 2, 4, 4, 3, null]);
  });

  it("of patterns are one to one, nothing in the middle", () => {
    const all = EMERGING.flatMap((kind) => [{ kind, side: "hot" } as const, { kind, side: "cold" } as const]);
    expect(new Set([...all.map(patternClass), patternClass(null)]).size).toBe(PATTERN_CLASSES);
    for (const pattern of all) expect(patternAt(patternClass(pattern))).toEqual(pattern);
    expect(patternAt(patternClass(null))).toBeNull();
  });

  it("of patterns need ten slices, and a value in each", () => {
    const slice = { statistic: Float64Array.of(3, 0), p: Float64Array.of(0.001, Number.NaN), quadrant: Uint8Array.of(1, 0) };
    expect(patternsOf(Array(12).fill(slice), false)).toEqual([{ kind: "persistent", side: "hot" }, undefined]);
    expect(patternsOf(Array(9).fill(slice), false)).toEqual([undefined, undefined]);
  });
});
