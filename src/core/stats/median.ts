// The exact median time to close of every grid, and what keeps it while single cases change.
import { NO_TIME } from "../model/columns";
import type { RowMask } from "../model/filters";
import type { ReportColumns } from "../model/reports";
import { voidTable } from "./flags";
import type { RowRange } from "./range";
import { sumRow } from "./tally";
import type { RowWatcher } from "./watcher";

export interface Medians {
  /** Median of closed_at − reported_at in hours by row of sums (slots, OUTSIDE, UNLOCATED); NaN where no case is closed. */
  readonly hours: Float64Array;
  /** Cases closed before they were reported: in no median, counted here. */
  readonly closedBeforeReported: number;
}

/** The times to close of a range of rows, grid by grid. */
interface Durations {
  readonly range: RowRange;
  readonly version: number;
  /** Seconds of each row of sums, in no order. */
  readonly seconds: readonly Uint32Array[];
  readonly hours: Float64Array;
  closedBeforeReported: number;
}

export interface MedianKeeper extends RowWatcher {
  /** As medianHours gives them; kept while nothing is filtered. */
  medians(range: RowRange, mask?: RowMask | null): Medians;
}

/** Medians over a range of rows. Void cases are left out as they are of the rates; of an even number the mean of the middle two counts. With a mask only rows that pass. */
export function medianHours(reports: ReportColumns, range: RowRange, mask: RowMask | null = null): Medians {
  const { hours, closedBeforeReported } = durationsOf(reports, range, mask);
  return { hours, closedBeforeReported };
}

/** Keeps the times to close of the range asked for last: a case that closes later puts only the median of its own grid anew. */
export function createMedians(reports: ReportColumns): MedianKeeper {
  let kept: Durations | null = null;
  return {
    medians({ from, to }, mask = null) {
      if (mask !== null) return medianHours(reports, { from, to }, mask);
      if (kept === null || kept.version !== reports.version || kept.range.from !== from || kept.range.to !== to)
        kept = durationsOf(reports, { from, to }, null);
      return { hours: kept.hours.slice(), closedBeforeReported: kept.closedBeforeReported };
    },
    amending(row) {
      const follows = kept !== null && kept.version === reports.version;
      const before = secondsToClose(reports, voidTable(reports), row);
      return () => {
        if (!follows || kept === null) return;
        kept = { ...kept, version: reports.version };
        if (row < kept.range.from || row >= kept.range.to) return;
        kept = exchanged(kept, sumRow(reports.slot[row] ?? 0, reports.slotCount), before, secondsToClose(reports, voidTable(reports), row));
      };
    },
  };
}

/** The same durations with one taken away and one put in its place. */
function exchanged(kept: Durations, at: number, before: number | null, after: number | null): Durations {
  if (before === after) return kept;
  const wrong = (seconds: number | null): number => (seconds !== null && seconds < 0 ? 1 : 0);
  const gone = before === null || before < 0 ? [] : [before];
  const come = after === null || after < 0 ? [] : [after];
  const old = kept.seconds[at] ?? new Uint32Array();
  const place = gone.length === 0 ? old.length : old.indexOf(before ?? 0);
  const values = new Uint32Array(old.length - gone.length + come.length);
  values.set(old.subarray(0, place));
  values.set(old.subarray(place + gone.length), place);
  values.set(come, values.length - come.length);
  const hours = kept.hours.slice();
  hours[at] = hoursOf(values);
  const closedBeforeReported = kept.closedBeforeReported + wrong(after) - wrong(before);
  return { ...kept, closedBeforeReported, hours, seconds: kept.seconds.map((one, index) => (index === at ? values : one)) };
}

function durationsOf(reports: ReportColumns, range: RowRange, mask: RowMask | null): Durations {
  const { slot, slotCount, version } = reports;
  const rows = slotCount + 2;
  const voids = voidTable(reports);
  const bits = mask?.bits ?? null;
  const start = new Uint32Array(rows + 1);
  let closedBeforeReported = 0;
  const hasBoth = reports.times.reported_at !== undefined && reports.times.closed_at !== undefined;
  const to = hasBoth ? range.to : range.from;
  // Twice over the same rows: first to know how many durations every grid has, then to put them there.
  for (let row = range.from; row < to; row++) {
    if (bits !== null && bits[row] !== 0) continue;
    const took = secondsToClose(reports, voids, row);
    if (took === null) continue;
    const at = sumRow(slot[row] ?? 0, slotCount) + 1;
    if (took < 0) closedBeforeReported++;
    else start[at] = (start[at] ?? 0) + 1;
  }
  for (let at = 0; at < rows; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const seconds = new Uint32Array(start[rows] ?? 0);
  const next = start.slice();
  for (let row = range.from; row < to; row++) {
    if (bits !== null && bits[row] !== 0) continue;
    const took = secondsToClose(reports, voids, row);
    if (took === null || took < 0) continue;
    const at = sumRow(slot[row] ?? 0, slotCount);
    const place = next[at] ?? 0;
    seconds[place] = took;
    next[at] = place + 1;
  }
  const parts = Array.from({ length: rows }, (_, at) => seconds.subarray(start[at] ?? 0, start[at + 1] ?? 0));
  return { range, version, seconds: parts, hours: Float64Array.from(parts, hoursOf), closedBeforeReported };
}

/** closed_at − reported_at of a row; null of a case that is not closed, has no time, or is void. */
function secondsToClose({ times, codes }: ReportColumns, voids: Uint8Array | null, row: number): number | null {
  const closedAt = times.closed_at?.[row] ?? NO_TIME;
  const reportedAt = times.reported_at?.[row] ?? NO_TIME;
  if (closedAt === NO_TIME || reportedAt === NO_TIME || (voids !== null && voids[codes.state?.[row] ?? 0] === 1)) return null;
  return closedAt - reportedAt;
}

function hoursOf(seconds: Uint32Array): number {
  const middle = medianOf(seconds);
  return middle === null ? Number.NaN : middle / 3600;
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
