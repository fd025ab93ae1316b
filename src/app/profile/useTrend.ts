// The months of a profile's trend: whole months of the reports up to the end of the period, and what the profile counted in each.
import { useMemo } from "react";
import { sumsTogether } from "../../core/frame/profileRows";
import type { Period } from "../../core/frame/question";
import { fieldAt } from "../../core/stats/assessSums";
import { monthPeriod, monthsOf } from "../../panels/months";
import type { Scope } from "./scope";
import { slotsOf } from "./useProfile";

export interface TrendMonths {
  /** Oldest first. */
  readonly names: readonly string[];
  readonly periods: readonly Period[];
}

/** Two years: a season and the one before. */
const MOST_MONTHS = 24;
const DAY = 86_400;

/** The last whole months that reports cover, none after the end of the period. */
export function trendMonths(span: Period | null, period: Period | null, timeZone: string): TrendMonths {
  if (span === null) return { names: [], periods: [] };
  const end = Math.min(span.to, period?.to ?? span.to);
  const whole = monthsOf(span, timeZone)
    .map((name) => ({ name, period: monthPeriod(name, timeZone) }))
    .filter(({ period: month }) => month.from >= span.from - DAY && month.to <= end + DAY)
    .slice(0, MOST_MONTHS)
    .reverse();
  return { names: whole.map(({ name }) => name), periods: whole.map((month) => month.period) };
}

/** Reports of the scope in each month; `sums` are those of the period, then of the months. */
export function useTrend(sums: readonly Float64Array[] | null, months: TrendMonths, scope: Scope, slotCount: number) {
  return useMemo(
    () => ({
      months: months.names,
      counts: sums === null ? [] : sums.slice(1).map((one) => sumsTogether(one, slotsOf(scope), slotCount)[fieldAt("n")] ?? 0),
    }),
    [sums, months, scope, slotCount],
  );
}
