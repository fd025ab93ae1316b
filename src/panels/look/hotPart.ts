// What is chosen in the tab of hot spots, as it stands in the address: "gi.queen.999.1.1", and the classes a test makes.
import type { NeighbourRule } from "../../core/frame/hotSpotTable";
import { EMERGING, type Emerging, LEAST_SLICES, mannKendall, type Pattern, patternOf } from "../../core/stats/emerging";
import { confidence } from "../../core/stats/hotSpots";

export const HOT_TESTS = ["gi", "moran", "emerging"] as const;
export const PERMUTATIONS = [99, 999, 9999] as const;
/** Slices of time that emerging hot spots are made of. */
export const SLICES = Math.max(12, LEAST_SLICES);

export interface HotPart {
  readonly test: (typeof HOT_TESTS)[number];
  readonly rule: NeighbourRule;
  readonly permutations: number;
  readonly corrected: boolean;
  readonly seed: number;
  /** Side of the hexagons in metres; null tests the areas of the plan. */
  readonly hexM: number | null;
}

const USUAL: HotPart = { test: "gi", rule: { kind: "queen" }, permutations: 999, corrected: true, seed: 1, hexM: null };
/** Sides of hexagons that are offered, metres. */
export const HEX_SIDES = [50, 100, 200, 300, 500, 1000] as const;

/** Reads a part; what cannot be read is as usual. */
export function hotPartOf(text: string | null): HotPart {
  const [test, rule = "", permutations, corrected, seed, hex = ""] = (text ?? "").split(".");
  return {
    test: HOT_TESTS.find((one) => one === test) ?? USUAL.test,
    rule: rule === "rook" ? { kind: "rook" } : /^d\d{0,6}$/.test(rule) ? { kind: "distance", reachM: rule === "d" ? null : Number(rule.slice(1)) } : USUAL.rule,
    permutations: PERMUTATIONS.find((one) => String(one) === permutations) ?? USUAL.permutations,
    corrected: corrected !== "0",
    seed: seed !== undefined && /^\d{1,6}$/.test(seed) ? Number(seed) : USUAL.seed,
    hexM: /^h\d{2,5}$/.test(hex) && Number(hex.slice(1)) >= 10 ? Number(hex.slice(1)) : null,
  };
}

export function hotText({ test, rule, permutations, corrected, seed, hexM }: HotPart): string {
  const place = rule.kind === "distance" ? `d${rule.reachM === null ? "" : Math.round(rule.reachM)}` : rule.kind;
  return [test, place, permutations, corrected ? 1 : 0, seed, ...(hexM === null ? [] : [`h${hexM}`])].join(".");
}

/** Classes of Gi*: 0 cold 99 % … 2 cold 90 %, 3 neither, 4 hot 90 % … 6 hot 99 %. */
export const GI_CLASSES = ["cold99", "cold95", "cold90", "neither", "hot90", "hot95", "hot99"] as const;
/** Classes of local Moran, in the order of their legend. */
export const MORAN_CLASSES = ["hh", "hl", "lh", "ll", "neither"] as const;

/** A slice of an answer as classes of the plan's grids; null for a place that was not tested. */
export function giClasses(p: Float64Array, quadrant: Uint8Array, corrected: boolean): readonly (number | null)[] {
  return Array.from(confidence(p, corrected), (sure, place) => (quadrant[place] === 0 ? null : 3 + (quadrant[place] === 1 ? sure : -sure)));
}

/** A place is in a class of its own kind when it is significant at 95 %. */
export function moranClasses(p: Float64Array, quadrant: Uint8Array, corrected: boolean): readonly (number | null)[] {
  const kinds = [4, 0, 2, 3, 1]; // of no quadrant, then high among high, low among high, low among low, high among low
  return Array.from(confidence(p, corrected), (sure, place) => {
    const own = quadrant[place] ?? 0;
    return own === 0 ? null : sure >= 2 ? (kinds[own] ?? 4) : 4;
  });
}

/** Pattern of each place from the slices' answers: hot or cold at 90 %; undefined for a place that was not tested. */
export function patternsOf(
  slices: readonly { readonly statistic: Float64Array; readonly p: Float64Array; readonly quadrant: Uint8Array }[],
  corrected: boolean,
): readonly (Pattern | null | undefined)[] {
  const sure = slices.map(({ p }) => confidence(p, corrected));
  const count = slices[0]?.p.length ?? 0;
  return Array.from({ length: count }, (_, place) => {
    if (slices.length < LEAST_SLICES || slices.some(({ quadrant }) => quadrant[place] === 0)) return undefined;
    const states = slices.map(({ quadrant }, slice): 1 | 0 | -1 => ((sure[slice]?.[place] ?? 0) === 0 ? 0 : quadrant[place] === 1 ? 1 : -1));
    return patternOf(states, mannKendall(slices.map(({ statistic }) => statistic[place] ?? 0)));
  });
}

const URGENCY: readonly Emerging[] = ["historical", "oscillating", "sporadic", "diminishing", "persistent", "consecutive", "new", "intensifying"];

/** Classes of patterns: cold ones below, none in the middle, hot ones above, the most pressing at the ends. */
export const PATTERN_CLASSES = EMERGING.length * 2 + 1;
export function patternClass(pattern: Pattern | null): number {
  if (pattern === null) return EMERGING.length;
  const step = URGENCY.indexOf(pattern.kind) + 1;
  return EMERGING.length + (pattern.side === "hot" ? step : -step);
}

/** The pattern of a class. */
export function patternAt(index: number): Pattern | null {
  const step = index - EMERGING.length;
  const kind = URGENCY[Math.abs(step) - 1];
  return kind === undefined ? null : { kind, side: step > 0 ? "hot" : "cold" };
}
