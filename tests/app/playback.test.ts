// Playback: where it begins, and that it walks to the end with the same window.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstStep } from "../../src/app/filter/usePlayback";

describe("the first step", () => {
  const edges = [0, 10, 20, 30, 40];
  it("is the period's own bars, the first bar without one, the beginning where the period ends the line", () => {
    expect(firstStep(edges, { from: 10, to: 30 })).toEqual({ at: 1, width: 2 });
    expect(firstStep(edges, null)).toEqual({ at: 0, width: 1 });
    expect(firstStep(edges, { from: 30, to: 40 })).toEqual({ at: 0, width: 1 });
    expect(firstStep(edges, { from: -5, to: 99 })).toEqual({ at: 0, width: 3 });
  });

  it("always leaves a step to walk", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 1, max: 80 }), (from, length) => {
        const { at, width } = firstStep(edges, { from, to: from + length });
        expect(at >= 0 && width >= 1 && at + width < edges.length - 1).toBe(true);
      }),
    );
  });
});
