// The demo town, drawn here and read like any other file.
import type { FeatureCollection } from "geojson";
import { caseCsv, DEMO_SEED, DEMO_TIME_ZONE } from "../../data/cases";
import { drawTown, type Town } from "../../data/town";
import type { GroundLayer } from "../core/frame/pictures";
import { done, type Result } from "../core/model/result";
import { inspectReports } from "../feed/inspect";
import type { ByteSource } from "../feed/source";
import type { ReportSource } from "./book";
import { type OpenPlan, openPlan } from "./plans";
import { blobUrl } from "./urls";

export interface Demo {
  readonly plan: OpenPlan;
  readonly source: ReportSource;
  readonly ground: readonly GroundLayer[];
}

/** Draws the town and names its cases as a source, with the mapping that is proposed for any file with these columns. */
export async function drawDemo(version: number): Promise<Result<Demo>> {
  const town = drawTown(DEMO_SEED);
  const plan = openPlan(
    { name: town.name.zh, features: town.grids.features, notes: [] },
    { idProperty: "code", nameProperty: "name", generated: true },
    version,
  );
  if (!plan.ok) return plan;
  const bytes = caseSource(town);
  const looked = await inspectReports(bytes);
  if (!looked.ok) return looked;
  const mapping = { ...looked.value.proposal, timeZone: DEMO_TIME_ZONE };
  const ground = town.ground.map(({ name, kind, data }): GroundLayer => ({ name, kind, shapesUrl: blobUrl(text(data)) }));
  return done({ plan: plan.value, source: { bytes, mapping, generated: true }, ground });
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
