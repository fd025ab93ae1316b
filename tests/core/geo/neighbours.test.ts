// Neighbours: the four squares around a corner, borders with unequal vertices, holes, and the same as Turf on any coverage.

import { booleanDisjoint } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { contiguity, type Neighbours, withinReach } from "../../../src/core/geo/neighbours";
import { polygonSet } from "../../../src/core/geo/polygons";
import { coverage } from "../../coverages";

function lists({ start, items }: Neighbours): number[][] {
  return Array.from({ length: start.length - 1 }, (_, slot) => [...items.subarray(start[slot], start[slot + 1])]);
}

const box = (x: number, y: number, width = 1, height = 1, extra: readonly number[][] = []) => ({
  type: "Polygon" as const,
  coordinates: [[[x, y], [x + width, y], ...extra, [x + width, y + height], [x, y + height], [x, y]]],
});

describe("contiguity", () => {
  it("tells borders from corners", () => {
    const set = polygonSet([box(0, 1), box(1, 1), box(0, 0), box(1, 0)]);
    expect(lists(contiguity(set, "rook"))).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2],
    ]);
    expect(lists(contiguity(set, "queen"))).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]);
  });

  it("sees a border that has more vertices on one side, and the ring around a hole", () => {
    const wall = box(1, 0, 1, 2);
    const ring = { type: "Polygon" as const, coordinates: [box(5, 0, 3, 3).coordinates[0] ?? [], box(6, 1).coordinates[0] ?? []] };
    const set = polygonSet([box(0, 0), box(0, 1), wall, ring, box(6, 1)]);
    expect(lists(contiguity(set, "rook"))).toEqual([[1, 2], [0, 2], [0, 1], [4], [3]]);
  });

  it("is that of Turf on a generated coverage", () => {
    const { features } = coverage({ seed: 3, count: 40, depth: 2 });
    const queen = lists(contiguity(polygonSet(features.map(({ geometry }) => geometry)), "queen"));
    for (const [one, first] of features.entries()) {
      const judged = features.flatMap((second, other) => (other !== one && !booleanDisjoint(first, second) ? [other] : []));
      expect(queen[one]).toEqual(judged);
    }
  });

  it("by distance is mutual and leaves the far out", () => {
    const at = [0, 1, 2.5, 9];
    expect(lists(withinReach(4, (a, b) => Math.abs((at[a] ?? 0) - (at[b] ?? 0)), 1.5))).toEqual([[1], [0, 2], [1], []]);
  });
});
