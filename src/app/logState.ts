// How far the operator's log is on this page: answers that hang on it are asked anew when its version changes. The log itself lies in IndexedDB.
import { useSyncExternalStore } from "react";

export interface LogState {
  /** Counts every change that the engine was told of. */
  readonly version: number;
  /** Lines in the log of this browser. */
  readonly lines: number;
  /** Events made since the page was opened: only these may be undone here. */
  readonly mine: ReadonlySet<string>;
  /** False where the browser keeps nothing: then nothing can be done with cases either. */
  readonly isKept: boolean;
}

let state: LogState = { version: 0, lines: 0, mine: new Set(), isKept: true };
const listeners = new Set<() => void>();

export function changeLog(change: Partial<LogState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export function logState(): LogState {
  return state;
}

export function useLog(): LogState {
  return useSyncExternalStore(subscribe, logState);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
