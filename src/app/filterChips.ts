// The filters of the address as chips: what each keeps, in the reader's words.
import type { TFunction } from "i18next";
import type { PlanSummary } from "../core/frame/answers";
import { FILTERS, type FilterName } from "../core/model/filters";
import type { FilterChip } from "../panels/FilterChips";
import type { Format } from "../panels/format";
import { type FilterView, NO_FILTERS } from "./filters";
import { changeView } from "./useView";

/** Words named in a chip; the others are counted. */
const NAMED = 2;

export interface ChipWords {
  readonly t: TFunction;
  readonly format: Format;
  readonly plan: Pick<PlanSummary, "grids"> | null;
  readonly english: ReadonlyMap<string, string> | null;
}

export function chipsOf(view: FilterView, words: ChipWords): readonly FilterChip[] {
  return FILTERS.filter((name) => view[name] !== null).map((name) => ({
    name,
    text: chipText(name, view, words),
    onClear: () => changeView({ [name]: null }),
  }));
}

export function clearFilters(): void {
  changeView(NO_FILTERS);
}

function chipText(name: FilterName, view: FilterView, { t, format, plan, english }: ChipWords): string {
  const said = (list: readonly string[]): string => {
    const named = list.slice(0, NAMED).join(t("list.comma"));
    return t(`chips.${name}`, { text: list.length > NAMED ? t("chips.andMore", { named, text: format.count(list.length - NAMED) }) : named });
  };
  switch (name) {
    case "hours":
      return t("chips.hours", { text: format.count(view.hours?.length ?? 0) });
    case "lasso":
      return t("chips.lasso");
    case "text":
      return t("chips.text", { text: view.text ?? "" });
    case "grids":
      return said((view.grids ?? []).map((id) => plan?.grids.find((grid) => grid.id === id)?.name ?? id));
    default:
      return said((view[name] ?? []).map((word) => (word === "" ? t("chips.blank") : (english?.get(word) ?? word))));
  }
}
