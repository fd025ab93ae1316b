// The brush: sums of a period that moves. Only the reports that came in or went out at the moved edges are counted.
import type { ReportColumns } from "../model/reports";
import { KIND_ROOM, writeKinds } from "./flags";
import { type RowRange, rangeOf } from "./range";
import { type Cut, countKinds, sumsOf } from "./tally";

export interface Brush {
  /** Sums of the cut, laid out as `tally` does; a new array each time. */
  move(cut: Cut): Float64Array;
}

/**
 * A brush over reports. It remembers one number a grid and kind, and one byte a report; when the reports' version, the cohort or `now`
 * changes it starts anew, when the new period has fewer reports than the moved edges it counts those.
 */
export function createBrush(reports: ReportColumns): Brush {
  let base: Pick<Cut, "cohort" | "now"> & { readonly version: number } = { cohort: "due", now: Number.NaN, version: -1 };
  let kinds = new Uint8Array(0);
  let counts = new Int32Array(0);
  let counted: RowRange = { from: 0, to: 0 };

  function startAnew(cut: Cut): void {
    base = { cohort: cut.cohort, now: cut.now, version: reports.version };
    if (kinds.length !== reports.size) kinds = new Uint8Array(reports.size);
    writeKinds(reports, cut.cohort, cut.now, kinds, 0, reports.size);
    counts = new Int32Array((reports.slotCount + 2) * KIND_ROOM);
    counted = { from: 0, to: 0 };
  }

  return {
    move(cut) {
      if (base.version !== reports.version || base.cohort !== cut.cohort || base.now !== cut.now) startAnew(cut);
      const next = rangeOf(reports, cut.period);
      const moved = Math.abs(next.from - counted.from) + Math.abs(next.to - counted.to);
      if (next.to - next.from <= moved) {
        counts.fill(0);
        countKinds(counts, reports, kinds, next.from, next.to, 1);
      } else {
        countKinds(counts, reports, kinds, next.from, counted.from, 1);
        countKinds(counts, reports, kinds, counted.from, next.from, -1);
        countKinds(counts, reports, kinds, counted.to, next.to, 1);
        countKinds(counts, reports, kinds, next.to, counted.to, -1);
      }
      counted = next;
      return sumsOf(counts);
    },
  };
}
