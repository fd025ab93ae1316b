// The brush: sums of a period that moves, at the same small cost wherever it moves to (keptSums.ts), of all reports or of those that pass the filters.
import type { RowMask } from "../model/filters";
import type { ReportColumns } from "../model/reports";
import { writeKinds } from "./flags";
import { KEPT_BYTES_PER_REPORT, type KeptSums, keepSums } from "./keptSums";
import { rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";
import { ADDS, addKinds, type Cut, passing, TAKES } from "./tally";

export interface Brush {
  /** Sums of the cut, laid out as `tally` does; a new array each time. With a mask only of the rows whose bits are all clear. */
  move(cut: Cut, mask?: RowMask | null): Float64Array;
}

/** What a brush takes beside the reports at most: kept sums, and one byte of kinds. While filters are set: another byte of kinds, and two of mask. */
export const BRUSH_BYTES_PER_REPORT = KEPT_BYTES_PER_REPORT + 1;

/** A brush over reports. It starts anew when the reports' version, the cohort, `now` or the mask changes. */
export function createBrush(reports: ReportColumns): Brush {
  let counted = "";
  let kinds = new Uint8Array(0);
  let shown = "";
  let kept: KeptSums | null = null;
  return {
    move(cut, mask = null) {
      const key = [reports.version, cut.cohort, cut.now].join();
      if (counted !== key) {
        counted = key;
        kinds = new Uint8Array(reports.size);
        writeKinds(reports, cut.cohort, cut.now, kinds, 0, reports.size);
      }
      const wanted = `${key} ${mask?.version ?? ""}`;
      if (kept === null || shown !== wanted) {
        shown = wanted;
        kept = keep(reports, mask === null ? kinds : passing(kinds, mask));
      }
      return kept.of(rangeOf(reports, cut.period));
    },
  };
}

function keep(reports: ReportColumns, kinds: Uint8Array): KeptSums {
  return keepSums(reports.size, (reports.slotCount + 2) * SUM_WIDTH, (sums, range, sign) => addKinds(sums, reports, kinds, range, sign === 1 ? ADDS : TAKES));
}
