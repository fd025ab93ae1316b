// The brush: sums of a period that moves, at the same small cost wherever it moves to (keptSums.ts), of all reports or of those that pass the filters.
import type { RowMask } from "../model/filters";
import type { ReportColumns } from "../model/reports";
import { writeKinds } from "./flags";
import { type KeptSums, keepSums } from "./keptSums";
import { rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";
import { ADDS, addKinds, type Cut, passing, sumRow, TAKES } from "./tally";
import type { RowWatcher } from "./watcher";

export interface Brush extends RowWatcher {
  /** Sums of the cut, laid out as `tally` does; a new array each time. With a mask only of the rows whose bits are all clear. */
  move(cut: Cut, mask?: RowMask | null): Float64Array;
}

/** Of kept sums: with 500 grids and a million reports some 1,250 reports are counted at each move, which takes as long as the rest of it. */
const KEPT_BYTES_PER_REPORT = 8;
/** What a brush takes beside the reports at most: kept sums, and one byte of kinds. While filters are set: another byte of kinds, and two of mask. */
export const BRUSH_BYTES_PER_REPORT = KEPT_BYTES_PER_REPORT + 1;

/** Kinds of the rows that are shown, and their sums. */
interface Shown {
  readonly mask: RowMask | null;
  readonly kinds: Uint8Array;
  readonly kept: KeptSums;
}

/** A brush over reports. It starts anew when the reports' version, the cohort, `now` or the mask changes. */
export function createBrush(reports: ReportColumns): Brush {
  let version = Number.NaN;
  let cut: Pick<Cut, "cohort" | "now"> = { cohort: "due", now: Number.NaN };
  let kinds = new Uint8Array(0);
  let shown: Shown | null = null;
  return {
    move({ period, cohort, now }, mask = null) {
      if (version !== reports.version || cut.cohort !== cohort || cut.now !== now) {
        version = reports.version;
        cut = { cohort, now };
        shown = null;
        kinds = new Uint8Array(reports.size);
        writeKinds(reports, cohort, now, kinds, 0, reports.size);
      }
      if (shown === null || shown.mask?.version !== mask?.version) {
        const passed = mask === null ? kinds : passing(kinds, mask);
        // Of the mask as it is now: its array is written over.
        shown = { mask: mask === null ? null : { ...mask }, kinds: passed, kept: keep(reports, passed) };
      }
      return shown.kept.of(rangeOf(reports, period));
    },
    amending(row) {
      const follows = version === reports.version;
      return () => {
        if (!follows) return;
        version = reports.version;
        const before = shown?.kinds[row] ?? 0;
        writeKinds(reports, cut.cohort, cut.now, kinds, row, row + 1);
        // A row that passes no longer, or only now, changes the mask's version: all is counted anew then.
        if (shown === null || (shown.mask !== null && shown.mask.bits[row] !== 0)) return;
        const after = kinds[row] ?? 0;
        shown.kinds[row] = after;
        const place = sumRow(reports.slot[row] ?? 0, reports.slotCount) * SUM_WIDTH;
        for (let field = 0; field < SUM_WIDTH; field++) {
          shown.kept.shift(row, place + field, (ADDS[after * SUM_WIDTH + field] ?? 0) - (ADDS[before * SUM_WIDTH + field] ?? 0));
        }
      };
    },
  };
}

function keep(reports: ReportColumns, kinds: Uint8Array): KeptSums {
  return keepSums(reports.size, (reports.slotCount + 2) * SUM_WIDTH, KEPT_BYTES_PER_REPORT, (sums, range, sign) =>
    addKinds(sums, reports, kinds, range, sign === 1 ? ADDS : TAKES),
  );
}
