// The plan that is looked at beside the draft, under a line that the hand moves: told by the part that compares, drawn by the map.
import type { OtherPlan } from "../../map/edit/words";

let shown: OtherPlan | null = null;
const listeners = new Set<() => void>();

/** For useSyncExternalStore. */
export const otherPlan = {
  get: (): OtherPlan | null => shown,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Shows a plan beside the draft in place of the one before; null shows the draft alone. */
export function showOther(next: OtherPlan | null): void {
  if (next === shown) return;
  shown = next;
  for (const listener of listeners) listener();
}
