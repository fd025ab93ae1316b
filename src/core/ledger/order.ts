// The order of the rows: kept ones by reported_at, those without a time after them, then the duplicates likewise.
import type { Cells } from "../model/reports";
import { DUPLICATE } from "./duplicates";

export interface RowOrder {
  /** Row at each new position; null when every row already lies right. */
  readonly order: Uint32Array | null;
  /** Rows [0, kept) of the new order are kept. */
  readonly kept: number;
}

/** Stable. `times` is reported_at (undefined: no row has one); `status` (duplicates.ts; null: all are kept) sends duplicates to the end and leaves out what is gone. */
export function orderRows(count: number, times: Cells | undefined, status: Uint8Array | null): RowOrder {
  let kept = 0;
  const all = new Uint32Array(count);
  for (let row = 0; row < count; row++) if (status === null || (status[row] ?? 0) < DUPLICATE) all[kept++] = row;
  let at = kept;
  if (status !== null) for (let row = 0; row < count; row++) if (status[row] === DUPLICATE) all[at++] = row;
  const rows = all.subarray(0, at);
  if (times !== undefined) {
    sortByTime(rows.subarray(0, kept), times);
    sortByTime(rows.subarray(kept), times);
  }
  return { order: at === count && rows.every((row, index) => row === index) ? null : rows, kept };
}

/** Sort key of an instant: unsigned and ascending, with NO_TIME above every time. */
function keyOf(seconds: number): number {
  return ((seconds ^ 0x8000_0000) - 1) >>> 0;
}

/** Least-significant-digit radix sort (three passes of 11 bits) of row numbers by the time of their row; nothing to do when in order. */
function sortByTime(rows: Uint32Array, times: Cells): void {
  const count = rows.length;
  let from = new Uint32Array(count);
  let ordered = true;
  for (let i = 0; i < count; i++) {
    from[i] = keyOf(times[rows[i] ?? 0] ?? 0);
    if (i > 0 && (from[i] ?? 0) < (from[i - 1] ?? 0)) ordered = false;
  }
  if (ordered) return;
  let fromRows = rows.slice();
  let to = new Uint32Array(count);
  let toRows = new Uint32Array(count);
  for (let shift = 0; shift < 33; shift += 11) {
    const place = new Uint32Array(2049);
    for (let i = 0; i < count; i++) {
      const digit = ((from[i] ?? 0) >>> shift) & 2047;
      place[digit + 1] = (place[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < 2048; digit++) place[digit + 1] = (place[digit + 1] ?? 0) + (place[digit] ?? 0);
    for (let i = 0; i < count; i++) {
      const key = from[i] ?? 0;
      const digit = (key >>> shift) & 2047;
      const target = place[digit] ?? 0;
      place[digit] = target + 1;
      to[target] = key;
      toRows[target] = fromRows[i] ?? 0;
    }
    [from, to] = [to, from];
    [fromRows, toRows] = [toRows, fromRows];
  }
  rows.set(fromRows);
}
