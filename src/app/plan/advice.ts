// What is suggested for the open draft: asked, worked on, found. One store outside React, so that it outlives its tab.
import { proxy, type Remote } from "comlink";
import type { Selection } from "../../core/frame/question";
import { NEW_GRID, type Operation } from "../../core/plan/coverage/types";
import type { Draft } from "../../core/plan/draft";
import type { Goal } from "../../core/plan/suggest/goals";
import { type DraftUnits, draftUnits, gridsFor, suggestedOperations } from "../../core/plan/suggest/ofDraft";
import type { SuggestedPlan } from "../../core/plan/suggest/suggest";
import type { Engine, PlanFacts } from "../../engine/api";
import type { PlanAsked, UnitsTaken } from "../../engine/planning";
import type { SuggestAsk } from "../../panels/plan/SuggestForm";

/** Proposals in each round of annealing: as the command has it. */
const ITERATIONS = 1_000_000;

/** Weight of each thing in the plan between the others, as a rule. */
export const USUAL_WEIGHT = 50;

/** Suggested plans, and the draft that they are for. */
export interface Found {
  readonly ask: SuggestAsk;
  readonly units: DraftUnits;
  readonly plans: readonly SuggestedPlan[];
  /** For each plan the grid of the draft that each of its grids becomes. */
  readonly targets: readonly Int32Array[];
  /** For each plan how many units go to another grid. */
  readonly moved: readonly number[];
  readonly bound: number;
}

export interface Advice {
  /** The draft that this is about. */
  readonly draft: Draft | null;
  readonly ask: SuggestAsk | null;
  readonly progress: { readonly stage: "start" | Goal; readonly done: number } | null;
  readonly found: Found | null;
  readonly chosen: number | null;
}

const NOTHING: Advice = { draft: null, ask: null, progress: null, found: null, chosen: null };
let state = NOTHING;
let run = 0;
const listeners = new Set<() => void>();

function publish(next: Advice): void {
  state = next;
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore. */
export const advice = {
  get: (): Advice => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Begins anew with another draft. */
export function adviseOn(draft: Draft): void {
  if (state.draft === draft) return;
  run++;
  publish({ ...NOTHING, draft });
}

export function setAsk(ask: SuggestAsk): void {
  publish({ ...state, ask });
}

export function choosePlan(chosen: number | null): void {
  publish({ ...state, chosen });
}

interface Taken {
  readonly units: DraftUnits;
  readonly taken: UnitsTaken;
}

let last: { readonly draft: Draft; readonly entries: number; readonly answer: Promise<Taken> } | null = null;

/** Hands the faces of a draft to the engine, once for each state of it: units that are handed over anew end the search that is going on. */
export function takeDraft(engine: Remote<Engine>, draft: Draft): Promise<Taken> {
  if (last?.draft === draft && last.entries === draft.log.length) return last.answer;
  const units = draftUnits(draft.coverage);
  const answer = engine.takeUnits(units.set).then((taken) => ({ units, taken }));
  last = { draft, entries: draft.log.length, answer };
  return answer;
}

/** What the engine is asked for a draft. */
export function askedOf(ask: SuggestAsk, facts: PlanFacts, units: DraftUnits, taken: UnitsTaken, loads: Float64Array): PlanAsked {
  const standing = units.grids.length;
  const isHeld = ask.start === "improve" || (units.locked.some((lock) => lock === 1) && standing <= ask.grids);
  const bundle = ask.bundle === "beats" ? taken.beats : ask.bundle === "units" ? taken.pieces : null;
  const stations = ask.start === "grow" ? stationsFor(facts, ask.grids) : null;
  const locked = new Uint8Array(ask.grids);
  if (isHeld) locked.set(units.locked.subarray(0, ask.grids));
  return {
    loads,
    gridCount: ask.grids,
    ground: ask.ground,
    ...(isHeld && { current: units.current, locked }),
    ...(ask.beats && taken.beats && { beats: taken.beats }),
    ...(bundle && { together: bundle }),
    ...(stations && { stations }),
  };
}

/** Stations of a class that has as many as grids are wanted. */
export function stationsFor({ stations }: PlanFacts, grids: number): readonly (readonly [number, number])[] | null {
  return [stations.grid_station, stations.police].find((found) => found?.length === grids) ?? null;
}

/** Has plans suggested; the one before is given up. */
export async function startAdvice(engine: Remote<Engine>, facts: PlanFacts, selection: Selection): Promise<void> {
  const { ask, draft } = state;
  if (ask === null || draft === null) return;
  const own = ++run;
  publish({ ...state, progress: { stage: "start", done: 0 }, found: null, chosen: null });
  const { units, taken } = await takeDraft(engine, draft);
  const loads = await engine.unitLoads(selection, ask.load);
  if (own !== run || loads === null) return;
  const asked = askedOf(ask, facts, units, taken, loads);
  const report = proxy((progress: NonNullable<Advice["progress"]>) => {
    if (own === run && state.progress !== null) publish({ ...state, progress });
  });
  const { balance, border, moved } = ask.weights;
  const weights = { balance: balance / USUAL_WEIGHT, border: border / USUAL_WEIGHT, moved: moved / USUAL_WEIGHT };
  const options = { seed: ask.seed, iterations: ITERATIONS, maxDeviation: ask.cap, start: ask.start, weights };
  const suggestion = await engine.suggestPlans(asked, options, report);
  if (own !== run) return;
  const found = suggestion && foundOf(ask, units, suggestion, asked);
  publish({ ...state, progress: null, found, chosen: found === null ? null : 0 });
}

function foundOf(
  ask: SuggestAsk,
  units: DraftUnits,
  suggestion: { readonly plans: readonly SuggestedPlan[]; readonly bound: number },
  asked: PlanAsked,
): Found {
  const plans = suggestion.plans.filter(({ goal }) => goal !== "least_change" || ask.start === "improve");
  const targets = plans.map(({ grid }) =>
    asked.current ? Int32Array.from({ length: ask.grids }, (_, own) => units.grids[own] ?? NEW_GRID) : gridsFor(units, grid, ask.grids, asked.loads),
  );
  const moved = plans.map(({ grid }, index) =>
    suggestedOperations(units, grid, targets[index] as Int32Array, null).reduce((sum, each) => sum + (each.kind === "assign" ? each.faces.length : 0), 0),
  );
  return { ask, units, plans, targets, moved, bound: suggestion.bound };
}

/** Stops what is worked on; what was found before is gone. */
export function cancelAdvice(engine: Remote<Engine>): void {
  run++;
  void engine.cancelSuggest();
  publish({ ...state, progress: null });
}

/** The operations that take a suggested plan, or one grid of it, over into the draft as it stands; null when its faces are others by now. */
export function takingOf({ units, plans, targets }: Found, draft: Draft, plan: number, grid: number | null): readonly Operation[] | null {
  const now = draftUnits(draft.coverage);
  const suggested = plans[plan]?.grid;
  const target = targets[plan];
  if (!suggested || !target || !isSame(now.faces, units.faces)) return null;
  return suggestedOperations(now, suggested, target, grid);
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((face, index) => face === b[index]);
}
