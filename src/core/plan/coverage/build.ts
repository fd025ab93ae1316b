// From polygons to a coverage: only a clean one, on which all gestures are safe. Cleaning is done by clean.ts with the same parts.
import { type Arrangement, arrange } from "../../geo/arrangement";
import { holdersOf } from "../../geo/coverageFaces";
import { edgeSet } from "../../geo/edges";
import { type Noding, nodeEdges } from "../../geo/noding";
import type { PolygonSet } from "../../geo/polygons";
import { dropInner } from "./merge";
import { Coverage } from "./store";
import { resetSums } from "./sums";
import { NO_FACE } from "./types";
import { EDGES, OUT } from "./words";

/** Why a set of polygons is no coverage, and where: lattice units. */
export interface BuildRefusal {
  readonly reason: "crossing" | "overlap" | "empty";
  readonly place: readonly [number, number] | null;
  readonly slots: readonly number[];
}

export type Built = { readonly ok: true; readonly coverage: Coverage } | { readonly ok: false; readonly refusal: BuildRefusal };

/**
 * A coverage with one face per slot; `gridOf[slot]` is the grid that a face is assigned to (by default each slot is a grid).
 * Vertices that lie exactly on a neighbour's edge become vertices of both: no shape changes. Crossings and overlaps are refused.
 */
export function buildCoverage(set: PolygonSet, gridOf?: readonly number[]): Built {
  const noding = nodeEdges(edgeSet(set), set.bounds);
  const crossing = noding.crossings[0];
  if (crossing) {
    const place = [Math.round(noding.nodes.x[crossing.node] as number), Math.round(noding.nodes.y[crossing.node] as number)] as const;
    return { ok: false, refusal: { reason: "crossing", place, slots: [] } };
  }
  const arrangement = arrange(edgeSet(set), noding);
  const { labels, clashes } = labelFaces(set, noding, arrangement);
  const [clash] = clashes;
  if (clash) {
    const node = arrangement.origin[arrangement.faceStart[clash.face] as number] as number;
    const place = [noding.nodes.x[node] as number, noding.nodes.y[node] as number] as const;
    return { ok: false, refusal: { reason: "overlap", place, slots: clash.slots } };
  }
  if (arrangement.origin.length === 0) return { ok: false, refusal: { reason: "empty", place: null, slots: [] } };
  return { ok: true, coverage: coverageOf(set, noding, arrangement, labels, gridOf ?? Array.from({ length: set.slotCount }, (_, slot) => slot)) };
}

/** The slot that holds each face of an arrangement, NO_FACE for none, −2 − (index of its clash) where several do. */
export function labelFaces(set: PolygonSet, noding: Noding, arrangement: Arrangement) {
  const holders = holdersOf(set, noding, arrangement);
  const clashes: { readonly face: number; readonly slots: readonly number[] }[] = [];
  const labels = holders.map((parts, face) => {
    if (parts.length === 0) return NO_FACE;
    const slots = [...new Set(parts.map((part) => set.partSlot[part] as number))];
    if (slots.length === 1) return slots[0] as number;
    clashes.push({ face, slots });
    return -1 - clashes.length;
  });
  return { labels, clashes };
}

/** A coverage of an arrangement whose nodes all lie on the lattice. `labels` of its faces are faces of the coverage. */
export function coverageOf(set: PolygonSet, noding: Noding, arrangement: Arrangement, labels: readonly number[], gridOf: readonly number[]): Coverage {
  const { origin, next, face } = arrangement;
  const vertexOf = new Int32Array(noding.nodes.count).fill(-1);
  const grids = gridOf.reduce((most, grid) => Math.max(most, grid), -1) + 1;
  const coverage = new Coverage(set.bounds, noding.nodes.count, origin.length / 2, gridOf.length, grids);
  for (const node of origin) {
    if ((vertexOf[node] as number) < 0) vertexOf[node] = coverage.newVertex(noding.nodes.x[node] as number, noding.nodes.y[node] as number);
  }
  for (let grid = 0; grid < grids; grid++) coverage.newGrid();
  for (const grid of gridOf) coverage.newFace(grid);
  for (let half = 0; half < origin.length; half += 2) {
    coverage.newEdge(vertexOf[origin[half] as number] as number, vertexOf[origin[half + 1] as number] as number);
  }
  for (let half = 0; half < origin.length; half++) {
    coverage.link(half, next[half] as number);
    coverage.set(OUT, vertexOf[origin[half] as number] as number, half);
    coverage.setFace(half, labels[face[half] as number] as number);
    if ((half & 4095) === 0) coverage.begin(); // nothing of this is ever taken back
  }
  coverage.index.refresh(coverage);
  dropInner(coverage, allEdges(coverage));
  resetSums(coverage);
  coverage.begin();
  return coverage;
}

function* allEdges(coverage: Coverage): Generator<number> {
  const edges = coverage.meta[EDGES] as number;
  for (let edge = 0; edge < edges; edge++) if ((coverage.origin[edge * 2] as number) >= 0) yield edge;
}
