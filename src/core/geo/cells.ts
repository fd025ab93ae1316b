// A frame of square cells over a box, and lists of what lies in each cell.
import type { EdgeSet } from "./edges";
import type { Bounds } from "./polygons";

/**
 * Square cells of 2^shift units. Cell (column, row) holds the lattice points x = originX + column·2^shift … + 2^shift − 1, y likewise.
 * Cells are numbered row by row from the lower left.
 */
export interface Frame {
  readonly originX: number;
  readonly originY: number;
  readonly shift: number;
  readonly columns: number;
  readonly rows: number;
}

/** For each cell a list of numbers: items[start[cell] … start[cell + 1]). */
export interface CellLists {
  readonly start: Uint32Array;
  readonly items: Uint32Array;
}

/** The finest frame over a box (not empty) with at most `cellLimit` cells; never coarser than 2^31 units, so that a cell is found by a shift of 32 bits. */
export function frameOver(bounds: Bounds, cellLimit: number): Frame {
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  let shift = 0;
  while (shift < 31 && (Math.floor(width / 2 ** shift) + 1) * (Math.floor(height / 2 ** shift) + 1) > cellLimit) shift++;
  return {
    originX: bounds.minX,
    originY: bounds.minY,
    shift,
    columns: Math.floor(width / 2 ** shift) + 1,
    rows: Math.floor(height / 2 ** shift) + 1,
  };
}

/** Gathers (cell, item) pairs in any order and sorts them into lists. Pairs of one cell keep their order. */
export class CellPairs {
  private pairs = new Uint32Array(4096);
  private length = 0;

  add(cell: number, item: number): void {
    if (this.length + 2 > this.pairs.length) {
      const longer = new Uint32Array(this.pairs.length * 2);
      longer.set(this.pairs);
      this.pairs = longer;
    }
    this.pairs[this.length++] = cell;
    this.pairs[this.length++] = item;
  }

  sorted(cellCount: number): CellLists {
    const start = new Uint32Array(cellCount + 2);
    for (let i = 0; i < this.length; i += 2) {
      const cell = (this.pairs[i] as number) + 2;
      start[cell] = (start[cell] as number) + 1;
    }
    for (let cell = 1; cell <= cellCount + 1; cell++) start[cell] = (start[cell] as number) + (start[cell - 1] as number);
    const items = new Uint32Array(this.length / 2);
    for (let i = 0; i < this.length; i += 2) {
      const cell = (this.pairs[i] as number) + 1; // start is one place ahead: filling moves it to where it belongs
      const place = start[cell] as number;
      items[place] = this.pairs[i + 1] as number;
      start[cell] = place + 1;
    }
    return { start: start.subarray(0, cellCount + 1), items };
  }
}

/**
 * The edges that come near each cell: every edge that touches a cell, up to one unit around it, is in its list.
 *
 *   row   ┌───┬───┬─▂▇┐    per row of cells the stretch of the edge within it, widened by one unit
 *         ├───┼▂▇▀┼───┤    so that rounding in the division cannot lose a cell
 *         ▂▇▀─┴───┴───┘
 */
export function edgesByCell(edges: EdgeSet, frame: Frame): CellLists {
  const { originX, originY, shift, columns, rows } = frame;
  const size = 2 ** shift;
  const pairs = new CellPairs();
  for (let edge = 0; edge < edges.count; edge++) {
    const ax = (edges.ax[edge] as number) - originX;
    const ay = (edges.ay[edge] as number) - originY;
    const bx = (edges.bx[edge] as number) - originX;
    const by = (edges.by[edge] as number) - originY;
    const left = Math.min(ax, bx);
    const right = Math.max(ax, bx);
    const slope = by === ay ? 0 : (bx - ax) / (by - ay);
    const lastRow = Math.min(rows - 1, Math.floor(by / size));
    for (let row = Math.floor(ay / size); row <= lastRow; row++) {
      const low = Math.max(ay, row * size - 1);
      const high = Math.min(by, row * size + size);
      const lowX = by === ay ? left : ax + (low - ay) * slope;
      const highX = by === ay ? right : ax + (high - ay) * slope;
      const from = Math.max(0, Math.floor(Math.max(left, Math.min(lowX, highX) - 1) / size));
      const to = Math.min(columns - 1, Math.floor(Math.min(right, Math.max(lowX, highX) + 1) / size));
      for (let column = from; column <= to; column++) pairs.add(row * columns + column, edge);
    }
  }
  return pairs.sorted(columns * rows);
}
