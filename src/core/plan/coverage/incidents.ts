// Cases follow the borders: after a change only those in the swept triangles and boxes are located again.
import { type CellLists, CellPairs, type Frame, frameOver } from "../../geo/cells";
import { gridAt } from "./around";
import { inTriangle } from "./legal";
import type { Coverage } from "./store";
import type { Change } from "./types";
import { GRIDS } from "./words";

/** Loads are kept in whole parts of a minute, so that sums never drift. */
const PARTS = 1024;

/** Cases with a place and a load, and where they lie now. */
export class Incidents {
  /** Grid of each case, NO_GRID for none; as `gridAt` says. */
  readonly grid: Int32Array;
  /** Cases and load of each grid. */
  private counts = new Int32Array(0);
  private loads = new Float64Array(0);
  /** Cases that came to each grid and went from it since `settle`. */
  private came = new Int32Array(0);
  private went = new Int32Array(0);
  private readonly x: Int32Array;
  private readonly y: Int32Array;
  private readonly parts: Float64Array;
  private readonly frame: Frame;
  private readonly cells: CellLists;

  /** `x`, `y` in lattice units; `load` per case, kept to 1/1024. */
  constructor(coverage: Coverage, x: Int32Array, y: Int32Array, load: ArrayLike<number>) {
    this.x = x;
    this.y = y;
    this.parts = Float64Array.from(load, (value) => Math.round(value * PARTS));
    this.frame = frameOver(boxOf(x, y), Math.max(1024, x.length / 4));
    const pairs = new CellPairs();
    for (let i = 0; i < x.length; i++) pairs.add(this.cell(this.column(x[i] as number), this.row(y[i] as number)), i);
    this.cells = pairs.sorted(this.frame.columns * this.frame.rows);
    this.grid = new Int32Array(x.length).fill(-1);
    this.reserve(coverage.meta[GRIDS] as number);
    for (let i = 0; i < x.length; i++) this.move(i, gridAt(coverage, x[i] as number, y[i] as number));
    this.settle();
  }

  count(grid: number): number {
    return this.counts[grid] ?? 0;
  }

  gained(grid: number): number {
    return this.came[grid] ?? 0;
  }

  lost(grid: number): number {
    return this.went[grid] ?? 0;
  }

  /** From now on `gained` and `lost` count anew. */
  settle(): void {
    this.came.fill(0);
    this.went.fill(0);
  }

  load(grid: number): number {
    return (this.loads[grid] ?? 0) / PARTS;
  }

  /** Locates again what a change may have moved: after it was done, undone or done again alike. Returns how many cases changed grid. */
  follow(coverage: Coverage, { triangles, boxes }: Pick<Change, "triangles" | "boxes">): number {
    this.reserve(coverage.meta[GRIDS] as number);
    let moved = 0;
    for (let i = 0; i < triangles.length; i += 6) {
      const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = triangles.subarray(i, i + 6);
      moved += this.relocate(coverage, Math.min(ax, bx, cx), Math.min(ay, by, cy), Math.max(ax, bx, cx), Math.max(ay, by, cy), (x, y) =>
        inTriangle(ax, ay, bx, by, cx, cy, x, y),
      );
    }
    for (let i = 0; i < boxes.length; i += 4) {
      const [minX = 0, minY = 0, maxX = 0, maxY = 0] = boxes.subarray(i, i + 4);
      moved += this.relocate(coverage, minX, minY, maxX, maxY, (x, y) => x >= minX && x <= maxX && y >= minY && y <= maxY);
    }
    return moved;
  }

  private relocate(coverage: Coverage, minX: number, minY: number, maxX: number, maxY: number, holds: (x: number, y: number) => boolean): number {
    const { x, y, cells } = this;
    let moved = 0;
    const toRow = this.row(maxY);
    const toColumn = this.column(maxX);
    for (let row = this.row(minY); row <= toRow; row++) {
      for (let column = this.column(minX); column <= toColumn; column++) {
        const cell = this.cell(column, row);
        for (let k = cells.start[cell] as number; k < (cells.start[cell + 1] as number); k++) {
          const i = cells.items[k] as number;
          const px = x[i] as number;
          const py = y[i] as number;
          if (holds(px, py) && this.move(i, gridAt(coverage, px, py))) moved++;
        }
      }
    }
    return moved;
  }

  private move(i: number, grid: number): boolean {
    const before = this.grid[i] as number;
    if (before === grid) return false;
    const parts = this.parts[i] as number;
    if (before >= 0) {
      this.counts[before] = (this.counts[before] as number) - 1;
      this.loads[before] = (this.loads[before] as number) - parts;
      this.went[before] = (this.went[before] as number) + 1;
    }
    if (grid >= 0) {
      this.counts[grid] = (this.counts[grid] as number) + 1;
      this.loads[grid] = (this.loads[grid] as number) + parts;
      this.came[grid] = (this.came[grid] as number) + 1;
    }
    this.grid[i] = grid;
    return true;
  }

  private reserve(grids: number): void {
    if (grids <= this.counts.length) return;
    const grown = (kept: Int32Array): Int32Array<ArrayBuffer> => {
      const longer = new Int32Array(grids * 2);
      longer.set(kept);
      return longer;
    };
    [this.counts, this.came, this.went] = [grown(this.counts), grown(this.came), grown(this.went)];
    const loads = new Float64Array(grids * 2);
    loads.set(this.loads);
    this.loads = loads;
  }

  private cell(column: number, row: number): number {
    return row * this.frame.columns + column;
  }

  private column(x: number): number {
    return Math.max(0, Math.min(this.frame.columns - 1, (x - this.frame.originX) >> this.frame.shift));
  }

  private row(y: number): number {
    return Math.max(0, Math.min(this.frame.rows - 1, (y - this.frame.originY) >> this.frame.shift));
  }
}

function boxOf(x: Int32Array, y: Int32Array) {
  let [minX, minY, maxX, maxY] = [2_147_483_647, 2_147_483_647, -2_147_483_648, -2_147_483_648];
  for (let i = 0; i < x.length; i++) {
    minX = Math.min(minX, x[i] as number);
    maxX = Math.max(maxX, x[i] as number);
    minY = Math.min(minY, y[i] as number);
    maxY = Math.max(maxY, y[i] as number);
  }
  return minX > maxX ? { minX: 0, minY: 0, maxX: 0, maxY: 0 } : { minX, minY, maxX, maxY };
}
