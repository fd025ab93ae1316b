// Names of the grids of a draft: those of the plan, and of those that a cut has made.
import type { TFunction } from "i18next";
import type { Grid } from "../../core/model/plan";

/** Name of a grid of the coverage. */
export function gridName(grids: readonly Grid[], grid: number, t: TFunction): string {
  if (grid < 0) return t("draft.noGrid");
  return grids[grid]?.name ?? t("draft.newGrid", { text: grid - grids.length + 1 });
}
