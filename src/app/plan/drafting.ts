// The open draft: one store outside React. Every change goes through `act`, is written down before it is acknowledged, and can be taken back without end.
import type { Remote } from "comlink";
import { type BuildRefusal, buildCoverage } from "../../core/plan/coverage/build";
import { Incidents } from "../../core/plan/coverage/incidents";
import type { Operation, Refusal } from "../../core/plan/coverage/types";
import { type Draft, type Entered, type GivenName, gesture, type LogEntry, redo, type Step, startDraft, undo } from "../../core/plan/draft";
import { type Dragged, Trial, type Tried } from "../../core/plan/trial";
import type { Engine } from "../../engine/api";
import type { GroundAsked, PlanGround } from "../../engine/planGround";
import { lockedBeats } from "./beatEdges";
import { type DraftNumbers, type Live, liveNumbers, numbersAfter, numbersOf } from "./draftState";

/** Keeps what was done: an act is acknowledged when `persist` has resolved, and taken back when it has not. */
export interface Keeper {
  /** Brings a draft that was just begun on this ground to where its log had it. */
  restore(ground: PlanGround, draft: Draft): Promise<{ readonly readOnly: boolean }>;
  persist(entry: LogEntry): Promise<void>;
  close(): Promise<void>;
}

export interface OpenDraft extends DraftNumbers {
  readonly kind: "open";
  /** Goes up with everything that is done. */
  readonly version: number;
  readonly ground: PlanGround;
  readonly draft: Draft;
  /** Names of all gestures, those that stand first; see stepText. */
  readonly steps: readonly string[];
  readonly standing: number;
  /** Why the last gesture was refused; null when it was not. */
  readonly refusal: Refusal | null;
  /** What the keeper said when it could not keep: nothing was changed then. */
  readonly unkept: string | null;
  readonly readOnly: boolean;
}

export type Drafting =
  | { readonly kind: "closed" }
  | { readonly kind: "opening" }
  /** The ground is no coverage: it must be cleaned first. */
  | { readonly kind: "dirty"; readonly ground: PlanGround; readonly refusal: BuildRefusal }
  | OpenDraft;

const CLOSED: Drafting = { kind: "closed" };
const NO_KEEPER: Keeper = { restore: async () => ({ readOnly: false }), persist: async () => {}, close: async () => {} };

let state: Drafting = CLOSED;
let trial: Trial | null = null;
let keeper = NO_KEEPER;
let live: Live | null = null;
let opening = 0;
let queue: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();
const liveListeners = new Set<() => void>();

function publish(next: Drafting): void {
  state = next;
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore. */
export const drafting = {
  get: (): Drafting => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** What the hand does this instant, for panels that write their text by reference while it moves. */
export const liveDraft = {
  get: (): Live | null => live,
  subscribe(listener: () => void): () => void {
    liveListeners.add(listener);
    return () => liveListeners.delete(listener);
  },
};

/** Who keeps the log; null keeps nothing. To be said before a draft is opened. */
export function keepWith(next: Keeper | null): void {
  keeper = next ?? NO_KEEPER;
}

/** Opens a draft of the plan that is open in the engine. */
export async function openDraft(engine: Remote<Engine>, asked: GroundAsked): Promise<void> {
  const run = ++opening;
  publish({ kind: "opening" });
  const answered = await engine.planGround(asked);
  if (run !== opening) return;
  if (answered === null) return publish(CLOSED);
  await beginOn(answered, run);
}

async function beginOn(ground: PlanGround, run: number): Promise<void> {
  const built = buildCoverage(ground.faces, [...ground.grid]);
  if (!built.ok) return publish({ kind: "dirty", ground, refusal: built.refusal });
  const { coverage } = built;
  const draft = startDraft(coverage, new Incidents(coverage, ground.x, ground.y, ground.load));
  lockedBeats(coverage, ground);
  const base = numbersOf(draft, ground);
  const { readOnly } = await keeper.restore(ground, draft);
  if (run !== opening) return;
  trial = new Trial(draft);
  publish({ kind: "open", version: 1, ground, draft, ...stepsOf(draft), ...numbersAfter(draft, ground, base, [], 0), refusal: null, unkept: null, readOnly });
}

/** Begins anew on the same ground: another plan of it was chosen, or another page has written. */
export async function reopenDraft(): Promise<void> {
  if (state.kind === "open") await beginOn(state.ground, ++opening);
}

/** Closes it; what was kept stays kept. */
export function closeDraft(): void {
  opening++;
  trial?.end();
  trial = null;
  tell(null);
  publish(CLOSED);
  void keeper.close();
}

/** Does a gesture: one step of the history. False when it was refused or could not be kept. */
export function act(name: string, operations: readonly Operation[], names: readonly GivenName[] = []): Promise<boolean> {
  return enter((draft) => gesture(draft, name, operations, names), { kind: "gesture", name, operations, ...(names.length > 0 && { names }) });
}

/** Takes the last step back. */
export function undoStep(): Promise<boolean> {
  return enter(undo, { kind: "undo" });
}

/** Does it again. */
export function redoStep(): Promise<boolean> {
  return enter(redo, { kind: "redo" });
}

/** Goes to a place of the history: as many steps stand. */
export async function goToStep(standing: number): Promise<void> {
  while (state.kind === "open" && state.standing > standing && (await undoStep()));
  while (state.kind === "open" && state.standing < standing && (await redoStep()));
}

/** Tries operations without a trace; `null` ends the try. What it would give is told to those who listen to `liveDraft`. */
export function tryOut(operations: readonly Operation[] | null): Tried | null {
  if (state.kind !== "open" || !trial) return null;
  if (operations === null) {
    trial.end();
    tell(null);
    return null;
  }
  return told(state, trial.attempt(operations));
}

/** Adds to what is being tried. */
export function tryMore(operations: readonly Operation[]): Tried | null {
  return state.kind === "open" && trial ? told(state, trial.extend(operations)) : null;
}

/** Tries to draw a vertex to a place: see Trial.drag. */
export function tryDrag(prefix: readonly Operation[], vertexOf: () => number, x: number, y: number): Dragged {
  if (state.kind !== "open" || !trial) throw new Error("tryDrag: no draft is open");
  const dragged = trial.drag(prefix, vertexOf, x, y);
  told(state, dragged.tried);
  return dragged;
}

function told({ draft, ground, now }: OpenDraft, tried: Tried): Tried {
  if (tried.ok) tell(liveNumbers(draft, ground, now, tried.grids, tried.casesMoved));
  return tried;
}

function tell(next: Live | null): void {
  live = next;
  for (const listener of liveListeners) listener();
}

/** One after the other: what is done waits until what came before is kept. */
function enter(work: (draft: Draft) => Entered | null, entry: LogEntry): Promise<boolean> {
  const done = queue.then(() => enterNow(work, entry));
  queue = done.catch(() => {});
  return done;
}

async function enterNow(work: (draft: Draft) => Entered | null, entry: LogEntry): Promise<boolean> {
  if (state.kind !== "open" || state.readOnly) return false;
  const { draft, base, ground } = state;
  if (trial?.under) tryOut(null);
  const undone = [...draft.undone];
  const entered = work(draft);
  if (entered === null) return false;
  if (!entered.ok) {
    publish({ ...state, refusal: entered.refusal, version: state.version + 1 });
    return false;
  }
  const failed = await persisted(entry);
  if (failed !== null) takeBack(draft, entry, undone);
  if (state.kind !== "open" || state.draft !== draft) return false;
  const { grids, casesMoved } = failed === null ? entered : { grids: [], casesMoved: 0 };
  publish({
    ...state,
    ...stepsOf(draft),
    ...numbersAfter(draft, ground, base, grids, casesMoved, state.now),
    version: state.version + 1,
    refusal: null,
    unkept: failed,
  });
  return failed === null;
}

async function persisted(entry: LogEntry): Promise<string | null> {
  try {
    await keeper.persist(entry);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What could not be kept has not been done. */
function takeBack(draft: Draft, entry: LogEntry, undone: readonly Step[]): void {
  if (entry.kind === "undo") redo(draft);
  else undo(draft);
  draft.undone.splice(0, draft.undone.length, ...undone);
  draft.log.length -= 2;
}

function stepsOf(draft: Draft): Pick<OpenDraft, "steps" | "standing"> {
  const names = [...draft.done, ...[...draft.undone].reverse()].map(({ name }) => name);
  return { steps: names, standing: draft.done.length };
}
