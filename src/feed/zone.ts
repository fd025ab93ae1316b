// Local time of a named zone to the instant: offsets asked from Intl once a day of the calendar, then remembered.
import { EPOCH_2000_MS } from "../core/model/columns";

const DAY = 86_400;
const QUARTER = 900;
/** Days from 2000-01-01 back and forth that Int32 seconds reach (1931 to 2069). */
const FIRST_DAY = -25_000;
const DAYS = 50_000;
const UNKNOWN = 1_000_000;
const CHANGING = 1_000_001;

/**
 * For a zone: (local day since 2000-01-01, second of that day) → seconds since 2000 UTC. A time that a change of clocks skips moves forward by the gap,
 * one that occurs twice is the earlier ("compatible" in Temporal, java.time's ofLocal). Throws RangeError for an unknown zone.
 */
export function zoneReader(timeZone: string): (day: number, second: number) => number {
  if (timeZone === "UTC") return (day, second) => day * DAY + second;
  const offsetAt = offsetReader(timeZone);
  const offsets = new Int32Array(DAYS).fill(UNKNOWN);
  const ofDay = (day: number): number => {
    // No place is more than a day from UTC, so equal offsets from the day before to the day after hold on all of the local day.
    const before = offsetAt((day - 1) * DAY);
    const offset = before === offsetAt(day * DAY) && before === offsetAt((day + 1) * DAY) && before === offsetAt((day + 2) * DAY) ? before : CHANGING;
    offsets[day - FIRST_DAY] = offset;
    return offset;
  };
  const atChange = (local: number): number => {
    const before = offsetAt(local - DAY);
    const after = offsetAt(local + DAY);
    const early = local - Math.max(before, after);
    const late = local - Math.min(before, after);
    if (offsetAt(early) === Math.max(before, after)) return early;
    if (offsetAt(late) === Math.min(before, after)) return late;
    return local - before;
  };
  return (day, second) => {
    const place = day - FIRST_DAY;
    if (place < 0 || place >= DAYS) return Number.NaN;
    let offset = offsets[place] as number;
    if (offset === UNKNOWN) offset = ofDay(day);
    const local = day * DAY + second;
    return offset === CHANGING ? atChange(local) : local - offset;
  };
}

/** Seconds that the zone is ahead of UTC at an instant (seconds since 2000); remembered by quarter of an hour, on which all changes since 1930 fall. */
export function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER);
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    const ms = quarter * QUARTER * 1000 + EPOCH_2000_MS;
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (format.format(ms).match(/\d+/g) ?? []).map(Number);
    const offset = (Date.UTC(year, month - 1, day, hour, minute, second) - ms) / 1000;
    known.set(quarter, offset);
    return offset;
  };
}
