// What a suggestion is asked for: units with loads, how many grids, and what must not or should not change.
import type { UnitGraph } from "../units/graph";

/** No grid. */
export const UNASSIGNED = -1;

export interface Problem {
  readonly graph: UnitGraph;
  /** Load of each unit, ≥ 0: cases, households, minutes of work. */
  readonly loads: Float64Array;
  readonly gridCount: number;
  /** Staff of each grid: its share of the whole load is staff / Σ staff. */
  readonly staff: Float64Array;
  /** The plan that stands: grid of each unit or UNASSIGNED; null: there is none. */
  readonly current: Int32Array | null;
  /** 1: this grid neither gives nor takes units. Needs `current`. */
  readonly locked: Uint8Array;
  /** Police beat of each unit, −1 for none; cuts then follow beats where they can. */
  readonly beats: Int32Array | null;
  /** 1: this link of the graph crosses a barrier (river, railway) and is cut first. */
  readonly barriers: Uint8Array | null;
  /** Station of each grid, metres on the plane of the graph. */
  readonly stations: { readonly x: Float64Array; readonly y: Float64Array } | null;
}

/** A problem with nothing but units, loads and a number of grids; the rest is given where there is some. */
export function problemOf(graph: UnitGraph, loads: Float64Array, gridCount: number, more: Partial<Problem> = {}): Problem {
  return {
    graph,
    loads,
    gridCount,
    staff: new Float64Array(gridCount).fill(1),
    current: null,
    locked: new Uint8Array(gridCount),
    beats: null,
    barriers: null,
    stations: null,
    ...more,
  };
}

/** Load that each grid should have: the whole by staff. */
export function targetsOf({ loads, staff }: Problem): Float64Array {
  const whole = loads.reduce((sum, load) => sum + load, 0);
  const hands = staff.reduce((sum, each) => sum + each, 0);
  return staff.map((each) => (whole * each) / hands);
}

/** No plan can deviate less than this at its worst grid: the heaviest unit alone exceeds the largest target by so much; 0 where none does. */
export function leastDeviation(problem: Problem): number {
  const heaviest = problem.loads.reduce((most, load) => Math.max(most, load), 0);
  const largest = targetsOf(problem).reduce((most, target) => Math.max(most, target), 0);
  return largest > 0 ? Math.max(0, heaviest / largest - 1) : 0;
}
