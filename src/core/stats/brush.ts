// The brush: sums of a period that moves. Only the reports that came in or went out at the moved edges are counted, only the grids they lie in summed.
import type { ReportColumns } from "../model/reports";
import { KIND_COUNT, KIND_FIELDS, writeKinds } from "./flags";
import { type RowRange, rangeOf } from "./range";
import { SUM_WIDTH } from "./sums";
import { type Cut, sumRow } from "./tally";

export interface Brush {
  /** Sums of the cut, laid out as `tally` does; a new array each time. */
  move(cut: Cut): Float64Array;
}

/** For each report the one count it is part of. Two bytes while the plan has few grids. */
type CountCells = Uint16Array | Uint32Array;

/**
 * What is remembered between moves. Counts lie row by row, one place for each kind that occurs, 2^shift places a row:
 *
 *   count cell = row of sums << shift | rank of the kind among those that occur
 */
interface Counts {
  readonly cells: CountCells;
  readonly shift: number;
  readonly counts: Int32Array;
  /** Rows whose counts have changed since their sums were made. */
  readonly touched: Uint8Array;
  readonly sums: Float64Array;
  /** For each field of the sums the ranks that add to it. */
  readonly ranks: readonly Uint8Array[];
}

/**
 * A brush over reports. It remembers one number a grid and kind, and two bytes a report (four above some thousand grids); when the reports' version,
 * the cohort or `now` changes it starts anew, when the new period has fewer reports than the moved edges it counts those.
 */
export function createBrush(reports: ReportColumns): Brush {
  let base: Pick<Cut, "cohort" | "now"> & { readonly version: number } = { cohort: "due", now: Number.NaN, version: -1 };
  let kept: Counts | null = null;
  let counted: RowRange = { from: 0, to: 0 };

  return {
    move(cut) {
      if (kept === null || base.version !== reports.version || base.cohort !== cut.cohort || base.now !== cut.now) {
        base = { cohort: cut.cohort, now: cut.now, version: reports.version };
        kept = nothingCounted(reports, cut);
        counted = { from: 0, to: 0 };
      }
      const next = rangeOf(reports, cut.period);
      const moved = Math.abs(next.from - counted.from) + Math.abs(next.to - counted.to);
      if (next.to - next.from <= moved) {
        kept.counts.fill(0);
        kept.touched.fill(1);
        add(kept, next.from, next.to, 1);
      } else {
        add(kept, next.from, counted.from, 1);
        add(kept, counted.from, next.from, -1);
        add(kept, counted.to, next.to, 1);
        add(kept, next.to, counted.to, -1);
      }
      counted = next;
      sumTouched(kept);
      return kept.sums.slice();
    },
  };
}

function nothingCounted(reports: ReportColumns, { cohort, now }: Cut): Counts {
  const { size, slot, slotCount } = reports;
  const kinds = new Uint8Array(size);
  writeKinds(reports, cohort, now, kinds, 0, size);
  const occurs = new Uint8Array(KIND_COUNT);
  for (let row = 0; row < size; row++) occurs[kinds[row] ?? 0] = 1;
  const ranked = Array.from(occurs.keys()).filter((kind) => occurs[kind] === 1);
  const rankOf = new Uint8Array(KIND_COUNT);
  for (const [rank, kind] of ranked.entries()) rankOf[kind] = rank;
  const shift = Math.ceil(Math.log2(Math.max(1, ranked.length)));
  const rows = slotCount + 2;
  const cells = rows << shift > 0xffff ? new Uint32Array(size) : new Uint16Array(size);
  for (let row = 0; row < size; row++) cells[row] = (sumRow(slot[row] ?? 0, slotCount) << shift) | (rankOf[kinds[row] ?? 0] ?? 0);
  return {
    cells,
    shift,
    counts: new Int32Array(rows << shift),
    touched: new Uint8Array(rows),
    sums: new Float64Array(rows * SUM_WIDTH),
    ranks: Array.from({ length: SUM_WIDTH }, (_, field) => Uint8Array.from(ranked.keys()).filter((rank) => KIND_FIELDS[ranked[rank] ?? 0]?.includes(field))),
  };
}

/** Counts the reports [from, to) in (1) or out (−1). */
function add({ cells, counts, touched, shift }: Counts, from: number, to: number, by: 1 | -1): void {
  if (cells instanceof Uint16Array) addNarrow(counts, touched, shift, cells, from, to, by);
  else addWide(counts, touched, shift, cells, from, to, by);
}

// The hot loop twice, each over one kind of array only: one loop over both is slower.

function addNarrow(counts: Int32Array, touched: Uint8Array, shift: number, cells: Uint16Array, from: number, to: number, by: number): void {
  for (let row = from; row < to; row++) {
    const cell = cells[row] as number;
    counts[cell] = (counts[cell] as number) + by;
    touched[cell >>> shift] = 1;
  }
}

function addWide(counts: Int32Array, touched: Uint8Array, shift: number, cells: Uint32Array, from: number, to: number, by: number): void {
  for (let row = from; row < to; row++) {
    const cell = cells[row] as number;
    counts[cell] = (counts[cell] as number) + by;
    touched[cell >>> shift] = 1;
  }
}

/** Makes the sums of the touched rows anew. */
function sumTouched({ counts, touched, sums, ranks, shift }: Counts): void {
  for (let field = 0; field < ranks.length; field++) {
    const adding = ranks[field] as Uint8Array;
    for (let row = 0; row < touched.length; row++) {
      if (touched[row] === 0) continue;
      const base = row << shift;
      let sum = 0;
      for (let i = 0; i < adding.length; i++) sum += counts[base + (adding[i] as number)] as number;
      sums[row * SUM_WIDTH + field] = sum;
    }
  }
  touched.fill(0);
}
