// Opening boundaries: file → features → plan, its locator, and the summary the page holds.
import type { Feature, Geometry } from "geojson";
import type { PlanSummary } from "../core/frame/answers";
import { toDegrees } from "../core/geo/lattice";
import { shapesJson } from "../core/geo/shapes";
import type { Plan } from "../core/model/plan";
import { type BuiltPlan, buildPlan, type PlanOptions } from "../core/model/planBuild";
import { done, type Result } from "../core/model/result";
import type { BoundaryFile } from "../feed/boundaries";
import type { ByteSource } from "../feed/source";
import type { BoundaryOptions } from "./api";
import { blobUrl } from "./urls";

/** A plan ready for use: where every point is located and what the page is told. */
export interface OpenPlan {
  readonly plan: Plan;
  readonly summary: PlanSummary;
  /** The features of its file, read again: those of large files are not kept. */
  features(): Promise<readonly Feature<Geometry | null>[]>;
}

/** Reads a boundary file and opens it as version `version`. Cancelled by the signal, or refused, it gives the issue. */
export async function openPlanFile(source: ByteSource, options: BoundaryOptions, version: number, signal: AbortSignal): Promise<Result<OpenPlan>> {
  const { readBoundaries } = await import("../feed/boundaries");
  const file = await readBoundaries(source, { signal, ...(options.crs === undefined ? {} : { crs: options.crs }) });
  if (!file.ok) return file;
  const again = async (): Promise<BoundaryFile["features"]> => {
    const read = await readBoundaries(source, options.crs === undefined ? {} : { crs: options.crs });
    return read.ok ? read.value.features : [];
  };
  return openPlan(file.value, options, version, again);
}

/** Opens features that were read or drawn; `again` reads them once more, else they are kept. */
export function openPlan(
  file: Pick<BoundaryFile, "name" | "features" | "notes">,
  options: PlanOptions,
  version: number,
  again: OpenPlan["features"] = async () => file.features,
): Result<OpenPlan> {
  const built = buildPlan(file.name, file.features, options);
  if (!built.ok) return built;
  const { plan } = built.value;
  return done({
    plan,
    summary: summaryOf(built.value, file.notes, version),
    features: again,
  });
}

function summaryOf(built: BuiltPlan, notes: BoundaryFile["notes"], version: number): PlanSummary {
  const { plan, idProperty, nameProperty, properties, numbers } = built;
  const { minX, minY, maxX, maxY } = plan.bounds;
  return {
    version,
    name: plan.name,
    generated: plan.generated,
    grids: plan.grids,
    bbox: [toDegrees(minX), toDegrees(minY), toDegrees(maxX), toDegrees(maxY)],
    shapesUrl: blobUrl(shapesJson(plan.polygons)),
    idProperty,
    nameProperty,
    properties,
    numbers,
    issues: [...notes, ...built.notes],
  };
}

/** The middle of a plan, or of nothing: where hexagons are anchored, so that they stay put. Degrees [lng, lat]. */
export function middleOf(plan: OpenPlan | null): readonly [number, number] {
  const [west, south, east, north] = plan?.summary.bbox ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}
