// Pieces of the graph of units that touch nothing else: each is tied to the nearest unit of another piece, so that islands can be assigned.
import type { PolygonSet } from "../../geo/polygons";
import type { Plane } from "./plane";

/** A tie across water or a gap between two units. */
export interface Tie {
  readonly first: number;
  readonly second: number;
  /** Least distance between vertices of the two, m. */
  readonly distanceM: number;
}

/**
 * Ties that make one piece of all units: again and again the smallest piece (by number of units) is tied to the nearest unit of any other.
 * `pieceOf` numbers the connected pieces from 0.
 */
export function islandTies(set: PolygonSet, plane: Plane, pieceOf: Int32Array, pieceCount: number): Tie[] {
  const ties: Tie[] = [];
  if (pieceCount < 2) return ties;
  const vertices = slotVertices(set);
  const piece = pieceOf.slice();
  const members = Array.from({ length: pieceCount }, (): number[] => []);
  for (const [unit, own] of piece.entries()) (members[own] as number[]).push(unit);
  const alive = new Set(members.keys());
  while (alive.size > 1) {
    let least = -1;
    for (const candidate of alive) if (least < 0 || (members[candidate] as number[]).length < (members[least] as number[]).length) least = candidate;
    const own = members[least] as number[];
    const tie = nearest(own, least, piece, vertices, plane);
    alive.delete(least);
    if (tie === null) continue; // units without any vertex have no place to be tied to
    const joined = piece[tie.second] as number;
    for (const unit of own) piece[unit] = joined;
    (members[joined] as number[]).push(...own);
    ties.push(tie);
  }
  return ties;
}

interface Vertices {
  readonly x: readonly number[][];
  readonly y: readonly number[][];
  /** minX, minY, maxX, maxY of each slot. */
  readonly box: Float64Array;
}

function slotVertices(set: PolygonSet): Vertices {
  const x = Array.from({ length: set.slotCount }, (): number[] => []);
  const y = Array.from({ length: set.slotCount }, (): number[] => []);
  const box = new Float64Array(set.slotCount * 4);
  for (let slot = 0; slot < set.slotCount; slot++)
    box.set([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY], slot * 4);
  for (let part = 0; part < set.partSlot.length; part++) {
    const slot = set.partSlot[part] as number;
    const end = set.ringStart[set.partStart[part + 1] as number] as number;
    for (let vertex = set.ringStart[set.partStart[part] as number] as number; vertex < end; vertex++) {
      const [east, north] = [set.xy[vertex * 2] as number, set.xy[vertex * 2 + 1] as number];
      (x[slot] as number[]).push(east);
      (y[slot] as number[]).push(north);
      box[slot * 4] = Math.min(box[slot * 4] as number, east);
      box[slot * 4 + 1] = Math.min(box[slot * 4 + 1] as number, north);
      box[slot * 4 + 2] = Math.max(box[slot * 4 + 2] as number, east);
      box[slot * 4 + 3] = Math.max(box[slot * 4 + 3] as number, north);
    }
  }
  return { x, y, box };
}

function nearest(own: readonly number[], piece: number, pieceOf: Int32Array, vertices: Vertices, plane: Plane): Tie | null {
  let best: Tie | null = null;
  for (const first of own) {
    for (let second = 0; second < pieceOf.length; second++) {
      if (pieceOf[second] === piece || boxDistance(vertices.box, first, second, plane) >= (best?.distanceM ?? Number.POSITIVE_INFINITY)) continue;
      const distanceM = vertexDistance(vertices, first, second, plane);
      if (distanceM < (best?.distanceM ?? Number.POSITIVE_INFINITY)) best = { first, second, distanceM };
    }
  }
  return best;
}

function boxDistance(box: Float64Array, first: number, second: number, plane: Plane): number {
  const side = (at: number): number => box[at] as number;
  const east = Math.max(0, side(first * 4) - side(second * 4 + 2), side(second * 4) - side(first * 4 + 2)) * plane.perX;
  const north = Math.max(0, side(first * 4 + 1) - side(second * 4 + 3), side(second * 4 + 1) - side(first * 4 + 3)) * plane.perY;
  return Math.hypot(east, north);
}

function vertexDistance({ x, y }: Vertices, first: number, second: number, plane: Plane): number {
  const [ax, ay, bx, by] = [x[first] as number[], y[first] as number[], x[second] as number[], y[second] as number[]];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ax.length; i++) {
    for (let k = 0; k < bx.length; k++) {
      const east = ((ax[i] as number) - (bx[k] as number)) * plane.perX;
      const north = ((ay[i] as number) - (by[k] as number)) * plane.perY;
      least = Math.min(least, east * east + north * north);
    }
  }
  return Math.sqrt(least);
}
