// Graduated symbols: areas in proportion to counts, whatever the scale; a legend of round values within it.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { largestRadius, symbolMarks, symbolRadii } from "../../../src/core/frame/symbols";

it("gives circles whose areas stand to one another as the counts do, and none for nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 2, maxLength: 20 }), fc.integer({ min: 1, max: 1e7 }), (counts, most) => {
      const radii = symbolRadii(counts, most, 20);
      for (const [i, count] of counts.entries()) expect(((radii[i] ?? 0) / (radii[0] ?? 0)) ** 2 / (count / (counts[0] ?? 0))).toBeCloseTo(1, 5);
    }),
    { seed: 4 },
  );
  expect([...symbolRadii([0, null, 3], 3, 20)].map((radius) => radius > 0)).toEqual([false, false, true]);
  expect([...symbolRadii([0, null], 0, 20)]).toEqual([0, 0]);
});

it("marks round values that lie on the scale, the largest first", () => {
  expect(symbolMarks(87_431)).toEqual([50_000, 20_000, 5000]);
  expect(symbolMarks(4)).toEqual([2, 1]);
  expect(symbolMarks(0)).toEqual([]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), (most) => {
      const marks = symbolMarks(most);
      expect(marks.every((mark) => mark <= most && mark >= 1)).toBe(true);
      expect([...marks].sort((a, b) => b - a)).toEqual(marks);
    }),
    { seed: 5 },
  );
});

it("draws smaller circles where a plan has many small grids, and never too small to be seen", () => {
  const villages = (count: number): number => largestRadius([...Array.from({ length: count }, () => 1), 0, count]);
  expect(villages(12)).toBe(26);
  expect(villages(456)).toBeLessThan(villages(200));
  // A quarter of the largest count has a circle about as large as a small grid of the map.
  expect(villages(456) / 2 / (500 * Math.sqrt(1 / (2 * 456) / Math.PI))).toBeCloseTo(1, 5);
  expect(largestRadius(Array.from({ length: 1e5 }, () => 3))).toBe(7);
  expect(largestRadius([])).toBe(26);
});
