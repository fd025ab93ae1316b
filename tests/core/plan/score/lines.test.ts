// What lines do to a plan: ways that a barrier cuts, borders that run along roads. Every number by hand, and by properties.
import fc from "fast-check";
import type { Geometry, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { alongLines, conformityOf } from "../../../../src/core/plan/score/conformity";
import { severedBy } from "../../../../src/core/plan/score/severed";
import { barrierLinks, barrierTest } from "../../../../src/core/plan/units/barriers";
import { unitGraph } from "../../../../src/core/plan/units/graph";
import type { Plane } from "../../../../src/core/plan/units/plane";
import { board } from "../unitWorlds";

/** One metre in 1e-5 degrees (100 lattice units): nothing but round numbers. */
const PLANE: Plane = { centreX: 0, centreY: 0, perX: 0.01, perY: 0.01 };
const at = (x: number, y: number): Position => [x / 1e5, y / 1e5];
const line = (...points: readonly (readonly [number, number])[]): Geometry => ({ type: "LineString", coordinates: points.map(([x, y]) => at(x, y)) });
const area = (west: number, south: number, east: number, north: number): Geometry => ({
  type: "Polygon",
  coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
});

describe("barriers", () => {
  it("a line cuts a way that crosses it once, not one that comes back", () => {
    const cuts = barrierTest(PLANE, [line([0, -1000], [0, 1000])]);
    expect([cuts([-50, 0, 50, 10]), cuts([-50, 0, -10, 10])]).toEqual([true, false]);
    const bent = barrierTest(PLANE, [line([0, -1000], [0, 500], [20, 500], [20, -1000])]);
    expect(bent([-50, 0, 50, 10])).toBe(false);
  });

  it("a water with two banks cuts ways from bank to bank, and no way that ends in it", () => {
    const cuts = barrierTest(PLANE, [area(0, -1000, 30, 1000)]);
    expect([cuts([-50, 0, 50, 10]), cuts([-50, 0, 15, 10]), cuts([40, 0, 90, 5])]).toEqual([true, false, false]);
  });

  it("two rivers one behind the other cut as one does", () => {
    expect(barrierTest(PLANE, [area(0, -1000, 30, 1000), line([40, -1000], [40, 1000])])([-50, 0, 50, 10])).toBe(true);
  });

  it("keep nothing apart where a road crosses within 300 m", () => {
    const river = area(0, -5000, 30, 5000);
    const bridge = line([-60, 400], [90, 400]);
    const street = line([-60, 1200], [-5, 1200]); // ends on the bank
    const cuts = barrierTest(PLANE, [river], [bridge, street]);
    expect([cuts([-50, 150, 50, 150]), cuts([-50, 50, 50, 50]), cuts([-50, 1200, 50, 1200]), cuts([-50, 690, 50, 690])]).toEqual([false, true, true, false]);
    expect(barrierTest(PLANE, [river, area(100, -5000, 130, 5000)], [bridge])([-50, 400, 150, 400])).toBe(true); // no bridge over the second
  });

  it("parts the board's columns where a line runs between their centres", () => {
    const set = board(4, 2);
    const graph = unitGraph(set);
    const links = barrierLinks(graph, set.bounds, [
      {
        type: "LineString",
        coordinates: [
          [0.002, -1],
          [0.002, 1],
        ],
      },
    ]);
    const parted = [...links].flatMap((cut, link) => (cut === 1 ? [graph.to[link] as number] : []));
    expect(parted.sort()).toEqual([1, 2, 5, 6]);
  });

  it("cuts both ways alike", () => {
    const number = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(number, number, number, number, (ax, ay, bx, by) => {
        const cuts = barrierTest(PLANE, [line([0.3, -1000], [0.7, 1000]), area(300.4, -1000, 350.6, 1000)]);
        expect(cuts([ax, ay, bx, by])).toBe(cuts([bx, by, ax, ay]));
      }),
    );
  });

  it("tells the share of each grid's load that its station is kept from", () => {
    const places = { x: [-100, 100, 100, -100], y: [0, 0, 10, 0], weight: [1, 2, 1, 5], grid: [0, 0, 1, -1] };
    const severed = severedBy(places, { x: Float64Array.of(-50, 50), y: Float64Array.of(0, 0) }, PLANE, [line([0, -1000], [0, 1000])]);
    expect(severed).toEqual({ share: [2 / 3, 0, 2 / 4], grids: 1 });
  });
});

describe("conformity", () => {
  it("is the share of the border within ten metres of a line: one side of a square, two with a road along each", () => {
    const square = area(0, 0, 1000, 1000);
    const road = alongLines(PLANE, [line([-500, -8], [1500, -8])]);
    expect(conformityOf([square], PLANE, road)[0]).toBe(0.25);
    const roads = alongLines(PLANE, [line([-500, -8], [1500, -8]), line([992, -500], [992, 1500])]);
    // The second road lies inside: it has four pieces of 5 m of the top side near it as well.
    expect(conformityOf([square], PLANE, roads)[0]).toBeCloseTo((1000 + 1000 + 4 * 5) / 4000, 12);
    expect(conformityOf([square, null], PLANE, alongLines(PLANE, []))).toEqual([0, null, 0]);
  });

  it("is 1 for borders that are the lines themselves, wherever they lie", () => {
    const number = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 900 }), (west, south, side) => {
        const square = area(west, south, west + side, south + side);
        expect(conformityOf([square], PLANE, alongLines(PLANE, [square]))).toEqual([1, 1]);
      }),
    );
  });
});
