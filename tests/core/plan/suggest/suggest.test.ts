// Suggesting plans on boards and drawn coverages: every unit once, every grid in one piece, within the cap, the same for the same seed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Problem, problemOf } from "../../../../src/core/plan/suggest/problem";
import { type Progress, type Suggestion, type SuggestOptions, suggest } from "../../../../src/core/plan/suggest/suggest";
import { unitGraph } from "../../../../src/core/plan/units/graph";
import { board, drawnUnits, piecesOf } from "../unitWorlds";

const OPTIONS: SuggestOptions = { seed: 1, iterations: 20_000, maxDeviation: 0.05, start: "scratch" };

function run(problem: Problem, options: Partial<SuggestOptions> = {}): Suggestion & { readonly progress: readonly Progress[] } {
  const search = suggest(problem, { ...OPTIONS, ...options });
  const progress: Progress[] = [];
  for (;;) {
    const step = search.next();
    if (step.done) return { ...step.value, progress };
    progress.push(step.value);
  }
}

function boardProblem(columns: number, rows: number, grids: number, more: Partial<Problem> = {}): Problem {
  return problemOf(unitGraph(board(columns, rows)), new Float64Array(columns * rows).fill(1), grids, more);
}

const planOf = (suggestion: Suggestion, goal: string) => suggestion.plans.find((plan) => plan.goal === goal) ?? suggestion.plans[0];

describe("suggesting", () => {
  it("divides a board of 12 × 12 equal units into 9 grids without any deviation, borders not far from the least possible", () => {
    const plan = planOf(run(boardProblem(12, 12, 9), { iterations: 300_000 }), "balance");
    expect(plan?.figures.balance.maxDeviation).toBeLessThanOrEqual(0.01);
    // Nine squares of 4 × 4 have 48 units of border between them.
    expect((plan?.figures.borderM ?? 0) / 111).toBeLessThan(48 * 1.5);
  });

  it("gives three plans, with one for few changes where a plan stands and one for beats where there are beats", () => {
    const goals = (more: Partial<Problem>) => run(boardProblem(6, 6, 4, more)).plans.map(({ goal }) => goal);
    expect(goals({})).toEqual(["balance", "middle", "compact"]);
    const quarters = Int32Array.from({ length: 36 }, (_, unit) => (unit % 6 < 3 ? 0 : 1) + (unit < 18 ? 0 : 2));
    expect(goals({ current: quarters, beats: quarters })).toEqual(["balance", "middle", "compact", "least_change", "beats"]);
  });

  it("leaves a plan that is balanced already as it stands when little is to change", () => {
    const quarters = Int32Array.from({ length: 144 }, (_, unit) => (unit % 12 < 6 ? 0 : 1) + (unit < 72 ? 0 : 2));
    const plan = planOf(run(boardProblem(12, 12, 4, { current: quarters }), { start: "improve" }), "least_change");
    expect(plan?.figures.movedUnits).toBe(0);
  });

  it("mends an unbalanced plan by few moves, keeping the numbers of the grids", () => {
    const skewed = Int32Array.from({ length: 144 }, (_, unit) => (unit % 12 < 8 ? 0 : 1)); // 96 and 48
    const plan = planOf(run(boardProblem(12, 12, 2, { current: skewed }), { start: "improve", iterations: 200_000 }), "least_change");
    expect(plan?.figures.balance.maxDeviation).toBeLessThanOrEqual(0.05);
    expect(plan?.figures.movedUnits).toBeLessThanOrEqual(30); // 24 at least, 21 within the cap
  });

  it("never touches a locked grid", () => {
    const current = Int32Array.from({ length: 144 }, (_, unit) => (unit % 12 < 2 ? 0 : unit % 12 < 9 ? 1 : 2));
    for (const start of ["improve", "scratch"] as const) {
      const { plans } = run(boardProblem(12, 12, 3, { current, locked: Uint8Array.of(1, 0, 0) }), { start, maxDeviation: 0.6 });
      for (const { grid } of plans) expect([...grid].map((own) => own === 0)).toEqual([...current].map((own) => own === 0));
    }
  });

  it("follows beats: with room to choose, grids nest in them", () => {
    const beats = Int32Array.from({ length: 144 }, (_, unit) => (unit % 12 < 4 ? 0 : unit % 12 < 8 ? 1 : 2));
    const plan = planOf(run(boardProblem(12, 12, 6, { beats }), { iterations: 300_000 }), "beats");
    expect(plan?.figures.beats).toMatchObject({ nested: 6, split: 0 });
  });

  it("weighs the plan in the middle as it is told: borders alone give shorter ones than balance alone", () => {
    const { graph, loads } = drawnUnits(7, 150);
    const figures = (more: Partial<SuggestOptions>) => {
      const plan = planOf(run(problemOf(graph, loads, 5), { iterations: 200_000, ...more }), "middle");
      if (!plan) throw new Error("no plan in the middle");
      return plan.figures;
    };
    const middle = (balance: number, border: number) => figures({ weights: { balance, border, moved: 1 } });
    const [even, short] = [middle(2, 0.1), middle(0.1, 2)];
    expect(short.borderM).toBeLessThan(even.borderM);
    expect(even.balance.variation).toBeLessThan(short.balance.variation);
    expect(middle(1, 1).borderM).toBe(figures({}).borderM);
  });

  it("puts borders along barriers", () => {
    const graph = unitGraph(board(12, 12));
    const barriers = new Uint8Array(graph.to.length);
    const side = (unit: number) => unit % 12 < 6; // a river between the sixth and the seventh column
    for (let unit = 0; unit < 144; unit++)
      for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++)
        barriers[link] = side(unit) !== side(graph.to[link] as number) ? 1 : 0;
    const plan = planOf(run(problemOf(graph, new Float64Array(144).fill(1), 2, { barriers }), { iterations: 300_000 }), "compact");
    expect(new Set([...(plan?.grid ?? [])].map((own, unit) => `${own} ${side(unit)}`)).size).toBe(2);
  });

  it("grows grids from stations", () => {
    const graph = unitGraph(board(12, 12));
    const at = (values: Float64Array, ...units: number[]) => Float64Array.from(units, (unit) => values[unit] as number);
    const stations = { x: at(graph.x, 13, 22, 121, 130), y: at(graph.y, 13, 22, 121, 130) };
    const { plans } = run(problemOf(graph, new Float64Array(144).fill(1), 4, { stations }), { start: "grow" });
    expect(plans[0]?.figures.travelM).toBeLessThan(500);
    expect(plans[0]?.figures.balance.maxDeviation).toBeLessThanOrEqual(0.01);
  });

  it("shares the load by staff", () => {
    const { plans } = run(boardProblem(12, 12, 3, { staff: Float64Array.of(1, 2, 3) }));
    expect([...(plans[0]?.figures.load ?? [])].sort((a, b) => a - b)).toEqual([24, 48, 72]);
  });

  it("says what no plan can beat when one unit is heavier than a grid should be", () => {
    const problem = boardProblem(6, 6, 6);
    problem.loads[7] = 25; // 60 in all, 10 for each grid
    const { bound, plans } = run(problem, { iterations: 200_000 });
    expect(bound).toBeCloseTo(1.5, 12);
    for (const { figures } of plans) expect(figures.balance.maxDeviation).toBeGreaterThanOrEqual(bound);
    expect(plans[0]?.figures.balance.maxDeviation).toBeLessThanOrEqual(bound + 0.1);
  });

  it("survives no load at all, one grid, and as many grids as units", () => {
    expect(run(problemOf(unitGraph(board(3, 3)), new Float64Array(9), 3)).plans).toHaveLength(3);
    expect([...(run(boardProblem(3, 3, 1)).plans[0]?.grid ?? [])]).toEqual(new Array(9).fill(0));
    expect(new Set(run(boardProblem(3, 3, 9)).plans[0]?.grid).size).toBe(9);
  });

  it("tells its progress without going back, and can be left at any step", () => {
    const { progress } = run(boardProblem(12, 12, 5));
    expect(progress.length).toBeGreaterThan(5);
    expect(progress.every(({ done }, i) => done >= (progress[i - 1]?.done ?? 0) && done <= 1)).toBe(true);
  });

  it("for any drawn units: every unit in a grid, every grid in one piece, none empty, the cap kept, the same again for the same seed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 60, max: 160 }),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 99 }),
        (world, count, grids, seed) => {
          const { graph, loads } = drawnUnits(world, count);
          const problem = problemOf(graph, loads, grids);
          const first = run(problem, { seed });
          for (const { grid, figures } of first.plans) {
            const pieces = piecesOf(graph, grid);
            expect([...pieces.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: grids }, (_, own) => own));
            expect([...pieces.values()]).toEqual(new Array(grids).fill(1));
            expect(figures.pieces).toBe(1);
            expect(figures.balance.maxDeviation).toBeLessThanOrEqual(Math.max(0.05, first.bound));
            const byHand = Array.from({ length: grids }, (_, own) => loads.reduce((sum, load, unit) => sum + (grid[unit] === own ? load : 0), 0));
            expect([...figures.load]).toEqual(byHand);
          }
          expect(run(problem, { seed }).plans.map(({ grid }) => grid)).toEqual(first.plans.map(({ grid }) => grid));
        },
      ),
      { numRuns: 25 },
    );
  });
});
