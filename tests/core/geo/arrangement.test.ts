// Wild triangles cut one another up: the faces they leave must add up to them, and lie where the plain rule says.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange } from "../../../src/core/geo/arrangement";
import { facesWhere } from "../../../src/core/geo/coverageFaces";
import { edgeSet } from "../../../src/core/geo/edges";
import { placeInPart } from "../../../src/core/geo/exact";
import { toUnits } from "../../../src/core/geo/lattice";
import { nodeEdges } from "../../../src/core/geo/noding";
import { outlineOf } from "../../../src/core/geo/outline";
import type { PolygonSet } from "../../../src/core/geo/polygons";
import { setOfParts } from "../../polygonSets";

/** Multiples of 1,000 units: many shared corners, touches and runs along each other; faces far larger than the lattice. */
const whole = fc.integer({ min: 0, max: 9 }).map((value) => value * 1_000);
const corner = fc.tuple(whole, whole);
const triangle = fc.tuple(corner, corner, corner).filter(([a, b, c]) => (b[0] - a[0]) * (c[1] - a[1]) !== (b[1] - a[1]) * (c[0] - a[0]));

function faces(set: PolygonSet) {
  const edges = edgeSet(set);
  const noding = nodeEdges(edges, set.bounds);
  return facesWhere(set, noding, arrange(edges, noding), () => true);
}

describe("faces", () => {
  it("add up to the triangles that hold them, and lie in them", () => {
    fc.assert(
      fc.property(fc.array(triangle, { minLength: 1, maxLength: 7 }), (triangles) => {
        const set = setOfParts(triangles.map((corners) => [[corners]]));
        const found = faces(set);
        for (const [part, corners] of triangles.entries()) {
          const whole = outlineOf([0, 1, 2], { x: corners.map(([x]) => x), y: corners.map(([, y]) => y) }).areaM2;
          const sum = found.filter((face) => face.parts.includes(part)).reduce((area, face) => area + face.areaM2, 0);
          expect(Math.abs(sum - whole)).toBeLessThan(whole * 1e-9);
        }
        for (const face of found) {
          const [x, y] = [toUnits(face.place[0]), toUnits(face.place[1])];
          const places = triangles.map((_, part) => placeInPart(set, part, x, y));
          if (places.includes("border")) continue; // too thin for a lattice point inside
          if (face.areaM2 > 10) expect(places.flatMap((place, part) => (place === "inside" ? [part] : []))).toEqual(face.parts);
        }
      }),
      { seed: 7, numRuns: 1_500 },
    );
  });

  it("of islands lie in the face around them, which loses their area", () => {
    //  ┌───────────┐   the ring of parts [0] is 100 − 16, the island [0, 1] 16 − 4, its hole [0] 4
    //  │  ┌─────┐  │
    //  │  │ ┌─┐ │  │
    const box = (low: number, high: number): [number, number][] => [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
    ];
    const set = setOfParts([[[box(0, 10_000)]], [[box(3_000, 7_000), box(4_000, 6_000)]]]);
    const unit = outlineOf([0, 1, 2, 3], { x: [0, 1_000, 1_000, 0], y: [0, 0, 1_000, 1_000] }).areaM2;
    const areas = faces(set).map((face) => `${face.parts.join("+")}: ${Math.round(face.areaM2 / unit)}`);
    expect(areas.sort()).toEqual(["0+1: 12", "0: 4", "0: 84"]);
  });
});
