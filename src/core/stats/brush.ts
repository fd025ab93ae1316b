// The brush: sums of a period that moves, at the same small cost wherever it moves to.
//
//   reports by time   0 ······· K ······· 2K ······· 3K ······· 4K ···    every K reports the sums of all before are kept
//   period                    ├───────────────────────────┤
//   sums of the period   = kept(3K) − kept(K)  ∓ the few reports between the ends of the period and the kept sums nearest to them
import type { ReportColumns } from "../model/reports";
import { writeKinds } from "./flags";
import { rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";
import { ADDS, addKinds, type Cut, type Placed, TAKES } from "./tally";

export interface Brush {
  /** Sums of the cut, laid out as `tally` does; a new array each time. */
  move(cut: Cut): Float64Array;
}

/** What is kept for a cohort and an instant. */
interface KeptSums {
  /** K: reports from one kept sums to the next. */
  readonly stride: number;
  /** Numbers in one array of sums. */
  readonly width: number;
  /** Sums of the reports [0, 0), [0, K), [0, 2K) … end to end. */
  readonly sums: Int32Array;
  /** Of every report. */
  readonly kinds: Uint8Array;
}

/** Bytes of kept sums: so many a report, but not more than this in all. */
const MOST_BYTES = 2 ** 26;
const SUMS_PER_REPORT = 6;
/** What a brush takes beside the reports at most: kept sums, and one byte of kinds. */
export const BRUSH_BYTES_PER_REPORT = SUMS_PER_REPORT + 1;

/** A brush over reports. It starts anew when the reports' version, the cohort or `now` changes. */
export function createBrush(reports: ReportColumns): Brush {
  let base: Pick<Cut, "cohort" | "now"> & { readonly version: number } = { cohort: "due", now: Number.NaN, version: -1 };
  let kept: KeptSums | null = null;
  return {
    move(cut) {
      if (kept === null || base.version !== reports.version || base.cohort !== cut.cohort || base.now !== cut.now) {
        base = { cohort: cut.cohort, now: cut.now, version: reports.version };
        kept = keepSums(reports, cut);
      }
      const { from, to } = rangeOf(reports, cut.period);
      const first = nearest(kept, from);
      const last = nearest(kept, to);
      const sums = difference(kept, last, first);
      addBetween(sums, reports, kept.kinds, last * kept.stride, to);
      addBetween(sums, reports, kept.kinds, from, first * kept.stride);
      return sums;
    },
  };
}

function keepSums(reports: ReportColumns, { cohort, now }: Cut): KeptSums {
  const { size, slotCount } = reports;
  const kinds = new Uint8Array(size);
  writeKinds(reports, cohort, now, kinds, 0, size);
  const width = (slotCount + 2) * SUM_WIDTH;
  const room = Math.min(size * SUMS_PER_REPORT, MOST_BYTES);
  const stride = Math.max(1024, Math.ceil((size * width * 4) / Math.max(1, room)));
  const kept: KeptSums = { stride, width, sums: new Int32Array((Math.floor(size / stride) + 1) * width), kinds };
  const running = new Float64Array(width);
  for (let row = stride; row <= size; row += stride) {
    addKinds(running, reports, kinds, { from: row - stride, to: row }, ADDS);
    kept.sums.set(running, (row / stride) * width);
  }
  return kept;
}

/** Which kept sums lie nearest to a row. */
function nearest({ stride, width, sums }: KeptSums, row: number): number {
  return Math.min(Math.round(row / stride), sums.length / width - 1);
}

function difference({ sums, width }: KeptSums, last: number, first: number): Float64Array {
  const out = new Float64Array(width);
  const left = last * width;
  const right = first * width;
  for (let i = 0; i < width; i++) out[i] = ((sums[left + i] as number) - (sums[right + i] as number)) | 0;
  return out;
}

/** Adds the reports from one row to another; going backwards takes them away. */
function addBetween(sums: Float64Array, reports: Placed, kinds: Uint8Array, from: number, to: number): void {
  if (from <= to) addKinds(sums, reports, kinds, { from, to }, ADDS);
  else addKinds(sums, reports, kinds, { from: to, to: from }, TAKES);
}
