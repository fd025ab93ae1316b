// Work days of China 2024–2026 and sums of work time, in whole seconds of local time since 2024-01-01 (no daylight saving there).
// Days off and days worked are those of the product's own calendar: one home for both.
import { dayOf, isWorkingDay } from "../src/core/model/calendar";
import { chinaCalendar } from "../src/core/model/chinaCalendar";

export const DAY = 86_400;
const DAYS = 1200;
const HALF = 4 * 3600;
const MORNING = 8 * 3600;
const AFTERNOON = 14 * 3600;
const CHINA = chinaCalendar();
/** Day 0 here, as the calendar counts. */
const FIRST_DAY = dayOf("2024-01-01");

/** Eve of the lunar year to the seventh day, when the town is half empty. */
const SPRING_FESTIVALS = ["2024-02-09", "2025-01-28", "2026-02-16"];

/** Second of a local date "yyyy-MM-dd". */
export function secondOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(2024, 0, 1)) / 1000;
}

/** A day of the calendar; weekday 0 is Sunday. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
}

const dates: CalendarDate[] = [];

/** Year, month 1–12, day 1–31 and weekday of a day number. */
export function dateOf(day: number): CalendarDate {
  const known = dates[day];
  if (known) return known;
  const time = new Date(Date.UTC(2024, 0, 1 + day));
  const found = { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, date: time.getUTCDate(), weekday: time.getUTCDay() };
  if (day >= 0 && day < DAYS) dates[day] = found;
  return found;
}

/** Days from the eve of the nearest Spring Festival: 0 on the eve, negative before. */
export function daysFromSpringFestival(day: number): number {
  const distances = SPRING_FESTIVALS.map((eve) => day - secondOf(eve) / DAY);
  return distances.reduce((least, distance) => (Math.abs(distance) < Math.abs(least) ? distance : least));
}

const workDay = new Uint8Array(DAYS);
/** Work days before a day. */
const before = new Int32Array(DAYS + 1);
const workDays: number[] = [];
for (let day = 0; day < DAYS; day++) {
  workDay[day] = isWorkingDay(day + FIRST_DAY, CHINA) ? 1 : 0;
  before[day] = workDays.length;
  if (workDay[day]) workDays.push(day);
}

/** True on a day of work. */
export function isWorkDay(day: number): boolean {
  return workDay[day] === 1;
}

/** Work seconds from the origin to an instant: 8–12 and 14–18 of work days count. */
export function workTime(second: number): number {
  const day = Math.floor(second / DAY);
  const full = (before[day] ?? 0) * 2 * HALF;
  if (!workDay[day]) return full;
  const time = second - day * DAY;
  return full + Math.min(HALF, Math.max(0, time - MORNING)) + Math.min(HALF, Math.max(0, time - AFTERNOON));
}

/** The instant at which so many work seconds have passed; one that ends with a slot stays at its end. */
export function atWorkTime(work: number): number {
  const index = Math.max(0, Math.ceil(work / (2 * HALF)) - 1);
  const day = workDays[index];
  if (day === undefined) throw new Error("beyond the calendar");
  const rest = work - index * 2 * HALF;
  return day * DAY + (rest <= HALF ? MORNING + rest : AFTERNOON + rest - HALF);
}
