// The grids of a draft as features: what boundary files, and the plan that is put in force, are made of.
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { shapesOf } from "../coverage/shapes";
import type { Draft } from "../draft";
import { gridNumbers } from "../draftNumbers";
import type { PlanVersion } from "./status";

/** Grids with ground as features, [lng, lat] in degrees of seven decimals, with code, name and numbers. */
export function draftFeatures(
  { coverage, incidents }: Draft,
  grids: readonly { readonly grid: number; readonly code: string; readonly name: string }[],
  plan: Pick<PlanVersion, "status" | "from"> | null,
): Feature<Polygon | MultiPolygon>[] {
  const shapes = shapesOf(coverage, "grid");
  const own = grids.map(({ grid }) => grid);
  const numbers = incidents ? gridNumbers(coverage, incidents, own, new Map()) : [];
  return grids.flatMap(({ grid, code, name }, place) => {
    const geometry = shapes[grid];
    const its = numbers[place];
    const properties = {
      code,
      name,
      area_m2: its ? Math.round(its.areaM2) : null,
      cases: its?.cases ?? null,
      load: its?.load ?? null,
      deviation: its?.deviation ?? null,
      status: plan?.status ?? null,
      effective: plan?.from ?? null,
    };
    return geometry ? [{ type: "Feature" as const, properties, geometry }] : [];
  });
}
