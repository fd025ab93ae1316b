// Compactness of shapes whose answers are known in closed form, the smallest circle against brute force, the hull against Turf.
import { readFileSync } from "node:fs";
import { convex } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNITS_PER_DEGREE } from "../../../../src/core/geo/lattice";
import { convexHull, smallestCircle } from "../../../../src/core/plan/score/circle";
import { compactnessOf } from "../../../../src/core/plan/score/compactness";
import { unitGraph } from "../../../../src/core/plan/units/graph";
import { planeOver } from "../../../../src/core/plan/units/plane";
import { setOfParts } from "../../../polygonSets";
import { sharedData } from "../../../shared";
import { board } from "../unitWorlds";

type Ring = readonly (readonly [number, number])[];

/** A shape of rings in metres, put on the lattice near Shanghai. */
function shape(...rings: readonly Ring[]) {
  const [x0, y0] = [121.1 * UNITS_PER_DEGREE, 31.2 * UNITS_PER_DEGREE];
  const plane = planeOver({ minX: x0, maxX: x0, minY: y0, maxY: y0 });
  const placed = rings.map((ring) => ring.map(([x, y]) => [Math.round(x0 + x / plane.perX), Math.round(y0 + y / plane.perY)] as const));
  const [measured] = compactnessOf(setOfParts([[placed]]));
  if (!measured) throw new Error("the shape has an area");
  return measured;
}

const round = (radius: number): Ring =>
  Array.from({ length: 720 }, (_, i) => [radius * Math.cos((i * Math.PI) / 360), radius * Math.sin((i * Math.PI) / 360)] as const);

describe("compactness", () => {
  it("is 1 for a circle by every measure", () => {
    const { polsbyPopper, inertia, reock, hull, areaM2 } = shape(round(1000));
    for (const value of [polsbyPopper, inertia, reock, hull]) expect(value).toBeCloseTo(1, 3);
    expect(areaM2 / (Math.PI * 1e6)).toBeCloseTo(1, 3);
  });

  it("is π/4, 3/π, 2/π and 1 for a square", () => {
    const square = shape([
      [0, 0],
      [900, 0],
      [900, 900],
      [0, 900],
    ]);
    expect(square.polsbyPopper).toBeCloseTo(Math.PI / 4, 4); // 0.785
    expect(square.inertia).toBeCloseTo(3 / Math.PI, 4); // 0.955
    expect(square.reock).toBeCloseTo(2 / Math.PI, 4);
    expect(square.hull).toBeCloseTo(1, 6);
  });

  it("is 0.503 and 0.449 for a bar of 1 × 4, wherever it lies and however it is turned round", () => {
    for (const [east, north] of [
      [0, 0],
      [5000, -3000],
    ] as const) {
      const bar: Ring = [
        [east, north],
        [east + 1600, north],
        [east + 1600, north + 400],
        [east, north + 400],
      ];
      for (const ring of [bar, [...bar].reverse()]) {
        const { polsbyPopper, inertia, reock } = shape(ring);
        expect(polsbyPopper).toBeCloseTo((4 * Math.PI * 4) / 100, 3);
        expect(inertia).toBeCloseTo(0.4494, 3);
        expect(reock).toBeCloseTo(4 / (Math.PI * 4.25), 3);
      }
    }
  });

  it("is 0.589 and 0.781 for an L of three squares, 6/7 of its hull", () => {
    const ell = shape([
      [0, 0],
      [1000, 0],
      [1000, 500],
      [500, 500],
      [500, 1000],
      [0, 1000],
    ]);
    expect(ell.polsbyPopper).toBeCloseTo((12 * Math.PI) / 64, 3);
    expect(ell.inertia).toBeCloseTo(0.781, 3);
    expect(ell.reock).toBeCloseTo(3 / (2 * Math.PI), 3);
    expect(ell.hull).toBeCloseTo(6 / 7, 4);
  });

  it("takes holes off", () => {
    const ring = shape(
      [
        [0, 0],
        [900, 0],
        [900, 900],
        [0, 900],
      ],
      [
        [300, 300],
        [600, 300],
        [600, 600],
        [300, 600],
      ],
    );
    expect(ring.hull).toBeCloseTo(8 / 9, 4);
    expect(ring.polsbyPopper).toBeCloseTo((4 * Math.PI * 8) / (12 + 4) ** 2, 3);
  });
});

describe("the circle around points", () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 1, maxLength: 9 });

  it("holds all of them and is no larger than the smallest over two or through three that does", () => {
    fc.assert(
      fc.property(points, (all) => {
        const circle = smallestCircle(all) as { x: number; y: number; radius: number };
        for (const [x, y] of all) expect(Math.hypot(x - circle.x, y - circle.y)).toBeLessThanOrEqual(circle.radius + 1e-6);
        const farthest = Math.max(...all.flatMap((a) => all.map((b) => Math.hypot(a[0] - b[0], a[1] - b[1]))));
        expect(circle.radius).toBeGreaterThanOrEqual(farthest / 2 - 1e-9); // two points apart need as much
        expect(circle.radius).toBeLessThanOrEqual(farthest / Math.sqrt(3) + 1e-6); // Jung's theorem
        for (const [dx, dy] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          const [x, y] = [circle.x + dx * 1e-3, circle.y + dy * 1e-3]; // no better centre near by, and the measure is convex
          expect(Math.max(...all.map((a) => Math.hypot(a[0] - x, a[1] - y)))).toBeGreaterThanOrEqual(circle.radius - 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has the hull that Turf finds", () => {
    fc.assert(
      fc.property(points, (all) => {
        const theirs = convex({ type: "MultiPoint", coordinates: all } as never);
        if (!theirs) return;
        const corners = new Set(convexHull(all).map(String));
        for (const corner of corners) expect(theirs.geometry.coordinates[0]?.map(String)).toContain(corner);
      }),
    );
  });
});

describe("GerryChain's Gerrymandria", () => {
  it("has the adjacency of its board of 8 × 8, neighbour by neighbour", () => {
    const file = sharedData("redistricting/gerrymandria_graph.json");
    if (file === null) return;
    const { nodes, adjacency } = JSON.parse(readFileSync(file, "utf8")) as {
      nodes: { id: number; x: number; y: number }[];
      adjacency: { id: number }[][];
    };
    const unitOf = nodes.map(({ x, y }) => Math.round(x) + 8 * Math.round(y));
    const graph = unitGraph(board(8, 8));
    const place = new Map(nodes.map(({ id }, index) => [id, index]));
    const theirs = adjacency.flatMap((near, index) => near.map(({ id }) => `${unitOf[index]}-${unitOf[place.get(id) as number]}`)).sort();
    const ours = Array.from({ length: 64 }, (_, unit) => [...graph.to.subarray(graph.start[unit], graph.start[unit + 1])].map((other) => `${unit}-${other}`))
      .flat()
      .sort();
    expect(ours).toEqual(theirs);
  });
});
