// The demo town, drawn here and read like any other file.
import type { FeatureCollection } from "geojson";
import { caseCsv, DEMO_SEED, DEMO_TIME_ZONE } from "../../data/cases";
import { COLUMNS } from "../../data/rows";
import { drawTown, type Town } from "../../data/town";
import type { GroundLayer } from "../core/frame/pictures";
import type { Mapping } from "../core/model/mapping";
import { done, type Result } from "../core/model/result";
import type { ByteSource } from "../feed/source";
import type { ReportSource } from "./book";
import { type OpenPlan, openPlan } from "./plans";
import { blobUrl } from "./urls";

export interface Demo {
  readonly plan: OpenPlan;
  readonly source: ReportSource;
  readonly ground: readonly GroundLayer[];
}

/** Its cases have the native columns (contract.md); the columns it does not have are not named. */
const MAPPING: Mapping = { ...Object.fromEntries(COLUMNS.split(",").map((column) => [column, column])), timeZone: DEMO_TIME_ZONE };

/** Draws the town and names its cases as a source. */
export function drawDemo(version: number): Result<Demo> {
  const town = drawTown(DEMO_SEED);
  const plan = openPlan(
    { name: town.name.zh, features: town.grids.features, notes: [] },
    { idProperty: "code", nameProperty: "name", generated: true },
    version,
  );
  if (!plan.ok) return plan;
  const ground = town.ground.map(({ name, kind, data }): GroundLayer => ({ name, kind, shapesUrl: blobUrl(text(data)) }));
  return done({ plan: plan.value, source: { bytes: caseSource(town), mapping: MAPPING, generated: true }, ground });
}

function caseSource(town: Town): ByteSource {
  return {
    name: "demo-cases.csv",
    size: null,
    async *chunks() {
      yield* caseCsv(town, DEMO_SEED);
    },
  };
}

function text(data: FeatureCollection): string {
  return JSON.stringify(data);
}
