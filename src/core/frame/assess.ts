// The CSV of the monthly assessment (contract.md, command `assess`): the same numbers on screen, in the command and in every export.
import type { RowMask } from "../model/filters";
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { writeKinds } from "../stats/flags";
import { medianHours } from "../stats/median";
import { type RowRange, rangeOf } from "../stats/range";
import { type RateName, rateOf } from "../stats/rates";
import { type Sums, sumsAt } from "../stats/sums";
import { type Cut, passing, tallyKinds } from "../stats/tally";
import { calendarPeriods, type MonthStart } from "./calendar";

const HEADER =
  "grid_id,period,n,due,handled,handled_on_time,handling_rate,timeliness,due_to_close,closed,closed_on_time,closure_rate,on_time_closure_rate,answered,satisfied,satisfaction,median_hours_to_close";

export interface AssessRequest extends Cut {
  /** Grid ids in plan order, one a slot. */
  readonly ids: readonly string[];
  readonly by: "none" | "year" | "month";
  /** First second of a month in the named time zone; core knows no zones. */
  readonly monthStart: MonthStart;
  /** Only the rows that pass are counted. */
  readonly mask?: RowMask | null;
}

/**
 * The assessment as CSV (RFC 4180 with LF line ends, as commands write). Period by period: every grid in plan order, then OUTSIDE, then
 * UNLOCATED. The period is `all`, a year (2015) or a month (2015-03), cut to the asked period at both ends; periods in which nothing at all
 * was reported are left out. Reports without a time belong to no year: when all time is asked for they follow as period `no_time`. Rates have six decimals, hours four; a rate of 0/0
 * and a median of nothing are empty cells. Ids that a spreadsheet would take for a formula get a leading apostrophe.
 */
export function assessCsv(reports: ReportColumns, request: AssessRequest): string {
  const kinds = new Uint8Array(reports.size);
  writeKinds(reports, request.cohort, request.now, kinds, 0, reports.size);
  const mask = request.mask ?? null;
  const counted = mask === null ? kinds : passing(kinds, mask);
  const names = [...request.ids.map(safeCell), "OUTSIDE", "UNLOCATED"];
  const lines = [HEADER];
  for (const { label, range } of stretches(reports, request)) {
    const sums = tallyKinds(reports, counted, range);
    const medians = medianHours(reports, range, mask);
    for (const [row, name] of names.entries()) lines.push(lineOf(name, label, sumsAt(sums, row), medians.hours[row] ?? Number.NaN));
  }
  return `${lines.join("\n")}\n`;
}

interface Stretch {
  readonly label: string;
  readonly range: RowRange;
}

function stretches(reports: ReportColumns, { period, by, monthStart }: AssessRequest): readonly Stretch[] {
  if (by === "none") return [{ label: "all", range: rangeOf(reports, period) }];
  const times = reports.times.reported_at;
  const whole: Period = { from: times?.[0] ?? 0, to: (times?.[reports.timed - 1] ?? 0) + 1 };
  const asked = period === null ? whole : { from: Math.max(period.from, whole.from), to: Math.min(period.to, whole.to) };
  const timed = reports.timed === 0 ? [] : calendarPeriods(asked, by, monthStart);
  const found = timed.map(({ label, period: one }) => ({ label, range: rangeOf(reports, one) })).filter(({ range }) => range.to > range.from);
  const untimed = period === null && reports.size > reports.timed ? [{ label: "no_time", range: { from: reports.timed, to: reports.size } }] : [];
  return [...found, ...untimed];
}

function lineOf(name: string, label: string, sums: Sums, hours: number): string {
  const rate = (which: RateName): string => rateOf(sums, which).value?.toFixed(6) ?? "";
  return [
    name,
    label,
    sums.n,
    sums.due,
    sums.handled,
    sums.handledOnTime,
    rate("handling"),
    rate("timeliness"),
    sums.dueToClose,
    sums.closed,
    sums.closedOnTime,
    rate("closure"),
    rate("onTimeClosure"),
    sums.answered,
    sums.satisfied,
    rate("satisfaction"),
    Number.isNaN(hours) ? "" : hours.toFixed(4),
  ].join(",");
}

/** A text as one CSV cell that no spreadsheet takes for a formula. */
export function safeCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
