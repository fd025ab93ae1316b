// Rules at work: what fires at an instant, and what would have fired over a stretch of the past.
import { NO_TIME } from "../model/columns";
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { denseClusters, fullDiscs, neighboursOf, type Place } from "./places";
import { type Selection, selectionOf } from "./ruleSelection";
import type { Firing, Rule, RuleTest } from "./rules";

const HOUR = 3600;

/** Everything a rule fires on at an instant (seconds since 2000), enabled or not: grids by slot, places by size. */
export function evaluate(rule: Rule, reports: ReportColumns, at: number): readonly Firing[] {
  return fire(rule, reports, selectionOf(rule.object, reports), at);
}

/** How a rule would have done over a period. */
export interface BackTest {
  /** Instants at which the rule was asked. */
  readonly steps: number;
  /** Steps at which it fired at all. */
  readonly stepsFired: number;
  /** Every firing, in order of time. */
  readonly firings: readonly BackTestFiring[];
  /** Firings that are fresh: each may be one call to somebody. */
  readonly fresh: number;
  /** Different reports it fired on. */
  readonly reports: number;
}

/** Fresh: it holds a report on which nothing fired at the step before. */
export interface BackTestFiring extends Firing {
  readonly fresh: boolean;
}

/** Asks a rule at from + step, from + 2 step, … up to and including `to`, each time knowing only the past. Throws RangeError for a step below 1 s. */
export function backTest(rule: Rule, reports: ReportColumns, period: Period, stepSeconds: number): BackTest {
  if (!(stepSeconds >= 1)) throw new RangeError(`backTest: expected a step of at least a second and got ${stepSeconds}`);
  const select = selectionOf(rule.object, reports);
  const firings: BackTestFiring[] = [];
  const touched = new Set<number>();
  let last = new Set<number>();
  let steps = 0;
  let stepsFired = 0;
  for (let at = period.from + stepSeconds; at <= period.to; at += stepSeconds) {
    const found = fire(rule, reports, select, at);
    const held = new Set<number>();
    for (const firing of found) {
      firings.push({ ...firing, fresh: firing.rows.some((row) => !last.has(row)) });
      for (const row of firing.rows) {
        held.add(row);
        touched.add(row);
      }
    }
    last = held;
    steps++;
    if (found.length > 0) stepsFired++;
  }
  return { steps, stepsFired, firings, fresh: firings.filter(({ fresh }) => fresh).length, reports: touched.size };
}

function fire(rule: Rule, reports: ReportColumns, select: Selection, at: number): readonly Firing[] {
  const { test, windowHours } = rule;
  const window = windowHours * HOUR;
  const rows = select(at - window, at);
  if (rows.length < test.atLeast) return [];
  switch (test.kind) {
    case "threshold":
      return areasOf(test.per, reports, rows, test.atLeast).map(([slot, own]) => ({ rule: rule.id, at, slot, place: null, rows: own, usual: null }));
    case "trend":
      return rising(rule, test, reports, select, rows, at);
    case "repeat":
      return byClass(reports, rows).flatMap((own) => atPlaces(rule, reports, own, at, test));
    case "cluster":
      return atPlaces(rule, reports, rows, at, test);
    default:
      return test satisfies never;
  }
}

/** Grids (or the town) with at least so many rows. */
function areasOf(
  per: "grid" | "town",
  { slot }: ReportColumns,
  rows: readonly number[],
  least: number,
): readonly (readonly [number | null, readonly number[]])[] {
  if (per === "town") return [[null, rows]];
  return [...groupBy(rows, (row) => slot[row] ?? 0)].filter(([, own]) => own.length >= least).sort(([a], [b]) => a - b);
}

/** Nothing rises before the reports reach back over all windows of the past. */
function rising(
  rule: Rule,
  test: Extract<RuleTest, { kind: "trend" }>,
  reports: ReportColumns,
  select: Selection,
  rows: readonly number[],
  at: number,
): readonly Firing[] {
  const window = rule.windowHours * HOUR;
  if (reports.timed === 0 || (reports.times.reported_at?.[0] ?? NO_TIME) > at - window * (test.windows + 1)) return [];
  const before = new Map<number | null, number>();
  for (let back = 1; back <= test.windows; back++) {
    for (const row of select(at - window * (back + 1), at - window * back)) {
      const area = test.per === "town" ? null : (reports.slot[row] ?? 0);
      before.set(area, (before.get(area) ?? 0) + 1);
    }
  }
  return areasOf(test.per, reports, rows, test.atLeast).flatMap(([slot, own]) => {
    const usual = (before.get(slot) ?? 0) / test.windows;
    return 2 * (Math.sqrt(own.length) - Math.sqrt(usual)) >= test.z ? [{ rule: rule.id, at, slot, place: null, rows: own, usual }] : [];
  });
}

function atPlaces(rule: Rule, reports: ReportColumns, rows: readonly number[], at: number, test: Extract<RuleTest, { metres: number }>): readonly Firing[] {
  if (rows.length < test.atLeast) return [];
  const { x, y, slot } = reports;
  const neighbours = neighboursOf(
    Int32Array.from(rows, (row) => x[row] ?? 0),
    Int32Array.from(rows, (row) => y[row] ?? 0),
    test.metres,
  );
  const places: readonly Place[] = test.kind === "repeat" ? fullDiscs(neighbours, test.atLeast) : denseClusters(neighbours, test.atLeast);
  return places.map(({ centre, members }) => {
    const middle = rows[centre] ?? 0;
    return {
      rule: rule.id,
      at,
      slot: slot[middle] ?? 0,
      place: [x[middle] ?? 0, y[middle] ?? 0],
      rows: members.map((member) => rows[member] ?? 0),
      usual: null,
    };
  });
}

/** Rows of one class together (category_code, else category); rows without a class repeat nothing. */
function byClass({ codes }: ReportColumns, rows: readonly number[]): readonly (readonly number[])[] {
  const classOf = (row: number): number => {
    const code = codes.category_code?.[row] ?? 0;
    return code === 0 ? -(codes.category?.[row] ?? 0) : code;
  };
  return [...groupBy(rows, classOf)].filter(([own]) => own !== 0).map(([, own]) => own);
}

function groupBy(rows: readonly number[], keyOf: (row: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
