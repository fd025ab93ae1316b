// Composite scores: scores of indicators and of volume, weighed by data whose weights must add up to 100 %.
import { done, type Result, refused } from "../model/result";
import { ASSESS_WIDTH, type AssessField, fieldAt } from "./assessSums";
import { type Band, bandOf } from "./bands";
import { indicatorById } from "./indicatorList";
import { type IndicatorText, scoreOf } from "./indicators";

/** A rate as a score (100 × value, or 100 × (1 − value) where lower is better), or a count scored by steps: the first whose `upTo` holds it. */
export type Part = { readonly weight: number } & (
  | { readonly kind: "indicator"; readonly indicator: string }
  | {
      readonly kind: "steps";
      readonly field: AssessField;
      readonly steps: readonly { readonly upTo: number; readonly score: number }[];
      readonly above: number;
    }
);

/** Weights in per cent. */
export interface Composite {
  readonly id: string;
  readonly name: IndicatorText;
  readonly parts: readonly Part[];
  /** Where the weights come from, or that they are a proposal. */
  readonly source: IndicatorText;
}

/** One part's share in a score; score null where there is nothing to score (0/0). */
export interface PartScore {
  readonly part: Part;
  readonly score: number | null;
}

/** Score from 0 to 100; null as soon as one part is null: the other parts never stand in for it. */
export interface CompositeScore {
  readonly score: number | null;
  readonly band: Band | null;
  readonly parts: readonly PartScore[];
}

/** A composite that was checked. */
export type CheckedComposite = Composite & { readonly checked: true };

/** How far off 100 the sum of weights may be: thirds cannot be written exactly. */
const WEIGHT_SLACK = 1e-6;

/**
 * Checks a composite; `file` is named in the sentence. Refuses weights that are negative or do not add up to 100 % (composite_weights) and parts
 * that cannot be scored: an unknown id, or an indicator that is no rate (composite_part).
 */
export function checkComposite(composite: Composite, file: string): Result<CheckedComposite> {
  const sum = composite.parts.reduce((total, { weight }) => total + weight, 0);
  if (!(Math.abs(sum - 100) <= WEIGHT_SLACK) || composite.parts.some(({ weight }) => weight < 0)) {
    return refused({ code: "composite_weights", file, place: composite.id, detail: { sum: Number(sum.toFixed(6)) } });
  }
  const wrong = composite.parts.find((part) => part.kind === "indicator" && indicatorById(part.indicator)?.kind !== "rate");
  if (wrong?.kind === "indicator") {
    return refused({ code: "composite_part", file, place: composite.id, detail: { found: wrong.indicator, expected: "handling, closure, rework, …" } });
  }
  return done({ ...composite, checked: true });
}

/** The score of one row of sums. */
export function compositeOf(composite: CheckedComposite, sums: ArrayLike<number>, row: number): CompositeScore {
  const parts = composite.parts.map((part) => ({ part, score: partScore(part, sums, row) }));
  let total: number | null = 0;
  for (const { part, score } of parts) total = total === null || score === null ? null : total + (part.weight * score) / 100;
  return { score: total, band: bandOf(total), parts };
}

function partScore(part: Part, sums: ArrayLike<number>, row: number): number | null {
  if (part.kind === "steps") {
    const count = sums[row * ASSESS_WIDTH + fieldAt(part.field)] ?? 0;
    return part.steps.find(({ upTo }) => count <= upTo)?.score ?? part.above;
  }
  const indicator = indicatorById(part.indicator);
  return indicator === null ? null : scoreOf(indicator, sums, row);
}

/** Department score of one code base: volume 10, closure 30, on-time handling 30, rework 30 (indicators.json). */
const DEPARTMENT: Composite = {
  id: "department",
  name: { zh: "部门评价", en: "Department score" },
  parts: [
    {
      kind: "steps",
      field: "n",
      weight: 10,
      steps: [
        { upTo: 50, score: 100 },
        { upTo: 100, score: 90 },
        { upTo: 200, score: 75 },
        { upTo: 500, score: 60 },
        { upTo: 1000, score: 40 },
      ],
      above: 0,
    },
    { kind: "indicator", indicator: "closure", weight: 30 },
    { kind: "indicator", indicator: "timeliness", weight: 30 },
    { kind: "indicator", indicator: "rework", weight: 30 },
  ],
  source: { zh: "公开代码中的部门评价权重 10/30/30/30", en: "weights 10/30/30/30 of a public code base" },
};

/** Area score of the same code base; its last weight is not confirmed and set so that the sum is 100. */
const AREA: Composite = {
  id: "area",
  name: { zh: "区域评价", en: "Area score" },
  parts: [
    { kind: "indicator", indicator: "firstFound", weight: 10 },
    {
      kind: "steps",
      field: "n",
      weight: 20,
      steps: [
        { upTo: 0, score: 100 },
        { upTo: 2, score: 90 },
        { upTo: 4, score: 75 },
        { upTo: 6, score: 60 },
        { upTo: 8, score: 40 },
      ],
      above: 0,
    },
    { kind: "indicator", indicator: "closure", weight: 30 },
    { kind: "indicator", indicator: "onTimeClosure", weight: 40 },
  ],
  source: {
    zh: "权重 10/20/30/40，末项未经标准原文确认；公众举报一项以先行发现率代替；案件量分档按单元网格计",
    en: "weights 10/20/30/40, the last not confirmed by the standard; first-found stands for public reports; volume steps are for unit grids",
  },
};

/** Grid score made of the essay's four rates in equal parts: a proposal, to be set by the deployment. */
const FOUR_RATES: Composite = {
  id: "fourRates",
  name: { zh: "四率综合", en: "Four rates" },
  parts: ["handling", "timeliness", "closure", "satisfaction"].map((indicator) => ({ kind: "indicator", indicator, weight: 25 })),
  source: { zh: "示例：四率等权", en: "example: the four rates in equal parts" },
};

/** Composites to start from. */
export const COMPOSITES: readonly Composite[] = [FOUR_RATES, DEPARTMENT, AREA];
