// Which plan the cases are judged by: the one that was opened, or one that was drawn here and put in force. The opened one is kept to come back to.
import type { Feature, Geometry } from "geojson";
import { shapesJson } from "../core/geo/shapes";
import { done, type Result } from "../core/model/result";
import { type OpenPlan, openPlan } from "./plans";
import { blobUrl } from "./urls";

/** A plan as features with code, name and name_en. */
export interface DrawnPlan {
  readonly name: string;
  readonly features: readonly Feature<Geometry | null>[];
}

export class PlanOfDay {
  private opened: OpenPlan | null = null;
  private drawn: OpenPlan | null = null;

  /** The plan to put in the place of the one that is open; null when there is nothing to come back to. */
  take(open: OpenPlan, drawn: DrawnPlan | null, version: number): Result<OpenPlan> | null {
    if (open !== this.drawn) this.opened = open;
    const { opened } = this;
    if (opened === null) return null;
    if (drawn === null) {
      const { plan, summary } = opened;
      return open === opened ? null : done({ ...opened, summary: { ...summary, version, shapesUrl: blobUrl(shapesJson(plan.polygons)) } });
    }
    const named = { idProperty: "code", nameProperty: "name", nameEnProperty: "name_en", generated: opened.plan.generated };
    const taken = openPlan({ name: drawn.name, features: [...drawn.features], notes: [] }, named, version);
    if (taken.ok) this.drawn = taken.value;
    return taken;
  }
}
