// The coverage kernel by example: each gesture drawn, what it does to both neighbours, and why it is refused.
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { operate } from "../../../../src/core/plan/coverage/operate";
import { refusalText } from "../../../../src/core/plan/coverage/refusalText";
import { shapesOf } from "../../../../src/core/plan/coverage/shapes";
import type { Coverage } from "../../../../src/core/plan/coverage/store";
import { gridSums } from "../../../../src/core/plan/coverage/sums";
import { repeat, revert } from "../../../../src/core/plan/coverage/transaction";
import type { Change, Operation } from "../../../../src/core/plan/coverage/types";
import { farthestMove } from "../../../../src/core/plan/coverage/vertices";
import { judgeCoverage } from "../../../geosJudge";
import { faultsOf } from "./verify";

type Point = readonly [number, number];
const ring = (...points: Point[]): Position[] => [...points, points[0] as Point].map(([x, y]) => [x / 1e7, y / 1e7]);
const box = (x0: number, y0: number, x1: number, y1: number): Position[] => ring([x0, y0], [x1, y0], [x1, y1], [x0, y1]);
const polygon = (...rings: Position[][]) => ({ type: "Polygon", coordinates: rings }) as const;

function coverageOf(...shapes: (ReturnType<typeof polygon> | { type: "MultiPolygon"; coordinates: Position[][][] })[]): Coverage {
  const built = buildCoverage(polygonSet(shapes));
  if (!built.ok) throw new Error(JSON.stringify(built.refusal));
  return built.coverage;
}

function done(coverage: Coverage, operation: Operation): Change {
  const outcome = operate(coverage, operation);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  expect(faultsOf(coverage)).toEqual([]);
  return outcome.change;
}

function reasonOf(coverage: Coverage, operation: Operation): string {
  const before = coverage.snapshot();
  const outcome = operate(coverage, operation);
  expect(coverage.snapshot()).toEqual(before);
  if (!outcome.ok) for (const language of ["zh-CN", "en"] as const) expect(refusalText(outcome.refusal.reason, language)).toMatch(/[。.]$/);
  return outcome.ok ? "done" : outcome.refusal.reason;
}

const vertexAt = (coverage: Coverage, x: number, y: number): number => {
  for (let vertex = 0; vertex < coverage.x.length; vertex++) {
    if (coverage.x[vertex] === x && coverage.y[vertex] === y && (coverage.out[vertex] as number) >= 0) return vertex;
  }
  throw new Error(`no vertex at ${x}, ${y}`);
};
const edgeBetween = (coverage: Coverage, a: Point, b: Point): number => {
  const [from, to] = [vertexAt(coverage, ...a), vertexAt(coverage, ...b)];
  for (let half = 0; half < coverage.origin.length; half++) if (coverage.origin[half] === from && coverage.origin[half ^ 1] === to) return half >> 1;
  throw new Error("no such edge");
};
const areas = (coverage: Coverage): number[] => Array.from({ length: coverage.meta[3] as number }, (_, grid) => (coverage.sums[grid * 5] as number) / 2);

/** Two boxes side by side, 1000 × 1000 units each. */
const pair = () => coverageOf(polygon(box(0, 0, 1000, 1000)), polygon(box(1000, 0, 2000, 1000)));

describe("the coverage kernel", () => {
  it("shares a border physically: a moved vertex changes both neighbours, undo and redo are byte for byte", () => {
    const coverage = pair();
    const before = coverage.snapshot();
    const sums = coverage.sums.slice();
    const change = done(coverage, { kind: "move", vertex: vertexAt(coverage, 1000, 0), x: 1200, y: 0 });
    expect(areas(coverage)).toEqual([1_100_000, 900_000]);
    expect(change.grids).toEqual([0, 1]);
    const after = coverage.snapshot();
    revert(coverage, change);
    expect(coverage.snapshot()).toEqual(before);
    expect(coverage.sums).toEqual(sums);
    repeat(coverage, change);
    expect(coverage.snapshot()).toEqual(after);
    expect(areas(coverage)).toEqual([1_100_000, 900_000]);
  });

  it("refuses moves that would cross a border, swallow a vertex or land on one", () => {
    const coverage = pair();
    const vertex = vertexAt(coverage, 0, 0);
    expect(reasonOf(coverage, { kind: "move", vertex, x: 1500, y: 500 })).toBe("meets_border");
    expect(reasonOf(coverage, { kind: "move", vertex, x: 1000, y: 1000 })).toBe("meets_border");
    expect(reasonOf(coverage, { kind: "move", vertex, x: 0, y: 0 })).toBe("unmoved");
    expect(reasonOf(coverage, { kind: "move", vertex, x: 3000, y: 3000 })).not.toBe("done");
    expect(reasonOf(coverage, { kind: "move", vertex: 99, x: 0, y: 0 })).toBe("no_such_thing");
  });

  it("inserts a vertex into a shared border and removes it again", () => {
    const coverage = pair();
    done(coverage, { kind: "insert", edge: edgeBetween(coverage, [1000, 0], [1000, 1000]), x: 1100, y: 500 });
    expect(areas(coverage)).toEqual([1_050_000, 950_000]);
    done(coverage, { kind: "remove", vertex: vertexAt(coverage, 1100, 500) });
    expect(areas(coverage)).toEqual([1_000_000, 1_000_000]);
    expect(reasonOf(coverage, { kind: "remove", vertex: vertexAt(coverage, 1000, 0) })).toBe("junction");
  });

  it("slides to the wall: the farthest place towards the pointer, with what is in the way", () => {
    const coverage = pair();
    const vertex = vertexAt(coverage, 0, 0);
    const { x, stopped } = farthestMove(coverage, vertex, 2000, 500);
    expect(stopped?.reason).toBe("meets_border");
    expect(x).toBeGreaterThan(900);
    expect(x).toBeLessThan(1000);
    done(coverage, { kind: "move", vertex, x, y: Math.round(x / 4) });
    expect(farthestMove(coverage, vertex, 10, 10)).toEqual({ x: 10, y: 10, stopped: null });
  });

  it("never turns a triangle inside out", () => {
    const coverage = coverageOf(polygon(ring([0, 0], [1000, 0], [500, 300])));
    expect(reasonOf(coverage, { kind: "move", vertex: vertexAt(coverage, 500, 300), x: 500, y: -300 })).toBe("meets_border");
  });

  it("keeps at least a triangle", () => {
    const coverage = coverageOf(polygon(ring([0, 0], [1000, 0], [0, 1000])));
    expect(reasonOf(coverage, { kind: "remove", vertex: 0 })).toBe("too_few_vertices");
  });

  it("cuts several faces in one stroke; the larger piece keeps the face", () => {
    //  ┌────┬────┐
    //  ┿━━━━┿━━━━┿     one line, four pieces
    //  └────┴────┘
    const coverage = pair();
    const change = done(coverage, { kind: "split", line: [-500, 300, 2500, 300], faces: null, grids: "new" });
    expect(change.made.map(({ from }) => from).sort()).toEqual([0, 1]);
    expect(areas(coverage)).toEqual([700_000, 700_000, 300_000, 300_000]);
    revert(coverage, change);
    expect(areas(coverage).slice(0, 2)).toEqual([1_000_000, 1_000_000]);
  });

  it("cuts only the faces asked for, and hands holes to the piece that contains them", () => {
    const coverage = coverageOf(polygon(box(0, 0, 3000, 1000), box(200, 200, 400, 400)), polygon(box(200, 200, 400, 400)));
    done(coverage, { kind: "split", line: [1500, -100, 1500, 1100], faces: [0], grids: "new" });
    const shapes = shapesOf(coverage, "grid");
    expect(shapes.map((shape) => shape?.coordinates.length)).toEqual([1, 1, 2]);
    expect(areas(coverage)).toEqual([1_500_000, 40_000, 1_460_000]);
  });

  it("cuts through a hole: two chords, two pieces", () => {
    const coverage = coverageOf(polygon(box(0, 0, 3000, 1000), box(1000, 200, 2000, 800)), polygon(box(1000, 200, 2000, 800)));
    done(coverage, { kind: "split", line: [1500, -100, 1500, 1100], faces: [0], grids: "new" });
    expect(areas(coverage)).toEqual([1_200_000, 600_000, 1_200_000]);
  });

  it("refuses a line that ends inside, and takes its dangling end away when it cuts elsewhere", () => {
    const coverage = pair();
    expect(reasonOf(coverage, { kind: "split", line: [-100, 500, 500, 500], faces: null, grids: "new" })).toBe("cuts_nothing");
    expect(reasonOf(coverage, { kind: "split", line: [100, 500, 500, 500], faces: null, grids: "new" })).toBe("cuts_nothing");
    const change = done(coverage, { kind: "split", line: [-100, 500, 1500, 500], faces: null, grids: "new" });
    expect(change.made).toHaveLength(1);
  });

  it("merges what touches and drops the border; far apart is refused", () => {
    const coverage = coverageOf(polygon(box(0, 0, 1000, 1000)), polygon(box(1000, 0, 2000, 1000)), polygon(box(5000, 0, 6000, 1000)));
    expect(reasonOf(coverage, { kind: "merge", faces: [0, 2] })).toBe("not_touching");
    done(coverage, { kind: "merge", faces: [1, 0] });
    expect(areas(coverage)).toEqual([0, 2_000_000, 1_000_000]);
    expect(shapesOf(coverage, "grid")[0]).toBeNull();
  });

  it("cedes what a line from border to border encloses", () => {
    //  ┌────┬────┐
    //  │    ├──╮ │    drawn in the right box from its western border and back: the left one receives
    //  │    ├──╯ │
    //  └────┴────┘
    const coverage = pair();
    done(coverage, { kind: "reshape", receiver: 0, line: [900, 200, 1500, 200, 1500, 800, 900, 800] });
    expect(areas(coverage)).toEqual([1_300_000, 700_000]);
  });

  it("assigns units to grids without touching geometry, and shows grids as unions", () => {
    const built = buildCoverage(polygonSet([polygon(box(0, 0, 1000, 1000)), polygon(box(1000, 0, 2000, 1000)), polygon(box(2000, 0, 3000, 1000))]), [0, 0, 1]);
    if (!built.ok) throw new Error("refused");
    const { coverage } = built;
    expect(areas(coverage)).toEqual([2_000_000, 1_000_000]);
    const perimeter = gridSums(coverage, 0).perimeterM;
    const change = done(coverage, { kind: "assign", faces: [1], grid: 1 });
    expect(areas(coverage)).toEqual([1_000_000, 2_000_000]);
    expect(shapesOf(coverage, "grid")[1]).toEqual(polygon(ring([1000, 0], [2000, 0], [3000, 0], [3000, 1000], [2000, 1000], [1000, 1000])));
    revert(coverage, change);
    expect(gridSums(coverage, 0).perimeterM).toBe(perimeter);
  });

  it("fills a gap with a neighbour, the island in it left out; never the world outside", () => {
    const coverage = coverageOf(polygon(box(0, 0, 3000, 3000), box(1000, 1000, 2000, 2000)), polygon(box(1400, 1400, 1600, 1600)));
    const gap = edgeBetween(coverage, [1000, 1000], [2000, 1000]);
    const half = [gap * 2, gap * 2 + 1].find((at) => coverage.face[at] === -1) as number;
    expect(reasonOf(coverage, { kind: "fill", half: half ^ 1, face: 0 })).toBe("no_gap");
    const outside = edgeBetween(coverage, [0, 0], [3000, 0]);
    expect(reasonOf(coverage, { kind: "fill", half: [outside * 2, outside * 2 + 1].find((at) => coverage.face[at] === -1) as number, face: 0 })).toBe("no_gap");
    done(coverage, { kind: "fill", half, face: 0 });
    expect(areas(coverage)).toEqual([8_960_000, 40_000]);
  });

  it("respects locked edges and locked grids, and names the edge", () => {
    const coverage = pair();
    const edge = edgeBetween(coverage, [1000, 0], [1000, 1000]);
    done(coverage, { kind: "lockEdges", edges: [edge], locked: true });
    const moved = operate(coverage, { kind: "move", vertex: vertexAt(coverage, 1000, 0), x: 900, y: 0 });
    expect(moved).toMatchObject({ ok: false, refusal: { reason: "locked", edge } });
    expect(reasonOf(coverage, { kind: "merge", faces: [0, 1] })).toBe("locked");
    done(coverage, { kind: "lockEdges", edges: [edge], locked: false });
    done(coverage, { kind: "lockGrids", grids: [1], locked: true });
    expect(reasonOf(coverage, { kind: "move", vertex: vertexAt(coverage, 2000, 0), x: 2100, y: 0 })).toBe("locked");
    expect(reasonOf(coverage, { kind: "split", line: [1500, -100, 1500, 1100], faces: [1], grids: "new" })).toBe("locked");
    expect(reasonOf(coverage, { kind: "assign", faces: [0], grid: 1 })).toBe("locked");
  });

  it("simplifies without breaking: a spike of 1 unit goes, the corner stays", () => {
    const coverage = coverageOf(
      polygon(ring([0, 0], [1000, 0], [1001, 500], [1000, 1000], [0, 1000])),
      polygon(ring([1000, 0], [2000, 0], [2000, 1000], [1000, 1000], [1001, 500])),
    );
    done(coverage, { kind: "simplify", areaM2: 0.1 });
    expect(shapesOf(coverage, "grid")).toEqual([polygon(box(0, 0, 1000, 1000)), polygon(box(1000, 0, 2000, 1000))]);
  });

  it("has the measures of closed forms", () => {
    const side = 1000;
    const shape = gridSums(coverageOf(polygon(box(0, 0, side, side))), 0);
    // On the equator a degree of latitude is a little shorter than one of longitude: the box is nearly a square.
    expect(shape.polsbyPopper).toBeCloseTo(Math.PI / 4, 4);
    expect(shape.momentOfInertia).toBeCloseTo(3 / Math.PI, 4);
    const bar = gridSums(coverageOf(polygon(box(0, 0, 4 * side, side))), 0);
    expect(bar.polsbyPopper).toBeCloseTo(0.503, 2);
    expect(bar.momentOfInertia).toBeCloseTo(0.449, 2);
  });

  it("gives back what it was given: holes, a hole on the border, enclave, exclave, corner contact", async () => {
    const given = [
      polygon(box(0, 0, 3000, 3000), ring([0, 1500], [500, 2000], [500, 1000]), box(1000, 1000, 2000, 2000)),
      { type: "MultiPolygon" as const, coordinates: [[box(1000, 1000, 2000, 2000)], [box(3000, 3000, 4000, 4000)]] },
      polygon(ring([0, 1500], [500, 1000], [500, 2000])),
    ];
    const shapes = shapesOf(coverageOf(...given), "grid");
    const again = shapesOf(coverageOf(...(shapes as typeof given)), "grid");
    expect(again).toEqual(shapes);
    expect(shapes[0]?.coordinates).toHaveLength(3);
    expect(shapes[1]?.type).toBe("MultiPolygon");
    expect(await judgeCoverage(shapes, 0)).toEqual({ coverage: true, invalid: 0, wrongEdges: 0 });
  });

  it("accepts vertices on a neighbour's edge without changing a shape; refuses crossings and overlaps", () => {
    const coverage = coverageOf(polygon(box(0, 0, 1000, 2000)), polygon(box(1000, 0, 2000, 1000)), polygon(box(1000, 1000, 2000, 2000)));
    expect(faultsOf(coverage)).toEqual([]);
    expect(areas(coverage)).toEqual([2_000_000, 1_000_000, 1_000_000]);
    const crossing = buildCoverage(polygonSet([polygon(box(0, 0, 1000, 1000)), polygon(box(500, 500, 1500, 1500))]));
    expect(crossing).toMatchObject({ ok: false, refusal: { reason: "crossing" } });
    const overlap = buildCoverage(polygonSet([polygon(box(0, 0, 1000, 1000)), polygon(box(200, 200, 400, 400))]));
    expect(overlap).toMatchObject({ ok: false, refusal: { reason: "overlap", slots: [0, 1] } });
  });
});
