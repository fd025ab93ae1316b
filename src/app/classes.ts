// Which class each grid falls into, and the colours and words of the classes: map and legend are made from the same breaks.
import { type LegendClass, legendOf } from "../core/frame/legend";
import { classIndexes } from "../core/frame/paint";
import { type HexBins, NO_DATA_CLASS, ZERO_CLASS } from "../core/frame/pictures";
import type { Period } from "../core/frame/question";
import { largestRadius, symbolMarks, symbolRadii } from "../core/frame/symbols";
import { type Breaks, classBreaks, classOf } from "../core/stats/breaks";
import { APART, sequentialRamp } from "../core/stats/ramps";
import { type ClassMethod, isRate, type Measure } from "../panels/choices";
import type { Format } from "../panels/format";
import type { GridRow } from "../panels/gridRows";
import type { LegendEntry } from "../panels/Legend";
import type { Frozen } from "./filterCodecs";

export interface Classed {
  readonly classes: Uint8Array;
  readonly colours: readonly string[];
  readonly entries: readonly LegendEntry[];
  /** Reports counted in the grids of the map. */
  readonly n: number;
  /** A count is drawn as circles in place of fills: their radii by slot, CSS pixels. */
  readonly sizes?: Float32Array;
  /** Where the classes part; absent where they are no stretches of a measure. */
  readonly breaks?: Breaks;
}

export interface Look {
  readonly measure: Measure;
  readonly method: ClassMethod;
  readonly classes: number;
  readonly period: Period | null;
  /** Breaks that were frozen stand whatever the values are. */
  readonly frozen: Frozen | null;
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
  const kept = look.frozen?.measure === measure ? look.frozen : null;
  if (measure === "n") return asSymbols(rows, values, look, kept?.upper ?? null, format, words);
  const breaks = kept ? { method, lower: kept.lower, upper: kept.upper } : classBreaks(values, method, look.classes, thresholdsOf(measure));
  const n = rows.reduce((sum, row) => sum + row.sums.n, 0);
  const legend = legendOf(values, breaks, { measure, period, n, of: n });
  const colours = sequentialRamp(scheme, legend.classes.length);
  const entries = entriesOf(colours, legend.classes, (value) => format.measure(measure, value));
  return {
    classes: classIndexes(values, breaks),
    colours,
    n,
    breaks,
    entries: [
      ...entries,
      { kind: "zero", color: APART[scheme].zero, text: words.zero, grids: legend.zeroGrids },
      { kind: "none", color: "transparent", text: words.none, grids: legend.noDataGrids },
    ],
  };
}

/** Counts as circles; the scale's largest value is the largest count, or the one that was kept. Only zero is filled. */
function asSymbols(
  rows: readonly GridRow[],
  values: readonly (number | null)[],
  { method, scheme }: Look,
  kept: number | null,
  format: Format,
  words: { readonly zero: string; readonly none: string },
): Classed {
  const most = kept ?? values.reduce<number>((largest, value) => Math.max(largest, value ?? 0), 0);
  const breaks = { method, lower: [0], upper: most };
  const largest = largestRadius(rows.map(({ areaM2 }) => areaM2 ?? 0));
  const [color = ""] = sequentialRamp(scheme, 1);
  const classes = classIndexes(values, breaks);
  const apart = (own: number): number => classes.filter((index) => index === own).length;
  return {
    classes,
    colours: ["transparent"],
    sizes: symbolRadii(values, most, largest),
    n: rows.reduce((sum, row) => sum + row.sums.n, 0),
    breaks,
    entries: [
      ...symbolMarks(most).map((mark) => ({
        kind: "size" as const,
        color,
        text: format.measure("n", mark),
        grids: 0,
        radius: symbolRadii([mark], most, largest)[0] ?? 0,
      })),
      { kind: "zero", color: APART[scheme].zero, text: words.zero, grids: apart(ZERO_CLASS) },
      { kind: "none", color: "transparent", text: words.none, grids: apart(NO_DATA_CLASS) },
    ],
  };
}

/** Hex bins in classes of reports per km², as the map draws them and as the legend says them. */
export interface ClassedHexes {
  readonly picture: { readonly shapesUrl: string; readonly breaks: readonly number[]; readonly colours: readonly string[] };
  readonly entries: readonly LegendEntry[];
}

/** Classes of the bins; every bin has the area of a hexagon with sides of `cellM` metres. */
export function classifyHexes(
  hexes: Pick<HexBins, "shapesUrl" | "cellM" | "counts">,
  look: Pick<Look, "method" | "classes" | "scheme">,
  format: Format,
): ClassedHexes {
  const areaKm2 = ((3 * Math.sqrt(3)) / 2) * (hexes.cellM / 1000) ** 2;
  const densities = Array.from(hexes.counts, (count) => count / areaKm2);
  const breaks = classBreaks(densities, look.method, look.classes, thresholdsOf("density"));
  const colours = sequentialRamp(look.scheme, breaks.lower.length);
  const { lower, upper } = breaks;
  const classes = lower.map((from, index) => ({ from, to: lower[index + 1] ?? upper, closed: index === lower.length - 1, grids: 0 }));
  for (const density of densities) {
    const own = classes[classOf(density, breaks)];
    if (own) own.grids++;
  }
  return { picture: { shapesUrl: hexes.shapesUrl, breaks: lower.slice(1), colours }, entries: entriesOf(colours, classes, (value) => format.decimal(value)) };
}

function entriesOf(colours: readonly string[], classes: readonly LegendClass[], text: (value: number) => string): LegendEntry[] {
  return classes.map(({ from, to, closed, grids }, index) => ({
    kind: "class",
    color: colours[index] ?? "",
    text: from === to ? text(from) : `${text(from)} – ${closed ? "" : "<"}${text(to)}`,
    grids,
  }));
}
