// One growing column of whole numbers: takes no room before its first value, and no wider cells than its values need.
import type { Cells } from "../model/reports";

const MOST_IN_BYTE = 0xff;
const MOST_IN_TWO = 0xffff;

/** How a column's cells may be: always Int32, always Uint32, or the narrowest unsigned cells that fit (widened when needed). */
export type CellKind = "int32" | "uint32" | "fitted";

/** What a batch brings. */
export type Values = Int32Array | Uint32Array | Uint16Array;

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

  /** Writes the first `count` values from row `at` on, at or after the end. Values that are all empty take no room. */
  append(at: number, values: Values, count: number): void {
    const { empty } = this;
    let first = 0;
    while (first < count && values[first] === empty) first++;
    if (first === count) return;
    this.reserve(at + count, this.kind === "fitted" ? mostOf(values, count) : 0);
    this.cells.fill(empty, this.length, at);
    this.cells.set(count === values.length ? values : values.subarray(0, count), at);
    this.length = at + count;
  }

  /** The value of a row. */
  at(row: number): number {
    return row < this.length ? (this.cells[row] ?? this.empty) : this.empty;
  }

  /** Writes one value of a column of `total` rows, widening the cells if it needs to, and gives the one that stood there. An empty value takes no room. */
  put(row: number, value: number, total: number): number {
    if (this.length === 0 && value === this.empty) return this.empty;
    this.padTo(total);
    const before = this.cells[row] ?? this.empty;
    this.reserve(total, this.kind === "fitted" ? value : 0);
    this.cells[row] = value;
    return before;
  }

  /** Keeps the rows named in `order` (positions, in their new order) out of `total` rows and drops spare room. */
  gather(order: Uint32Array, total: number): void {
    if (this.length === 0) return;
    this.padTo(total);
    const target = sameCells(this.cells, order.length);
    copyInOrder(this.cells, order, target);
    this.cells = target;
    this.length = order.length;
  }

  /** Brings the column to exactly `total` rows and drops spare room. */
  trim(total: number): void {
    if (this.length === 0) return;
    this.padTo(total);
    if (this.cells.length !== total) this.cells = this.cells.slice(0, total);
  }

  /** Puts another number in the place of each: `renamed[number]`, which is no greater. */
  rename(renamed: Uint32Array): void {
    for (let i = 0; i < this.length; i++) this.cells[i] = renamed[this.cells[i] ?? 0] ?? 0;
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

function mostOf(values: Values, count: number): number {
  let most = 0;
  for (let i = 0; i < count; i++) if ((values[i] ?? 0) > most) most = values[i] ?? 0;
  return most;
}

/** Signed and unsigned cells of one width are the same bits: three loops, each over one kind of array only, which is several times faster than one over all. */
function copyInOrder(from: Cells, order: Uint32Array, to: Cells): void {
  if (from.BYTES_PER_ELEMENT === 4) copyFours(asFours(from), order, asFours(to));
  else if (from instanceof Uint16Array && to instanceof Uint16Array) copyTwos(from, order, to);
  else if (from instanceof Uint8Array && to instanceof Uint8Array) copyOnes(from, order, to);
}

function asFours(cells: Cells): Int32Array {
  return new Int32Array(cells.buffer, cells.byteOffset, cells.length);
}

function copyFours(from: Int32Array, order: Uint32Array, to: Int32Array): void {
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] ?? 0] ?? 0;
}

function copyTwos(from: Uint16Array, order: Uint32Array, to: Uint16Array): void {
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] ?? 0] ?? 0;
}

function copyOnes(from: Uint8Array, order: Uint32Array, to: Uint8Array): void {
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] ?? 0] ?? 0;
}
