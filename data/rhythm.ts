// When cases are reported: by source, hour, weekday, holiday, season and weather.
import { DAY, dateOf, daysFromSpringFestival, isWorkDay, secondOf } from "./calendar";
import type { Season } from "./habits";
import type { Source } from "./words";

/** Share of all cases. */
export const SOURCE_SHARE: Readonly<Record<Source, number>> = { patrol: 0.615, hotline: 0.17, snapshot: 0.085, video: 0.055, townLine: 0.045, superior: 0.03 };

/** Weight of each hour 0–23. */
export const HOURS: Readonly<Record<Source, readonly number[]>> = {
  patrol: [0, 0, 0, 0, 0, 0, 1, 8, 42, 60, 56, 38, 10, 26, 54, 56, 46, 22, 9, 8, 5, 1, 0, 0],
  hotline: [4, 2, 1, 1, 1, 3, 7, 15, 33, 41, 39, 30, 23, 28, 33, 34, 33, 33, 38, 49, 51, 41, 24, 10],
  snapshot: [2, 1, 0, 0, 1, 4, 11, 27, 29, 26, 25, 24, 26, 25, 24, 25, 28, 36, 42, 38, 29, 18, 9, 4],
  video: [8, 7, 6, 6, 7, 9, 14, 22, 28, 27, 25, 22, 20, 20, 22, 23, 25, 27, 24, 20, 18, 15, 12, 10],
  townLine: [0, 0, 0, 0, 0, 0, 1, 6, 38, 44, 40, 26, 10, 24, 36, 38, 32, 18, 6, 3, 2, 1, 0, 0],
  superior: [0, 0, 0, 0, 0, 0, 0, 1, 25, 50, 46, 22, 4, 20, 48, 46, 30, 9, 2, 0, 0, 0, 0, 0],
};

/** Sunday first. */
const WEEKDAYS: Readonly<Record<Source, readonly number[]>> = {
  patrol: [0.5, 1.1, 1.08, 1.04, 1.04, 1.02, 0.64],
  hotline: [0.88, 1.18, 1.05, 1, 0.98, 0.99, 0.92],
  snapshot: [1.12, 0.98, 0.94, 0.94, 0.95, 1, 1.14],
  video: [0.95, 1.02, 1.01, 1, 1, 1.01, 0.98],
  townLine: [0.3, 1.25, 1.15, 1.1, 1.08, 1.05, 0.4],
  superior: [0.1, 1.3, 1.25, 1.2, 1.2, 1.15, 0.15],
};

const STORMS = [
  "2024-07-25",
  "2024-07-26",
  "2024-09-16",
  "2024-09-17",
  "2024-09-20",
  "2025-07-08",
  "2025-07-30",
  "2025-07-31",
  "2025-08-21",
  "2025-10-04",
  "2026-06-12",
  "2026-06-21",
];
const COLD_SNAPS = ["2024-12-15", "2024-12-16", "2025-01-09", "2025-01-10", "2025-02-07", "2025-12-27", "2026-01-20", "2026-01-21", "2026-01-22"];
const stormDays = new Set(STORMS.map((date) => secondOf(date) / DAY));
const coldDays = new Set(COLD_SNAPS.map((date) => secondOf(date) / DAY));

/** A typhoon or heavy rain: made-up days. */
export function isStorm(day: number): boolean {
  return stormDays.has(day);
}

/** How many reports a source makes on a day, 1 being an ordinary one; `progress` runs from 0 to 1 over the data. */
export function dayFactor(source: Source, day: number, progress: number): number {
  const { weekday, month } = dateOf(day);
  const work = isWorkDay(day);
  const weekend = weekday === 0 || weekday === 6;
  const usual = WEEKDAYS[source][work && weekend ? 3 : weekday] ?? 1;
  const holiday = !work && !weekend ? (source === "patrol" || source === "townLine" || source === "superior" ? 0.42 : 0.85) : 1;
  const festival = springFestival(source, day);
  const summer = month >= 6 && month <= 9 ? 1.1 : month === 12 || month <= 2 ? 0.92 : 1;
  const trend = source === "snapshot" ? 0.6 + 0.8 * progress : source === "video" ? 0.7 + 0.6 * progress : 0.94 + 0.12 * progress;
  const storm = isStorm(day) ? (source === "patrol" ? 1.25 : 1.9) : 1;
  return usual * holiday * festival * summer * trend * storm;
}

function springFestival(source: Source, day: number): number {
  const from = daysFromSpringFestival(day);
  const resident = source === "hotline" || source === "snapshot" || source === "video";
  if (from >= 0 && from <= 6) return resident ? 0.55 : 0.28;
  if (from >= -5 && from < 0) return resident ? 0.85 : 0.8;
  return from > 6 && from <= 13 ? 0.85 : 1;
}

const MONTHS: Readonly<Record<Season, readonly number[]>> = {
  even: [1, 0.95, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.55, 0.55, 0.75, 0.95, 1.15, 1.4, 1.6, 1.6, 1.35, 1, 0.75, 0.6],
  winter: [2, 1.5, 1, 0.75, 0.65, 0.65, 0.7, 0.7, 0.75, 0.9, 1.15, 1.8],
  rain: [0.65, 0.7, 0.9, 1, 1, 1.6, 1.5, 1.4, 1.25, 0.85, 0.75, 0.65],
  spring: [0.8, 0.9, 1.35, 1.45, 1.3, 1.05, 0.9, 0.85, 0.9, 0.95, 0.85, 0.75],
  autumn: [0.9, 0.85, 0.85, 0.8, 0.8, 0.7, 0.7, 0.8, 1, 1.35, 1.75, 1.5],
  festival: [1.35, 1.5, 1, 0.9, 0.95, 0.9, 0.9, 0.9, 0.95, 1.1, 0.95, 1.1],
};

/** How many more or fewer cases of a season's classes there are on a day. */
export function seasonFactor(season: Season, day: number): number {
  const factor = MONTHS[season][dateOf(day).month - 1] ?? 1;
  if (season === "rain" && stormDays.has(day)) return factor * 7;
  if (season === "rain" && stormDays.has(day - 1)) return factor * 2.6;
  if (season === "winter" && coldDays.has(day)) return factor * 4;
  return factor;
}
