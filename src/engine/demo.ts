// The demo town: its grids and its ground. Its cases are told apart (demoCases.ts), since the map need not wait for them.
import type { FeatureCollection } from "geojson";
import { DEMO_SEED } from "../../data/seed";
import { drawTown, type Town } from "../../data/town";
import type { GroundLayer } from "../core/frame/pictures";
import { done, type Result } from "../core/model/result";
import { type OpenPlan, openPlan } from "./plans";
import { blobUrl } from "./urls";

export interface Demo {
  readonly town: Town;
  readonly plan: OpenPlan;
  readonly ground: readonly GroundLayer[];
}

/** What the town can be seen by: its 3 responsibility grids, or the 60 units that they are made of. */
export type DemoLevel = "grids" | "units";

/** The areas of one level of the town as a plan. */
export function demoPlan(town: Town, level: DemoLevel, version: number): Result<OpenPlan> {
  return openPlan(
    { name: town.name.zh, features: town[level].features, notes: [] },
    { idProperty: "code", nameProperty: "name", nameEnProperty: "name_en", generated: true },
    version,
  );
}

/** Draws the town. */
export function drawDemo(version: number): Result<Demo> {
  const town = drawTown(DEMO_SEED);
  const plan = demoPlan(town, "grids", version);
  if (!plan.ok) return plan;
  const ground = town.ground.map(({ name, kind, data }): GroundLayer => ({ name, kind, shapesUrl: blobUrl(text(data)) }));
  return done({ town, plan: plan.value, ground });
}

function text(data: FeatureCollection): string {
  return JSON.stringify(data);
}
