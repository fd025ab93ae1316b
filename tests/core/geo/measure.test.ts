// Lengths and areas measured on the map, against figures worked out by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measured } from "../../../src/core/geo/measure";

const RADIUS_M = 6_371_008.8;
const DEGREE_M = (RADIUS_M * Math.PI) / 180;

describe("a measured line", () => {
  it("is a degree of the sphere along the equator and along a meridian", () => {
    expect(
      measured([
        [0, 0],
        [1, 0],
      ]).lengthM,
    ).toBeCloseTo(DEGREE_M, 3);
    expect(
      measured([
        [121, 31],
        [121, 32],
        [121, 31],
      ]).lengthM,
    ).toBeCloseTo(2 * DEGREE_M, 3);
    expect(measured([[121, 31]])).toEqual({ lengthM: 0, lastM: 0, aroundM: null, areaM2: null });
    expect(measured([])).toEqual({ lengthM: 0, lastM: 0, aroundM: null, areaM2: null });
  });

  it("closes to the area between two parallels and two meridians, and to none where it crosses itself", () => {
    const side = 0.01;
    const square = measured([
      [121, 31],
      [121 + side, 31],
      [121 + side, 31 + side],
      [121, 31 + side],
    ]);
    const radians = Math.PI / 180;
    const zone = RADIUS_M ** 2 * side * radians * (Math.sin((31 + side) * radians) - Math.sin(31 * radians));
    expect((square.areaM2 ?? 0) / zone).toBeCloseTo(1, 5);
    expect(square.aroundM).toBeGreaterThan(square.lengthM);
    expect(
      measured([
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ]).areaM2,
    ).toBeNull();
  });

  it("is as long backwards as forwards, and never shorter than the way from end to end", () => {
    const place = fc.tuple(fc.double({ min: 120, max: 122, noNaN: true }), fc.double({ min: 30, max: 32, noNaN: true }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 6 }), (places) => {
        const { lengthM } = measured(places);
        expect(measured([...places].reverse()).lengthM).toBeCloseTo(lengthM, 3);
        const [first, last] = [places[0], places.at(-1)];
        if (first && last) expect(lengthM).toBeGreaterThanOrEqual(measured([first, last]).lengthM - 1e-3);
      }),
    );
  });
});
