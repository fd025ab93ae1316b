// Years and months of a named time zone as periods. The zone comes as a function: core knows no zones.
import { toMilliseconds } from "../model/columns";
import type { Period } from "../model/period";

/** First second (since 2000) of a month in the zone at hand; month 1 to 12. */
export type MonthStart = (year: number, month: number) => number;

export interface NamedPeriod {
  /** 2015 or 2015-03. */
  readonly label: string;
  readonly period: Period;
}

/** The years or months that a half-open period touches, in order, the first and last cut to it. */
export function calendarPeriods(whole: Period, by: "year" | "month", monthStart: MonthStart): readonly NamedPeriod[] {
  if (whole.to <= whole.from) return [];
  const step = by === "year" ? 12 : 1;
  const startOf = (index: number): number => monthStart(Math.floor(index / 12), (index % 12) + 1);
  const utc = new Date(toMilliseconds(whole.from));
  let index = Math.floor((utc.getUTCFullYear() * 12 + utc.getUTCMonth()) / step) * step;
  // The zone's calendar is at most a day off UTC's: one stretch back or forth is enough.
  if (startOf(index) > whole.from) index -= step;
  else if (startOf(index + step) <= whole.from) index += step;
  const periods: NamedPeriod[] = [];
  for (let start = startOf(index); start < whole.to; index += step, start = startOf(index)) {
    const year = String(Math.floor(index / 12)).padStart(4, "0");
    const label = by === "year" ? year : `${year}-${String((index % 12) + 1).padStart(2, "0")}`;
    periods.push({ label, period: { from: Math.max(start, whole.from), to: Math.min(startOf(index + step), whole.to) } });
  }
  return periods;
}
