// Areas on the sphere, and holes that are none.
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { areaM2 } from "../../../src/core/geo/area";

/** A square ring of `size` degrees with its lower-left corner at (x, y). */
function ring(x: number, y: number, size: number): Position[] {
  return [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
}

/** A square of d degrees at the equator, on the sphere of 6 371 008.8 m: R² · d(radians) · (sin of its top − sin of its bottom). */
function exact(d: number, bottom = 0): number {
  const radians = Math.PI / 180;
  return 6_371_008.8 ** 2 * d * radians * (Math.sin((bottom + d) * radians) - Math.sin(bottom * radians));
}

describe("area", () => {
  it("is that of the sphere", () => {
    expect(areaM2({ type: "Polygon", coordinates: [ring(0, 0, 0.01)] }) / exact(0.01)).toBeCloseTo(1, 4);
  });

  it("takes away holes, adds parts, opens collections and is 0 for points and nothing", () => {
    const holed = { type: "Polygon", coordinates: [ring(0, 0, 1), ring(0.25, 0.25, 0.5)] } as const;
    const solid = areaM2({ type: "Polygon", coordinates: [ring(0, 0, 1)] });
    const hole = areaM2({ type: "Polygon", coordinates: [ring(0.25, 0.25, 0.5)] });
    const geometry = { type: "Polygon" as const, coordinates: [...holed.coordinates] };
    expect(areaM2(geometry)).toBeCloseTo(solid - hole, 0);
    expect(areaM2({ type: "GeometryCollection", geometries: [geometry, { type: "Point", coordinates: [0, 0] }] })).toBeCloseTo(solid - hole, 0);
    expect(areaM2({ type: "MultiPolygon", coordinates: [[ring(0, 0, 1)], [ring(5, 0, 1)]] })).toBeCloseTo(2 * solid, 0);
    expect(areaM2(null)).toBe(0);
  });

  it("knows that a hole outside of its ring, or larger than it, is a hole in nothing", () => {
    const small = areaM2({ type: "Polygon", coordinates: [ring(0, 0, 0.1)] });
    expect(areaM2({ type: "Polygon", coordinates: [ring(0, 0, 0.1), ring(3, 3, 0.05)] })).toBe(small);
    expect(areaM2({ type: "Polygon", coordinates: [ring(0, 0, 0.1), ring(-1, -1, 3)] })).toBe(small);
  });
});
