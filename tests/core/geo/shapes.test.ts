// The text that the map fetches, and the labels: both made from the flat rings.
import { booleanPointInPolygon } from "@turf/turf";
import fc from "fast-check";
import type { FeatureCollection, Geometry, MultiPolygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { labelPoints } from "../../../src/core/geo/label";
import { polygonSet } from "../../../src/core/geo/polygons";
import { shapesJson } from "../../../src/core/geo/shapes";

const C_SHAPE: Position[] = [
  [0, 0],
  [10, 0],
  [10, 2],
  [2, 2],
  [2, 8],
  [10, 8],
  [10, 10],
  [0, 10],
  [0, 0],
];
const SQUARE: Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const HOLE: Position[] = [
  [1, 1],
  [1, 3],
  [3, 3],
  [3, 1],
  [1, 1],
];

/** A star of seeded radii around a centre: a simple ring. */
const star = fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 }).map((radii): Position[] => {
  const ring = radii.map((radius, index) => {
    const turn = (index / radii.length) * 2 * Math.PI;
    return [121 + radius * Math.cos(turn), 31 + radius * Math.sin(turn)];
  });
  return [...ring, ring[0] as Position];
});

describe("shapes", () => {
  it("are features with id = slot, rings closed, empty slots left out", () => {
    const set = polygonSet([{ type: "Polygon", coordinates: [SQUARE, HOLE] }, null, { type: "MultiPolygon", coordinates: [[SQUARE], [C_SHAPE]] }]);
    const { features } = JSON.parse(shapesJson(set)) as FeatureCollection<MultiPolygon>;
    expect(features.map((feature) => feature.id)).toEqual([0, 2]);
    expect(features[0]?.geometry.coordinates).toEqual([[SQUARE, HOLE]]);
    expect(features[1]?.geometry.coordinates).toEqual([[SQUARE], [C_SHAPE]]);
  });

  it("come back as the same flat rings", () => {
    fc.assert(
      fc.property(fc.array(star, { minLength: 1, maxLength: 5 }), (rings) => {
        const set = polygonSet(rings.map((ring): Geometry => ({ type: "Polygon", coordinates: [ring] })));
        const { features } = JSON.parse(shapesJson(set)) as FeatureCollection;
        expect(polygonSet(features.map((feature) => feature.geometry))).toEqual(set);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe("a label", () => {
  it("lies inside, also of a crooked shape and beside a hole", () => {
    for (const coordinates of [[C_SHAPE], [SQUARE, HOLE]]) {
      const geometry: Geometry = { type: "Polygon", coordinates };
      const [label] = labelPoints(polygonSet([geometry]));
      expect(booleanPointInPolygon([...(label ?? [0, 0])], geometry)).toBe(true);
    }
  });

  it("lies inside of any star, and in the largest part of several", () => {
    fc.assert(
      fc.property(star, (ring) => {
        const set = polygonSet([{ type: "MultiPolygon", coordinates: [[SQUARE.map(([x = 0, y = 0]) => [x / 1e5, y / 1e5])], [ring]] }]);
        const [label] = labelPoints(set);
        expect(booleanPointInPolygon([...(label ?? [0, 0])], { type: "Polygon", coordinates: [ring] })).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("is none for a slot without area", () => {
    expect(labelPoints(polygonSet([null]))).toEqual([null]);
  });
});
