// The edges of a set of polygons, each once: a border that two neighbours share is one edge with two owners.
import type { PolygonSet } from "./polygons";

/** Edges without direction: a is the lower end (of a flat edge the left one). Lattice units. */
export interface EdgeSet {
  readonly count: number;
  readonly ax: Int32Array;
  readonly ay: Int32Array;
  readonly bx: Int32Array;
  readonly by: Int32Array;
  /** Owners of edge e are owners[ownerStart[e] … ownerStart[e + 1]), ascending; a part that runs along the edge twice is there twice. */
  readonly ownerStart: Uint32Array;
  /** Parts. */
  readonly owners: Uint32Array;
  /** The longest extent of any edge in x or y. */
  readonly longest: number;
}

/** Collects the edges of all rings. Edges of no length are left out. */
export function edgeSet(set: PolygonSet): EdgeSet {
  const { xy, ringStart, partStart, partSlot } = set;
  const vertexCount = xy.length / 2;
  const ax = new Int32Array(vertexCount);
  const ay = new Int32Array(vertexCount);
  const bx = new Int32Array(vertexCount);
  const by = new Int32Array(vertexCount);
  const edgeOf = new Int32Array(vertexCount).fill(-1);
  const partOf = new Uint32Array(vertexCount);
  const ownerStart = new Uint32Array(vertexCount + 2);
  const mask = tableSize(vertexCount) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  let count = 0;
  let longest = 0;
  for (let part = 0; part < partSlot.length; part++) {
    for (let ring = partStart[part] as number; ring < (partStart[part + 1] as number); ring++) {
      const end = ringStart[ring + 1] as number;
      let fromX = xy[end * 2 - 2] as number;
      let fromY = xy[end * 2 - 1] as number;
      for (let vertex = ringStart[ring] as number; vertex < end; vertex++) {
        const toX = xy[vertex * 2] as number;
        const toY = xy[vertex * 2 + 1] as number;
        if (fromX !== toX || fromY !== toY) {
          const upward = fromY < toY || (fromY === toY && fromX < toX);
          const lowX = upward ? fromX : toX;
          const lowY = upward ? fromY : toY;
          const highX = upward ? toX : fromX;
          const highY = upward ? toY : fromY;
          let place = hash(lowX, lowY, highX, highY) & mask;
          let edge = table[place] as number;
          while (edge >= 0 && !(ax[edge] === lowX && ay[edge] === lowY && bx[edge] === highX && by[edge] === highY)) {
            place = (place + 1) & mask;
            edge = table[place] as number;
          }
          if (edge < 0) {
            edge = count++;
            table[place] = edge;
            ax[edge] = lowX;
            ay[edge] = lowY;
            bx[edge] = highX;
            by[edge] = highY;
            longest = Math.max(longest, Math.abs(highX - lowX), highY - lowY);
          }
          edgeOf[vertex] = edge;
          partOf[vertex] = part;
          ownerStart[edge + 1] = (ownerStart[edge + 1] as number) + 1;
        }
        fromX = toX;
        fromY = toY;
      }
    }
  }
  for (let edge = 0; edge < count; edge++) ownerStart[edge + 1] = (ownerStart[edge + 1] as number) + (ownerStart[edge] as number);
  const owners = new Uint32Array(ownerStart[count] as number);
  const next = ownerStart.slice(0, count);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const edge = edgeOf[vertex] as number;
    if (edge < 0) continue;
    const place = next[edge] as number;
    owners[place] = partOf[vertex] as number;
    next[edge] = place + 1;
  }
  return {
    count,
    ax: ax.slice(0, count),
    ay: ay.slice(0, count),
    bx: bx.slice(0, count),
    by: by.slice(0, count),
    ownerStart: ownerStart.slice(0, count + 1),
    owners,
    longest,
  };
}

/** A power of two, at least twice as many places as entries. */
function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}

function hash(lowX: number, lowY: number, highX: number, highY: number): number {
  let value = Math.imul(lowX, 0x9e3779b1) ^ Math.imul(lowY, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35) ^ Math.imul(highX, 0x27d4eb2f) ^ Math.imul(highY, 0x165667b1);
  value = Math.imul(value ^ (value >>> 13), 0x2c1b3c6d);
  return value ^ (value >>> 16);
}
