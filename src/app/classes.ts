// Which class each grid falls into, and the colours and words of the classes: map and legend are made from the same breaks.
import { legendOf } from "../core/frame/legend";
import { classIndexes } from "../core/frame/paint";
import type { Period } from "../core/frame/question";
import { classBreaks } from "../core/stats/breaks";
import { type ClassMethod, isRate, type Measure } from "../panels/choices";
import type { Format } from "../panels/format";
import type { GridRow } from "../panels/gridRows";
import type { LegendEntry } from "../panels/Legend";
import { rampOf } from "./ramp";

export interface Classed {
  readonly classes: Uint8Array;
  readonly colours: readonly string[];
  readonly entries: readonly LegendEntry[];
  /** Reports counted in the grids of the map. */
  readonly n: number;
}

export interface Look {
  readonly measure: Measure;
  readonly method: ClassMethod;
  readonly classes: number;
  readonly period: Period | null;
  readonly scheme: "light" | "dark";
}

/** Inner edges of the method "fixed": rates by the usual marks of an assessment, the rest by decades and working days. */
export function thresholdsOf(measure: Measure): readonly number[] {
  if (isRate(measure)) return [0.6, 0.8, 0.9, 0.95];
  if (measure === "medianHours") return [4, 24, 72, 168];
  return measure === "density" ? [10, 100, 1000, 10_000] : [10, 100, 1000, 10_000];
}

/** Classes of all grids by the chosen measure, with the legend that says them. */
export function classify(rows: readonly GridRow[], look: Look, format: Format, words: { readonly zero: string; readonly none: string }): Classed {
  const { measure, method, scheme, period } = look;
  const values = rows.map((row) => row.values[measure]);
  const breaks = classBreaks(values, method, look.classes, thresholdsOf(measure));
  const n = rows.reduce((sum, row) => sum + row.sums.n, 0);
  const legend = legendOf(values, breaks, { measure, period, n, of: n });
  const colours = rampOf(legend.classes.length, scheme);
  const text = (value: number): string => format.measure(measure, value);
  const entries: LegendEntry[] = legend.classes.map(({ from, to, closed, grids }, index) => ({
    kind: "class",
    color: colours[index] ?? "",
    text: from === to ? text(from) : `${text(from)} – ${closed ? "" : "<"}${text(to)}`,
    grids,
  }));
  return {
    classes: classIndexes(values, breaks),
    colours,
    n,
    entries: [
      ...entries,
      { kind: "zero", color: scheme === "dark" ? "#1d2329" : "#ffffff", text: words.zero, grids: legend.zeroGrids },
      { kind: "none", color: "transparent", text: words.none, grids: legend.noDataGrids },
    ],
  };
}
