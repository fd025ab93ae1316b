// From the town down to its units and up again: what lies above and below an area of the open plan. Only the demo town brings two levels that know one another.
import type { FeatureCollection } from "geojson";
import type { Town } from "../../data/town";
import type { Plan } from "../core/model/plan";

/** An area of a level. `plan` is the level's name in the address; null is the plan that is open. */
export interface Step {
  readonly plan: string | null;
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface Drill {
  /** The area of the level above; null where there is none. */
  readonly above: Step | null;
  readonly below: readonly Step[];
}

/** What lies around a slot; null is the town, below which the grids lie. */
export function drillOf(town: Town | null, plan: Plan | null, slot: number | null): Drill {
  if (plan === null) return { above: null, below: [] };
  if (town === null || !plan.generated) return { above: null, below: slot === null ? plan.grids.map(stepOf) : [] };
  const grids = stepsOf(town.grids, "grids");
  if (slot === null) return { above: null, below: grids };
  const own = plan.grids[slot]?.id ?? "";
  const gridOfUnit = new Map(town.units.features.map(({ properties }) => [text(properties?.["code"]), text(properties?.["grid"])]));
  const grid = gridOfUnit.get(own);
  if (grid !== undefined) return { above: grids.find(({ id }) => id === grid) ?? null, below: [] };
  return { above: null, below: stepsOf(town.units, "units").filter(({ id }) => gridOfUnit.get(id) === own) };
}

function stepOf({ id, name, nameEn }: Plan["grids"][number]): Step {
  return { plan: null, id, name, nameEn: nameEn ?? name };
}

function stepsOf({ features }: FeatureCollection, plan: string): readonly Step[] {
  return features.map(({ properties }) => ({
    plan,
    id: text(properties?.["code"]),
    name: text(properties?.["name"]),
    nameEn: text(properties?.["name_en"]),
  }));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
