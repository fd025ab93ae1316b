// Sums of any stretch of the time-sorted reports at the same small cost, wherever it lies and however long it is.
//
//   reports by time   0 ······· K ······· 2K ······· 3K ······· 4K ···    every K reports the sums of all before are kept
//   stretch                   ├───────────────────────────┤
//   sums of it           = kept(3K) − kept(K)  ∓ the few reports between its ends and the kept sums nearest to them
import type { RowRange } from "./range";

/** Adds to the sums what a range of rows brings, or with sign −1 takes it away. */
export type AddRows = (sums: Float64Array, range: RowRange, sign: 1 | -1) => void;

export interface KeptSums {
  /** Sums of a stretch of rows; a new array each time. */
  of(range: RowRange): Float64Array;
  /** One row now brings so much more of one number: all kept sums after it move with it. */
  shift(row: number, place: number, amount: number): void;
}

/** Kept sums take so many bytes a report as they are given, but not more than this in all. */
const MOST_BYTES = 2 ** 26;

/** Kept sums of `size` rows, `width` numbers each, counted once by `add`. The more bytes a report they may take, the fewer rows are counted at each end of a stretch. */
export function keepSums(size: number, width: number, bytesPerReport: number, add: AddRows): KeptSums {
  const room = Math.min(size * bytesPerReport, MOST_BYTES);
  const stride = Math.max(1024, Math.ceil((size * width * 4) / Math.max(1, room)));
  const last = Math.floor(size / stride);
  const kept = new Int32Array((last + 1) * width);
  const running = new Float64Array(width);
  for (let row = stride; row <= size; row += stride) {
    add(running, { from: row - stride, to: row }, 1);
    kept.set(running, (row / stride) * width);
  }
  const nearest = (row: number): number => Math.min(Math.round(row / stride), last);
  const addBetween = (sums: Float64Array, from: number, to: number): void => {
    if (from <= to) add(sums, { from, to }, 1);
    else add(sums, { from: to, to: from }, -1);
  };
  return {
    shift(row, place, amount) {
      if (amount === 0) return;
      for (let at = (Math.floor(row / stride) + 1) * width + place; at < kept.length; at += width) kept[at] = (kept[at] ?? 0) + amount;
    },
    of({ from, to }) {
      const first = nearest(from);
      const end = nearest(to);
      const sums = new Float64Array(width);
      for (let i = 0, left = end * width, right = first * width; i < width; i++) sums[i] = ((kept[left + i] as number) - (kept[right + i] as number)) | 0;
      addBetween(sums, end * stride, to);
      addBetween(sums, from, first * stride);
      return sums;
    },
  };
}
