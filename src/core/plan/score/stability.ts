// Stability 稳定性: how much of the old plan the new one keeps, grids paired so that the most stays.
import { contingencyOf } from "./contingency";
import { bestPairs } from "./matching";

export interface Stability {
  /** Old grid that each new grid continues, −1 for a new one. */
  readonly pairs: Int32Array;
  /** Share of the weight that stays in the continuation of its grid; null without weight. */
  readonly retention: number | null;
  /** Units that go to another grid than the continuation of theirs. */
  readonly moved: readonly number[];
  readonly movedWeight: number;
}

/** Sets a new division of units against an old one; −1 is no grid. */
export function stabilityOf(fresh: Int32Array, freshCount: number, old: Int32Array, oldCount: number, weight: Float64Array): Stability {
  const table = contingencyOf(fresh, freshCount, old, oldCount, weight);
  const pairs = bestPairs(table.cell, freshCount, oldCount);
  const moved: number[] = [];
  let movedWeight = 0;
  for (let unit = 0; unit < fresh.length; unit++) {
    const [to, from] = [fresh[unit] as number, old[unit] as number];
    if (to < 0 || from < 0 || pairs[to] === from) continue;
    moved.push(unit);
    movedWeight += weight[unit] as number;
  }
  return { pairs, retention: table.total > 0 ? 1 - movedWeight / table.total : null, moved, movedWeight };
}
