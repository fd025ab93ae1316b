// How far a reading has come: a store of its own, so that only the notice about it is drawn again while a file is read.
import type { Progress } from "../core/frame/answers";

export interface ProgressStore {
  readonly get: () => Progress | null;
  readonly set: (progress: Progress | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createProgress(): ProgressStore {
  let current: Progress | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (progress) => {
      current = progress;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
