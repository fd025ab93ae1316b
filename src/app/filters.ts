// The filters of the address as the engine asks for them, and back into words for the chips.
import { useMemo } from "react";
import type { PlanSummary } from "../core/frame/answers";
import { FILTERS, type FilterName, type Filters } from "../core/model/filters";
import { slotOf } from "../core/model/plan";
import type { View } from "./url";
import { changeView } from "./useView";

/** What of the view is a filter, as it stands in the address. */
export type FilterView = Pick<View, FilterName>;

/** The address without any filter. */
export const NO_FILTERS: FilterView = {
  hours: null,
  category: null,
  source: null,
  department: null,
  state: null,
  level: null,
  grids: null,
  lasso: null,
  text: null,
};

/** The filters of the view, to be spread into a question; the same object while they stay the same. */
export function useFilters(view: View, plan: Pick<PlanSummary, "grids"> | null, zone: string): { readonly filters?: Filters } {
  const { hours, category, source, department, state, level, grids, lasso, text } = view;
  return useMemo(() => {
    const filters = filtersOf({ hours, category, source, department, state, level, grids, lasso, text }, plan, zone);
    return filters === undefined ? {} : { filters };
  }, [hours, category, source, department, state, level, grids, lasso, text, plan, zone]);
}

/** Puts a grid into the filter of grids, or takes it out. */
export function switchGrid(id: string): void {
  changeView(({ grids }) => {
    const others = (grids ?? []).filter((one) => one !== id);
    const next = grids?.includes(id) ? others : [...others, id];
    return { grids: next.length === 0 ? null : next };
  });
}

/** The filters that are set, grids as slots of the plan, hours on the clocks of a zone; undefined when none is. Ids that the plan does not have are no grid. */
export function filtersOf(view: FilterView, plan: Pick<PlanSummary, "grids"> | null, zone: string): Filters | undefined {
  const set = FILTERS.filter((name) => view[name] !== null);
  if (set.length === 0) return undefined;
  const entries = set.map((name) => {
    if (name === "hours") return [name, { zone, kept: view.hours }];
    if (name === "grids") return [name, plan === null ? [] : (view.grids ?? []).flatMap((id) => slotOf(plan, id) ?? [])];
    return [name, view[name]];
  });
  return Object.fromEntries(entries) as Filters;
}
