// What happens when a reader chooses a period to compare with.
import type { Period } from "../../core/frame/question";
import type { CompareWith } from "../../panels/CompareChoice";
import { dayOf, startOfDay } from "../../panels/days";
import type { View } from "../url";
import { changeView } from "../useView";
import { otherPeriod } from "./otherPeriod";

const USUAL_DAYS = 30;

/** Puts the choice into the address. Where no period is chosen, the last 30 days (or half of what there is) are compared. */
export function chooseCompare(chosen: CompareWith, view: View, span: Period, timeZone: string): void {
  if (chosen === "none") return changeView({ compare: null });
  const period = view.period ?? usualPeriod(span, timeZone);
  changeView({ period, compare: chosen === "own" ? (otherPeriod(period, view.compare ?? "before", timeZone) ?? "before") : chosen });
}

function usualPeriod(span: Period, timeZone: string): Period {
  const end = dayOf(span.to - 1, timeZone) + 1;
  const first = dayOf(span.from, timeZone);
  return { from: startOfDay(end - Math.min(USUAL_DAYS, Math.max(1, Math.floor((end - first) / 2))), timeZone), to: startOfDay(end, timeZone) };
}
