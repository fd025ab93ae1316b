// A value's place among others.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankAmong } from "../../../src/core/stats/rank";

describe("a place among values", () => {
  it("is shared by equal values, and what is not known takes none", () => {
    expect(rankAmong([5, null, 7, 7, 1], 7, "higher")).toEqual({ place: 1, of: 4 });
    expect(rankAmong([5, null, 7, 7, 1], 5, "higher")).toEqual({ place: 3, of: 4 });
    expect(rankAmong([5, null, 7, 7, 1], 5, "lower")).toEqual({ place: 2, of: 4 });
    expect(rankAmong([5], null, "lower")).toBeNull();
  });

  it("is the place in the sorted list, and from the other end where lower is better", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), fc.nat(), (values, pick) => {
        const own = values[pick % values.length] ?? 0;
        expect(rankAmong(values, own, "lower")?.place).toBe([...values].sort((a, b) => a - b).indexOf(own) + 1);
        expect(
          rankAmong(
            values.map((value) => -value),
            -own,
            "higher",
          ),
        ).toEqual(rankAmong(values, own, "lower"));
      }),
    );
  });
});
