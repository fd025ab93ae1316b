// The monthly assessment as one sheet: every indicator of every grid and of the town, with what it stands on, how sure it is and how it changed.
import type { Cohort, Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { ASSESS_WIDTH, fieldAt } from "../stats/assessSums";
import { type Change, changeOf } from "../stats/change";
import { COMPOSITES, type Composite, type CompositeScore, checkComposite, compositeOf } from "../stats/composite";
import { INDICATORS } from "../stats/indicatorList";
import { fractionAt, type Indicator, type IndicatorValue, indicatorOf } from "../stats/indicators";
import { type RateChange, rateChangeOf } from "../stats/rateChange";
import { shrinkShares } from "../stats/shrink";
import { safeCell } from "./assess";
import type { Assessor } from "./assessor";
import { type Assessment, assessmentOf, townParents } from "./indicatorTable";

export interface SheetRequest {
  readonly period: Period;
  /** The month before (环比) and the same month of the year before (同比), as long as the period. */
  readonly before: Period;
  readonly yearBefore: Period;
  readonly cohort: Cohort;
  /** Seconds since 2000. */
  readonly now: number;
}

/** One indicator of one row. Changes are of rates only; null for means. */
export interface SheetCell extends IndicatorValue {
  /** Drawn toward the town's rate, the more so the less it stands on; null of means, of 0/0 and of the town itself. */
  readonly shrunk: number | null;
  readonly onMonth: RateChange | null;
  readonly onYear: RateChange | null;
}

export interface SheetRow {
  /** null for the town: all grids together. */
  readonly slot: number | null;
  readonly n: number;
  readonly onMonth: Change;
  readonly onYear: Change;
  /** In the order of the sheet's indicators. */
  readonly cells: readonly SheetCell[];
  /** In the order of the sheet's composites. */
  readonly scores: readonly CompositeScore[];
}

export interface Sheet {
  readonly request: SheetRequest;
  readonly indicators: readonly Indicator[];
  readonly composites: readonly Composite[];
  /** Every grid in plan order, then the town. */
  readonly rows: readonly SheetRow[];
  /** Reports of the period that are in no row. */
  readonly outside: number;
  readonly unlocated: number;
}

/** The columns of the sheet before this one, by indicator, with the sums they were made of: an event changes few of them. */
export type KeptColumns = Map<string, { readonly sums: Float64Array; readonly column: readonly SheetCell[] }>;

/** The sheet of a period. An earlier period that begins before the first report is not known, and is not compared with. `kept` is read and brought up to date. */
export function sheetOf(
  reports: ReportColumns,
  request: SheetRequest,
  assess: Assessor["assess"] = (asked) => assessmentOf(reports, asked),
  kept: KeptColumns = new Map(),
): Sheet {
  const { slotCount, times, timed } = reports;
  const first = timed === 0 ? Number.POSITIVE_INFINITY : (times.reported_at?.[0] ?? Number.POSITIVE_INFINITY);
  const town = slotCount + 2;
  const assessment = assess({ ...request, periods: [request.period, request.before, request.yearBefore], parents: townParents(slotCount) });
  const [hasBefore, hasYear] = [dayOf(request.before.from) >= dayOf(first), dayOf(request.yearBefore.from) >= dayOf(first)];
  const nodes = [...Array.from({ length: slotCount }, (_, slot) => slot), town];
  const columns = INDICATORS.map((indicator) => {
    const sums = columnSums(assessment, indicator, nodes, hasBefore, hasYear);
    const known = kept.get(indicator.id);
    if (known?.sums.length === sums.length && known.sums.every((sum, place) => sum === sums[place])) return known.column;
    const column = columnOf(assessment, indicator, nodes, hasBefore, hasYear);
    kept.set(indicator.id, { sums, column });
    return column;
  });
  const composites = COMPOSITES.flatMap((composite) => {
    const checked = checkComposite(composite, "");
    return checked.ok ? [checked.value] : [];
  });
  const count = (period: number, node: number): number => sumsOf(assessment, period)[node * ASSESS_WIDTH + fieldAt("n")] ?? 0;
  const rows = nodes.map((node, place): SheetRow => {
    const n = count(0, node);
    return {
      slot: node === town ? null : node,
      n,
      onMonth: changeOf(n, hasBefore ? count(1, node) : null),
      onYear: changeOf(n, hasYear ? count(2, node) : null),
      cells: columns.map((column) => cellAt(column, place)),
      scores: composites.map((composite) => compositeOf(composite, sumsOf(assessment, 0), node)),
    };
  });
  return { request, indicators: INDICATORS, composites, rows, outside: count(0, slotCount), unlocated: count(0, slotCount + 1) };
}

function dayOf(seconds: number): number {
  return Math.floor(seconds / 86_400);
}

function sumsOf(assessment: Assessment, period: number): Float64Array {
  return assessment.periods[period] ?? new Float64Array();
}

function cellAt(column: readonly SheetCell[], place: number): SheetCell {
  const cell = column[place];
  if (cell === undefined) throw new RangeError(`cellAt: no row ${place}`);
  return cell;
}

/** Everything that a column is made of, in a row: equal sums make equal columns. NaN never equals, so periods that are not known are −1. */
function columnSums(assessment: Assessment, indicator: Indicator, nodes: readonly number[], hasBefore: boolean, hasYear: boolean): Float64Array {
  const sums = new Float64Array(nodes.length * 7);
  let at = 0;
  for (const node of nodes) {
    sums[at++] = sumsOf(assessment, 0)[node * ASSESS_WIDTH + fieldAt("n")] ?? 0;
    for (const [period, known] of [true, hasBefore, hasYear].entries()) {
      const share = known ? fractionAt(indicator, sumsOf(assessment, period), node) : null;
      sums[at++] = share?.numerator ?? -1;
      sums[at++] = share?.denominator ?? -1;
    }
  }
  return sums;
}

/** One indicator down all rows; the town is last and is not drawn toward itself. */
function columnOf(assessment: Assessment, indicator: Indicator, nodes: readonly number[], hasBefore: boolean, hasYear: boolean): readonly SheetCell[] {
  const values = nodes.map((node) => indicatorOf(indicator, sumsOf(assessment, 0), node));
  if (indicator.kind !== "rate") return values.map((value) => ({ ...value, shrunk: null, onMonth: null, onYear: null }));
  const grids = values.slice(0, -1);
  const shrunk = shrinkShares(
    grids.map(({ numerator }) => numerator),
    grids.map(({ denominator }) => denominator),
  ).shrunk;
  return values.map((value, place) => {
    const before = (period: number, known: boolean) => (known ? fractionAt(indicator, sumsOf(assessment, period), nodes[place] ?? 0) : null);
    return {
      ...value,
      shrunk: shrunk[place] ?? null,
      onMonth: rateChangeOf(value, before(1, hasBefore)),
      onYear: rateChangeOf(value, before(2, hasYear)),
    };
  });
}

const HEADER =
  "grid_id,grid,period,indicator,n,numerator,denominator,value,interval_low,interval_high,band,too_few,target_met,shrunk,month_difference,month_word,year_difference,year_word";

/**
 * The sheet as CSV (RFC 4180, LF), one line for each row and indicator: first `n` with its changes, then the indicators, then `score:` and the
 * composite. Shares and differences of 1 have six decimals, hours and scores four; what is not known is empty.
 */
export function sheetCsv(
  sheet: Sheet,
  names: readonly { readonly id: string; readonly name: string }[],
  town: { readonly id: string; readonly name: string },
  label: string,
): string {
  const lines = [HEADER];
  for (const row of sheet.rows) {
    const { id, name } = (row.slot === null ? town : names[row.slot]) ?? town;
    const head = [safeCell(id), safeCell(name), label];
    lines.push(
      [
        ...head,
        "n",
        row.n,
        "",
        "",
        row.n,
        "",
        "",
        "",
        "",
        "",
        "",
        row.onMonth.difference ?? "",
        row.onMonth.word,
        row.onYear.difference ?? "",
        row.onYear.word,
      ].join(),
    );
    for (const [place, indicator] of sheet.indicators.entries()) lines.push([...head, indicator.id, ...cellTexts(cellAt(row.cells, place), indicator)].join());
    for (const [place, composite] of sheet.composites.entries()) {
      const score = row.scores[place];
      lines.push(
        [...head, `score:${composite.id}`, row.n, "", "", fixed(score?.score ?? null, 4), "", "", score?.band ?? "", "", "", "", "", "", "", ""].join(),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function cellTexts(cell: SheetCell, indicator: Indicator): readonly (string | number)[] {
  const digits = indicator.unit === "share" ? 6 : 4;
  return [
    cell.n,
    cell.numerator,
    cell.denominator,
    fixed(cell.value, digits),
    fixed(cell.interval?.low ?? null, 6),
    fixed(cell.interval?.high ?? null, 6),
    cell.band ?? "",
    cell.few ? "yes" : "no",
    cell.met === null ? "" : cell.met ? "yes" : "no",
    fixed(cell.shrunk, 6),
    fixed(cell.onMonth?.difference ?? null, 6),
    cell.onMonth?.word ?? "",
    fixed(cell.onYear?.difference ?? null, 6),
    cell.onYear?.word ?? "",
  ];
}

function fixed(value: number | null, digits: number): string {
  return value === null ? "" : value.toFixed(digits);
}
