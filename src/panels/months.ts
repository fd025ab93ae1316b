// Months of a time zone: their names, where they begin, and the stretches that an assessment compares.

import type { SheetRequest } from "../core/frame/assessmentSheet";
import type { Cohort, Period } from "../core/frame/question";
import { dayOf, startOfDay } from "./days";

const DAY_MS = 86_400_000;

/** "2026-05": the local month at an instant (seconds since 2000). */
export function monthOf(seconds: number, timeZone: string): string {
  return new Date(dayOf(seconds, timeZone) * DAY_MS).toISOString().slice(0, 7);
}

/** The month so many months later (earlier when below 0). */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** A whole local month, half-open, seconds since 2000. */
export function monthPeriod(month: string, timeZone: string): Period {
  const start = (name: string): number => startOfDay(Date.parse(`${name}-01T00:00:00Z`) / DAY_MS, timeZone);
  return { from: start(month), to: start(shiftMonth(month, 1)) };
}

/** Every month that a span touches, the latest first. */
export function monthsOf(span: Period, timeZone: string): readonly string[] {
  const months: string[] = [];
  const first = monthOf(span.from, timeZone);
  for (let month = monthOf(span.to - 1, timeZone); month >= first; month = shiftMonth(month, -1)) months.push(month);
  return months;
}

/** The month that is assessed at `now` unless another is asked for: the one that ends, or ended, before tomorrow's midnight has passed. */
export function usualMonth(months: readonly string[], now: number, timeZone: string): string | null {
  const ended = months.find((month) => monthPeriod(month, timeZone).to <= now + 86_400);
  return ended ?? months[0] ?? null;
}

/**
 * The stretches of a month's assessment. A month that `now` cuts short is compared with stretches of the same length; whole months with whole
 * months, as 环比 and 同比 have it.
 */
export function monthRequest(month: string, timeZone: string, cohort: Cohort, now: number): SheetRequest & { readonly isPartial: boolean } {
  const whole = monthPeriod(month, timeZone);
  const isPartial = now > whole.from && now < whole.to;
  const length = now - whole.from;
  const alike = (name: string): Period => {
    const other = monthPeriod(name, timeZone);
    return isPartial ? { from: other.from, to: Math.min(other.to, other.from + length) } : other;
  };
  const period = isPartial ? { from: whole.from, to: now } : whole;
  return { period, before: alike(shiftMonth(month, -1)), yearBefore: alike(shiftMonth(month, -12)), cohort, now, isPartial };
}
