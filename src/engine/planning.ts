// The planner's helper in the worker: units as a graph, their loads from the reports, suggested plans with progress and a way to stop, hints.
import type { Geometry } from "geojson";
import type { Selection } from "../core/frame/question";
import { labelPoints } from "../core/geo/label";
import { toUnits } from "../core/geo/lattice";
import { buildLocator, type Locator } from "../core/geo/locate";
import type { PolygonSet } from "../core/geo/polygons";
import { baseProperty } from "../core/model/planNumbers";
import { figuresOf } from "../core/plan/suggest/figures";
import { type BestTransfer, bestTransfers, type Transfer, transferHints } from "../core/plan/suggest/hints";
import { type Problem, problemOf } from "../core/plan/suggest/problem";
import { type Progress, type Suggestion, type SuggestOptions, suggest } from "../core/plan/suggest/suggest";
import { type Bundled, together } from "../core/plan/suggest/together";
import { barrierLinks } from "../core/plan/units/barriers";
import { type UnitGraph, unitGraph } from "../core/plan/units/graph";
import type { Tie } from "../core/plan/units/islands";
import type { LoadKind } from "../core/plan/units/loads";
import { planeOver } from "../core/plan/units/plane";
import type { Book } from "./book";
import type { PlanBase } from "./planBase";
import { caseLoads } from "./planLoads";
import { locatorOf } from "./planLocator";
import type { OpenPlan } from "./plans";

/** What is asked of the units that were taken up; all arrays by unit, or by grid. See core/plan/suggest/problem.ts. */
export interface PlanAsked {
  readonly loads: Float64Array;
  readonly gridCount: number;
  readonly staff?: Float64Array;
  readonly current?: Int32Array;
  readonly locked?: Uint8Array;
  readonly beats?: Int32Array;
  /** Rivers, railways and expressways of the ground are barriers. */
  readonly ground?: boolean;
  /** Units of one group must stay together; −1 is of none. */
  readonly together?: Int32Array;
  /** Lines (or the borders of areas) in degrees. */
  readonly barriers?: readonly Geometry[];
  /** One for each grid, degrees [lng, lat]. */
  readonly stations?: readonly (readonly [number, number])[];
}

export interface UnitsTaken {
  readonly count: number;
  /** Links to islands without a shared border. */
  readonly ties: readonly Tie[];
  /** Police beat of each unit, −1 for none; null where no beats are known. */
  readonly beats: Int32Array | null;
  /** Base unit of each unit, −1 for none; null where every unit is one. */
  readonly pieces: Int32Array | null;
}

/** The search gives way to other calls after this long, ms. */
const SLICE_MS = 12;

/** Holds the units of one screen; another call of `take` replaces them. */
export class Planning {
  private readonly set: PolygonSet;
  private readonly base: PlanBase | null;
  private readonly graph: UnitGraph;
  private locator: Locator | null = null;
  private run = 0;

  /** `base`: what is known of the ground that the units are pieces of. */
  constructor(set: PolygonSet, base: PlanBase | null) {
    this.set = set;
    this.base = base;
    this.graph = unitGraph(set);
  }

  taken(): UnitsTaken {
    const { base, graph } = this;
    const pieces = base && this.gridOfUnits(base.locator);
    const isSmaller = pieces !== null && new Set(pieces.filter((own) => own >= 0)).size < pieces.filter((own) => own >= 0).length;
    return {
      count: graph.count,
      ties: graph.ties,
      beats: base?.beats ? this.gridOfUnits(base.beats.locator) : null,
      pieces: isSmaller ? pieces : null,
    };
  }

  /** Load of each unit: of the selected reports (one on a border counts in the lower unit), or its share by area of a base unit's people or homes. */
  loads(book: Book, selection: Selection, kind: LoadKind): Float64Array {
    const { base, graph } = this;
    switch (kind) {
      case "cases":
      case "minutes":
        this.locator ??= buildLocator(this.set);
        return caseLoads(book, selection, this.locator, graph.count, kind === "minutes");
      case "population":
      case "households": {
        const property = base && baseProperty(base.numbers, kind);
        return base && property !== null ? this.shared(base, base.numbers[property] ?? []) : new Float64Array(graph.count);
      }
      case "equal":
        return new Float64Array(graph.count).fill(1);
      default:
        return kind satisfies never;
    }
  }

  /** Numbers of the base units, divided among the units that lie in each by their areas. */
  private shared(base: PlanBase, values: readonly (number | null)[]): Float64Array {
    const { areaM2 } = this.graph;
    const of = this.gridOfUnits(base.locator);
    const whole = new Float64Array(values.length);
    for (const [unit, own] of of.entries()) if (own >= 0) whole[own] = (whole[own] as number) + (areaM2[unit] as number);
    return Float64Array.from(of, (own, unit) => (own < 0 ? 0 : ((values[own] ?? 0) * (areaM2[unit] as number)) / (whole[own] as number)));
  }

  /** The same of the open plan. */
  gridOfPlan(plan: OpenPlan): Int32Array {
    return this.gridOfUnits(locatorOf(plan));
  }

  /** The grid of a plan in which each unit's label point lies, −1 for none: where the plan that stands is read from its shapes. */
  gridOfUnits(grids: Locator): Int32Array {
    return Int32Array.from(labelPoints(this.set), (label) => (label ? grids.locate(toUnits(label[0]), toUnits(label[1])) : -1));
  }

  /** Suggests plans; null when it was cancelled, or another search was begun. */
  async suggest(asked: PlanAsked, options: SuggestOptions, report: (progress: Progress) => void): Promise<Suggestion | null> {
    const run = ++this.run;
    const problem = this.problem(asked);
    const bundled = asked.together ? together(problem, asked.together) : null;
    const search = suggest(bundled?.problem ?? problem, options);
    let until = performance.now() + SLICE_MS;
    for (;;) {
      const step = search.next();
      if (step.done) return bundled ? overUnits(step.value, bundled, problem) : step.value;
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

  best(asked: PlanAsked, grid: Int32Array): BestTransfer[] {
    return bestTransfers(this.problem(asked), grid);
  }

  private problem({ loads, gridCount, barriers, ground, stations, together: _, ...more }: PlanAsked): Problem {
    const plane = planeOver(this.set.bounds);
    const metres = (axis: 0 | 1): Float64Array =>
      Float64Array.from(
        stations ?? [],
        (place) => (toUnits(place[axis]) - (axis === 0 ? plane.centreX : plane.centreY)) * (axis === 0 ? plane.perX : plane.perY),
      );
    const lines = [...(barriers ?? []), ...(ground ? (this.base?.barriers ?? []) : [])];
    return problemOf(this.graph, loads, gridCount, {
      ...more,
      ...(lines.length > 0 && { barriers: barrierLinks(this.graph, this.set.bounds, lines) }),
      ...(stations && { stations: { x: metres(0), y: metres(1) } }),
    });
  }
}

/** A suggestion over bundles as one over units, measured by units. */
function overUnits({ plans, bound }: Suggestion, bundled: Bundled, problem: Problem): Suggestion {
  const spread = plans.map(({ goal, grid }) => ({ goal, grid: bundled.spread(grid) }));
  return { plans: spread.map(({ goal, grid }) => ({ goal, grid, figures: figuresOf(problem, grid) })), bound };
}
