// Borders that are not there yet: those of a suggestion or a cleaning that is looked at. The map draws them over itself.
import type { Ghost, GhostSource } from "../../map/ghost";

let shown: Ghost | null = null;
const listeners = new Set<() => void>();

/** For the map. */
export const ghost: GhostSource = {
  get: () => shown,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Shows a ghost in place of the one before; null shows none. */
export function showGhost(next: Ghost | null): void {
  if (next === shown) return;
  shown = next;
  for (const listener of listeners) listener();
}
