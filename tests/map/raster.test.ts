// The density raster's picture: clear where there is nothing, the ramp's end at the top, in between by the square root.
import { describe, expect, it } from "vitest";
import { paletteOf } from "../../src/map/palette";
import { cornersOf, rampOf, rampTable, rasterPixels } from "../../src/map/raster";

const ramp = [
  [0, 0, 0, 0],
  [100, 200, 50, 200],
  [200, 100, 50, 255],
] as const;

describe("rampTable", () => {
  it("starts and ends at its stops and passes through the middle one", () => {
    const table = rampTable(ramp);
    expect([...table.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...table.slice(-4)]).toEqual([200, 100, 50, 255]);
    expect(table[127 * 4]).toBeGreaterThan(98);
    expect(table[128 * 4]).toBeLessThan(102);
  });

  it("gets denser and never clearer in both themes and roles", () => {
    for (const ramp of (["light", "dark"] as const).flatMap((theme) => [rampOf(paletteOf(theme), "heat"), rampOf(paletteOf(theme), "dots")])) {
      const table = rampTable(ramp);
      for (let step = 1; step < 256; step++) expect(table[step * 4 + 3]).toBeGreaterThanOrEqual(table[step * 4 - 1] ?? 0);
    }
  });
});

describe("rasterPixels", () => {
  it("leaves nothing clear, puts the ramp's end at the top and a quarter of it in the middle", () => {
    const pixels = rasterPixels({ values: Float32Array.of(0, 40, 10, Number.NaN), max: 40 }, ramp);
    expect([...pixels.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...pixels.slice(4, 8)]).toEqual([200, 100, 50, 255]);
    expect(Math.abs((pixels[8] ?? 0) - 100)).toBeLessThan(2);
    expect([...pixels.slice(12)]).toEqual([0, 0, 0, 0]);
  });

  it("keeps a common scale when a top is given, and stops at it", () => {
    const raster = { values: Float32Array.of(10, 80), max: 80 };
    expect([...rasterPixels(raster, ramp, 10).slice(0, 4)]).toEqual([200, 100, 50, 255]);
    expect([...rasterPixels(raster, ramp, 10).slice(4)]).toEqual([200, 100, 50, 255]);
  });

  it("draws nothing for an empty raster", () => {
    expect([...rasterPixels({ values: new Float32Array(2), max: 0 }, ramp)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

it("cornersOf goes clockwise from the north-west", () => {
  expect(cornersOf([1, 2, 3, 4])).toEqual([
    [1, 4],
    [3, 4],
    [3, 2],
    [1, 2],
  ]);
});
