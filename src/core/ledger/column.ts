// One growing column of whole numbers: takes no room before its first value, and no wider cells than its values need.
import type { Cells } from "../model/reports";

const MOST_IN_BYTE = 0xff;
const MOST_IN_TWO = 0xffff;

/** How a column's cells may be: always Int32, always Uint32, or the narrowest unsigned cells that fit (widened when needed). */
export type CellKind = "int32" | "uint32" | "fitted";

/** A column. Rows that nobody wrote hold `empty`; `length` is the number of rows written so far, rows after it are understood to be empty. */
export class Column {
  readonly kind: CellKind;
  readonly empty: number;
  cells: Cells;
  length = 0;

  constructor(kind: CellKind, empty: number) {
    this.kind = kind;
    this.empty = empty;
    this.cells = kind === "int32" ? new Int32Array(0) : kind === "uint32" ? new Uint32Array(0) : new Uint8Array(0);
  }

  get byteLength(): number {
    return this.cells.byteLength;
  }

  /** All `total` values, for columns that must be there even when empty. */
  filled(total: number): Cells {
    this.padTo(total);
    return this.cells.subarray(0, total);
  }

  /** Writes `count` values from row `at` on, at or after the end. Values that are all empty take no room. */
  append(at: number, values: ArrayLike<number>, count: number): void {
    let most = 0;
    let any = false;
    for (let i = 0; i < count; i++) {
      const value = values[i] ?? this.empty;
      if (value === this.empty) continue;
      any = true;
      if (value > most) most = value;
    }
    if (!any) return;
    this.reserve(at + count, most);
    const { cells } = this;
    cells.fill(this.empty, this.length, at);
    for (let i = 0; i < count; i++) cells[at + i] = values[i] ?? this.empty;
    this.length = at + count;
  }

  /** Keeps the rows named in `order` (positions, in their new order) out of `total` rows and drops spare room. */
  gather(order: Uint32Array, total: number): void {
    if (this.length === 0) return;
    this.padTo(total);
    const source = this.cells;
    const target = sameCells(source, order.length);
    for (let i = 0; i < order.length; i++) target[i] = source[order[i] ?? 0] ?? 0;
    this.cells = target;
    this.length = order.length;
  }

  /** Brings the column to exactly `total` rows and drops spare room. */
  trim(total: number): void {
    if (this.length === 0) return;
    this.padTo(total);
    if (this.cells.length !== total) this.cells = this.cells.slice(0, total);
  }

  private padTo(total: number): void {
    if (this.length >= total) return;
    this.reserve(total, 0);
    this.cells.fill(this.empty, this.length, total);
    this.length = total;
  }

  private reserve(rows: number, most: number): void {
    const fitted = this.kind === "fitted";
    const narrow = fitted && most > (this.cells instanceof Uint8Array ? MOST_IN_BYTE : this.cells instanceof Uint16Array ? MOST_IN_TWO : 0xffff_ffff);
    if (!narrow && rows <= this.cells.length) return;
    const room = rows <= this.cells.length ? this.cells.length : Math.max(rows, Math.ceil(this.cells.length * 1.5), 1024);
    const grown = narrow ? (most > MOST_IN_TWO ? new Uint32Array(room) : new Uint16Array(room)) : sameCells(this.cells, room);
    grown.set(this.cells.subarray(0, this.length));
    this.cells = grown;
  }
}

function sameCells(cells: Cells, length: number): Cells {
  if (cells instanceof Int32Array) return new Int32Array(length);
  if (cells instanceof Uint32Array) return new Uint32Array(length);
  return cells instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
}
