// A town in hexagons: every report of an area counted once, empty ones there, neighbours mutual and as far apart as two sides allow.
import { distance } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUnits } from "../../../src/core/geo/lattice";
import { type HexField, hexField } from "../../../src/core/stats/hexField";

const WEST = toUnits(121.5);
const SOUTH = toUnits(31.2);
const SIDE = toUnits(0.02);
const ground = {
  bounds: { minX: WEST, minY: SOUTH, maxX: WEST + SIDE, maxY: SOUTH + SIDE },
  locate: (x: number, y: number): number => (x >= WEST && x < WEST + SIDE && y >= SOUTH && y < SOUTH + SIDE ? 0 : -1),
  origin: [121.51, 31.21] as const,
};

function fieldOf(positions: readonly (readonly [number, number])[], cellM: number): HexField {
  const x = Int32Array.from(positions, ([lng]) => toUnits(lng));
  const y = Int32Array.from(positions, ([, lat]) => toUnits(lat));
  const slot = Int32Array.from(x, (own, i) => ground.locate(own, y[i] ?? 0));
  const field = hexField({ x, y, slot }, [{ from: 0, to: positions.length }], cellM, ground);
  if (field === null) throw new Error("too many hexagons");
  return field;
}

function middle(field: HexField, place: number): [number, number] {
  const at = (corner: number): number => field.corners[place * 12 + corner] ?? 0;
  return [(at(0) + at(6)) / 2, (at(1) + at(7)) / 2];
}

describe("a town in hexagons", () => {
  it("has one about as often as its area holds it, each with a share of six neighbours in their places", () => {
    const field = fieldOf([], 100);
    const km2 = (1.5 * Math.sqrt(3) * 100 * 100) / 1e6;
    const town = distance([121.5, 31.21], [121.52, 31.21]) * distance([121.5, 31.2], [121.5, 31.22]);
    const count = field.slots.length;
    expect(Math.abs((count * km2) / town - 1)).toBeLessThan(0.05);
    const { start, items } = field.neighbours;
    let deep = 0;
    for (let place = 0; place < count; place++) {
      const near = [...items.subarray(start[place], start[place + 1])];
      // Deeper than two sides from the rim nobody lacks a neighbour.
      const [lng, lat] = middle(field, place);
      const depth = Math.min(lng - 121.5, 121.52 - lng, lat - 31.2, 31.22 - lat);
      if (depth > 0.0022) expect(near.length).toBe(6);
      if (depth > 0.0022) deep++;
      for (const other of near) {
        expect([...items.subarray(start[other], start[other + 1])]).toContain(place);
        expect(distance(middle(field, place), middle(field, other), { units: "meters" }) / (100 * Math.sqrt(3))).toBeCloseTo(1, 2);
      }
    }
    expect(deep).toBeGreaterThan(50);
  });

  it("counts every report of an area once and none from outside", () => {
    const place = fc.tuple(fc.double({ min: 121.49, max: 121.53, noNaN: true }), fc.double({ min: 31.19, max: 31.23, noNaN: true }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), fc.constantFrom(80, 250), (positions, cellM) => {
        const field = fieldOf(positions, cellM);
        const inside = positions.filter(([lng, lat]) => ground.locate(toUnits(lng), toUnits(lat)) >= 0).length;
        const km2 = (1.5 * Math.sqrt(3) * cellM * cellM) / 1e6;
        const sum = (field.slices[0] ?? new Float64Array()).reduce((all, perKm2) => all + perKm2 * km2, 0);
        expect(Math.abs(sum - inside)).toBeLessThan(0.01 * Math.max(1, inside));
      }),
      { numRuns: 30 },
    );
  });

  it("is refused where the sides are too short for its size", () => {
    expect(hexField({ x: new Int32Array(), y: new Int32Array(), slot: new Int32Array() }, [{ from: 0, to: 0 }], 2, ground)).toBeNull();
  });
});
