// Whose profile is open: the town, a centre of the configuration, or the chosen grid, as the address says.
import type { PlanSummary } from "../../core/frame/answers";
import { slotOf } from "../../core/model/plan";
import type { Config } from "../config";

export type Scope =
  | { readonly kind: "town" }
  | { readonly kind: "centre"; readonly name: string; readonly slots: readonly number[] }
  | { readonly kind: "grid"; readonly slot: number };

const CENTRE = "centre:";

/** The scope of an address; what it names but the plan does not know is the town. */
export function scopeOf(profile: string, grid: number | null, plan: Pick<PlanSummary, "grids">, config: Pick<Config, "centres">): Scope {
  if (profile === "grid") return grid === null ? { kind: "town" } : { kind: "grid", slot: grid };
  if (!profile.startsWith(CENTRE)) return { kind: "town" };
  const name = profile.slice(CENTRE.length);
  const found = centresOf(plan, config).find((centre) => centre.name === name);
  return found ? { kind: "centre", ...found } : { kind: "town" };
}

/** The centres with at least one grid of the plan. */
export function centresOf(plan: Pick<PlanSummary, "grids">, { centres = [] }: Pick<Config, "centres">) {
  return centres
    .map(({ name, grids }) => ({ name, slots: grids.map((id) => slotOf(plan, id)).filter((slot) => slot !== null) }))
    .filter(({ slots }) => slots.length > 0);
}

/** How a centre stands in the address. */
export function centreProfile(name: string): string {
  return `${CENTRE}${name}`;
}
