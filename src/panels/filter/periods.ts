// The periods that a supervisor asks for again and again, counted back from the last report.
import { yearBefore } from "../../core/frame/earlier";
import type { Period } from "../../core/frame/question";
import { dayOf, startOfDay } from "../days";
import { monthStartIn } from "../monthStart";
import { monthOf, monthPeriod, shiftMonth } from "../months";

export type UsualPeriod = "today" | "week" | "month" | "thisMonth" | "lastMonth" | "yearBefore";

/**
 * Today is the day of the last report, since files end before now. The month so far ends with it too; "the same a year ago" is of the period that is
 * chosen, and only offered where the reports reach back so far.
 */
export function usualPeriods(span: Period, chosen: Period | null, timeZone: string): readonly { readonly id: UsualPeriod; readonly period: Period }[] {
  const last = dayOf(span.to - 1, timeZone) + 1;
  const end = startOfDay(last, timeZone);
  const back = (days: number): Period => ({ from: startOfDay(last - days, timeZone), to: end });
  const month = monthOf(span.to - 1, timeZone);
  const earlier = chosen && yearBefore(chosen, monthStartIn(timeZone));
  const all: readonly { readonly id: UsualPeriod; readonly period: Period | null }[] = [
    { id: "today", period: back(1) },
    { id: "week", period: back(7) },
    { id: "month", period: back(30) },
    { id: "thisMonth", period: { from: monthPeriod(month, timeZone).from, to: end } },
    { id: "lastMonth", period: monthPeriod(shiftMonth(month, -1), timeZone) },
    { id: "yearBefore", period: earlier },
  ];
  return all.flatMap(({ id, period }) => (period !== null && period.to > span.from && period.to > period.from ? [{ id, period }] : []));
}
