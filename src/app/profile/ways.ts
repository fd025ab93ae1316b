// The way up and down between town, centre, grid and unit: each a step in the browser's history, the level of the plan with it.
import type { Drill, Step } from "../../engine/drill";
import type { Way } from "../../panels/profile/Profile";
import type { View } from "../url";
import { changeView } from "../useView";
import { centreProfile, type Scope } from "./scope";

export interface WaysAsked {
  readonly scope: Scope;
  /** Name of the chosen grid; of the town for null. */
  readonly nameOf: (slot: number | null) => string;
  readonly idOf: (slot: number) => string;
  readonly centres: readonly { readonly name: string; readonly slots: readonly number[] }[];
  readonly drill: Drill | null;
  readonly inEnglish: boolean;
  /** The level of the plan that stands in the address. */
  readonly plan: string | null;
}

/** From the town down to where the profile is. */
export function pathTo({ scope, nameOf, idOf, centres, drill, inEnglish, plan }: WaysAsked): readonly Way[] {
  const town: Way = {
    id: "town",
    name: nameOf(null),
    go: scope.kind === "town" ? null : goTo({ profile: "town", grid: null, plan: drill?.above ? "grids" : plan }),
  };
  if (scope.kind === "town") return [town];
  if (scope.kind === "centre") return [town, { id: centreProfile(scope.name), name: scope.name, go: null }];
  const own: Way = { id: idOf(scope.slot), name: nameOf(scope.slot), go: null };
  const centre = centres.find(({ slots }) => slots.includes(scope.slot));
  return [
    town,
    ...(centre ? [{ id: centreProfile(centre.name), name: centre.name, go: goTo({ profile: centreProfile(centre.name), grid: null }) }] : []),
    ...(drill?.above ? [wayTo(drill.above, inEnglish, plan)] : []),
    own,
  ];
}

/** The areas one level down: centres where the deployment names them, else grids; the units of a grid. */
export function waysDown({ scope, nameOf, idOf, centres, drill, inEnglish, plan }: WaysAsked): readonly Way[] {
  if (scope.kind === "centre") return scope.slots.map((slot) => ({ id: idOf(slot), name: nameOf(slot), go: goTo({ profile: "grid", grid: idOf(slot) }) }));
  if (scope.kind === "town" && centres.length > 0)
    return centres.map(({ name }) => ({ id: centreProfile(name), name, go: goTo({ profile: centreProfile(name), grid: null }) }));
  return (drill?.below ?? []).map((step) => wayTo(step, inEnglish, plan));
}

function wayTo({ plan: level, id, name, nameEn }: Step, inEnglish: boolean, plan: string | null): Way {
  return { id, name: inEnglish ? nameEn : name, go: goTo({ profile: "grid", grid: id, plan: level ?? plan }) };
}

function goTo(change: Partial<View>): () => void {
  return () => changeView(change);
}
