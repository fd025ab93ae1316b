// Two divisions of the same units set against each other: how grids nest in beats, how beats are split, how much one tells of the other.

/** Weight of the units in grid g and beat b; units in no grid or no beat are left out. */
export interface Contingency {
  readonly grids: number;
  readonly beats: number;
  /** cell[g · beats + b]. */
  readonly cell: Float64Array;
  readonly ofGrid: Float64Array;
  readonly ofBeat: Float64Array;
  readonly total: number;
}

/** Adds up the weights of units by grid and beat; −1 is none. */
export function contingencyOf(grid: Int32Array, grids: number, beat: Int32Array, beats: number, weight: Float64Array): Contingency {
  const cell = new Float64Array(grids * beats);
  const ofGrid = new Float64Array(grids);
  const ofBeat = new Float64Array(beats);
  let total = 0;
  for (let unit = 0; unit < grid.length; unit++) {
    const [g, b, w] = [grid[unit] as number, beat[unit] as number, weight[unit] as number];
    if (g < 0 || b < 0) continue;
    cell[g * beats + b] = (cell[g * beats + b] as number) + w;
    ofGrid[g] = (ofGrid[g] as number) + w;
    ofBeat[b] = (ofBeat[b] as number) + w;
    total += w;
  }
  return { grids, beats, cell, ofGrid, ofBeat, total };
}

export interface BeatFit {
  /** Grids that lie to at least 1 − τ in one beat, and grids with any weight. */
  readonly nested: number;
  readonly of: number;
  /** Beats that are divided although their grids are not all whole. */
  readonly split: number;
  readonly beats: number;
  /** Σ over beats of 1/Σp² − 1: by how many grids too many they are divided, small shares counting little. */
  readonly effectiveSplits: number;
  /** Mean over beats, by weight, of −Σ p log₂ p: bits. */
  readonly uncertainty: number;
  /** Variation of information, nats, and by the joint entropy: 0 the same division … 1. null without weight. */
  readonly variation: number | null;
  readonly variationShare: number | null;
  /** H(beat | grid), nats: 0 when and only when every grid nests in one beat. */
  readonly beatGivenGrid: number | null;
}

/** A grid nests in a beat, and a beat is whole, up to this share of weight: τ. */
const TAU = 0.01;

/** The measures of design/planner.md §2 over a table of weights. */
export function beatFit(table: Contingency): BeatFit {
  const { grids, beats, cell, ofGrid, ofBeat, total } = table;
  const nests = Array.from({ length: grids }, (_, g) => highest(beats, (b) => cell[g * beats + b] as number) >= (1 - TAU) * (ofGrid[g] as number));
  const filled = ofGrid.filter((weight) => weight > 0).length;
  const nested = nests.filter((isNested, g) => isNested && (ofGrid[g] as number) > 0).length;
  let [split, effectiveSplits, uncertainty, held] = [0, 0, 0, 0];
  for (let b = 0; b < beats; b++) {
    const whole = ofBeat[b] as number;
    if (whole === 0) continue;
    held++;
    const shares = Array.from({ length: grids }, (_, g) => (cell[g * beats + b] as number) / whole);
    const isDivided = Math.max(...shares) < 1 - TAU;
    if (isDivided && shares.some((share, g) => share > TAU && !nests[g])) split++;
    effectiveSplits += 1 / shares.reduce((sum, share) => sum + share * share, 0) - 1;
    uncertainty += (whole / total) * shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log2(share) : 0), 0);
  }
  const entropies = total > 0 ? informationOf(table) : null;
  return {
    nested,
    of: filled,
    split,
    beats: held,
    effectiveSplits,
    uncertainty,
    variation: entropies && entropies.gridGivenBeat + entropies.beatGivenGrid,
    variationShare: entropies && (entropies.joint > 0 ? (entropies.gridGivenBeat + entropies.beatGivenGrid) / entropies.joint : 0),
    beatGivenGrid: entropies && entropies.beatGivenGrid,
  };
}

/** Conditional entropies, whose sum is the variation of information VI = −Σ (n_gb/N)[ln(n_gb/n_g) + ln(n_gb/n_b)], and the joint entropy. */
function informationOf({ grids, beats, cell, ofGrid, ofBeat, total }: Contingency) {
  let [beatGivenGrid, gridGivenBeat, joint] = [0, 0, 0];
  for (let g = 0; g < grids; g++) {
    for (let b = 0; b < beats; b++) {
      const weight = cell[g * beats + b] as number;
      if (weight === 0) continue;
      beatGivenGrid -= (weight / total) * Math.log(weight / (ofGrid[g] as number));
      gridGivenBeat -= (weight / total) * Math.log(weight / (ofBeat[b] as number));
      joint -= (weight / total) * Math.log(weight / total);
    }
  }
  return { beatGivenGrid, gridGivenBeat, joint };
}

/**
 * Adjusted Rand index over units: (S − S_g·S_b/M) / (½(S_g + S_b) − S_g·S_b/M) with sums of pairs C(n, 2). 1 the same division, about 0 by chance.
 * The table must hold counts of units (weight 1 each). null for fewer than two units; 1 where both divisions are trivially the same.
 */
export function adjustedRand({ cell, ofGrid, ofBeat, total }: Contingency): number | null {
  if (total < 2) return null;
  const pairs = (counts: Float64Array): number => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [both, inGrid, inBeat] = [pairs(cell), pairs(ofGrid), pairs(ofBeat)];
  const byChance = (inGrid * inBeat) / ((total * (total - 1)) / 2);
  const most = (inGrid + inBeat) / 2;
  return most === byChance ? 1 : (both - byChance) / (most - byChance);
}

function highest(count: number, of: (index: number) => number): number {
  let most = 0;
  for (let index = 0; index < count; index++) most = Math.max(most, of(index));
  return most;
}
