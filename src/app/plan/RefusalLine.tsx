// Why the hand may not do what it tries. A drag changes its mind with every move: only this line is drawn anew, and only when the reason is another.
import { useSyncExternalStore } from "react";
import { refusalText } from "../../core/plan/coverage/refusalText";
import type { Refusal } from "../../core/plan/coverage/types";
import type { Format } from "../../panels/format";

type Reason = Refusal["reason"];

export interface Refusals {
  tell(refusal: Refusal | null): void;
  get(): Reason | null;
  subscribe(listener: () => void): () => void;
}

/** Holds the reason of the last refusal of the hand; null when there is none. */
export function openRefusals(): Refusals {
  const listeners = new Set<() => void>();
  let reason: Reason | null = null;
  return {
    tell: (refusal) => {
      const next = refusal?.reason ?? null;
      if (next === reason) return;
      reason = next;
      for (const listener of listeners) listener();
    },
    get: () => reason,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `last`: why the last gesture was refused when it was let go. */
export function RefusalLine({
  refusals,
  last,
  language,
}: {
  readonly refusals: Refusals;
  readonly last: Refusal | null;
  readonly language: Format["language"];
}) {
  const why = useSyncExternalStore(refusals.subscribe, refusals.get) ?? last?.reason;
  return why ? (
    <p className="draft-refusal" role="alert">
      {refusalText(why, language)}
    </p>
  ) : null;
}
