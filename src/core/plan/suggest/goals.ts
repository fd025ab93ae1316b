// What each of the suggested plans is best at, and the prices and weights that make it so.
import type { Annealing, Weights } from "./anneal";
import type { Problem } from "./problem";

/** balance: loads as equal as they get. compact: short borders. middle: between the two. least_change: few moved. beats: borders on those of beats. */
export type Goal = "balance" | "compact" | "middle" | "least_change" | "beats";

/** The goals that make sense for a problem, the first being the one that is proposed. */
export function goalsOf({ current, beats }: Problem): readonly Goal[] {
  const goals: Goal[] = ["balance", "middle", "compact"];
  if (current) goals.push("least_change");
  if (beats) goals.push("beats");
  return goals;
}

/** A border inside a beat is dearer by this factor, so that cuts follow beats; for the beats' own plan still dearer. */
const INSIDE_BEAT = 1.5;
const INSIDE_BEAT_FIRST = 8;
/** A border along a barrier is cheaper by this factor. */
const ALONG_BARRIER = 0.25;

/** Price of cutting each link: its border in cm by what it runs through and along. */
export function pricesFor({ graph, beats, barriers }: Problem, goal: Goal): Float64Array {
  const inside = goal === "beats" ? INSIDE_BEAT_FIRST : INSIDE_BEAT;
  const price = graph.borderCm.slice();
  for (let unit = 0; unit < graph.count; unit++) {
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const own = beats ? (beats[unit] as number) : -1;
      if (beats && own >= 0 && own === beats[graph.to[link] as number]) price[link] = (price[link] as number) * inside;
      if (barriers?.[link] === 1) price[link] = (price[link] as number) * ALONG_BARRIER;
    }
  }
  return price;
}

type Shape = Omit<Annealing, "price" | "iterations">;

/** How much balance, short borders and few changes count in the plan between the others: 1 each as a rule, 0 not at all. */
export interface OwnWeights {
  readonly balance: number;
  readonly border: number;
  readonly moved: number;
}

const EVEN: OwnWeights = { balance: 1, border: 1, moved: 1 };

/** How the plan of a goal is shaped; `cap` is the deviation that it may not exceed, `own` the reader's weights for the plan in the middle. */
export function shapeFor(goal: Goal, cap: number, improves: boolean, own: OwnWeights = EVEN): Shape {
  const heat = improves ? 0.1 : 1;
  const weights = (balance: number, tolerance: number, moved: number): Weights => ({
    balance,
    tolerance: cap * tolerance,
    border: goal === "least_change" ? 0.2 : 1,
    travel: 0.5,
    moved: improves ? moved : 0,
  });
  switch (goal) {
    case "balance":
      return { cap, heat, weights: weights(0.3, 0.1, 0.3) };
    case "middle": {
      const middle = weights(0.2 * own.balance, 0.25, 0.3 * own.moved);
      return { cap: own.balance < 1 ? cap : cap * 0.6, heat, weights: { ...middle, border: own.border } };
    }
    case "compact":
      return { cap, heat, weights: weights(0.1, 0.5, 0.1) };
    case "beats":
      return { cap, heat, weights: weights(0.1, 0.5, 0.1) };
    case "least_change":
      return { cap, heat: 0.02, weights: weights(0.3, 0.7, 4) };
    default:
      return goal satisfies never;
  }
}
