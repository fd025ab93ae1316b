// The graph of units: who borders on whom and how long, also where vertices do not match, islands tied to the shore.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { unitGraph } from "../../../../src/core/plan/units/graph";
import { board, drawn, neighboursOf } from "../unitWorlds";

/** Squares by west, south, width and height, in thousandths of a degree. */
function squares(...boxes: readonly (readonly [number, number, number, number])[]) {
  return polygonSet(
    boxes.map(([west, south, width, height]) => {
      const [x, y, w, h] = [west, south, width, height].map((value) => value / 1000) as [number, number, number, number];
      return {
        type: "Polygon",
        coordinates: [
          [
            [x, y],
            [x + w, y],
            [x + w, y + h],
            [x, y + h],
            [x, y],
          ],
        ],
      };
    }),
  );
}

describe("the graph of units", () => {
  it("joins the squares of a board by their sides, never by corners", () => {
    const graph = unitGraph(board(3, 3));
    expect(neighboursOf(graph, 4)).toEqual([1, 3, 5, 7]);
    expect(neighboursOf(graph, 0)).toEqual([1, 3]);
    expect(graph.ties).toEqual([]);
  });

  it("measures borders in metres: 0.001° at the equator is 111.32 m east and 110.57 m north", () => {
    const { start, to, borderCm, outsideCm, areaM2 } = unitGraph(board(2, 1));
    expect([...to]).toEqual([1, 0]);
    expect([...start]).toEqual([0, 1, 2]);
    expect((borderCm[0] as number) / 100).toBeCloseTo(110.57, 1);
    expect((outsideCm[0] as number) / 100).toBeCloseTo(2 * 111.32 + 110.57, 1);
    expect((areaM2[0] as number) / (111.32 * 110.57)).toBeCloseTo(1, 3);
  });

  it("finds borders whose vertices are on one side only (T-junctions) and hairline gaps", () => {
    // ┌───┬───┐  the upper unit spans both lower ones without a vertex between them,
    // │   2   │  and lies 0.1 m above them
    // ├───┬───┤
    // │ 0 │ 1 │
    // └───┴───┘
    const graph = unitGraph(squares([0, 0, 1, 1], [1, 0, 1, 1], [0, 1.000001, 2, 1]));
    expect([0, 1, 2].map((unit) => neighboursOf(graph, unit))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect([...graph.borderCm].map((cm) => Math.round(cm / 1000))).toEqual([11, 11, 11, 11, 11, 11]);
  });

  it("does not join units across a street", () => {
    expect(unitGraph(squares([0, 0, 1, 1], [1.1, 0, 1, 1])).ties).toHaveLength(1); // 11 m: an island, tied
    const { ties, borderCm } = unitGraph(squares([0, 0, 1, 1], [1.1, 0, 1, 1]));
    expect(ties[0]).toMatchObject({ first: 0, second: 1 });
    expect(ties[0]?.distanceM).toBeCloseTo(11.13, 1);
    expect([...borderCm]).toEqual([0, 0]);
  });

  it("ties an island of two units to the nearest shore, once", () => {
    const graph = unitGraph(squares([0, 0, 1, 1], [1, 0, 1, 1], [2, 0, 1, 1], [4, 0, 1, 1], [5, 0, 1, 1]));
    expect(graph.ties.map(({ first, second }) => [first, second])).toEqual([[3, 2]]);
    expect(neighboursOf(graph, 3)).toEqual([2, 4]);
  });

  it("is the same both ways, connected, and its borders add up to the perimeters", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 3, max: 40 }), fc.double({ min: 0, max: 0.3 }), (seed, count, enclaves) => {
        const { set } = drawn(seed, count, enclaves);
        const graph = unitGraph(set);
        const reached = new Set([0]);
        for (const unit of reached) {
          const own = neighboursOf(graph, unit);
          expect(own).toEqual([...own].sort((a, b) => a - b));
          for (const [place, other] of own.entries()) {
            reached.add(other);
            const back = neighboursOf(graph, other).indexOf(unit);
            expect(graph.borderCm[(graph.start[other] as number) + back]).toBe(graph.borderCm[(graph.start[unit] as number) + place]);
          }
        }
        expect(reached.size).toBe(count);
      }),
      { numRuns: 40 },
    );
  });
});
