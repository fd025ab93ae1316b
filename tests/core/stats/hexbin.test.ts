// Hexagons: every report in the one that holds it, equal sides in metres, bins that stay put.
import { area, booleanPointInPolygon, distance, polygon } from "@turf/turf";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUnits } from "../../../src/core/geo/lattice";
import { type HexagonBins, hexagonBins } from "../../../src/core/stats/hexbin";

const origin = [121.55, 31.2] as const;

function binned(positions: readonly (readonly [number, number])[], cellM: number): HexagonBins {
  const reports = {
    x: Int32Array.from(positions, ([lng]) => toUnits(lng)),
    y: Int32Array.from(positions, ([, lat]) => toUnits(lat)),
    slot: new Int32Array(positions.length),
  };
  return hexagonBins(reports, { from: 0, to: positions.length }, cellM, origin);
}

function ring(bins: HexagonBins, bin: number): [number, number][] {
  const corners = Array.from({ length: 6 }, (_, i): [number, number] => [bins.corners[bin * 12 + i * 2] ?? 0, bins.corners[bin * 12 + i * 2 + 1] ?? 0]);
  return [...corners, corners[0] ?? [0, 0]];
}

const position = fc.tuple(fc.double({ min: 121.5, max: 121.6, noNaN: true }), fc.double({ min: 31.15, max: 31.25, noNaN: true }));

describe("hexagonBins", () => {
  it("puts every report into a hexagon that holds it, and loses none", () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 30 }), fc.constantFrom(50, 200, 1000), (positions, cellM) => {
        const bins = binned(positions, cellM);
        expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(positions.length);
        const shapes = Array.from(bins.counts, (_, bin) => polygon([ring(bins, bin)]));
        for (const one of positions) {
          const at = [toUnits(one[0]) / 1e7, toUnits(one[1]) / 1e7];
          expect(shapes.filter((shape) => booleanPointInPolygon(at, shape)).length).toBeGreaterThanOrEqual(1);
        }
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  it("has sides of the length asked for and densities by true area", () => {
    const bins = binned([origin, [121.552, 31.2], [121.58, 31.22]], 250);
    for (let bin = 0; bin < bins.counts.length; bin++) {
      const corners = ring(bins, bin);
      for (let i = 0; i < 6; i++) expect(distance(corners[i] ?? [], corners[i + 1] ?? [], { units: "meters" }) / 250).toBeCloseTo(1, 3);
      expect(((bins.perKm2[bin] ?? 0) * area(polygon([corners]))) / 1e6 / (bins.counts[bin] ?? 1)).toBeCloseTo(1, 2);
    }
  });

  it("gives the same hexagon whatever else is looked at", () => {
    const alone = binned([[121.571, 31.231]], 300);
    const among = binned(
      [
        [121.5, 31.15],
        [121.571, 31.231],
      ],
      300,
    );
    expect(ring(among, 1)).toEqual(ring(alone, 0));
  });
});
