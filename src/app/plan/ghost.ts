// Borders that are not there yet: those of a suggestion or a cleaning that is looked at. Whoever draws the map draws them over it.

/** Lattice units: x and y of both ends of each edge; and grounds that are meant, each a ring of x and y. */
export interface Ghost {
  readonly edges: Int32Array;
  readonly grounds: readonly Int32Array[];
}

let shown: Ghost | null = null;
const listeners = new Set<() => void>();

/** @public For whoever draws it. */
export const ghost = {
  get: (): Ghost | null => shown,
  subscribe(listener: () => void): () => void {
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
