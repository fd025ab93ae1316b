// Reports per stretch of time, for the strip below the map and the histogram of the filters.
import type { RowMask } from "../model/filters";
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { rangeOf } from "./range";

type Timed = Pick<ReportColumns, "size" | "timed" | "times">;

/** Reports in each of `bins` equal stretches of the half-open span; the stretches' edges are rounded up to whole seconds. */
export function timeHistogram(reports: Timed, span: Period, bins: number, mask: RowMask | null = null): Uint32Array {
  return countsBetween(
    reports,
    Array.from({ length: bins + 1 }, (_, edge) => span.from + Math.ceil((edge * (span.to - span.from)) / bins)),
    mask,
  );
}

/** Reports between each edge (seconds, ascending) and the next: one number fewer than edges. With a mask only those that pass. */
export function countsBetween(reports: Timed, edges: readonly number[], mask: RowMask | null = null): Uint32Array {
  const counts = new Uint32Array(Math.max(0, edges.length - 1));
  for (let bin = 0; bin < counts.length; bin++) {
    const { from, to } = rangeOf(reports, { from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0 });
    counts[bin] = mask === null ? to - from : passingIn(mask.bits, from, to);
  }
  return counts;
}

function passingIn(bits: Uint16Array, from: number, to: number): number {
  let passing = 0;
  for (let row = from; row < to; row++) if (bits[row] === 0) passing++;
  return passing;
}
