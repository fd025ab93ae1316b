// What a crossed cell knows: who holds its corner, and the few edges that decide the rest. Packed end to end in one array of words.
//
//   A point P of the cell is reached from the corner S by an L: up along the cell's left side to P's height, then right.
//   Each edge that the L crosses switches its owners on or off.
//
//        │     ╱              An edge that comes in over the left side is crossed exactly if P lies above it
//        ├──P ╱               (below its lower end: not; above its upper end: always).
//        │   ╱                An edge that starts to the right of the left side is crossed exactly if P lies to the right of it
//      S ┼──╱──               (below its lower end and from its upper end on: not).
//
// So both kinds are four steps of one rule: py < low: nothing; py > high: `above`; between: `owners` if P is on the counting side;
// on it: the owners hold P on their border. Points with py = high count as above, unless they lie on the edge.
import type { CellLists, Frame } from "./cells";
import { ceilAlong } from "./crossings";
import type { EdgeSet } from "./edges";
import { crossSign } from "./exact";

/** Words of a record: corner mask, number of edges, next record of the same cell (0: none), then the edges, then the slots of its candidates. */
export const RECORD_HEAD = 3;
/** Words of an edge: from x, from y, to x, to y (P is on the counting side when it lies to the left of that way), low, high, owners, above. */
export const RECORD_EDGE = 8;
/** Candidates of one record: the bits of a word. A cell with more has a chain of records, lowest slots first. */
const CANDIDATES = 32;

export interface Records {
  /** Per cell: a slot; OUTSIDE; or −2 − (place of its first record in `words`). */
  readonly cells: Int32Array;
  readonly words: Int32Array;
}

/** Packs the records of all crossed cells and the answers of all others. */
export function packRecords(edges: EdgeSet, partSlot: Uint32Array, frame: Frame, near: CellLists, crossings: CellLists): Records {
  const packer = new Packer(edges, partSlot);
  const size = 2 ** frame.shift;
  const cells = new Int32Array(frame.columns * frame.rows);
  for (let row = 0; row < frame.rows; row++) {
    packer.startRow();
    for (let column = 0; column < frame.columns; column++) {
      const cell = row * frame.columns + column;
      for (let i = crossings.start[cell] as number; i < (crossings.start[cell + 1] as number); i++) packer.cross(crossings.items[i] as number);
      const from = near.start[cell] as number;
      const to = near.start[cell + 1] as number;
      cells[cell] = from === to ? packer.owner() : packer.pack(near.items, from, to, frame.originX + column * size, frame.originY + row * size);
    }
  }
  return { cells, words: packer.finish() };
}

class Packer {
  private readonly edges: EdgeSet;
  private readonly partSlot: Uint32Array;
  /** Parts that hold the corner of the current cell, in no order. */
  private readonly active: number[] = [];
  private words = new Int32Array(1 << 16);
  private length = 0;
  /** Bit of a part in the record being packed, −1 for none. */
  private readonly bitOf: Int8Array;
  private readonly seen: Uint8Array;

  constructor(edges: EdgeSet, partSlot: Uint32Array) {
    this.edges = edges;
    this.partSlot = partSlot;
    this.bitOf = new Int8Array(partSlot.length).fill(-1);
    this.seen = new Uint8Array(partSlot.length);
  }

  startRow(): void {
    this.active.length = 0;
  }

  /** Passes an edge along the row: its owners switch. */
  cross(edge: number): void {
    const { ownerStart, owners } = this.edges;
    for (let i = ownerStart[edge] as number; i < (ownerStart[edge + 1] as number); i++) {
      const part = owners[i] as number;
      const at = this.active.indexOf(part);
      if (at < 0) this.active.push(part);
      else {
        this.active[at] = this.active[this.active.length - 1] as number;
        this.active.pop();
      }
    }
  }

  /** Answer of a cell that no edge comes near. */
  owner(): number {
    const part = lowest(this.active);
    return part < 0 ? -1 : (this.partSlot[part] as number);
  }

  /** Packs the cell whose lowest lattice point is (cornerX, cornerY); returns its value in `cells`. */
  pack(items: Uint32Array, from: number, to: number, cornerX: number, cornerY: number): number {
    const candidates: number[] = [];
    const { ownerStart, owners, ax, bx } = this.edges;
    for (let i = from; i < to; i++) {
      const edge = items[i] as number;
      if ((ax[edge] as number) < cornerX && (bx[edge] as number) < cornerX) continue; // wholly to the left: no L crosses it
      for (let k = ownerStart[edge] as number; k < (ownerStart[edge + 1] as number); k++) this.candidate(candidates, owners[k] as number);
    }
    if (candidates.length === 0) return this.owner();
    const spanning = lowest(this.active.filter((part) => this.seen[part] === 0)); // of those that hold the whole cell only the first can matter
    if (spanning >= 0) this.candidate(candidates, spanning);
    candidates.sort((first, second) => first - second);
    for (const part of candidates) this.seen[part] = 0;
    const value = -2 - this.length;
    for (let first = 0; first < candidates.length; first += CANDIDATES) {
      this.packOne(candidates.slice(first, first + CANDIDATES), first + CANDIDATES < candidates.length, items, from, to, cornerX, cornerY);
    }
    return value;
  }

  private candidate(candidates: number[], part: number): void {
    if (this.seen[part] === 1) return;
    this.seen[part] = 1;
    candidates.push(part);
  }

  private packOne(parts: readonly number[], more: boolean, items: Uint32Array, from: number, to: number, cornerX: number, cornerY: number): void {
    for (const [bit, part] of parts.entries()) this.bitOf[part] = bit;
    const head = this.length;
    this.length += RECORD_HEAD;
    let corner = 0;
    for (const part of this.active) {
      const bit = this.bitOf[part] as number;
      if (bit >= 0) corner |= 1 << bit;
    }
    let count = 0;
    for (let i = from; i < to; i++) {
      const edge = items[i] as number;
      let mask = 0;
      for (let k = this.edges.ownerStart[edge] as number; k < (this.edges.ownerStart[edge + 1] as number); k++) {
        const bit = this.bitOf[this.edges.owners[k] as number] as number;
        if (bit < 0) continue;
        if ((mask & (1 << bit)) !== 0) {
          // A part that runs along the edge twice: crossing it switches twice, its border is still there.
          const written = this.packEdge(edge, mask, cornerX, cornerY);
          if (written !== 0) count++;
          if (written === 2) corner ^= mask;
          mask = 0;
        }
        mask |= 1 << bit;
      }
      if (mask === 0) continue;
      const written = this.packEdge(edge, mask, cornerX, cornerY);
      if (written !== 0) count++;
      if (written === 2) corner ^= mask;
    }
    this.reserve(parts.length);
    for (const part of parts) {
      this.words[this.length++] = this.partSlot[part] as number;
      this.bitOf[part] = -1;
    }
    this.words[head] = corner;
    this.words[head + 1] = count;
    this.words[head + 2] = more ? this.length : 0;
  }

  /** Writes one edge. 0: it lies to the left, nothing written; 1: written; 2: written, and every L starts above it, so that the corner must switch. */
  private packEdge(edge: number, mask: number, cornerX: number, cornerY: number): 0 | 1 | 2 {
    const ax = this.edges.ax[edge] as number;
    const ay = this.edges.ay[edge] as number;
    const bx = this.edges.bx[edge] as number;
    const by = this.edges.by[edge] as number;
    this.reserve(RECORD_EDGE);
    if (ax >= cornerX && bx >= cornerX) {
      this.put(bx, by, ax, ay, ay, by, mask, 0);
      return 1;
    }
    if (ax < cornerX && bx < cornerX) return 0;
    const rising = ax < bx; // lower end on the left (or flat)
    const fromX = rising ? ax : bx;
    const fromY = rising ? ay : by;
    const toX = rising ? bx : ax;
    const toY = rising ? by : ay;
    // The edge meets the left side x = cornerX − ½ at this height or less than one below:
    const entry = ceilAlong(fromY, toY - fromY, 2 * (cornerX - fromX) - 1, 2 * (toX - fromX));
    this.put(fromX, fromY, toX, toY, Math.min(entry, toY), Math.max(entry, toY), mask, mask);
    // S lies above the edge (or on it) when (cornerX − ½, cornerY − ½) does; reckoned in half units.
    return crossSign(2 * fromX, 2 * fromY, 2 * toX, 2 * toY, 2 * cornerX - 1, 2 * cornerY - 1) >= 0 ? 2 : 1;
  }

  private put(fromX: number, fromY: number, toX: number, toY: number, low: number, high: number, owners: number, above: number): void {
    const { words } = this;
    const at = this.length;
    words[at] = fromX;
    words[at + 1] = fromY;
    words[at + 2] = toX;
    words[at + 3] = toY;
    words[at + 4] = low;
    words[at + 5] = high;
    words[at + 6] = owners;
    words[at + 7] = above;
    this.length = at + RECORD_EDGE;
  }

  private reserve(more: number): void {
    if (this.length + more + RECORD_HEAD <= this.words.length) return;
    const longer = new Int32Array(this.words.length * 2);
    longer.set(this.words);
    this.words = longer;
  }

  finish(): Int32Array {
    return this.words.slice(0, this.length);
  }
}

function lowest(parts: readonly number[]): number {
  let least = -1;
  for (const part of parts) if (least < 0 || part < least) least = part;
  return least;
}
