// Which plan this page has open and whether it may change it: a small store that banners and the panel of versions listen to.
import { useSyncExternalStore } from "react";
import type { PlanRecord } from "./planStore";

export type Hold =
  /** This page edits. */
  | "ours"
  /** Another page edits; this one follows it and takes over when that one closes. */
  | "theirs"
  /** Not a draft: under review, approved, in force or retired. */
  | "frozen"
  /** Its log could not be done again as it was: what could be is shown. */
  | "broken";

export interface PlanState {
  /** null where the browser keeps nothing, or nothing is open. */
  readonly plan: PlanRecord | null;
  readonly hold: Hold;
  /** Lines that were done again when it was opened, 0 for a new plan: said once as "recovered". */
  readonly recovered: number;
  /** Line at which a log broke off. */
  readonly brokenAt: number | null;
  /** False where the browser keeps nothing: then a plan lasts as long as its page. */
  readonly isKept: boolean;
  /** Name of the plan by which every case is counted again; null while each is judged by the plan of its day. */
  readonly judging: string | null;
  /** Counts every change of any plan. */
  readonly version: number;
}

let state: PlanState = { plan: null, hold: "ours", recovered: 0, brokenAt: null, isKept: true, judging: null, version: 0 };
const listeners = new Set<() => void>();

export function planState(): PlanState {
  return state;
}

export function tellPlan(change: Partial<PlanState>): void {
  state = { ...state, ...change, version: state.version + 1 };
  for (const listener of listeners) listener();
}

export function usePlanState(): PlanState {
  return useSyncExternalStore(subscribe, planState);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
