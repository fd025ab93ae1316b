// What the planner chose to redraw: grids, units or blocks, and how cases count. Another choice is another draft, kept apart.
import type { GroundAsked } from "../../engine/planGround";

export type GroundChoice = Pick<GroundAsked, "level" | "minutes">;

let choice: GroundChoice = { level: null, minutes: false };
const listeners = new Set<() => void>();

/** For useSyncExternalStore. */
export const groundChoice = {
  get: (): GroundChoice => choice,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function chooseGround(next: GroundChoice): void {
  choice = next;
  for (const listener of listeners) listener();
}
