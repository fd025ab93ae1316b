// The period that another is compared with: the same dates last year (同比), or the stretch just before (环比). The zone comes as a function: core knows no zones.
import { toMilliseconds } from "../model/columns";
import type { Period } from "../model/period";
import type { MonthStart } from "./calendar";

/**
 * The same dates a year earlier. A date that last year did not have (29 February) falls on the next; a period of nothing else is empty. In a zone
 * with summer time an end inside the month of a change may be an hour off; ends at the start of a month never are.
 */
export function yearBefore(period: Period, monthStart: MonthStart): Period {
  const earlier = (seconds: number): number => {
    const month = monthOf(seconds, monthStart);
    const into = seconds - startOf(month, monthStart);
    return Math.min(startOf(month - 12, monthStart) + into, startOf(month - 11, monthStart));
  };
  return { from: earlier(period.from), to: earlier(period.to) };
}

/** As many whole months just before, if the period is whole months; else the stretch of the same length that ends where it begins. */
export function periodBefore(period: Period, monthStart: MonthStart): Period {
  const first = monthOf(period.from, monthStart);
  const last = monthOf(period.to, monthStart);
  if (startOf(first, monthStart) === period.from && startOf(last, monthStart) === period.to && last > first) {
    return { from: startOf(2 * first - last, monthStart), to: period.from };
  }
  return { from: 2 * period.from - period.to, to: period.from };
}

function startOf(month: number, monthStart: MonthStart): number {
  return monthStart(Math.floor(month / 12), (month % 12) + 1);
}

/** The month of an instant as year × 12 + month − 1. The zone's calendar is at most a day off UTC's. */
function monthOf(seconds: number, monthStart: MonthStart): number {
  const utc = new Date(toMilliseconds(seconds));
  const month = utc.getUTCFullYear() * 12 + utc.getUTCMonth();
  if (startOf(month, monthStart) > seconds) return month - 1;
  return startOf(month + 1, monthStart) <= seconds ? month + 1 : month;
}
