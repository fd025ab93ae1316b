// The hour of the week of every report on the clocks of its place: what the day × hour matrix counts and the filter of hours asks.
import { DAY_SECONDS, weekdayOf } from "../model/calendar";
import { WEEK_HOURS } from "../model/filters";
import type { ReportColumns } from "../model/reports";

/** Hour of the week of a report without a time. */
export const NO_HOUR = WEEK_HOURS;
const HOUR = 3600;

/**
 * Hour of the week of each row: 0 Monday 00–01 … 167 Sunday 23–24, NO_HOUR without a time. `offsetAt` gives the seconds that local clocks are ahead
 * of UTC at an instant (seconds since 2000): it is asked at both ends of a day of UTC, and at every report only on days in which clocks change.
 */
export function weekHours(reports: Pick<ReportColumns, "size" | "timed" | "times">, offsetAt: (instant: number) => number): Uint8Array {
  const hours = new Uint8Array(reports.size).fill(NO_HOUR);
  const times = reports.times.reported_at;
  if (times === undefined) return hours;
  let until = Number.NEGATIVE_INFINITY;
  let offset = 0;
  let steady = true;
  for (let row = 0; row < reports.timed; row++) {
    const at = times[row] as number;
    if (at >= until) {
      const day = Math.floor(at / DAY_SECONDS) * DAY_SECONDS;
      until = day + DAY_SECONDS;
      offset = offsetAt(day);
      steady = offsetAt(until) === offset;
    }
    const local = at + (steady ? offset : offsetAt(at));
    const day = Math.floor(local / DAY_SECONDS);
    hours[row] = (weekdayOf(day) - 1) * 24 + Math.floor((local - day * DAY_SECONDS) / HOUR);
  }
  return hours;
}
