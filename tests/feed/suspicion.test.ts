// Suspicions rest on positions that lie outside the plan as they are and inside once mended, and say how many.

import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { toUnits } from "../../src/core/geo/lattice";
import { toBd09, toGcj02 } from "../../src/feed/chinaShift";
import { insideBounds, type RawPosition, suspect, suspectAlone } from "../../src/feed/suspicion";

const town = { west: 121.5, south: 31.2, east: 121.55, north: 31.24 };
const inside = insideBounds({ minX: toUnits(town.west), minY: toUnits(town.south), maxX: toUnits(town.east), maxY: toUnits(town.north) });
const positions: RawPosition[] = Array.from({ length: 2_500 }, (_, index) => [
  town.west + (0.05 * ((index % 50) + 0.5)) / 50,
  town.south + (0.04 * (Math.floor(index / 50) + 0.5)) / 50,
]);

describe("with a plan", () => {
  it("says nothing of positions that are right", async () => {
    expect(await suspect(positions, inside)).toEqual([]);
    expect(await suspect([], inside)).toEqual([]);
  });

  it.each([
    ["GCJ-02", "gcj02", toGcj02],
    ["BD-09", "bd09", toBd09],
  ] as const)("recognises %s", async (crs, kind, shift) => {
    const [found, ...others] = await suspect(
      positions.map(([lng, lat]) => shift(lng, lat)),
      inside,
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind, of: 2_500, fix: { crs } });
    expect(found?.support).toBeGreaterThan(100);
  });

  it("recognises exchanged halves, and offers no fix where few are exchanged", async () => {
    const mapping = { lng: "X", lat: "Y" };
    expect(
      await suspect(
        positions.map(([lng, lat]) => [lat, lng]),
        inside,
        mapping,
      ),
    ).toEqual([{ kind: "swapped", support: 2_500, of: 2_500, fix: { lng: "Y", lat: "X" } }]);
    const few = positions.map(([lng, lat], index): RawPosition => (index < 20 ? [lat, lng] : [lng, lat]));
    expect(await suspect(few, inside, mapping)).toEqual([{ kind: "swapped", support: 20, of: 2_500, fix: {} }]);
  });

  it.each([
    ["EPSG:4549", "+proj=tmerc +lon_0=120 +x_0=500000 +ellps=GRS80"],
    ["EPSG:4528", "+proj=tmerc +lon_0=120 +x_0=40500000 +ellps=GRS80"],
    ["EPSG:3857", "EPSG:3857"],
    ["EPSG:32651", "+proj=utm +zone=51 +datum=WGS84"],
  ])("names the projected system %s", async (crs, definition) => {
    const { forward } = proj4("WGS84", definition);
    const metres = positions.map(([lng, lat]): RawPosition => {
      const [x, y] = forward([lng, lat]);
      return [x, y];
    });
    expect(await suspect(metres, inside)).toMatchObject([{ kind: "projected", of: 2_500, fix: { crs } }]);
  });
});

it("without a plan only impossible numbers are suspected", () => {
  expect(suspectAlone(positions, {})).toEqual([]);
  expect(
    suspectAlone(
      [
        [31.2, 121.5],
        [31.3, 121.6],
      ],
      { lng: "a", lat: "b" },
    ),
  ).toEqual([{ kind: "swapped", support: 2, of: 2, fix: { lng: "b", lat: "a" } }]);
  expect(suspectAlone([[500_000, 3_400_000]], {})).toEqual([{ kind: "projected", support: 1, of: 1, fix: {} }]);
  expect(
    suspectAlone(
      [
        [0, 0],
        [Number.NaN, 1],
      ],
      {},
    ),
  ).toEqual([]);
});
