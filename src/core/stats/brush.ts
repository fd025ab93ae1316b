// The brush: sums of a period that moves. Only the reports that came in or went out at the moved edges are counted.
import type { ReportColumns } from "../model/reports";
import { KIND_COUNT, writeKinds } from "./flags";
import { type RowRange, rangeOf } from "./range";
import { type Cut, sumRow, sumsOf } from "./tally";

export interface Brush {
  /** Sums of the cut, laid out as `tally` does; a new array each time. */
  move(cut: Cut): Float64Array;
}

/** For each report the one count it is part of: its row of sums times KIND_COUNT plus its kind. Two bytes while the plan has few grids. */
type CountCells = Uint16Array | Uint32Array;

/**
 * A brush over reports. It remembers one number a grid and kind, and two bytes a report (four above 1,283 grids); when the reports' version,
 * the cohort or `now` changes it starts anew, when the new period has fewer reports than the moved edges it counts those.
 */
export function createBrush(reports: ReportColumns): Brush {
  let base: Pick<Cut, "cohort" | "now"> & { readonly version: number } = { cohort: "due", now: Number.NaN, version: -1 };
  let cells: CountCells = new Uint16Array(0);
  let counts = new Int32Array(0);
  let counted: RowRange = { from: 0, to: 0 };

  function startAnew(cut: Cut): void {
    base = { cohort: cut.cohort, now: cut.now, version: reports.version };
    counts = new Int32Array((reports.slotCount + 2) * KIND_COUNT);
    cells = countCells(reports, cut, counts.length);
    counted = { from: 0, to: 0 };
  }

  function count(from: number, to: number, by: 1 | -1): void {
    if (cells instanceof Uint16Array) addNarrow(counts, cells, from, to, by);
    else addWide(counts, cells, from, to, by);
  }

  return {
    move(cut) {
      if (base.version !== reports.version || base.cohort !== cut.cohort || base.now !== cut.now) startAnew(cut);
      const next = rangeOf(reports, cut.period);
      const moved = Math.abs(next.from - counted.from) + Math.abs(next.to - counted.to);
      if (next.to - next.from <= moved) {
        counts.fill(0);
        count(next.from, next.to, 1);
      } else {
        count(next.from, counted.from, 1);
        count(counted.from, next.from, -1);
        count(counted.to, next.to, 1);
        count(next.to, counted.to, -1);
      }
      counted = next;
      return sumsOf(counts);
    },
  };
}

function countCells(reports: ReportColumns, { cohort, now }: Cut, room: number): CountCells {
  const { size, slot, slotCount } = reports;
  const kinds = new Uint8Array(size);
  writeKinds(reports, cohort, now, kinds, 0, size);
  const cells = room > 0xffff ? new Uint32Array(size) : new Uint16Array(size);
  for (let row = 0; row < size; row++) cells[row] = sumRow(slot[row] ?? 0, slotCount) * KIND_COUNT + (kinds[row] ?? 0);
  return cells;
}

// The hot loop twice, each over one kind of array only: one loop over both is slower.

function addNarrow(counts: Int32Array, cells: Uint16Array, from: number, to: number, by: number): void {
  for (let row = from; row < to; row++) {
    const cell = cells[row] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + by;
  }
}

function addWide(counts: Int32Array, cells: Uint32Array, from: number, to: number, by: number): void {
  for (let row = from; row < to; row++) {
    const cell = cells[row] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + by;
  }
}
