// Roll-up: sums are conserved on every level, and a rate of the town is never a mean of rates.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_PARENT, rollUp } from "../../../src/core/stats/rollUp";

/** A forest of four levels: units, grids, centres, town; some nodes stay on their own. */
const forest = fc
  .record({
    units: fc.integer({ min: 1, max: 30 }),
    grids: fc.integer({ min: 1, max: 6 }),
    centres: fc.integer({ min: 1, max: 3 }),
    picks: fc.array(fc.nat(999), { minLength: 40, maxLength: 40 }),
  })
  .map(({ units, grids, centres, picks }) => {
    const pick = (index: number, first: number, count: number) => ((picks[index] ?? 0) % 7 === 0 ? NO_PARENT : first + ((picks[index] ?? 0) % count));
    const parents = [
      ...Array.from({ length: units }, (_, unit) => pick(unit, units, grids)),
      ...Array.from({ length: grids }, (_, grid) => pick(grid + 7, units + grids, centres)),
      ...Array.from({ length: centres }, () => units + grids + centres),
      NO_PARENT,
    ];
    return { units, parents };
  });

describe("rollUp", () => {
  it("conserves sums: all roots together are all units together, each parent is its children", () => {
    fc.assert(
      fc.property(forest, fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }), ({ units, parents }, values) => {
        const own = Float64Array.from({ length: units * 2 }, (_, index) => values[index] ?? 0);
        const before = own.slice();
        const sums = rollUp(own, 2, parents);
        expect(own).toEqual(before);
        for (const field of [0, 1]) {
          const total = (nodes: readonly number[]) => nodes.reduce((sum, node) => sum + (sums[node * 2 + field] ?? 0), 0);
          const all = parents.map((_, node) => node);
          expect(total(all.filter((node) => parents[node] === NO_PARENT))).toBe(total(all.slice(0, units)));
          for (const node of all.slice(units)) expect(total([node])).toBe(total(all.filter((child) => parents[child] === node)));
        }
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it("refuses parents before their children and sums that do not fit", () => {
    expect(() => rollUp(new Float64Array(2), 1, [1, 0])).toThrow(RangeError);
    expect(() => rollUp(new Float64Array(2), 1, [1, 2])).toThrow(RangeError);
    expect(() => rollUp(new Float64Array(3), 1, [-1, -1])).toThrow(RangeError);
    expect(() => rollUp(new Float64Array(3), 2, [-1, -1])).toThrow(RangeError);
  });
});
