// Whether the open plan is fit to be edited: its faults, and a cleaning that can be looked at before it is taken.
import type { Feature, Geometry } from "geojson";
import { polygonSet } from "../core/geo/polygons";
import { propertyText } from "../core/model/planIds";
import { type Result, refused } from "../core/model/result";
import { checkPlan } from "../core/plan/check";
import type { CheckIssue } from "../core/plan/checkIssue";
import { type Cleaned, type CleanOptions, cleanPolygons, type Repair } from "../core/plan/clean";
import { buildCoverage } from "../core/plan/coverage/build";
import { shapesOf } from "../core/plan/coverage/shapes";
import type { Coverage } from "../core/plan/coverage/store";
import type { DraftGrids } from "./planScore";
import { type OpenPlan, openPlan } from "./plans";

/** The faults of a plan: places of `ids` are what the findings call slots. */
export interface PlanCheck {
  readonly ids: readonly (string | null)[];
  readonly issues: readonly CheckIssue[];
  /** Whether the coverage can be edited as it is: nothing crosses, nothing is claimed twice. */
  readonly isClean: boolean;
}

/** What a cleaning would do. */
export interface PlanCleaning {
  readonly ids: readonly (string | null)[];
  readonly repairs: readonly Repair[];
  readonly crossings: number;
  readonly touches: number;
  /** Errors and warnings that would be left. */
  readonly left: readonly CheckIssue[];
  /** Borders as they would be: x and y of both ends of each edge, lattice units. */
  readonly borders: Int32Array;
}

/** Every fault of a draft, or of the plan in its file, as the command `check` finds them. */
export async function checkOpenPlan(open: OpenPlan, grids: DraftGrids): Promise<PlanCheck> {
  const { features, ids } = grids ? { features: grids.map(({ geometry }) => featureOf(geometry)), ids: grids.map(({ id }) => id) } : await drawnIn(open);
  const set = polygonSet(features.map(({ geometry }) => geometry));
  return { ids, issues: checkPlan(features, ids), isClean: buildCoverage(set).ok };
}

/** Looks at a cleaning of a plan, as the command `clean` does it; null when the drawing does not come to rest on the lattice. */
export class Cleaning {
  private readonly open: OpenPlan;
  private cleaned: readonly Feature<Geometry | null>[] | null = null;

  constructor(open: OpenPlan) {
    this.open = open;
  }

  async look(options: CleanOptions): Promise<PlanCleaning | null> {
    const { features, ids } = await drawnIn(this.open);
    const cleaned = cleanPolygons(polygonSet(features.map(({ geometry }) => geometry)), options);
    if (cleaned === null) return null;
    this.cleaned = withShapes(features, cleaned);
    const left = checkPlan(this.cleaned, ids).filter(({ severity, kind }) => severity !== "note" && kind !== "not_area");
    const { repairs, crossings, touches, coverage } = cleaned;
    return { ids, repairs, crossings: crossings.length, touches: touches.length, left, borders: bordersOf(coverage) };
  }

  /** The plan that was looked at last. */
  take(version: number): Result<OpenPlan> {
    const { open, cleaned } = this;
    if (cleaned === null) return refused({ code: "clean_restless", file: open.plan.name });
    const { idProperty, nameProperty } = open.summary;
    const named = { ...(idProperty !== null && { idProperty }), ...(nameProperty !== null && { nameProperty }) };
    return openPlan({ name: open.plan.name, features: cleaned, notes: [] }, { ...named, generated: open.plan.generated }, version);
  }
}

async function drawnIn({ features, summary }: OpenPlan) {
  const drawn = await features();
  return { features: drawn, ids: drawn.map((feature) => (summary.idProperty === null ? null : propertyText(feature, summary.idProperty))) };
}

function withShapes(features: readonly Feature<Geometry | null>[], { coverage }: Cleaned): Feature<Geometry | null>[] {
  const shapes = shapesOf(coverage, "grid");
  return features.map((feature, slot) => ({ ...feature, geometry: shapes[slot] ?? null }));
}

function featureOf(geometry: Geometry): Feature {
  return { type: "Feature", properties: null, geometry };
}

/** Every edge of a coverage once. */
function bordersOf({ origin, x, y }: Coverage): Int32Array {
  const ends: number[] = [];
  for (let half = 0; half + 1 < origin.length; half += 2) {
    const [a, b] = [origin[half] as number, origin[half + 1] as number];
    if (a >= 0) ends.push(x[a] as number, y[a] as number, x[b] as number, y[b] as number);
  }
  return Int32Array.from(ends);
}
