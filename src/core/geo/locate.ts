// Finds the polygon that holds a point, for millions of points: a lattice of cells in front, an exact walk past a few edges behind.
import { edgesByCell, type Frame, frameOver } from "./cells";
import { crossingsByCell } from "./crossings";
import { edgeSet } from "./edges";
import { crossSign, onSegment } from "./exact";
import { type Bounds, OUTSIDE, type PolygonSet } from "./polygons";
import { packRecords, RECORD_EDGE, RECORD_HEAD } from "./records";

/** The one rule of locating: the lowest slot whose closed polygon holds the point (exact.ts), else OUTSIDE. */
export interface Locator {
  readonly slotCount: number;
  readonly bounds: Bounds;
  /** Slot of a point in lattice units, or OUTSIDE. */
  locate(x: number, y: number): number;
  /**
   * Writes the slot (or OUTSIDE) of the points [from, to) into `out`; returns how many of the located lie exactly on a border of at least one polygon.
   * Points with NO_COORDINATE get OUTSIDE.
   */
  locateAll(x: Int32Array, y: Int32Array, out: Int32Array, from: number, to: number): number;
}

/** Edges up to this long keep every product below 2^52, so that plain arithmetic is exact. */
const LONGEST_EXACT = 2 ** 25;
/** Longer edges: products up to 2^66 are rounded by at most 2^13 in all; within this distance of 0 the sign is reckoned exactly. */
const UNSURE = 32_768;
/** Points that are looked up together. */
const BLOCK = 512;

/**
 * Builds the locator of a set of polygons. Exact for every Int32 coordinate; edges beyond 3.3° are slower near their line.
 * `cellLimit` bounds the number of lattice cells (4 bytes each): more cells, fewer edges to pass. The answers do not depend on it.
 */
export function buildLocator(polygons: PolygonSet, cellLimit?: number): Locator {
  const { slotCount, bounds } = polygons;
  const edges = edgeSet(polygons);
  if (edges.count === 0) {
    return {
      slotCount,
      bounds,
      locate: () => OUTSIDE,
      locateAll: (_x, _y, out, from, to) => {
        out.fill(OUTSIDE, from, to);
        return 0;
      },
    };
  }
  const frame = frameOver(bounds, cellLimit ?? Math.max(65_536, edges.count * 5));
  const { cells, words } = packRecords(edges, polygons.partSlot, frame, edgesByCell(edges, frame), crossingsByCell(edges, frame));
  const { minX, minY, maxX, maxY } = bounds;
  const search: Search = {
    cells,
    words,
    frame,
    width: maxX - minX,
    height: maxY - minY,
    unsure: edges.longest <= LONGEST_EXACT ? 0 : UNSURE,
    waiting: new Uint32Array(BLOCK),
    ends: new Uint32Array(BLOCK),
  };
  const one = { x: new Int32Array(1), y: new Int32Array(1), slot: new Int32Array(1) };
  return {
    slotCount,
    bounds,
    locate(x, y) {
      if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return OUTSIDE; // also what is no Int32
      one.x[0] = x;
      one.y[0] = y;
      locateBlocks(search, one.x, one.y, one.slot, 0, 1);
      return one.slot[0] as number;
    },
    locateAll: (x, y, out, from, to) => locateBlocks(search, x, y, out, from, to),
  };
}

/** What the search reads: one object, taken apart into local names before the loops, which the compiler can then keep in registers. */
interface Search {
  readonly cells: Int32Array;
  readonly words: Int32Array;
  readonly frame: Frame;
  /** Of the bounds, from the frame's origin. */
  readonly width: number;
  readonly height: number;
  readonly unsure: number;
  /** Points of the current block that lie in crossed cells, and where the edges of their records end. */
  readonly waiting: Uint32Array;
  readonly ends: Uint32Array;
}

// Three passes over each block, so that reads far apart in memory overlap instead of waiting for one another:
// every point reads its cell, without a branch to mispredict; those in crossed cells read the heads of their records; then they walk.
function locateBlocks(search: Search, x: Int32Array, y: Int32Array, out: Int32Array, from: number, to: number): number {
  const { cells, words, width, height, unsure, waiting, ends } = search;
  const { originX, originY, shift, columns } = search.frame;
  let onBorder = 0;
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(start + BLOCK, to);
    let count = 0;
    for (let i = start; i < end; i++) {
      const right = ((x[i] as number) - originX) >>> 0; // what lies left of the origin comes out beyond the width
      const up = ((y[i] as number) - originY) >>> 0;
      const cell = right <= width && up <= height ? (cells[Math.imul(up >>> shift, columns) + (right >>> shift)] as number) : OUTSIDE;
      out[i] = cell;
      waiting[count] = i;
      count += (cell + 1) >>> 31;
    }
    for (let k = 0; k < count; k++) {
      const record = -2 - (out[waiting[k] as number] as number);
      ends[k] = record + RECORD_HEAD + Math.imul(words[record + 1] as number, RECORD_EDGE);
    }
    for (let k = 0; k < count; k++) {
      const i = waiting[k] as number;
      const answer = walk(words, -2 - (out[i] as number), ends[k] as number, x[i] as number, y[i] as number, unsure);
      out[i] = (answer >> 1) - 1;
      onBorder += answer & 1;
    }
  }
  return onBorder;
}

/** Follows the record(s) of a cell: twice (slot + 1), plus 1 when the point lies on a border. The rule of the edges is drawn in records.ts. */
function walk(words: Int32Array, firstRecord: number, firstEnd: number, px: number, py: number, unsure: number): number {
  let record = firstRecord;
  let end = firstEnd;
  let slot = OUTSIDE;
  let onBorder = 0;
  for (;;) {
    let holders = words[record] as number;
    let borders = 0;
    for (let edge = record + RECORD_HEAD; edge < end; edge += RECORD_EDGE) {
      if (py < (words[edge + 4] as number)) continue;
      const high = words[edge + 5] as number;
      if (py > high) {
        holders ^= words[edge + 7] as number;
        continue;
      }
      const fromX = words[edge] as number;
      const fromY = words[edge + 1] as number;
      const toX = words[edge + 2] as number;
      const toY = words[edge + 3] as number;
      if (py === high) {
        if (onSegment(fromX, fromY, toX, toY, px, py)) borders |= words[edge + 6] as number;
        else holders ^= words[edge + 7] as number;
        continue;
      }
      let side = (toX - fromX) * (py - fromY) - (toY - fromY) * (px - fromX);
      if (side <= unsure && side >= -unsure) side = crossSign(fromX, fromY, toX, toY, px, py);
      if (side > 0) holders ^= words[edge + 6] as number;
      else if (side === 0) borders |= words[edge + 6] as number;
    }
    holders |= borders;
    if (borders !== 0) onBorder = 1;
    if (slot === OUTSIDE && holders !== 0) slot = words[end + 31 - Math.clz32(holders & -holders)] as number;
    const next = words[record + 2] as number;
    if (next === 0) return (slot + 1) * 2 + onBorder;
    record = next;
    end = record + RECORD_HEAD + (words[record + 1] as number) * RECORD_EDGE;
  }
}
