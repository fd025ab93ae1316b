// What the planner chose to redraw: grids, units or blocks, and how cases count, and what load each grid should have. Another choice is another draft, kept apart.
import type { GroundAsked } from "../../engine/planGround";

export type GroundChoice = Pick<GroundAsked, "level" | "minutes" | "byStaff">;

let choice: GroundChoice = { level: null, minutes: false, byStaff: false };
const listeners = new Set<() => void>();

/** For useSyncExternalStore. */
export const groundChoice = {
  get: (): GroundChoice => choice,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function chooseGround(change: Partial<GroundChoice>): void {
  choice = { ...choice, ...change };
  for (const listener of listeners) listener();
}
