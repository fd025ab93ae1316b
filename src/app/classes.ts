// Which class each grid falls into, and the colours and words of the classes.
import { NO_DATA_CLASS, ZERO_CLASS } from "../core/frame/pictures";
import type { ClassMethod, Measure } from "../panels/choices";
import type { Format } from "../panels/format";
import type { GridRow } from "../panels/gridRows";
import type { LegendEntry } from "../panels/Legend";

export interface Classed {
  readonly classes: Uint8Array;
  readonly colours: readonly string[];
  readonly entries: readonly LegendEntry[];
}

const LIGHT = ["#d3e8e4", "#a5d0cf", "#71b3b9", "#42919f", "#1f6d80", "#0d4a5f", "#072f40"];
const DARK = ["#12343b", "#16505a", "#1d6f78", "#2f9195", "#58b3ab", "#94d2c2", "#d3eee0"];

/** Classes of all grids by the chosen measure. */
export function classify(
  rows: readonly GridRow[],
  measure: Measure,
  method: ClassMethod,
  count: number,
  scheme: "light" | "dark",
  format: Format,
  words: { zero: string; none: string },
): Classed {
  const values = rows.map((row) => row.values[measure]);
  const sorted = values.filter((value): value is number => value !== null && value !== 0).sort((a, b) => a - b);
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? 0;
  const breaks: number[] = [];
  for (let index = 1; index < count; index++) {
    const value = method === "equal" ? low + ((high - low) * index) / count : (sorted[Math.floor((sorted.length * index) / count)] ?? high);
    if (value > (breaks.at(-1) ?? low)) breaks.push(value);
  }
  const ramp = scheme === "dark" ? DARK : LIGHT;
  const used = sorted.length === 0 ? 0 : breaks.length + 1;
  const colours = Array.from({ length: used }, (_, index) => ramp[Math.round((index * (ramp.length - 1)) / Math.max(1, used - 1))] ?? "#888");
  const classes = Uint8Array.from(values, (value) =>
    value === null ? NO_DATA_CLASS : value === 0 ? ZERO_CLASS : breaks.filter((edge) => value >= edge).length,
  );
  const grids = (wanted: number): number => classes.reduce((sum, own) => sum + (own === wanted ? 1 : 0), 0);
  const edges = [low, ...breaks, high];
  const entries: LegendEntry[] = colours.map((color, index) => ({
    kind: "class",
    color,
    text: `${format.measure(measure, edges[index] ?? null)} – ${format.measure(measure, edges[index + 1] ?? null)}`,
    grids: grids(index),
  }));
  return {
    classes,
    colours,
    entries: [
      ...entries,
      { kind: "zero", color: scheme === "dark" ? "#1d2329" : "#ffffff", text: words.zero, grids: grids(ZERO_CLASS) },
      { kind: "none", color: "transparent", text: words.none, grids: grids(NO_DATA_CLASS) },
    ],
  };
}
