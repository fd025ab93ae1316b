// Suggests how units could be divided among grids: several plans, each best at something, by seed and number of steps, never by the clock.
import { anneal, type Weights } from "./anneal";
import { bisect, freeUnits } from "./bisect";
import { type Chance, chanceFrom } from "./chance";
import { Division } from "./division";
import { figuresOf, type PlanFigures } from "./figures";
import { type Goal, goalsOf, type OwnWeights, pricesFor, shapeFor } from "./goals";
import { numbered, stationed } from "./numbering";
import { leastDeviation, type Problem, UNASSIGNED } from "./problem";
import { repair } from "./repair";
import { grownFrom, wholePlan } from "./start";
import { TreeCutter } from "./tree";

export interface SuggestOptions {
  /** The same seed, problem and iterations give the same plans everywhere. */
  readonly seed: number;
  /** Proposals in each round of annealing. */
  readonly iterations: number;
  /** No grid may deviate by more, as long as the heaviest unit allows it. */
  readonly maxDeviation: number;
  /** improve: from the plan that stands (needs one with as many grids). scratch: from nothing. grow: from the stations (needs them). */
  readonly start: "improve" | "scratch" | "grow";
  /** For the plan in the middle; absent: all alike. */
  readonly weights?: OwnWeights;
}

export interface SuggestedPlan {
  readonly goal: Goal;
  /** Grid of each unit. */
  readonly grid: Int32Array;
  readonly figures: PlanFigures;
}

export interface Suggestion {
  readonly plans: readonly SuggestedPlan[];
  /** Proven: no plan can deviate less than this at its worst grid, since one unit is so heavy; 0 where no unit is. */
  readonly bound: number;
}

export interface Progress {
  /** What is worked on: the division all plans start from, or the plan of a goal. */
  readonly stage: "start" | Goal;
  /** Share done of everything, 0 … 1. */
  readonly done: number;
}

/** Deviation that the plan for balance tries to reach; and that is equal for all purposes. */
const BALANCED = 0.01;
/** Share of the progress that goes to the start. */
const START_SHARE = 0.25;
/** Steps of repair for each grid. */
const REPAIR_STEPS = 30;

/**
 * Runs the whole search, yielding often (every few milliseconds), so that the caller can show progress, or stop by not going on.
 *
 *   start: bisection by random trees │ the plan that stands │ growth      →   repair of pairs   →   one annealing for each goal   →   settled within the cap
 */
export function* suggest(problem: Problem, options: SuggestOptions): Generator<Progress, Suggestion> {
  const bound = leastDeviation(problem);
  const cap = Math.max(options.maxDeviation, bound);
  const goals = goalsOf(problem);
  const begun = yield* begin(problem, options, "balance", cap);
  const plans: SuggestedPlan[] = [];
  for (const [index, goal] of goals.entries()) {
    const report = (done: number): Progress => ({ stage: goal, done: START_SHARE + ((index + done) / goals.length) * (1 - START_SHARE) });
    // Cuts that follow beats need other trees than the rest.
    const start = goal === "beats" && options.start === "scratch" ? yield* silently(begin(problem, options, goal, cap), report(0)) : begun;
    const division = new Division(problem, start);
    for (const done of shaped(division, options, goal, cap, bound)) yield report(done);
    const grid = numbered(problem, division.grid);
    plans.push({ goal, grid, figures: figuresOf(problem, grid) });
  }
  return { plans, bound };
}

function* silently<T>(work: Generator<unknown, T>, report: Progress): Generator<Progress, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield report;
  }
}

/** The division that plans start from. */
function* begin(problem: Problem, options: SuggestOptions, goal: Goal, cap: number): Generator<Progress, Int32Array> {
  const chance = chanceFrom(options.seed, goal === "beats" ? 1 : 0);
  const cutter = new TreeCutter(problem.graph, problem.loads, pricesFor(problem, goal), chance);
  const report = (done: number): Progress => ({ stage: "start", done: done * START_SHARE });
  let grid = new Int32Array(problem.graph.count).fill(UNASSIGNED);
  if (options.start === "improve" && problem.current) return wholePlan(problem, problem.current);
  if (options.start === "grow" && problem.stations) grid = new Int32Array(grownFrom(problem, problem.stations));
  else {
    if (problem.current) for (const [unit, own] of problem.current.entries()) if (own !== UNASSIGNED && problem.locked[own] === 1) grid[unit] = own;
    const open = Array.from({ length: problem.gridCount }, (_, own) => own).filter((own) => problem.locked[own] !== 1);
    if (open.length > 0) for (const done of bisect(problem, cutter, grid, freeUnits(problem), open)) yield report(done * 0.7);
  }
  const division = new Division(problem, grid);
  for (const done of repair(division, cutter, chance, REPAIR_STEPS * problem.gridCount, cap * 0.8)) yield report(0.7 + done * 0.3);
  const isUnnamed = problem.stations && !problem.current && options.start !== "grow";
  return isUnnamed && problem.stations ? stationed(problem, problem.stations, division.grid) : division.grid;
}

/** Anneals for a goal, then sees to it that the cap holds. */
function* shaped(division: Division, options: SuggestOptions, goal: Goal, cap: number, bound: number): Generator<number, void> {
  const { problem } = division;
  const chance = chanceFrom(options.seed, 2 + ["balance", "middle", "compact", "least_change", "beats"].indexOf(goal));
  const price = pricesFor(problem, goal);
  const { iterations } = options;
  const shape = shapeFor(goal, cap, options.start === "improve", options.weights);
  for (const done of anneal(division, chance, { ...shape, price, iterations })) yield done * 0.5;
  const wanted = Math.max(bound, goal === "balance" ? Math.min(BALANCED, cap) : cap);
  yield* settled(division, chance, price, shape.weights, wanted, iterations);
}

/** Rounds of annealing in which balance counts more and more, until no grid deviates by more than wanted. */
const ROUNDS = [
  { balance: 0.5, border: 1, tolerance: 0.7, heat: 0.5 },
  { balance: 1, border: 0.5, tolerance: 0.7, heat: 0.5 },
  { balance: 1, border: 0.3, tolerance: 0.5, heat: 0.5 },
  { balance: 1, border: 0.2, tolerance: 0.3, heat: 0.5 },
  { balance: 3, border: 0.1, tolerance: 0, heat: 1 },
] as const;

function* settled(division: Division, chance: Chance, price: Float64Array, weights: Weights, wanted: number, iterations: number): Generator<number, void> {
  let best = division.grid.slice();
  let least = division.worst();
  for (const [index, round] of ROUNDS.entries()) {
    if (least <= wanted) break;
    const annealing = {
      weights: { ...weights, balance: round.balance, border: round.border, tolerance: wanted * round.tolerance },
      price,
      cap: Math.max(wanted, least),
      iterations,
      heat: round.heat,
    };
    for (const done of anneal(division, chance, annealing)) yield 0.5 + ((index + done) / ROUNDS.length) * 0.5;
    if (division.worst() < least) {
      least = division.worst();
      best = division.grid.slice();
    }
  }
  for (const [unit, own] of best.entries()) if (own !== UNASSIGNED && own !== division.grid[unit]) division.move(unit, own);
}
