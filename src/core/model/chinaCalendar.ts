// The working calendar of China: holidays and make-up days (调休) as the State Council announces them each year, from chinese-days.
// Only its table of dates is used, so nothing here reads a clock.
import { holidays, workdays } from "chinese-days/dist/chinese-days.json";
import { type Calendar, calendarOf, type DayTypes, dayOf, USUAL_HOURS, type WorkingHours } from "./calendar";

/** Days off and days worked against the rule of the week. */
export const CHINA_DAY_TYPES: DayTypes = { holidays: Object.keys(holidays).map(dayOf), workdays: Object.keys(workdays).map(dayOf) };

/** First day (as of `dayOf`) that no notice covers yet: from here on only the rule of the week holds, and screens say so. */
export const CHINA_DAYS_KNOWN_UNTIL = dayOf(`${Object.keys(holidays).reduce((last, date) => Math.max(last, Number(date.slice(0, 4))), 0) + 1}-01-01`);

/** The calendar of China with the given hours; 08–12 and 14–18 unless told. */
export function chinaCalendar(hours: WorkingHours = USUAL_HOURS): Calendar {
  return calendarOf(hours, CHINA_DAY_TYPES);
}
