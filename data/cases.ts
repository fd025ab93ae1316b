// Two years of generated cases as CSV bytes, the way a platform would export them: the reader cannot tell them from a file.
import { ByteWriter, utf8 } from "./bytes";
import { DAY, dateOf, isWorkDay, secondOf } from "./calendar";
import { CATEGORIES } from "./categories";
import { drawFrom, runningSums } from "./draws";
import { faultOf } from "./faults";
import { HABITS } from "./habits";
import { HOT_SPOTS } from "./hotspots";
import { type Random, randomFrom } from "./random";
import { dayFactor, HOURS, isStorm, SOURCE_SHARE, seasonFactor } from "./rhythm";
import { COLUMNS, rowWriter } from "./rows";
import { scenesOf } from "./scenes";
import { live, QUALITY, type Quality } from "./stages";
import type { Town } from "./town";
import type { Source } from "./words";

/** The instant that is "now" for the demo data: the last afternoon of its 24 months. */
export const DEMO_NOW = "2026-06-30T17:30:00+08:00";
export const DEMO_TIME_ZONE = "Asia/Shanghai";
export const DEMO_FROM = "2024-07-01";
export const DEMO_MONTHS = 24;
export const DEMO_COUNT = 120_000;

const SOURCE_LIST = Object.keys(SOURCE_SHARE) as Source[];
/** The last day ends at half past five in the afternoon. */
const LAST_HOURS = 6.5 * 3600;

/**
 * UTF-8 CSV with the native columns, in chunks of about 1 MB, rows by `reported_at`. `count` is about the number of rows (default 120,000),
 * `from` the first local day, `months` the length; stages later than the end are still open. A small share of rows is faulty on purpose (faults.ts).
 */
export function* caseCsv(town: Town, seed: number, options: { count?: number; from?: string; months?: number } = {}): Generator<Uint8Array> {
  const { count = DEMO_COUNT, from = DEMO_FROM, months = DEMO_MONTHS } = options;
  const firstDay = secondOf(from) / DAY;
  const endDay = addMonths(firstDay, months);
  const now = endDay * DAY - LAST_HOURS;
  const random = randomFrom(seed, 11);
  const out = new ByteWriter();
  const write = rowWriter(out, town.sites);
  const scenes = scenesOf(town.sites);
  const expected = expectedPerDay(firstDay, endDay, count);
  const hours = SOURCE_LIST.map((source) => runningSums(HOURS[source]));
  out.word(utf8(`${COLUMNS}\n`));
  let number = 0;
  for (let day = firstDay; day < endDay; day++) {
    const progress = (day - firstDay) / (endDay - firstDay);
    const found = categorySums(day, true);
    const told = categorySums(day, false);
    const hot = hotSums(progress * months);
    for (const moment of momentsOf(random, day, expected[day - firstDay] ?? [], hours)) {
      const reported = Math.floor(moment / 8);
      if (reported > now) continue;
      const source = SOURCE_LIST[moment % 8] ?? "patrol";
      const spot = random.next() < hot.share ? drawFrom(random, hot.sums) : -1;
      const category = spot < 0 ? drawFrom(random, source === "patrol" || source === "video" ? found : told) : hotCategory(random, spot);
      const scene = spot < 0 ? scenes.ordinary(random, category) : scenes.hot(random, spot);
      const fault = faultOf(number);
      const limit = CATEGORIES[category]?.limit ?? ["work_day", 5];
      const life = live(random, reported, now, source, limit, qualityOf(town, scene.site), strainOf(day, progress));
      const away = fault === "outside" ? outsideShift(number) : [0, 0];
      number++;
      write(
        { number, reported, x: scene.x + (away[0] ?? 0), y: scene.y + (away[1] ?? 0), category, source, site: scene.site, door: 1 + random.below(80), life },
        fault,
      );
      if (out.full) yield out.take();
    }
  }
  if (out.position > 0) yield out.take();
}

function addMonths(day: number, months: number): number {
  const { year, month, date } = dateOf(day);
  const end = new Date(Date.UTC(year, month - 1 + months, date));
  return secondOf(end.toISOString().slice(0, 10)) / DAY;
}

/** Expected cases of each source on each day, so that they add up to about `count`. */
function expectedPerDay(firstDay: number, endDay: number, count: number): readonly (readonly number[])[] {
  const days: number[][] = [];
  const totals = SOURCE_LIST.map(() => 0);
  for (let day = firstDay; day < endDay; day++) {
    const factors = SOURCE_LIST.map((source) => dayFactor(source, day, (day - firstDay) / (endDay - firstDay)));
    for (const [index, factor] of factors.entries()) totals[index] = (totals[index] ?? 0) + factor;
    days.push(factors);
  }
  return days.map((factors) => factors.map((factor, index) => (factor / (totals[index] ?? 1)) * count * SOURCE_SHARE[SOURCE_LIST[index] ?? "patrol"]));
}

/** Reports of one day in order, each as second × 8 + index of its source. */
function momentsOf(random: Random, day: number, expected: readonly number[], hours: readonly Float64Array[]): Float64Array {
  const moments: number[] = [];
  for (const [index, mean] of expected.entries()) {
    const n = Math.max(0, Math.floor(mean + random.bell() * Math.sqrt(mean) * 1.25 + random.next()));
    for (let i = 0; i < n; i++) moments.push((day * DAY + drawFrom(random, hours[index] ?? new Float64Array(1)) * 3600 + random.below(3600)) * 8 + index);
  }
  return Float64Array.from(moments).sort();
}

function categorySums(day: number, found: boolean): Float64Array {
  return runningSums(
    CATEGORIES.map(({ code }) => {
      const habit = HABITS[code];
      return habit.weight * seasonFactor(habit.season, day) * (found ? habit.found : (1 - habit.found) * 1.6);
    }),
  );
}

function hotSums(month: number): { readonly share: number; readonly sums: Float64Array } {
  const shares = HOT_SPOTS.map(({ share, fromMonth, toMonth }) => (month >= fromMonth && month < (toMonth ?? Number.POSITIVE_INFINITY) ? share : 0));
  return { share: shares.reduce((total, share) => total + share, 0), sums: runningSums(shares) };
}

function hotCategory(random: Random, spot: number): number {
  const codes = HOT_SPOTS[spot]?.categories ?? [];
  const code = codes[Math.floor(random.next() ** 1.5 * codes.length)];
  return CATEGORIES.findIndex((category) => category.code === code);
}

function qualityOf(town: Town, site: number): Quality {
  const quality = QUALITY[town.sites[site]?.grid ?? 0];
  if (!quality) throw new Error(`no quality for site ${site}`);
  return quality;
}

/** What days off, storms and the first months of the platform take off the share closed in time. */
function strainOf(day: number, progress: number): number {
  return (isWorkDay(day) ? 0 : 0.01) + (isStorm(day) ? 0.12 : 0) + 0.035 * Math.max(0, 0.6 - progress);
}

/** Lattice units that take a position 6 to 9 km out of the town. */
function outsideShift(number: number): readonly number[] {
  const angle = number * 2.399;
  return [Math.round((650_000 + (number % 7) * 30_000) * Math.cos(angle)), Math.round((600_000 + (number % 5) * 30_000) * Math.sin(angle))];
}
