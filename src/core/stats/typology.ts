// Typology: two measures and a threshold on each make four types, A to D.
//
//        y ↑  C weak-high │ D strong-high
//            ─────────────┼──────────────     x = what is strong or weak, y = what is low or high
//             B weak-low  │ A strong-low      → x
import { medianSorted } from "simple-statistics";
import type { IndicatorText } from "./indicators";

export type Quadrant = "A" | "B" | "C" | "D";

/** Where an axis is cut: at the median of the areas, at a target, or at a value set by hand. A value on the threshold is strong, or high. */
export type Threshold = { readonly kind: "median" } | { readonly kind: "target" | "fixed"; readonly value: number };

/** An axis: an indicator's id, or a property of the plan's grids. */
export interface Axis {
  readonly measure: { readonly kind: "indicator"; readonly id: string } | { readonly kind: "property"; readonly property: string };
  readonly name: IndicatorText;
  readonly threshold: Threshold;
}

export interface Typology {
  readonly id: string;
  readonly name: IndicatorText;
  readonly x: Axis;
  readonly y: Axis;
  readonly types: { readonly [K in Quadrant]: IndicatorText };
}

export interface Typed {
  /** Type of each area; null where either value is missing, or no threshold could be found. */
  readonly quadrants: readonly (Quadrant | null)[];
  readonly xThreshold: number | null;
  readonly yThreshold: number | null;
  readonly sizes: { readonly [K in Quadrant]: number };
  readonly untyped: number;
}

/** Types of areas by two measures, one value each an area (null for none). Medians are of the areas that have the value. */
export function typesOf(x: readonly (number | null)[], y: readonly (number | null)[], cuts: { readonly x: Threshold; readonly y: Threshold }): Typed {
  const xThreshold = thresholdOf(x, cuts.x);
  const yThreshold = thresholdOf(y, cuts.y);
  const sizes = { A: 0, B: 0, C: 0, D: 0 };
  const quadrants = x.map((own, area) => quadrantOf(own, y[area] ?? null, xThreshold, yThreshold));
  for (const quadrant of quadrants) if (quadrant !== null) sizes[quadrant]++;
  return { quadrants, xThreshold, yThreshold, sizes, untyped: quadrants.filter((quadrant) => quadrant === null).length };
}

function thresholdOf(values: readonly (number | null)[], threshold: Threshold): number | null {
  if (threshold.kind !== "median") return threshold.value;
  const known = values.filter((value) => value !== null && !Number.isNaN(value)).sort((a, b) => (a ?? 0) - (b ?? 0)) as number[];
  return known.length === 0 ? null : medianSorted(known);
}

function quadrantOf(x: number | null, y: number | null, xThreshold: number | null, yThreshold: number | null): Quadrant | null {
  if (x === null || y === null || xThreshold === null || yThreshold === null || Number.isNaN(x) || Number.isNaN(y)) return null;
  const isStrong = x >= xThreshold;
  const isHigh = y >= yThreshold;
  if (isStrong) return isHigh ? "D" : "A";
  return isHigh ? "C" : "B";
}

const MEDIAN: Threshold = { kind: "median" };

/** The village typology of the source (social memory × economic differentiation, as properties of the plan), and pairs of indicators. */
export const TYPOLOGIES: readonly Typology[] = [
  {
    id: "village",
    name: { zh: "村庄类型：社会记忆 × 经济分化", en: "Villages: social memory × economic differentiation" },
    x: { measure: { kind: "property", property: "social_memory" }, name: { zh: "社会记忆", en: "Social memory" }, threshold: MEDIAN },
    y: { measure: { kind: "property", property: "economic_differentiation" }, name: { zh: "经济分化", en: "Economic differentiation" }, threshold: MEDIAN },
    types: {
      A: { zh: "A 强记忆、低分化", en: "A strong memory, low differentiation" },
      B: { zh: "B 弱记忆、低分化", en: "B weak memory, low differentiation" },
      C: { zh: "C 弱记忆、高分化", en: "C weak memory, high differentiation" },
      D: { zh: "D 强记忆、高分化", en: "D strong memory, high differentiation" },
    },
  },
  {
    id: "closureSatisfaction",
    name: { zh: "结案率 × 满意率", en: "Closure × satisfaction" },
    x: { measure: { kind: "indicator", id: "closure" }, name: { zh: "结案率", en: "Closure rate" }, threshold: { kind: "target", value: 0.97 } },
    y: { measure: { kind: "indicator", id: "satisfaction" }, name: { zh: "满意率", en: "Satisfaction" }, threshold: MEDIAN },
    types: {
      A: { zh: "A 结了案，居民不满意", en: "A closed, but people are not content" },
      B: { zh: "B 结案少，满意低", en: "B few closed, few content" },
      C: { zh: "C 结案少，满意高", en: "C few closed, yet people are content" },
      D: { zh: "D 结案多，满意高", en: "D closed and content" },
    },
  },
  {
    id: "timelinessRepeats",
    name: { zh: "及时率 × 30 天重复率", en: "Timeliness × repeats within 30 days" },
    x: { measure: { kind: "indicator", id: "timeliness" }, name: { zh: "及时率", en: "Timeliness" }, threshold: MEDIAN },
    y: { measure: { kind: "indicator", id: "repeatLong" }, name: { zh: "重复率（30 天）", en: "Repeats within 30 days" }, threshold: MEDIAN },
    types: {
      A: { zh: "A 及时，少复发", en: "A in time, seldom back" },
      B: { zh: "B 不及时，少复发", en: "B late, seldom back" },
      C: { zh: "C 不及时，多复发", en: "C late, often back" },
      D: { zh: "D 及时，多复发：治标未治本", en: "D in time, often back: mended, not cured" },
    },
  },
  {
    id: "foundWorked",
    name: { zh: "先行发现率 × 结案率", en: "First-found × closure" },
    x: { measure: { kind: "indicator", id: "firstFound" }, name: { zh: "先行发现率", en: "First-found rate" }, threshold: { kind: "target", value: 0.85 } },
    y: { measure: { kind: "indicator", id: "closure" }, name: { zh: "结案率", en: "Closure rate" }, threshold: { kind: "target", value: 0.97 } },
    types: {
      A: { zh: "A 会发现，难办结", en: "A finds, does not finish" },
      B: { zh: "B 发现少，办结少", en: "B neither finds nor finishes" },
      C: { zh: "C 等投诉，能办结", en: "C waits for complaints, finishes" },
      D: { zh: "D 会发现，能办结", en: "D finds and finishes" },
    },
  },
];
