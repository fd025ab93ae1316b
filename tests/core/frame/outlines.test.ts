// Outlines for paper: north is up, the box is filled, holes stay holes, and a grid without area draws nothing.
import { expect, it } from "vitest";
import { outlinesOf } from "../../../src/core/frame/outlines";
import { polygonSet } from "../../../src/core/geo/polygons";

const ring = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

it("fits the plan into a box whose longer side is the asked one, north up", () => {
  const set = polygonSet([
    { type: "Polygon", coordinates: [ring(10, 0, 0.02), ring(10.005, 0.005, 0.01)] },
    null,
    { type: "Polygon", coordinates: [ring(10.02, 0.01, 0.01)] },
  ]);
  const { width, height, paths } = outlinesOf(set, 300);
  expect(width).toBeCloseTo(300, 6);
  expect(height).toBeCloseTo(200, 3);
  expect(paths).toHaveLength(3);
  expect(paths[0]).toBe("M0.0 200.0L200.0 200.0L200.0 0.0L0.0 0.0ZM50.0 150.0L150.0 150.0L150.0 50.0L50.0 50.0Z");
  expect(paths[1]).toBe("");
  expect(paths[2]).toBe("M200.0 100.0L300.0 100.0L300.0 0.0L200.0 0.0Z");
});

it("narrows longitudes by the cosine of the latitude", () => {
  const set = polygonSet([{ type: "Polygon", coordinates: [ring(10, 59.99, 0.02)] }]);
  const { width, height } = outlinesOf(set, 100);
  expect(height).toBeCloseTo(100, 6);
  expect(width).toBeCloseTo(50, 1);
});
