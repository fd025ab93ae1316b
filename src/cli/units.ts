// Opening the files that planning reads: units with their loads, plans and beats, lines and points.
import type { Feature, Geometry } from "geojson";
import { toUnits } from "../core/geo/lattice";
import { buildLocator } from "../core/geo/locate";
import { polygonSet } from "../core/geo/polygons";
import type { Issue } from "../core/model/issue";
import type { Plan } from "../core/model/plan";
import { buildPlan } from "../core/model/planBuild";
import { done, type Result } from "../core/model/result";
import { type BoundaryFile, readBoundaries } from "../feed/boundaries";
import { gunzip, openSource } from "./files";

export interface Opened {
  readonly plan: Plan;
  /** The features behind plan.grids, in the same order. */
  readonly features: readonly Feature<Geometry | null>[];
  readonly notes: readonly Issue[];
}

/** A file of boundaries with any features. */
export async function openFeatures(path: string, crs: string | undefined): Promise<Result<BoundaryFile>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  return readBoundaries(source.value, { inflate: gunzip, ...(crs === undefined ? {} : { crs }) });
}

/** A file of areas as a plan: units, grids or beats. `labels`: whether points inside the areas are needed. */
export async function openAreas(
  path: string,
  options: { readonly crs?: string; readonly idProperty?: string; readonly labels: boolean },
): Promise<Result<Opened>> {
  const file = await openFeatures(path, options.crs);
  if (!file.ok) return file;
  const { name, features } = file.value;
  const built = buildPlan(name, features, { labels: options.labels, ...(options.idProperty === undefined ? {} : { idProperty: options.idProperty }) });
  if (!built.ok) return built;
  const withArea = new Set(polygonSet(features.map(({ geometry }) => geometry)).partSlot);
  const kept = features.filter((_, index) => withArea.has(index));
  return done({ plan: built.value.plan, features: kept, notes: [...file.value.notes, ...built.value.notes] });
}

/** For each unit the area of another file that holds the unit's label point: its slot, or −1 for none. */
export function areaOfUnits(units: Plan, areas: Plan): Int32Array {
  const locator = buildLocator(areas.polygons);
  return Int32Array.from(units.grids, ({ label }) => (label ? locator.locate(toUnits(label[0]), toUnits(label[1])) : -1));
}
