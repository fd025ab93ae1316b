// What changes between two plans of the same units: who receives what from whom, which grids go on, begin and end.
import { beatFit, contingencyOf } from "../score/contingency";
import { stabilityOf } from "../score/stability";

export interface Handover {
  /** Old and new grid; −1 for none. */
  readonly from: number;
  readonly to: number;
  readonly units: readonly number[];
  readonly load: number;
  readonly cases: number;
}

export interface PlanDifference {
  /** Units that change hands, one entry for each pair of grids, the largest load first. */
  readonly handovers: readonly Handover[];
  /** Old grid that each new grid continues, −1 for a new one. */
  readonly continues: Int32Array;
  /** Old grids that no new grid continues. */
  readonly ended: readonly number[];
  /** New load less the old one of each new grid (less nothing for a new one). */
  readonly loadChange: Float64Array;
  /** Share of the load that stays; null without load. */
  readonly retention: number | null;
  /** Variation of information, nats; null without load. */
  readonly variation: number | null;
}

export interface Compared {
  readonly old: Int32Array;
  readonly oldCount: number;
  readonly fresh: Int32Array;
  readonly freshCount: number;
  /** Load and cases of each unit. */
  readonly loads: Float64Array;
  readonly cases: Float64Array;
}

/** Sets a new plan against an old one, both as grids of units (−1 none). Grids are paired so that the most load stays. */
export function planDifference({ old, oldCount, fresh, freshCount, loads, cases }: Compared): PlanDifference {
  const { pairs, retention } = stabilityOf(fresh, freshCount, old, oldCount, loads);
  const handovers = new Map<number, { from: number; to: number; units: number[]; load: number; cases: number }>();
  const loadChange = new Float64Array(freshCount);
  const continuedBy = new Int32Array(oldCount).fill(-1);
  for (const [grid, before] of pairs.entries()) if (before >= 0) continuedBy[before] = grid;
  for (let unit = 0; unit < fresh.length; unit++) {
    const [from, to] = [old[unit] as number, fresh[unit] as number];
    const load = loads[unit] as number;
    if (to >= 0) loadChange[to] = (loadChange[to] as number) + load;
    const heir = from >= 0 ? (continuedBy[from] as number) : -1;
    if (heir >= 0) loadChange[heir] = (loadChange[heir] as number) - load;
    if (from < 0 ? to < 0 : to >= 0 && heir === to) continue;
    const key = (from + 1) * (freshCount + 1) + to + 1;
    const handover = handovers.get(key) ?? { from, to, units: [], load: 0, cases: 0 };
    handover.units.push(unit);
    handover.load += load;
    handover.cases += cases[unit] as number;
    handovers.set(key, handover);
  }
  const ended = [...continuedBy.keys()].filter((grid) => continuedBy[grid] === -1);
  return {
    handovers: [...handovers.values()].sort((a, b) => b.load - a.load || b.units.length - a.units.length || a.from - b.from || a.to - b.to),
    continues: pairs,
    ended,
    loadChange,
    retention,
    variation: beatFit(contingencyOf(fresh, freshCount, old, oldCount, loads)).variation,
  };
}
