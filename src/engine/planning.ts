// The planner's helper in the worker: units as a graph, their loads from the reports, suggested plans with progress and a way to stop, hints.
import type { Geometry } from "geojson";
import type { Selection } from "../core/frame/question";
import { labelPoints } from "../core/geo/label";
import { NO_COORDINATE, toUnits } from "../core/geo/lattice";
import { buildLocator, type Locator } from "../core/geo/locate";
import type { PolygonSet } from "../core/geo/polygons";
import { UNLOCATED } from "../core/model/plan";
import { type Transfer, transferHints } from "../core/plan/suggest/hints";
import { type Problem, problemOf } from "../core/plan/suggest/problem";
import { type Progress, type Suggestion, type SuggestOptions, suggest } from "../core/plan/suggest/suggest";
import { barrierLinks } from "../core/plan/units/barriers";
import { type UnitGraph, unitGraph } from "../core/plan/units/graph";
import type { Tie } from "../core/plan/units/islands";
import { planeOver } from "../core/plan/units/plane";
import { rangeOf } from "../core/stats/range";
import { placedUnder } from "../core/stats/rowMask";
import type { Book } from "./book";

/** What is asked of the units that were taken up; all arrays by unit, or by grid. See core/plan/suggest/problem.ts. */
export interface PlanAsked {
  readonly loads: Float64Array;
  readonly gridCount: number;
  readonly staff?: Float64Array;
  readonly current?: Int32Array;
  readonly locked?: Uint8Array;
  readonly beats?: Int32Array;
  /** Lines (or the borders of areas) in degrees. */
  readonly barriers?: readonly Geometry[];
  /** One for each grid, degrees [lng, lat]. */
  readonly stations?: readonly (readonly [number, number])[];
}

export interface UnitsTaken {
  readonly count: number;
  /** Links to islands without a shared border. */
  readonly ties: readonly Tie[];
}

/** The search gives way to other calls after this long, ms. */
const SLICE_MS = 12;

/** Holds the units of one screen; another call of `take` replaces them. */
export class Planning {
  private readonly set: PolygonSet;
  private readonly graph: UnitGraph;
  private locator: Locator | null = null;
  private run = 0;

  constructor(set: PolygonSet) {
    this.set = set;
    this.graph = unitGraph(set);
  }

  taken(): UnitsTaken {
    return { count: this.graph.count, ties: this.graph.ties };
  }

  /** How many selected reports lie in each unit; a report on a border counts in the lower unit. */
  loads({ ledger, filtering }: Book, { period, filters }: Selection): Float64Array {
    this.locator ??= buildLocator(this.set);
    const { x, y, slot } = placedUnder(ledger, filtering.mask(filters));
    const { from, to } = rangeOf(ledger, period);
    const unit = new Int32Array(to);
    this.locator.locateAll(x, y, unit, from, to);
    const loads = new Float64Array(this.graph.count);
    for (let row = from; row < to; row++) {
      const own = unit[row] as number;
      if (own >= 0 && x[row] !== NO_COORDINATE && slot[row] !== UNLOCATED) loads[own] = (loads[own] as number) + 1;
    }
    return loads;
  }

  /** The grid of a plan in which each unit's label point lies, −1 for none: where the plan that stands is read from its shapes. */
  gridOfUnits(grids: Locator): Int32Array {
    return Int32Array.from(labelPoints(this.set), (label) => (label ? grids.locate(toUnits(label[0]), toUnits(label[1])) : -1));
  }

  /** Suggests plans; null when it was cancelled, or another search was begun. */
  async suggest(asked: PlanAsked, options: SuggestOptions, report: (progress: Progress) => void): Promise<Suggestion | null> {
    const run = ++this.run;
    const search = suggest(this.problem(asked), options);
    let until = performance.now() + SLICE_MS;
    for (;;) {
      const step = search.next();
      if (step.done) return step.value;
      if (performance.now() < until) continue;
      report(step.value);
      await new Promise((resume) => setTimeout(resume, 0)); // whoever wants to cancel comes in here
      if (run !== this.run) return null;
      until = performance.now() + SLICE_MS;
    }
  }

  cancel(): void {
    this.run++;
  }

  hints(asked: PlanAsked, grid: Int32Array, first: number, second: number): Transfer[] {
    return transferHints(this.problem(asked), grid, first, second);
  }

  private problem({ loads, gridCount, barriers, stations, ...more }: PlanAsked): Problem {
    const plane = planeOver(this.set.bounds);
    const metres = (axis: 0 | 1): Float64Array =>
      Float64Array.from(
        stations ?? [],
        (place) => (toUnits(place[axis]) - (axis === 0 ? plane.centreX : plane.centreY)) * (axis === 0 ? plane.perX : plane.perY),
      );
    return problemOf(this.graph, loads, gridCount, {
      ...more,
      ...(barriers && { barriers: barrierLinks(this.graph, this.set.bounds, barriers) }),
      ...(stations && { stations: { x: metres(0), y: metres(1) } }),
    });
  }
}
