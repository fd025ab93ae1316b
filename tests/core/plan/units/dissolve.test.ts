// Units melted into grids: the same ground, no border inside, holes and exclaves kept.
import { area } from "@turf/turf";
import fc from "fast-check";
import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { signedArea } from "../../../../src/core/geo/ring";
import { dissolve } from "../../../../src/core/plan/units/dissolve";
import { board, drawn } from "../unitWorlds";

const areaOf = (shape: Polygon | MultiPolygon | null) => (shape ? area({ type: "Feature", properties: {}, geometry: shape }) : 0);

describe("melting units into grids", () => {
  it("melts two squares into one ring", () => {
    const [shape] = dissolve(board(2, 1), Int32Array.of(0, 0), 1);
    expect(shape?.type).toBe("Polygon");
    expect((shape as Polygon).coordinates[0]).toHaveLength(7); // six corners, the two of the seam included
  });

  it("leaves a hole around a unit of another grid, and cuts rings that meet in a corner", () => {
    const around = dissolve(
      board(3, 3),
      Int32Array.from({ length: 9 }, (_, unit) => (unit === 4 ? 1 : 0)),
      2,
    );
    expect((around[0] as Polygon).coordinates).toHaveLength(2);
    const corner = dissolve(board(2, 2), Int32Array.of(0, 1, 1, 0), 2);
    expect(corner.map((shape) => shape?.type)).toEqual(["MultiPolygon", "MultiPolygon"]);
    // ▣ a ring of eight that touches itself in no corner but its hole does: units 0 and 4 of a 3 × 3 board
    const touching = dissolve(board(3, 3), Int32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0), 2);
    expect((touching[0] as Polygon).coordinates).toHaveLength(2);
  });

  it("gives null for a grid without units", () => {
    expect(dissolve(board(1, 1), Int32Array.of(0), 2)[1]).toBeNull();
  });

  it("keeps the area of any division of any coverage, with outer rings counter-clockwise and holes clockwise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 3, max: 30 }), fc.integer({ min: 1, max: 5 }), (seed, count, grids) => {
        const { features, set } = drawn(seed, count, 0.3);
        const gridOf = Int32Array.from({ length: count }, (_, unit) => (unit * 7 + seed) % grids);
        const shapes = dissolve(set, gridOf, grids);
        for (const [grid, shape] of shapes.entries()) {
          const own = features.filter((_, unit) => gridOf[unit] === grid).reduce((sum, feature) => sum + area(feature), 0);
          expect(areaOf(shape)).toBeCloseTo(own, -1);
          for (const rings of shape?.type === "Polygon" ? [shape.coordinates] : (shape?.coordinates ?? []))
            expect(rings.map((ring) => signedArea(ring) > 0)).toEqual(rings.map((_, index) => index === 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});
