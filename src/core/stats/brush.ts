// The brush: sums of a period that moves, at the same small cost wherever it moves to.
//
//   reports by time   0 ······· K ······· 2K ······· 3K ······· 4K ···    every K reports the sums of all before are kept
//   period                    ├───────────────────────────┤
//   sums of the period   = kept(3K) − kept(K)  ∓ the few reports between the ends of the period and the kept sums nearest to them
import type { ReportColumns } from "../model/reports";
import { KIND_COUNT, KIND_FIELDS, writeKinds } from "./flags";
import { rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";
import { type Cut, sumRow } from "./tally";

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
  /** For each report its kind, and where the sums of its grid begin. */
  readonly kinds: Uint8Array;
  readonly places: Int32Array;
}

/** Bytes of kept sums: 16 a report, but not more than this in all. */
const MOST_BYTES = 2 ** 26;
const BYTES_PER_REPORT = 16;

/** What a report of each kind adds to each of the sums, 1 or 0: SUM_WIDTH numbers a kind. And what it takes away when it goes, −1 or 0. */
const ADDS = Int8Array.from({ length: KIND_COUNT * SUM_WIDTH }, (_, at) => (KIND_FIELDS[Math.floor(at / SUM_WIDTH)]?.includes(at % SUM_WIDTH) ? 1 : 0));
const TAKES = ADDS.map((one) => -one);

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
      addSigned(sums, kept, last * kept.stride, to);
      addSigned(sums, kept, from, first * kept.stride);
      return sums;
    },
  };
}

function keepSums(reports: ReportColumns, { cohort, now }: Cut): KeptSums {
  const { size, slot, slotCount } = reports;
  const kinds = new Uint8Array(size);
  writeKinds(reports, cohort, now, kinds, 0, size);
  const places = new Int32Array(size);
  for (let row = 0; row < size; row++) places[row] = sumRow(slot[row] as number, slotCount) * SUM_WIDTH;
  const width = (slotCount + 2) * SUM_WIDTH;
  const room = Math.min(size * BYTES_PER_REPORT, MOST_BYTES);
  const stride = Math.max(1024, Math.ceil((size * width * 4) / Math.max(1, room)));
  const kept: KeptSums = { stride, width, sums: new Int32Array((Math.floor(size / stride) + 1) * width), kinds, places };
  const running = new Float64Array(width);
  for (let row = stride; row <= size; row += stride) {
    add(running, kept, row - stride, row, ADDS);
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
function addSigned(out: Float64Array, kept: KeptSums, from: number, to: number): void {
  if (from <= to) add(out, kept, from, to, ADDS);
  else add(out, kept, to, from, TAKES);
}

/** Adds to the sums what each of the reports [from, to) brings (ADDS) or takes (TAKES). */
function add(out: Float64Array, { kinds, places }: KeptSums, from: number, to: number, what: Int8Array): void {
  for (let row = from; row < to; row++) {
    const place = places[row] as number;
    const first = (kinds[row] as number) * SUM_WIDTH;
    for (let field = 0; field < SUM_WIDTH; field++) out[place + field] = (out[place + field] as number) + (what[first + field] as number);
  }
}
