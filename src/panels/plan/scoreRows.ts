// The numbers behind each score, in the order in which they are read: none is hidden behind another.
import { AXES, type Axis, type AxisWeights } from "../../core/plan/score/axes";
import type { PlanScore } from "../../core/plan/score/scorePlan";
import { type Format, NOTHING } from "../format";

/** A number of the plan: its word is advise.score.numbers.<name>. */
export interface ScoreNumber {
  readonly name: string;
  /** Filled into its word. */
  readonly what?: string;
  readonly text: string;
}

/** The numbers that an axis is made of and goes with. */
export function numbersOf(axis: Axis, score: PlanScore, format: Format): readonly ScoreNumber[] {
  const { percent, count, decimal } = format;
  const metres = (value: number | null | undefined): string => (value === null || value === undefined ? NOTHING : count(value));
  const share = (value: number | null | undefined): string => percent(value ?? null);
  const row = (name: string, text: string, what?: string): ScoreNumber => ({ name, text, ...(what !== undefined && { what }) });
  const all = score.load.length;
  const { completeness, conformity, balance, severed, differentiation, explained, beats, stability } = score;
  const travel = score.travel[all];
  switch (axis) {
    case "completeness":
      return [
        row("gap", share(completeness.gap)),
        row("overlap", share(completeness.overlap)),
        row("unassigned", count(completeness.unassigned)),
        row("cut", count(completeness.cut)),
        row("alongUnits", share(conformity.units[all])),
        row("alongLines", share(conformity.lines?.[all])),
      ];
    case "convenience":
      return [
        row("mean", metres(travel?.meanM)),
        row("p90", metres(travel?.p90M)),
        row("longest", metres(travel?.maxM)),
        row("within", share(travel?.within)),
        row("severed", share(severed?.share[all])),
      ];
    case "balance":
      return [
        row("maxDeviation", percent(balance.maxDeviation)),
        row("range", percent(balance.range)),
        row("variation", percent(balance.variation)),
        row("gini", decimal(balance.gini)),
      ];
    case "differentiation":
      return [row("theil", decimal(differentiation?.distinctness ?? null)), ...explained.map(({ name, share }) => row("eta", decimal(share), name))];
    case "beats":
      return beats === null
        ? [row("nested", NOTHING)]
        : [
            row("nested", `${count(beats.nested)} / ${count(beats.of)}`),
            row("split", `${count(beats.split)} / ${count(beats.beats)}`),
            row("effective", decimal(beats.effectiveSplits)),
            row("uncertainty", decimal(beats.uncertainty)),
            row("shared", share(beats.sharedBorder)),
            row("vi", decimal(beats.variation)),
            row("beatGivenGrid", decimal(beats.beatGivenGrid)),
            row("rand", decimal(beats.adjustedRand)),
          ];
    case "compactness": {
      const values = score.compactness.flatMap((each) => (each ? [each.polsbyPopper] : []));
      return [row("meanCompact", decimal(score.meanCompactness)), row("leastCompact", decimal(values.length > 0 ? Math.min(...values) : null))];
    }
    case "stability":
      return [
        row("retention", share(stability?.retention)),
        row("movedUnits", stability ? count(stability.moved.length) : NOTHING),
        row("movedLoad", stability ? count(stability.movedWeight) : NOTHING),
      ];
    default:
      return axis satisfies never;
  }
}

/** The weights with one of them set, all together 1: the others keep their proportions. */
export function reweighted(weights: AxisWeights, axis: Axis, weight: number): AxisWeights {
  const own = Math.min(1, Math.max(0, weight));
  const others = AXES.filter((each) => each !== axis);
  const rest = others.reduce((sum, each) => sum + (weights[each] ?? 0), 0);
  const of = (each: Axis): number => (rest > 0 ? ((weights[each] ?? 0) / rest) * (1 - own) : (1 - own) / others.length);
  return Object.fromEntries(AXES.map((each) => [each, each === axis ? own : of(each)]));
}

/** The four principles alike, as the command weighs them. */
export const FIRST_WEIGHTS: AxisWeights = { completeness: 0.25, convenience: 0.25, balance: 0.25, differentiation: 0.25 };
