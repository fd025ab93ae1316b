// Which edges lie near a place: square cells over the coverage, each with a list of its edges, kept up to date edge by edge.
import { type Frame, frameOver } from "../../geo/cells";
import type { Bounds } from "../../geo/polygons";

/** The geometry that the index reads: origins of half-edges and places of vertices. */
interface Drawn {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly origin: Int32Array;
}

export class EdgeIndex {
  readonly frame: Frame;
  readonly size: number;
  /** First entry of each cell, −1 for none. */
  readonly head: Int32Array;
  entryEdge = new Int32Array(1024);
  entryNext = new Int32Array(1024);
  /** Answer of the last query: found[0 … its result). */
  found = new Int32Array(256);
  private entries = 0;
  private freeEntry = -1;
  /** Lower end and upper end of each edge as it stands in the cells. */
  private placed = new Int32Array(0);
  private isPlaced = new Uint8Array(0);
  private stamps = new Int32Array(0);
  private tick = 0;
  private readonly touched: number[] = [];
  private isTouched = new Uint8Array(0);

  constructor(bounds: Bounds, edges: number) {
    const empty = bounds.minX > bounds.maxX;
    this.frame = frameOver(empty ? { minX: 0, minY: 0, maxX: 0, maxY: 0 } : bounds, Math.max(1024, edges));
    this.size = 2 ** this.frame.shift;
    this.head = new Int32Array(this.frame.columns * this.frame.rows).fill(-1);
    this.reserve(edges);
  }

  /** Marks an edge as new, moved or gone. */
  touch(edge: number): void {
    if (edge >= this.isTouched.length) this.reserve(Math.max(edge + 1, this.isTouched.length * 2));
    if (this.isTouched[edge] === 1) return;
    this.isTouched[edge] = 1;
    this.touched.push(edge);
  }

  /** Brings the cells up to date with what was touched. */
  refresh({ x, y, origin }: Drawn): void {
    for (const edge of this.touched) {
      this.isTouched[edge] = 0;
      if (this.isPlaced[edge] === 1) this.walk(edge, false);
      const from = origin[edge * 2] as number;
      this.isPlaced[edge] = from < 0 ? 0 : 1;
      if (from < 0) continue;
      const to = origin[edge * 2 + 1] as number;
      const upward = (y[from] as number) <= (y[to] as number);
      const low = upward ? from : to;
      const high = upward ? to : from;
      this.placed[edge * 4] = x[low] as number;
      this.placed[edge * 4 + 1] = y[low] as number;
      this.placed[edge * 4 + 2] = x[high] as number;
      this.placed[edge * 4 + 3] = y[high] as number;
      this.walk(edge, true);
    }
    this.touched.length = 0;
  }

  column(x: number): number {
    return Math.max(0, Math.min(this.frame.columns - 1, Math.floor((x - this.frame.originX) / this.size)));
  }

  row(y: number): number {
    return Math.max(0, Math.min(this.frame.rows - 1, Math.floor((y - this.frame.originY) / this.size)));
  }

  /** Edges in the cells of a box, each once, into `found`; returns how many. Some may lie outside the box. `refresh` first. */
  query(minX: number, minY: number, maxX: number, maxY: number): number {
    const tick = ++this.tick;
    const { head, entryEdge, entryNext, stamps } = this;
    const { columns } = this.frame;
    const fromColumn = this.column(minX);
    const toColumn = this.column(maxX);
    const toRow = this.row(maxY);
    let count = 0;
    for (let row = this.row(minY); row <= toRow; row++) {
      for (let column = fromColumn; column <= toColumn; column++) {
        for (let entry = head[row * columns + column] as number; entry >= 0; entry = entryNext[entry] as number) {
          const edge = entryEdge[entry] as number;
          if (stamps[edge] === tick) continue;
          stamps[edge] = tick;
          if (count >= this.found.length) this.found = longer(this.found, this.found.length * 2);
          this.found[count++] = edge;
        }
      }
    }
    return count;
  }

  /** Enters an edge into the cells it touches, or takes it out: row by row the stretch within it, widened by one unit as in geo/cells. */
  private walk(edge: number, enter: boolean): void {
    const { frame, size, placed } = this;
    const ax = (placed[edge * 4] as number) - frame.originX;
    const ay = (placed[edge * 4 + 1] as number) - frame.originY;
    const bx = (placed[edge * 4 + 2] as number) - frame.originX;
    const by = (placed[edge * 4 + 3] as number) - frame.originY;
    const left = Math.min(ax, bx);
    const right = Math.max(ax, bx);
    const slope = by === ay ? 0 : (bx - ax) / (by - ay);
    const firstRow = this.row(ay - 1 + frame.originY);
    const lastRow = this.row(by + 1 + frame.originY);
    for (let row = firstRow; row <= lastRow; row++) {
      // What lies beyond the frame belongs to its outermost cells.
      const low = row === 0 ? ay : Math.max(ay, row * size - 1);
      const high = row === frame.rows - 1 ? by : Math.min(by, row * size + size);
      const lowX = by === ay ? left : ax + (low - ay) * slope;
      const highX = by === ay ? right : ax + (high - ay) * slope;
      const from = this.column(Math.max(left, Math.min(lowX, highX)) - 1 + frame.originX);
      const to = this.column(Math.min(right, Math.max(lowX, highX)) + 1 + frame.originX);
      for (let column = from; column <= to; column++) {
        if (enter) this.enter(row * frame.columns + column, edge);
        else this.leave(row * frame.columns + column, edge);
      }
    }
  }

  private enter(cell: number, edge: number): void {
    let entry = this.freeEntry;
    if (entry >= 0) this.freeEntry = this.entryNext[entry] as number;
    else {
      entry = this.entries++;
      if (entry >= this.entryEdge.length) {
        this.entryEdge = longer(this.entryEdge, entry * 2);
        this.entryNext = longer(this.entryNext, entry * 2);
      }
    }
    this.entryEdge[entry] = edge;
    this.entryNext[entry] = this.head[cell] as number;
    this.head[cell] = entry;
  }

  private leave(cell: number, edge: number): void {
    let before = -1;
    let entry = this.head[cell] as number;
    while (entry >= 0 && this.entryEdge[entry] !== edge) {
      before = entry;
      entry = this.entryNext[entry] as number;
    }
    if (entry < 0) throw new Error(`edge ${edge} is not in cell ${cell} of the index`);
    const after = this.entryNext[entry] as number;
    if (before < 0) this.head[cell] = after;
    else this.entryNext[before] = after;
    this.entryNext[entry] = this.freeEntry;
    this.freeEntry = entry;
  }

  private reserve(edges: number): void {
    this.placed = longer(this.placed, edges * 4);
    this.stamps = longer(this.stamps, edges);
    const isPlaced = new Uint8Array(edges);
    isPlaced.set(this.isPlaced);
    this.isPlaced = isPlaced;
    const isTouched = new Uint8Array(edges);
    isTouched.set(this.isTouched);
    this.isTouched = isTouched;
  }
}

function longer(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(array);
  return copy;
}
