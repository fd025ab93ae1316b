// Reports per equal stretch of time, for the strip below the map.
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { rangeOf } from "./range";

/** Reports in each of `bins` equal stretches of the half-open span; the stretches' edges are rounded up to whole seconds. */
export function timeHistogram(reports: Pick<ReportColumns, "size" | "timed" | "times">, span: Period, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  const width = (span.to - span.from) / bins;
  for (let bin = 0; bin < bins; bin++) {
    const { from, to } = rangeOf(reports, { from: Math.ceil(span.from + bin * width), to: Math.ceil(span.from + (bin + 1) * width) });
    counts[bin] = to - from;
  }
  return counts;
}
