// Names of the grids of a draft: those that the planner gave, those of the plan, and numbers for those that a cut has made.
import type { TFunction } from "i18next";
import type { Grid } from "../../core/model/plan";
import { type Draft, givenNames } from "../../core/plan/draft";

/** What a grid of a draft of these grids is called; `draft` null for the plan as it was begun with. */
export function namesIn(draft: Pick<Draft, "done"> | null, grids: readonly Grid[], t: TFunction): (grid: number) => string {
  const given = draft ? givenNames(draft) : new Map<number, string>();
  return (grid) => {
    if (grid < 0) return t("draft.noGrid");
    return given.get(grid) ?? grids[grid]?.name ?? t("draft.newGrid", { text: grid - grids.length + 1 });
  };
}
