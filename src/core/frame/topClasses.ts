// What is reported most today, beside what is usual by this time of the day.
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { rangeOf } from "../stats/range";

const DAY_SECONDS = 86_400;
const CLASS_COLUMNS = ["category", "category_code"] as const;

/** A class by the words of its last report. */
export interface ClassCount {
  readonly codes: { readonly category?: string; readonly category_code?: string };
  /** Reports of the period. */
  readonly n: number;
  /** Mean of the same stretch of the days before. */
  readonly usual: number;
}

/**
 * The classes with the most reports in a stretch of a day, at most `limit` of them, with the mean of the same stretch (24 hours earlier, 48 hours …) of the
 * `days` days before. A class is its code, or without one its name; reports with neither are left out.
 */
export function topClasses(reports: ReportColumns, { from, to }: Period, days: number, limit: number): readonly ClassCount[] {
  const { codes, dictionaries } = reports;
  const times = reports.times.reported_at;
  const found = new Map<number, { last: number; n: number; before: number }>();
  const range = rangeOf(reports, { from: from - days * DAY_SECONDS, to });
  for (let row = range.from; row < range.to; row++) {
    const into = ((times?.[row] ?? 0) - from + days * DAY_SECONDS) % DAY_SECONDS;
    if (into >= to - from) continue;
    const code = codes.category_code?.[row] ?? 0;
    const key = code > 0 ? code : -(codes.category?.[row] ?? 0);
    if (key === 0) continue;
    const count = found.get(key) ?? { last: row, n: 0, before: 0 };
    found.set(key, count);
    count.last = row;
    if ((times?.[row] ?? 0) < from) count.before++;
    else count.n++;
  }
  const wordsOf = (row: number): ClassCount["codes"] =>
    Object.fromEntries(
      CLASS_COLUMNS.flatMap((column) => {
        const word = dictionaries[column]?.[codes[column]?.[row] ?? 0] ?? "";
        return word === "" ? [] : [[column, word]];
      }),
    );
  return [...found.values()]
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || b.before - a.before || b.last - a.last)
    .slice(0, limit)
    .map(({ last, n, before }) => ({ codes: wordsOf(last), n, usual: before / days }));
}
