// The bars of the time line: hours, days, weeks or months of a zone, and the shifts of a day.

import type { Period } from "../../core/frame/question";
import { dayOf, startOfDay } from "../days";
import { monthPeriod, monthsOf } from "../months";

export const BIN_SIZES = ["hour", "day", "week", "month"] as const;
export type BinSize = (typeof BIN_SIZES)[number];

/** More bars than this are too narrow to be seen. */
const MOST_BARS = 400;
const HOUR = 3600;
const LENGTHS: { readonly [K in BinSize]: number } = { hour: HOUR, day: 86_400, week: 7 * 86_400, month: 30 * 86_400 };

/** The sizes that draw at least two bars and not too many over a span. */
export function sizesFor(span: Period): readonly BinSize[] {
  const fitting = BIN_SIZES.filter((size) => span.to - span.from <= MOST_BARS * LENGTHS[size] && span.to - span.from > LENGTHS[size]);
  return fitting.length > 0 ? fitting : [span.to - span.from > LENGTHS.month ? "month" : "hour"];
}

/** The finest of the sizes that leaves a bar about four pixels wide. */
export function usualSize(span: Period): BinSize {
  const sizes = sizesFor(span);
  return sizes.find((size) => span.to - span.from <= 110 * LENGTHS[size]) ?? sizes.at(-1) ?? "month";
}

/** Edges of the bars over a span, seconds since 2000, ascending: on whole local hours, midnights, Mondays or firsts of months. */
export function edgesOf(span: Period, size: BinSize, timeZone: string): readonly number[] {
  if (size === "month") {
    const months = [...monthsOf(span, timeZone)].reverse().map((month) => monthPeriod(month, timeZone));
    return [...months.map(({ from }) => from), months.at(-1)?.to ?? span.to];
  }
  if (size === "hour") {
    const first = Math.floor(span.from / HOUR) * HOUR;
    return Array.from({ length: Math.ceil((span.to - first) / HOUR) + 1 }, (_, hour) => first + hour * HOUR);
  }
  const first = dayOf(span.from, timeZone);
  const last = dayOf(span.to - 1, timeZone);
  // Day 0 of dayOf was a Thursday: Mondays are 4 days on.
  const start = size === "week" ? first - ((((first - 4) % 7) + 7) % 7) : first;
  const step = size === "week" ? 7 : 1;
  return Array.from({ length: Math.floor((last - start) / step) + 2 }, (_, index) => startOfDay(start + index * step, timeZone));
}

export interface Shift {
  readonly id: string;
  /** As the deployment calls it; the usual ones are named by their id. */
  readonly name?: string;
  /** Hours of the day, half-open; from > to runs over midnight. */
  readonly from: number;
  readonly to: number;
}

/** Three shifts of a day as grid stations usually keep them. */
export const SHIFTS: readonly Shift[] = [
  { id: "early", from: 6, to: 14 },
  { id: "late", from: 14, to: 22 },
  { id: "night", from: 22, to: 6 },
];

/** Hours of the week in a shift, all seven days. */
export function hoursOfShift({ from, to }: Pick<Shift, "from" | "to">): readonly number[] {
  return Array.from({ length: 168 }, (_, hour) => hour).filter((hour) =>
    from < to ? hour % 24 >= from && hour % 24 < to : hour % 24 >= from || hour % 24 < to,
  );
}

/** The hours that stay after some were switched: all of them on when any was off, else off. null when none or all are left. */
export function switched(kept: readonly number[] | null, some: readonly number[]): readonly number[] | null {
  const set = new Set(kept ?? []);
  const on = some.some((hour) => !set.has(hour));
  for (const hour of some) {
    if (on) set.add(hour);
    else set.delete(hour);
  }
  return set.size === 0 || set.size === 168 ? null : [...set].sort((a, b) => a - b);
}
