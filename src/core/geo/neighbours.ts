// Which polygons are neighbours: by a shared stretch of border, by as much as a shared point, or by the distance of their middles.
import { edgeSet } from "./edges";
import { nodeEdges } from "./noding";
import type { PolygonSet } from "./polygons";

/** Neighbours of slot s are items[start[s] … start[s + 1]), ascending; nobody is its own. */
export interface Neighbours {
  readonly start: Uint32Array;
  readonly items: Uint32Array;
}

/**
 * Neighbours in a set of polygons, exact: borders are cut where they meet, so a border with more vertices on one side is still shared.
 *
 *   A │ B     rook: A–B, A–C, B–D, C–D
 *   ──┼──     queen: these, and the corners A–D, B–C
 *   C │ D
 */
export function contiguity(set: PolygonSet, rule: "queen" | "rook"): Neighbours {
  const edges = edgeSet(set);
  const { chains } = nodeEdges(edges, set.bounds);
  const slots = new Map<number | string, Set<number>>();
  const note = (place: number | string, owners: readonly number[]): void => {
    const known = slots.get(place);
    if (known === undefined) slots.set(place, new Set(owners));
    else for (const owner of owners) known.add(owner);
  };
  for (const [edge, chain] of chains.entries()) {
    const owners = Array.from(edges.owners.subarray(edges.ownerStart[edge], edges.ownerStart[edge + 1]), (part) => set.partSlot[part] as number);
    for (let i = 0; i < chain.length; i++) {
      if (rule === "queen") note(chain[i] as number, owners);
      else if (i > 0) note([chain[i - 1] as number, chain[i] as number].sort((a, b) => a - b).join(), owners);
    }
  }
  const lists = Array.from({ length: set.slotCount }, () => new Set<number>());
  for (const meeting of slots.values()) for (const one of meeting) for (const other of meeting) if (one !== other) lists[one]?.add(other);
  return neighboursOf(lists);
}

/** Points nearer than `reach` to one another; `apart(a, b)` is their distance in the same unit. */
export function withinReach(count: number, apart: (one: number, other: number) => number, reach: number): Neighbours {
  const lists = Array.from({ length: count }, () => new Set<number>());
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      if (!(apart(one, other) <= reach)) continue;
      lists[one]?.add(other);
      lists[other]?.add(one);
    }
  }
  return neighboursOf(lists);
}

function neighboursOf(lists: readonly ReadonlySet<number>[]): Neighbours {
  const start = new Uint32Array(lists.length + 1);
  for (const [slot, list] of lists.entries()) start[slot + 1] = (start[slot] as number) + list.size;
  return { start, items: Uint32Array.from(lists.flatMap((list) => [...list].sort((a, b) => a - b))) };
}
