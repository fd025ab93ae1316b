// Numbers out of bytes equal the numbers that JavaScript reads.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_COORDINATE, toUnits } from "../../src/core/geo/lattice";
import { countAt, decimalAt, numberOf, unitsAt } from "../../src/feed/digits";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const units = (text: string, commas = false): number => unitsAt(bytes(text), 0, bytes(text).length, commas);
const decimal = (text: string): number => decimalAt(bytes(text), 0, bytes(text).length, false);

describe("coordinates", () => {
  it("are whole units, the eighth decimal rounded half away from zero", () => {
    expect(units("-122.394925721424")).toBe(-1_223_949_257);
    expect(units("0.00000005")).toBe(1);
    expect(units("-0.00000005")).toBe(-1);
    expect(units("121")).toBe(1_210_000_000);
    expect(units("-.5")).toBe(-5_000_000);
    expect(units("7.")).toBe(70_000_000);
    expect(units("180.00000000")).toBe(1_800_000_000);
  });

  it("are read the slow way when written unusually, and are missing when they are none", () => {
    expect(units(" +1.2147e2 ")).toBe(1_214_700_000);
    expect(units("１２１．４７")).toBe(1_214_700_000);
    expect(units("0001.5")).toBe(15_000_000);
    expect(units("121,47", true)).toBe(1_214_700_000);
    for (const text of ["", " ", "-", "+", ".", "abc", "121,47", "12.3.4", "0x10", "1e", "NaN", "Infinity", "999", "1e999", "121°28'", "12 3"])
      expect(units(text), text).toBe(NO_COORDINATE);
  });

  it("equal toUnits(Number(text)) on any decimals but ties", () => {
    const places = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(fc.double({ min: -214, max: 214, noNaN: true }), places, (degrees, digits) => {
        const text = degrees.toFixed(digits);
        fc.pre(!/\.\d{7}(?:50*|4999999\d*|5000000\d*)$/.test(text));
        expect(units(text) + 0).toBe(toUnits(Number(text)) + 0);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });
});

describe("decimals and counts", () => {
  it("equal Number(text)", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 20 }), (value, digits) => {
        for (const text of [String(value), value.toFixed(digits)]) expect(decimal(text), text).toBe(Number(text));
      }),
      { seed: 8, numRuns: 3000 },
    );
    expect(decimal("")).toBeNaN();
    expect(decimal(".")).toBeNaN();
    expect(decimal("1.2.3")).toBeNaN();
    expect(numberOf("−1", false)).toBe(-1);
  });

  it("count small whole numbers and stop at the most", () => {
    const count = (text: string): number => countAt(bytes(text), 0, bytes(text).length);
    expect(["", "0", "3", "+3", "2.0", "-1", "x", "65536", "99999999999"].map(count)).toEqual([0, 0, 3, 3, 2, 0, 0, 65_535, 65_535]);
  });
});
