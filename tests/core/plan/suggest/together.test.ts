// Units that must stay together stay together, and nothing else of the problem changes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf } from "../../../../src/core/plan/suggest/figures";
import { type Problem, problemOf } from "../../../../src/core/plan/suggest/problem";
import { type Suggestion, suggest } from "../../../../src/core/plan/suggest/suggest";
import { together } from "../../../../src/core/plan/suggest/together";
import { unitGraph } from "../../../../src/core/plan/units/graph";
import { board, drawnUnits, piecesOf } from "../unitWorlds";

function run(problem: Problem): Suggestion {
  const search = suggest(problem, { seed: 1, iterations: 20_000, maxDeviation: 0.2, start: "scratch" });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

describe("units that must stay together", () => {
  const graph = unitGraph(board(4, 4));
  const rows = Int32Array.from({ length: 16 }, (_, unit) => Math.floor(unit / 4));

  it("make a smaller problem: four rows of a board are four units in a line, with their borders and loads", () => {
    const { problem, spread } = together(problemOf(graph, new Float64Array(16).fill(1), 2), rows);
    expect(problem.graph.count).toBe(4);
    expect([...problem.loads]).toEqual([4, 4, 4, 4]);
    expect([...problem.graph.start]).toEqual([0, 1, 3, 5, 6]);
    const border = graph.borderCm[[...graph.to.subarray(0, graph.start[1])].indexOf(4)] as number;
    for (const length of problem.graph.borderCm) expect(length).toBeCloseTo(4 * border, -1);
    expect([...spread(Int32Array.of(0, 0, 1, 1))]).toEqual([...rows].map((row) => (row < 2 ? 0 : 1)));
  });

  it("take a group in several pieces apart, and leave alone what is of no group", () => {
    const corners = Int32Array.from({ length: 16 }, (_, unit) => (unit === 0 || unit === 1 || unit === 15 ? 7 : -1));
    const { problem } = together(problemOf(graph, new Float64Array(16).fill(1), 2), corners);
    expect([...problem.loads].sort()).toEqual([...new Array(14).fill(1), 2]);
  });

  it("stand in the grid of most of their load, those of a locked grid in theirs", () => {
    const current = Int32Array.from({ length: 16 }, (_, unit) => (unit % 4 < 3 ? 0 : 1));
    const most = together(problemOf(graph, new Float64Array(16).fill(1), 2, { current }), rows).problem;
    expect([...(most.current ?? [])]).toEqual([0, 0, 0, 0]);
    const locked = together(problemOf(graph, new Float64Array(16).fill(1), 2, { current, locked: Uint8Array.of(0, 1) }), rows).problem;
    expect(locked.graph.count).toBe(8);
    expect([...(locked.current ?? [])].sort()).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it("are a barrier to each other where all of their border is one", () => {
    const barriers = new Uint8Array(graph.to.length);
    for (let unit = 0; unit < 16; unit++)
      for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++)
        barriers[link] = rows[unit] !== rows[graph.to[link] as number] && Math.min(unit, graph.to[link] as number) < 7 ? 1 : 0;
    const { problem } = together(problemOf(graph, new Float64Array(16).fill(1), 2, { barriers }), rows);
    expect([...(problem.barriers ?? [])]).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it("are never parted by any plan, whose grids hang together all the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 6 }), (seed, size) => {
        const world = drawnUnits(seed, 60);
        const whole = problemOf(world.graph, world.loads, 3);
        const group = Int32Array.from({ length: 60 }, (_, unit) => (unit % 3 === 0 ? -1 : Math.floor(unit / (size * 3))));
        const { problem, spread } = together(whole, group);
        const bundle = spread(Int32Array.from({ length: problem.graph.count }, (_, own) => own));
        expect(problem.loads.reduce((sum, load) => sum + load, 0)).toBeCloseTo(
          world.loads.reduce((sum, load) => sum + load, 0),
          6,
        );
        for (const plan of run(problem).plans) {
          const grid = spread(plan.grid);
          for (const [unit, own] of bundle.entries()) expect(grid[unit]).toBe(grid[bundle.indexOf(own)]);
          expect([...piecesOf(world.graph, grid).values()]).toEqual([1, 1, 1]);
          const { load, borderM } = figuresOf(whole, grid);
          expect([...load]).toEqual([...plan.figures.load].map((each) => expect.closeTo(each, 6)));
          expect(borderM).toBeCloseTo(plan.figures.borderM, 6);
        }
      }),
      { numRuns: 15 },
    );
  });
});
