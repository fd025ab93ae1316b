// The score of a plan in words for a terminal, and as JSON for scripts: the same numbers.
import { type AxisWeights, weightedScore } from "../core/plan/score/axes";
import type { PlanScore } from "../core/plan/score/scorePlan";

export interface ScoreFacts {
  readonly ids: readonly string[];
  /** What the load is: cases, a property, or units. */
  readonly loadIs: string;
  readonly typeNames: readonly string[];
  readonly weights: AxisWeights;
}

/** Everything, grid by grid. */
export function scoreJson(score: PlanScore, { ids, loadIs, typeNames, weights }: ScoreFacts) {
  const { completeness, balance, travel, differentiation, compactness, beats, stability, conformity } = score;
  const all = travel[ids.length];
  return {
    gates: {
      pass: score.gates.pass,
      errors: score.gates.errors,
      disconnected: score.gates.disconnected.map((grid) => ids[grid]),
      empty: score.gates.empty.map((grid) => ids[grid]),
    },
    axes: score.axes,
    weighted: { weights, score: weightedScore(score.axes, weights) },
    completeness: {
      ground_m2: completeness.groundM2,
      covered: completeness.covered,
      gap: completeness.gap,
      overlap: completeness.overlap,
      beyond_m2: completeness.beyondM2,
      units_unassigned: completeness.unassigned,
      units_cut: completeness.cut,
      border_along_units: conformity.units[ids.length] ?? null,
    },
    balance: { load_is: loadIs, max_deviation: balance.maxDeviation, range: balance.range, cv: balance.variation, gini: balance.gini },
    convenience: { mean_m: all?.meanM ?? null, p90_m: all?.p90M ?? null, max_m: all?.maxM ?? null, within_500_m: all?.within ?? null },
    differentiation: differentiation && { types: typeNames.length, distinctness: differentiation.distinctness },
    beats: beats && {
      nested: beats.nested,
      of: beats.of,
      split: beats.split,
      beats: beats.beats,
      effective_splits: beats.effectiveSplits,
      uncertainty_bits: beats.uncertainty,
      shared_border: beats.sharedBorder,
      variation_of_information: beats.variation,
      variation_share: beats.variationShare,
      beat_given_grid: beats.beatGivenGrid,
      adjusted_rand: beats.adjustedRand,
    },
    compactness: { mean_polsby_popper: score.meanCompactness },
    stability: stability && { retention: stability.retention, moved_units: stability.moved.length, moved_load: stability.movedWeight },
    grids: ids.map((id, grid) => ({
      grid_id: id,
      load: score.load[grid],
      deviation: balance.deviation[grid],
      mean_m: travel[grid]?.meanM ?? null,
      p90_m: travel[grid]?.p90M ?? null,
      within_500_m: travel[grid]?.within ?? null,
      mixture: differentiation?.mixture[grid] ?? null,
      dominant: differentiation?.dominant[grid] ?? null,
      area_m2: compactness[grid]?.areaM2 ?? null,
      polsby_popper: compactness[grid]?.polsbyPopper ?? null,
      inertia: compactness[grid]?.inertia ?? null,
      reock: compactness[grid]?.reock ?? null,
      hull: compactness[grid]?.hull ?? null,
    })),
  };
}

/** The same for people. */
export function scoreText(score: PlanScore, facts: ScoreFacts): string {
  const { completeness, balance, beats, stability, gates } = score;
  const all = score.travel[facts.ids.length];
  const compact = (of: (each: NonNullable<PlanScore["compactness"][number]>) => number): string => {
    const values = score.compactness.flatMap((each) => (each ? [of(each)] : []));
    return `${three(Math.min(...values))} to ${three(Math.max(...values))}`;
  };
  const names = (grids: readonly number[]): string => grids.map((grid) => facts.ids[grid]).join(", ");
  const lines = [
    `gates            ${gates.pass ? "passed" : "NOT PASSED"}: ${gates.errors} errors, ${gates.disconnected.length} grids in pieces${gates.disconnected.length > 0 ? ` (${names(gates.disconnected)})` : ""}, ${gates.empty.length} without units`,
    row(
      "completeness",
      score.axes.completeness,
      `gap ${percent(completeness.gap)}, overlap ${percent(completeness.overlap)}; units in no grid ${completeness.unassigned}, cut ${completeness.cut}`,
    ),
    row(
      "convenience",
      score.axes.convenience,
      `mean ${metres(all?.meanM)}, P90 ${metres(all?.p90M)}, longest ${metres(all?.maxM)}, within 500 m ${percent(all?.within)}`,
    ),
    row(
      "balance",
      score.axes.balance,
      `of ${facts.loadIs}: max deviation ${percent(balance.maxDeviation)}, CV ${percent(balance.variation)}, Gini ${three(balance.gini)}`,
    ),
    row(
      "differentiation",
      score.axes.differentiation,
      score.differentiation ? `Theil ${three(score.differentiation.distinctness)} over ${facts.typeNames.length} types` : "no types given",
    ),
    row(
      "beats",
      score.axes.beats,
      beats
        ? `${beats.nested} of ${beats.of} grids nest, ${beats.split} of ${beats.beats} beats split; shared border ${percent(beats.sharedBorder)}, VI ${three(beats.variation)}, ARI ${three(beats.adjustedRand)}`
        : "no beats given",
    ),
    row(
      "compactness",
      score.axes.compactness,
      `PP ${compact((each) => each.polsbyPopper)}, NMI ${compact((each) => each.inertia)}, Reock ${compact((each) => each.reock)}, hull ${compact((each) => each.hull)}`,
    ),
    row(
      "stability",
      score.axes.stability,
      stability ? `retention ${percent(stability.retention)}, ${stability.moved.length} units moved` : "no previous plan given",
    ),
    row(
      "weighted",
      weightedScore(score.axes, facts.weights),
      Object.entries(facts.weights)
        .map(([axis, weight]) => `${axis} ${weight}`)
        .join(", "),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function row(name: string, score: number | null, facts: string): string {
  return `${name.padEnd(16)} ${score === null ? "  –" : score.toFixed(0).padStart(3)}   ${facts}`;
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : `${(share * 100).toFixed(2)} %`;
}

function metres(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : `${Math.round(value)} m`;
}

function three(value: number | null): string {
  return value === null || !Number.isFinite(value) ? "–" : value.toFixed(3);
}
