// Which units share a border and how long it is: edges that are the same on both sides exactly, the others by running alongside within a tolerance.
import { edgesByCell, frameOver } from "../../geo/cells";
import { type EdgeSet, edgeSet } from "../../geo/edges";
import type { PolygonSet } from "../../geo/polygons";
import type { Plane } from "./plane";

/** Lengths by pair of units, in whole centimetres (so that every browser adds up the same): key = lower unit · unit count + higher unit. */
export type BorderLengths = ReadonlyMap<number, number>;

/** Two edges run alongside each other when the angle between them is less than about 18°. */
const LEAST_COSINE = 0.95;

/**
 * Shared borders of all pairs of units.
 *
 *   ─────●─────●───   same edge on both sides: exact on the lattice
 *   ─────●─────●───
 *
 *   ────────●──────   a vertex on one side only, or a hairline gap: where the edges of two units run alongside each other
 *   ───────────────   within `nearM` metres, and no third unit owns them, that stretch is shared
 *
 * Units that touch in a corner alone share nothing.
 */
export function sharedBorders(set: PolygonSet, plane: Plane, nearM: number): BorderLengths {
  const edges = edgeSet(set);
  const lengths = new Map<number, number>();
  const open: number[] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    const slots = ownerSlots(edges, edge, set);
    if (slots.length < 2) {
      if (slots.length === 1) open.push(edge);
      continue;
    }
    const length = lengthCm(edges, edge, plane);
    for (let i = 0; i < slots.length; i++)
      for (let k = i + 1; k < slots.length; k++) add(lengths, slots[i] as number, slots[k] as number, set.slotCount, length);
  }
  for (const [key, length] of alongside(edges, open, set, plane, nearM)) lengths.set(key, (lengths.get(key) ?? 0) + length);
  return lengths;
}

/** Different slots along an edge, ascending (parts are numbered in the order of their slots). */
function ownerSlots(edges: EdgeSet, edge: number, set: PolygonSet): number[] {
  const slots: number[] = [];
  for (let k = edges.ownerStart[edge] as number; k < (edges.ownerStart[edge + 1] as number); k++) {
    const slot = set.partSlot[edges.owners[k] as number] as number;
    if (slots[slots.length - 1] !== slot) slots.push(slot);
  }
  return slots;
}

function lengthCm(edges: EdgeSet, edge: number, plane: Plane): number {
  const east = ((edges.bx[edge] as number) - (edges.ax[edge] as number)) * plane.perX;
  const north = ((edges.by[edge] as number) - (edges.ay[edge] as number)) * plane.perY;
  return Math.round(100 * Math.sqrt(east * east + north * north));
}

function add(lengths: Map<number, number>, first: number, second: number, slotCount: number, length: number): void {
  const key = Math.min(first, second) * slotCount + Math.max(first, second);
  lengths.set(key, (lengths.get(key) ?? 0) + length);
}

/** Stretches of edges that only one unit owns along those of another; pairs whose whole stretch is not longer than the tolerance only touch. */
function alongside(edges: EdgeSet, open: readonly number[], set: PolygonSet, plane: Plane, nearM: number): Map<number, number> {
  const lengths = new Map<number, number>();
  if (open.length === 0 || nearM <= 0) return lengths;
  const few = picked(edges, open);
  const slotOf = open.map((edge) => set.partSlot[edges.owners[edges.ownerStart[edge] as number] as number] as number);
  const frame = frameOver(set.bounds, Math.max(4096, open.length * 3));
  const near = edgesByCell(few, frame);
  const margin = Math.ceil(nearM / Math.min(plane.perX, plane.perY));
  const asked = new Int32Array(open.length).fill(-1);
  const cellOf = (offset: number, most: number) => Math.max(0, Math.min(most - 1, offset >> frame.shift));
  for (let edge = 0; edge < open.length; edge++) {
    const left = Math.min(few.ax[edge] as number, few.bx[edge] as number) - margin - frame.originX;
    const right = Math.max(few.ax[edge] as number, few.bx[edge] as number) + margin - frame.originX;
    const toRow = cellOf((few.by[edge] as number) + margin - frame.originY, frame.rows);
    for (let row = cellOf((few.ay[edge] as number) - margin - frame.originY, frame.rows); row <= toRow; row++) {
      for (let column = cellOf(left, frame.columns); column <= cellOf(right, frame.columns); column++) {
        const cell = row * frame.columns + column;
        for (let i = near.start[cell] as number; i < (near.start[cell + 1] as number); i++) {
          const other = near.items[i] as number;
          if (other <= edge || asked[other] === edge || slotOf[other] === slotOf[edge]) continue;
          asked[other] = edge;
          const length = stretchM(few, edge, other, plane, nearM);
          if (length > 0) add(lengths, slotOf[edge] as number, slotOf[other] as number, set.slotCount, length);
        }
      }
    }
  }
  for (const [key, length] of lengths) {
    if (length <= nearM) lengths.delete(key);
    else lengths.set(key, Math.round(length * 100));
  }
  return lengths;
}

function picked(edges: EdgeSet, wanted: readonly number[]): EdgeSet {
  const pick = (values: Int32Array) => Int32Array.from(wanted, (edge) => values[edge] as number);
  return { ...edges, count: wanted.length, ax: pick(edges.ax), ay: pick(edges.ay), bx: pick(edges.bx), by: pick(edges.by) };
}

/** Length of the stretch of edge `first` along which `second` lies within the tolerance and in nearly the same direction, m. */
function stretchM(edges: EdgeSet, first: number, second: number, plane: Plane, nearM: number): number {
  const originX = edges.ax[first] as number;
  const originY = edges.ay[first] as number;
  const east = ((edges.bx[first] as number) - originX) * plane.perX;
  const north = ((edges.by[first] as number) - originY) * plane.perY;
  const length = Math.sqrt(east * east + north * north);
  const [ux, uy] = [east / length, north / length];
  const cx = ((edges.ax[second] as number) - originX) * plane.perX;
  const cy = ((edges.ay[second] as number) - originY) * plane.perY;
  const dx = ((edges.bx[second] as number) - originX) * plane.perX;
  const dy = ((edges.by[second] as number) - originY) * plane.perY;
  const [alongC, alongD] = [cx * ux + cy * uy, dx * ux + dy * uy];
  const [asideC, asideD] = [cy * ux - cx * uy, dy * ux - dx * uy];
  const run = alongD - alongC;
  const drift = asideD - asideC;
  if (Math.abs(run) < LEAST_COSINE * Math.sqrt(run * run + drift * drift)) return 0;
  // Along the second edge, from 0 to 1: where it is beside the first, and where it is near.
  let from = Math.max(0, Math.min(-alongC / run, (length - alongC) / run));
  let to = Math.min(1, Math.max(-alongC / run, (length - alongC) / run));
  if (drift === 0) {
    if (Math.abs(asideC) > nearM) return 0;
  } else {
    from = Math.max(from, Math.min((-nearM - asideC) / drift, (nearM - asideC) / drift));
    to = Math.min(to, Math.max((-nearM - asideC) / drift, (nearM - asideC) / drift));
  }
  return to > from ? (to - from) * Math.abs(run) : 0;
}
