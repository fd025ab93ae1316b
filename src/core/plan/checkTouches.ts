// Borders that run through a neighbour's vertex without having one there: no ground is wrong, but moving that vertex would tear them apart.
import type { EdgeSet } from "../geo/edges";
import { toDegrees } from "../geo/lattice";
import type { Noding } from "../geo/noding";
import type { PolygonSet } from "../geo/polygons";
import type { CheckIssue } from "./checkIssue";

/**
 * One note per grid whose border has such places.
 *
 *   ┌──┬──┐
 *   │  ├──┤     the left grid has no vertex where the two right ones meet it
 *   └──┴──┘
 */
export function checkTouches(set: PolygonSet, edges: EdgeSet, noding: Noding): CheckIssue[] {
  const crossed = new Set(noding.crossings.map(({ node }) => node));
  const slotAt = vertexSlots(set, noding);
  const nodesOf = new Map<number, Set<number>>();
  for (let edge = 0; edge < edges.count; edge++) {
    const inner = (noding.chains[edge] as readonly number[]).slice(1, -1).filter((node) => !crossed.has(node));
    if (inner.length === 0) continue;
    for (let i = edges.ownerStart[edge] as number; i < (edges.ownerStart[edge + 1] as number); i++) {
      const slot = set.partSlot[edges.owners[i] as number] as number;
      const nodes = nodesOf.get(slot) ?? new Set();
      for (const node of inner) if (slotAt.get(node) !== slot) nodes.add(node);
      if (nodes.size > 0) nodesOf.set(slot, nodes);
    }
  }
  return [...nodesOf].map(([slot, nodes]): CheckIssue => {
    const [node = 0] = nodes;
    const place = [toDegrees(noding.nodes.x[node] as number), toDegrees(noding.nodes.y[node] as number)] as const;
    return { kind: "t_touch", severity: "note", slots: [slot], place, count: nodes.size };
  });
}

/** The slot with a vertex at each node, −1 where several have one. */
function vertexSlots(set: PolygonSet, noding: Noding): Map<number, number> {
  const slotAt = new Map<number, number>();
  for (let part = 0; part < set.partSlot.length; part++) {
    const slot = set.partSlot[part] as number;
    const end = set.ringStart[set.partStart[part + 1] as number] as number;
    for (let vertex = set.ringStart[set.partStart[part] as number] as number; vertex < end; vertex++) {
      const node = noding.nodes.at(set.xy[vertex * 2] as number, set.xy[vertex * 2 + 1] as number);
      const known = slotAt.get(node);
      slotAt.set(node, known === undefined || known === slot ? slot : -1);
    }
  }
  return slotAt;
}
