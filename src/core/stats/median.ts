// The exact median time to close of every grid.
import { NO_TIME } from "../model/columns";
import type { RowMask } from "../model/filters";
import type { ReportColumns } from "../model/reports";
import { voidTable } from "./flags";
import type { RowRange } from "./range";
import { sumRow } from "./tally";

export interface Medians {
  /** Median of closed_at − reported_at in hours by row of sums (slots, OUTSIDE, UNLOCATED); NaN where no case is closed. */
  readonly hours: Float64Array;
  /** Cases closed before they were reported: in no median, counted here. */
  readonly closedBeforeReported: number;
}

/** Medians over a range of rows. Void cases are left out as they are of the rates; of an even number the mean of the middle two counts. With a mask only rows that pass. */
export function medianHours(reports: ReportColumns, range: RowRange, mask: RowMask | null = null): Medians {
  const { slot, slotCount } = reports;
  const rows = slotCount + 2;
  const hours = new Float64Array(rows).fill(Number.NaN);
  const { reported_at: reported, closed_at: closed } = reports.times;
  if (reported === undefined || closed === undefined) return { hours, closedBeforeReported: 0 };
  const voids = voidTable(reports);
  const { state } = reports.codes;
  const bits = mask?.bits ?? null;
  const start = new Uint32Array(rows + 1);
  let closedBeforeReported = 0;
  // Twice over the same rows: first to know how many durations every grid has, then to put them there.
  for (let row = range.from; row < range.to; row++) {
    if (bits !== null && bits[row] !== 0) continue;
    const closedAt = closed[row] ?? NO_TIME;
    const reportedAt = reported[row] ?? NO_TIME;
    if (closedAt === NO_TIME || reportedAt === NO_TIME || (voids !== null && voids[state?.[row] ?? 0] === 1)) continue;
    const at = sumRow(slot[row] ?? 0, slotCount) + 1;
    if (closedAt < reportedAt) closedBeforeReported++;
    else start[at] = (start[at] ?? 0) + 1;
  }
  for (let at = 0; at < rows; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const seconds = new Uint32Array(start[rows] ?? 0);
  const next = start.slice();
  for (let row = range.from; row < range.to; row++) {
    if (bits !== null && bits[row] !== 0) continue;
    const closedAt = closed[row] ?? NO_TIME;
    const reportedAt = reported[row] ?? NO_TIME;
    if (closedAt === NO_TIME || closedAt < reportedAt || reportedAt === NO_TIME || (voids !== null && voids[state?.[row] ?? 0] === 1)) continue;
    const at = sumRow(slot[row] ?? 0, slotCount);
    const place = next[at] ?? 0;
    seconds[place] = closedAt - reportedAt;
    next[at] = place + 1;
  }
  for (let at = 0; at < rows; at++) {
    const middle = medianOf(seconds.subarray(start[at] ?? 0, start[at + 1] ?? 0));
    if (middle !== null) hours[at] = middle / 3600;
  }
  return { hours, closedBeforeReported };
}

/** Median of values, which come out in another order; null of none. */
export function medianOf(values: Uint32Array): number | null {
  const count = values.length;
  if (count === 0) return null;
  const middle = count >> 1;
  const upper = selectNth(values, middle);
  if (count % 2 === 1) return upper;
  let lower = 0;
  for (let i = 0; i < middle; i++) if ((values[i] ?? 0) > lower) lower = values[i] ?? 0;
  return (lower + upper) / 2;
}

/** The value that would stand at `nth` in order (Hoare's selection); smaller ones end up before it. */
function selectNth(values: Uint32Array, nth: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++;
      while ((values[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const swapped = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = swapped;
      left++;
      right--;
    }
    if (nth <= right) high = right;
    else if (nth >= left) low = left;
    else break;
  }
  return values[nth] ?? 0;
}
