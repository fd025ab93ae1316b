// Days of a time zone as whole numbers, so that a period starts and ends at midnight where the cases happen, summer time included.
import { toMilliseconds, toSeconds } from "../core/model/columns";

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of a zone shows at an instant, as if it were UTC, milliseconds. */
function wallClock(ms: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(timeZone, clock);
  }
  const parts: Record<string, number> = {};
  for (const part of clock.formatToParts(ms)) parts[part.type] = Number(part.value);
  return Date.UTC(parts["year"] ?? 0, (parts["month"] ?? 1) - 1, parts["day"] ?? 1, parts["hour"] ?? 0, parts["minute"] ?? 0, parts["second"] ?? 0);
}

/** Days since 1970-01-01 of the local date at an instant (seconds since 2000). */
export function dayOf(seconds: number, timeZone: string): number {
  return Math.floor(wallClock(toMilliseconds(seconds), timeZone) / DAY_MS);
}

/** What the clocks of a zone show at an instant (seconds since 2000): the hour of the day with its fraction. */
export function clockHour(seconds: number, timeZone: string): number {
  const hours = wallClock(toMilliseconds(seconds), timeZone) / 3_600_000;
  return hours - 24 * Math.floor(hours / 24);
}

/** The first instant (seconds since 2000) of a local day; where midnight is skipped, the first instant after it. */
export function startOfDay(day: number, timeZone: string): number {
  const wanted = day * DAY_MS;
  let guess = wanted;
  for (let round = 0; round < 3; round++) guess += wanted - wallClock(guess, timeZone);
  if (wallClock(guess, timeZone) < wanted) guess += 3_600_000;
  return toSeconds(guess);
}
