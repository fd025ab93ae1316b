// The second block of sums: what the life of a case adds to, beside the deadline sums of sums.ts. As additive as those: units make grids, days make months.
import { type NativeColumn, NO_TIME } from "../model/columns";
import type { ReportColumns } from "../model/reports";
import { KIND_FIELDS, voidTable } from "./flags";
import { originOf } from "./origins";
import type { RowRange } from "./range";
import { FIRST, REPEATED_LONG, REPEATED_SHORT } from "./repeats";
import { SUM_FIELDS } from "./sums";
import { NOTHING, sumRow } from "./tally";

/**
 * Counts of cases, and sums over cases (`returns`, `reworks`, `…Seconds`). A source that does not bring a column is in no count that asks for it,
 * so no rate is pushed down by cases nobody asked. Void cases count in `reported`, `registered` and `registeredVoid` only.
 *   reported, registered        reports of sources that bring registered_at; of these the registered, void or not
 *   toDispatch, dispatched      registered or dispatched cases (every case where registered_at is not brought); of these the dispatched
 *   returnable, returned        dispatched cases of sources that bring return_count; of these sent back as not ours (回退) at least once
 *   reworkable, reworked        cases due to close of sources that bring rework_count; of these sent back as not good enough (返工)
 *   comparable, repeated…       cases with place, time and class; of these repeats (repeats.ts)
 *   ownFound, publicFound       by the words of the source (origins.ts)
 *   responded, respondedSoon    cases with a first response; of these within the set time
 *   owned, waiting              cases of sources that bring dispatched_at: given to an owner; waiting for one at `now`
 *   extendable, extended        cases dispatched in the operator's log (no source brings extensions); of these extended at least once
 *   callable, called            closed cases from the public (of unknown origin: all) of sources that bring called_back_at; of these called
 */
export const CASE_FIELDS = [
  "reported",
  "registered",
  "registeredVoid",
  "toDispatch",
  "dispatched",
  "returnable",
  "returned",
  "reworkable",
  "reworked",
  "comparable",
  "repeatedShort",
  "repeatedLong",
  "ownFound",
  "publicFound",
  "responded",
  "respondedSoon",
  "owned",
  "waiting",
  "callable",
  "called",
  "extendable",
  "extended",
  "returns",
  "reworks",
  "responseSeconds",
  "ownerlessSeconds",
] as const;

export type CaseField = (typeof CASE_FIELDS)[number];
export const CASE_WIDTH = CASE_FIELDS.length;

/** Place of each field in a block. */
const AT = Object.fromEntries(CASE_FIELDS.map((field, index) => [field, index])) as { readonly [K in CaseField]: number };

/** What the pass over the cases needs to know beside the columns. */
export interface CaseFacts {
  /** By row, of writeKinds: says which cases are due to close. */
  readonly kinds: Uint8Array;
  /** By row, of repeatsOf. */
  readonly repeats: Uint8Array;
  /** Seconds since 2000: how long a case without an owner has waited. */
  readonly now: number;
  /** A response within so many seconds of the report counts as soon. */
  readonly soonSeconds: number;
  /** Extensions granted to the cases that the operator's log dispatched, by row; of other cases nothing is known. */
  readonly extensions?: ReadonlyMap<number, number>;
}

/** Kinds whose case is due to close. */
const DUE_TO_CLOSE = Uint8Array.from(KIND_FIELDS, (fields) => (fields.includes(SUM_FIELDS.indexOf("dueToClose")) ? 1 : 0));

/** Columns that a source may bring or not, as bits of one number. */
const ASKED = ["registered_at", "dispatched_at", "return_count", "rework_count", "called_back_at", "source"] as const satisfies readonly NativeColumn[];
const [REGISTERING, DISPATCHING, RETURNS, REWORKS, CALLING, ORIGIN] = [1, 2, 4, 8, 16, 32] as const;

/** Sums of every grid, then of OUTSIDE, then of UNLOCATED over a range of rows: (slotCount + 2) × CASE_WIDTH numbers. */
export function tallyCases(reports: ReportColumns, facts: CaseFacts, range: RowRange): Float64Array {
  const { slot, slotCount } = reports;
  const sums = new Float64Array((slotCount + 2) * CASE_WIDTH);
  const addRow = caseAdder(reports, facts);
  for (let row = range.from; row < range.to; row++) addRow(sums, sumRow(slot[row] ?? 0, slotCount) * CASE_WIDTH, row);
  return sums;
}

/** What one row adds: a function of the sums, the place of its grid's block in them, and the row. */
function caseAdder(reports: ReportColumns, facts: CaseFacts): (sums: Float64Array, base: number, row: number) => void {
  const { source } = reports;
  const { registered_at, reported_at, dispatched_at, handled_at, closed_at, called_back_at } = reports.times;
  const { state, source: words } = reports.codes;
  const { return_count, rework_count } = reports.counts;
  const brings: number[] = [];
  const origins = reports.dictionaries.source?.map(originOf) ?? [];
  const voids = voidTable(reports);
  return (sums, base, row) => {
    if (facts.kinds[row] === NOTHING) return; // the filters leave it out
    const from = source[row] ?? 0;
    brings[from] ??= columnsOf(reports, from);
    const has = brings[from] ?? 0;
    const isVoid = voids !== null && voids[state?.[row] ?? 0] === 1;
    const registered = timeAt(registered_at, row);
    if ((has & REGISTERING) !== 0) addRegistering(sums, base, registered, isVoid);
    if (isVoid) return;
    const reported = timeAt(reported_at, row);
    const dispatched = timeAt(dispatched_at, row);
    const closed = timeAt(closed_at, row);
    const done = earliest(timeAt(handled_at, row), closed);
    if ((has & DISPATCHING) !== 0) {
      if (dispatched !== NO_TIME) add(sums, base + AT.dispatched, 1);
      if (dispatched !== NO_TIME || registered !== NO_TIME || (has & REGISTERING) === 0) add(sums, base + AT.toDispatch, 1);
      addOwner(sums, base, reported, earliest(dispatched, done), facts.now);
    }
    if ((has & RETURNS) !== 0 && dispatched !== NO_TIME) addTimes(sums, base + AT.returnable, base + AT.returned, base + AT.returns, return_count?.[row] ?? 0);
    if ((has & REWORKS) !== 0 && DUE_TO_CLOSE[facts.kinds[row] ?? 0] === 1) {
      addTimes(sums, base + AT.reworkable, base + AT.reworked, base + AT.reworks, rework_count?.[row] ?? 0);
    }
    addRepeat(sums, base, facts.repeats[row] ?? 0);
    addResponse(sums, base, reported, earliest(earliest(registered, dispatched), done), facts.soonSeconds);
    const origin = origins[words?.[row] ?? 0] ?? 0;
    if (origin === 1) add(sums, base + AT.ownFound, 1);
    if (origin === 2) add(sums, base + AT.publicFound, 1);
    if ((has & CALLING) !== 0 && closed !== NO_TIME && (origin === 2 || (has & ORIGIN) === 0)) {
      add(sums, base + AT.callable, 1);
      if (timeAt(called_back_at, row) !== NO_TIME) add(sums, base + AT.called, 1);
    }
    addExtension(sums, base, facts.extensions?.get(row));
  };
}

/** Only of cases whose dispatching the operator's log tells is it known whether they were extended. */
function addExtension(sums: Float64Array, base: number, extensions: number | undefined): void {
  if (extensions === undefined) return;
  add(sums, base + AT.extendable, 1);
  if (extensions > 0) add(sums, base + AT.extended, 1);
}

function addRegistering(sums: Float64Array, base: number, registered: number, isVoid: boolean): void {
  add(sums, base + AT.reported, 1);
  if (registered === NO_TIME) return;
  add(sums, base + AT.registered, 1);
  if (isVoid) add(sums, base + AT.registeredVoid, 1);
}

/** Nobody owns a case before it is dispatched; one that was done without dispatching had its owner from then on. */
function addOwner(sums: Float64Array, base: number, reported: number, given: number, now: number): void {
  add(sums, base + (given === NO_TIME ? AT.waiting : AT.owned), 1);
  const until = given === NO_TIME ? now : given;
  if (reported !== NO_TIME && until > reported) add(sums, base + AT.ownerlessSeconds, until - reported);
}

function addTimes(sums: Float64Array, asked: number, any: number, all: number, times: number): void {
  add(sums, asked, 1);
  if (times > 0) add(sums, any, 1);
  add(sums, all, times);
}

/** What a mark of repeats.ts adds to the block at `base`; with −1 what it takes away again. */
export function addRepeat(sums: Float64Array, base: number, mark: number, sign: 1 | -1 = 1): void {
  if (mark >= FIRST) add(sums, base + AT.comparable, sign);
  if (mark >= REPEATED_LONG) add(sums, base + AT.repeatedLong, sign);
  if (mark === REPEATED_SHORT) add(sums, base + AT.repeatedShort, sign);
}

/** A response before the report is a slip of the pen and no response time. */
function addResponse(sums: Float64Array, base: number, reported: number, responded: number, soonSeconds: number): void {
  if (reported === NO_TIME || responded === NO_TIME || responded < reported) return;
  add(sums, base + AT.responded, 1);
  add(sums, base + AT.responseSeconds, responded - reported);
  if (responded - reported <= soonSeconds) add(sums, base + AT.respondedSoon, 1);
}

function add(sums: Float64Array, place: number, amount: number): void {
  sums[place] = (sums[place] ?? 0) + amount;
}

function columnsOf(reports: ReportColumns, source: number): number {
  return ASKED.reduce((bits, column, index) => (reports.maps(source, column) ? bits | (1 << index) : bits), 0);
}

function timeAt(times: Int32Array | undefined, row: number): number {
  return times === undefined ? NO_TIME : (times[row] ?? NO_TIME);
}

/** The earlier of two instants; NO_TIME, the smallest number of all, stands for none. */
function earliest(a: number, b: number): number {
  if (a === NO_TIME) return b;
  return b === NO_TIME || a < b ? a : b;
}
