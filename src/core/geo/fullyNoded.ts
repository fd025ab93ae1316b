// Rings redrawn until their edges meet at vertices only: every crossing becomes a lattice vertex of both edges, again and again.
import { type EdgeSet, edgeSet } from "./edges";
import { type Noding, nodeEdges } from "./noding";
import { type PolygonSet, setOfRings } from "./polygons";

/** More rounds than this no drawing has been seen to take; then it is refused. */
const MOST_ROUNDS = 40;

export interface FullyNoded {
  readonly set: PolygonSet;
  readonly edges: EdgeSet;
  readonly noding: Noding;
  /** Crossings of the drawing as it came, lattice units [x, y], and vertices on another's edge. */
  readonly crossings: readonly (readonly [number, number])[];
  readonly touches: readonly (readonly [number, number])[];
}

/**
 * Rounding a crossing to the lattice bends two edges by less than 1 cm, which may make a new crossing: hence the rounds.
 * null when they do not come to rest.
 */
export function fullyNoded(given: PolygonSet): FullyNoded | null {
  let set = given;
  let first: Pick<FullyNoded, "crossings" | "touches"> | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edges = edgeSet(set);
    const noding = nodeEdges(edges, set.bounds);
    first ??= { crossings: distinct(noding.crossings.map(({ node }) => placeOf(noding, node))), touches: touchesOf(noding) };
    if (noding.crossings.length === 0 && noding.chains.every((chain) => chain.length === 2)) return { set, edges, noding, ...first };
    set = redrawn(set, edges, noding);
  }
  return null;
}

/** The rings through all nodes of their edges, rounded to the lattice. */
function redrawn(set: PolygonSet, edges: EdgeSet, noding: Noding): PolygonSet {
  const { nodes, chains } = noding;
  const chainOf = new Map<number, readonly number[]>();
  for (let edge = 0; edge < edges.count; edge++) {
    const chain = chains[edge] as readonly number[];
    chainOf.set((chain[0] as number) * nodes.count + (chain[chain.length - 1] as number), chain);
  }
  const count = nodes.count;
  return setOfRings(set, (xy) => {
    const ring: number[] = [];
    for (let i = 0; i < xy.length; i += 2) {
      const k = (i + 2) % xy.length;
      const from = nodes.at(xy[i] as number, xy[i + 1] as number);
      const to = nodes.at(xy[k] as number, xy[k + 1] as number);
      const forward = chainOf.get(from * count + to);
      const chain = forward ?? chainOf.get(to * count + from) ?? [from, to];
      for (let at = 0; at + 1 < chain.length; at++) ring.push(...placeOf(noding, (forward ? chain[at] : chain[chain.length - 1 - at]) as number));
    }
    return ring;
  });
}

function touchesOf(noding: Noding): (readonly [number, number])[] {
  const crossed = new Set(noding.crossings.map(({ node }) => node));
  const inner = noding.chains.flatMap((chain) => chain.slice(1, -1)).filter((node) => !crossed.has(node));
  return distinct(inner.map((node) => placeOf(noding, node)));
}

function placeOf({ nodes }: Noding, node: number): readonly [number, number] {
  return [Math.round(nodes.x[node] as number), Math.round(nodes.y[node] as number)];
}

function distinct(places: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return [...new Map(places.map((place) => [place.join(), place])).values()];
}
