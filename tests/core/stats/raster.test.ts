// The density raster: counts where the reports are, a kernel that neither makes nor loses reports, widths in metres.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUnits } from "../../../src/core/geo/lattice";
import { blur, blurReach } from "../../../src/core/stats/blur";
import { mercatorLatitude, mercatorY, PixelGrid } from "../../../src/core/stats/mercator";
import { densityRaster, pixelMetres, type RasterBox } from "../../../src/core/stats/raster";

const bbox = [121.5, 31.1, 121.7, 31.25] as const;
const options = { seed: 20261122, numRuns: 60 };

function points(positions: readonly (readonly [number, number])[], slot = 0) {
  return {
    x: Int32Array.from(positions, ([lng]) => toUnits(lng)),
    y: Int32Array.from(positions, ([, lat]) => toUnits(lat)),
    slot: new Int32Array(positions.length).fill(slot),
  };
}

const inner = fc.tuple(fc.double({ min: 121.58, max: 121.62, noNaN: true }), fc.double({ min: 31.16, max: 31.19, noNaN: true }));

/** Sum of density × pixel area: the number of reports that the raster stands for. */
function mass(box: RasterBox, values: Float32Array): number {
  const { pixelKm2 } = new PixelGrid(box.bbox, box.width, box.height);
  return values.reduce((sum, value, index) => sum + value * (pixelKm2[Math.floor(index / box.width)] ?? 0), 0);
}

describe("PixelGrid", () => {
  it("finds the row that the logarithm gives, at any latitude", () => {
    const corner = fc.tuple(fc.double({ min: -80, max: 79, noNaN: true }), fc.double({ min: 0.001, max: 5, noNaN: true }), fc.integer({ min: 1, max: 700 }));
    fc.assert(
      fc.property(corner, fc.array(fc.double({ min: -0.2, max: 1.2, noNaN: true }), { maxLength: 30 }), ([south, span, height], shares) => {
        const grid = new PixelGrid([10, south, 11, south + span], 10, height);
        const [top, bottom] = [mercatorY(south + span), mercatorY(south)];
        for (const share of shares) {
          const y = toUnits(south + span * share);
          const exact = ((top - mercatorY(y / 1e7)) / (top - bottom)) * height;
          const row = grid.rowOf(y);
          if (Math.abs(exact - Math.round(exact)) > 1e-3) expect(row).toBe(exact < 0 || exact > height ? -1 : Math.floor(exact));
        }
      }),
      options,
    );
    expect(mercatorLatitude(mercatorY(31.2))).toBeCloseTo(31.2, 12);
  });

  it("knows the ground area of its pixels", () => {
    const { pixelKm2 } = new PixelGrid([0, -90 + 1e-9, 360, 90 - 1e-9], 1, 3);
    expect(pixelKm2.reduce((sum, area) => sum + area, 0)).toBeCloseTo(510_065_622, -3); // 4 π R²
  });
});

describe("densityRaster", () => {
  it("counts per pixel without a bandwidth, rows from the north, unlocated left out", () => {
    const box = { bbox, width: 2, height: 2, bandwidthM: 0 };
    const northWest: readonly [number, number] = [121.55, 31.24];
    const raster = densityRaster(points([northWest, northWest, [121.65, 31.11], [130, 31.2]]), { from: 0, to: 4 }, box);
    expect([...raster.values]).toEqual([2, 0, 0, 1]);
    expect([raster.total, raster.max]).toEqual([3, 2]);
    expect(densityRaster(points([northWest], -2), { from: 0, to: 1 }, box).total).toBe(0);
  });

  it("keeps the number of reports for any positions and bandwidths whose kernel fits", () => {
    fc.assert(
      fc.property(
        fc.array(inner, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 20, max: 900, noNaN: true }),
        fc.integer({ min: 40, max: 400 }),
        (positions, bandwidthM, width) => {
          const box = { bbox, width, height: Math.round(width * 0.88), bandwidthM };
          const raster = densityRaster(points(positions), { from: 0, to: positions.length }, box);
          expect(mass(box, raster.values) / positions.length).toBeCloseTo(1, 1);
          expect(raster.total).toBe(positions.length);
        },
      ),
      options,
    );
  });

  it("spreads one report as a Gaussian of the bandwidth, narrow or on coarser cells", () => {
    for (const bandwidthM of [150, 300, 1200]) {
      const box = { bbox: [121.5, 31.1, 121.7, 31.27], width: 500, height: 498, bandwidthM } as const;
      const raster = densityRaster(points([[121.6, 31.185]]), { from: 0, to: 1 }, box);
      const peak = 1e6 / (2 * Math.PI * bandwidthM * bandwidthM);
      expect(raster.max / peak).toBeGreaterThan(0.9);
      expect(raster.max / peak).toBeLessThan(1.03);
      const away = Math.round(bandwidthM / pixelMetres(box));
      const atPeak = raster.values.indexOf(raster.max);
      expect((raster.values[atPeak + away] ?? 0) / raster.max).toBeCloseTo(Math.exp(-0.5), 1);
      expect((raster.values[atPeak + away * 500] ?? 0) / raster.max).toBeCloseTo(Math.exp(-0.5), 1);
    }
  });

  it("lets reports around the box reach in, and stays bounded for a kernel wider than the box", () => {
    const box = { bbox, width: 100, height: 80, bandwidthM: 2000 };
    const outside = densityRaster(points([[121.49, 31.2]]), { from: 0, to: 1 }, box);
    expect(outside.total).toBe(0);
    expect(outside.max).toBeGreaterThan(0);
    expect(densityRaster(points([[121.6, 31.2]]), { from: 0, to: 1 }, { ...box, bandwidthM: 500_000 }).values.length).toBe(8000);
  });
});

describe("blur", () => {
  it("has exactly the variance asked for", () => {
    for (const sigma of [0.4, 1, 2.7, 8]) {
      const size = 2 * blurReach(sigma) + 3;
      const cells = new Float32Array(size * size);
      const middle = (size - 1) / 2;
      cells[middle * size + middle] = 1;
      blur(cells, size, size, sigma);
      const variance = (along: (index: number) => number) => cells.reduce((sum, value, index) => sum + value * (along(index) - middle) ** 2, 0);
      expect(variance((index) => index % size)).toBeCloseTo(sigma * sigma, 3);
      expect(variance((index) => Math.floor(index / size))).toBeCloseTo(sigma * sigma, 3);
      expect(cells.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    }
  });
});
