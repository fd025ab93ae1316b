// P7, P8, P9: a period that slides under a filter of categories, ten sums of every grid made anew at each move; and 1,000 new reports; against crossfilter2.
import crossfilter from "crossfilter2";
import { buildLocator } from "../../src/core/geo/locate";
import { polygonSet } from "../../src/core/geo/polygons";
import type { Ledger } from "../../src/core/ledger/ledger";
import { NO_TIME } from "../../src/core/model/columns";
import type { Period } from "../../src/core/model/period";
import { createBrush } from "../../src/core/stats/brush";
import { createMasker } from "../../src/core/stats/rowMask";
import { SUM_FIELDS, SUM_WIDTH, type Sums } from "../../src/core/stats/sums";
import { tally } from "../../src/core/stats/tally";
import { coverage, randomStream, scatter } from "../coverages";
import { CATEGORIES, caseLedger, YEAR } from "./cases";
import { compare, type Line, quantile, timingOf } from "./rounds";

const GRIDS = 500;
const MOVES = 100;
const NEW_REPORTS = 1000;
/** Moves run untimed first, so that both sides are compiled. */
const WARM = 200;

/** The categories that are shown: two thirds. */
const SHOWN = CATEGORIES.slice(0, 20);

export interface BrushResult {
  readonly lines: readonly Line[];
  /** Milliseconds of our own moves. */
  readonly p50: number;
  readonly p95: number;
}

const locator = buildLocator(polygonSet(coverage({ seed: 500, count: GRIDS, depth: 3 }).features.map((area) => area.geometry)));

/** A window of a quarter of the year that moves by one percent of the year, to and fro. */
function windowAt(move: number): Period {
  const step = Math.abs(75 - ((move + 75) % 150));
  return { from: Math.round((step / 100) * YEAR), to: Math.round((step / 100) * YEAR + YEAR / 4) };
}

/**
 * P7 and P9: moves of the window, and new reports, on the same rows as crossfilter2 with the same ten sums.
 * The ledger sorts by time when it takes a file in; crossfilter2 keeps a file's order, so the order of the file is told: by time (its best case) or mixed.
 */
export function benchBrush(rows: number, order: "by time" | "mixed", rounds: number): BrushResult {
  const ledger = caseLedger(rows, locator);
  const records = recordsOf(ledger);
  if (order === "mixed") shuffle(records);
  const rival = crossfilterOf(records);
  rival.byCategory.filterFunction((category) => Number(category) <= SHOWN.length);
  const brush = createBrush(ledger);
  const mask = shownOf(ledger);
  const own = { times: [] as number[], sums: new Float64Array(0) };
  const theirs = { times: [] as number[], sums: new Float64Array(0) };
  let equal = true;
  for (let move = -WARM; move < MOVES; move++) {
    const period = windowAt(move + WARM);
    const ownMs = timed(() => (own.sums = brush.move({ period, cohort: "due", now: YEAR }, mask)));
    let groups: ReturnType<typeof rival.byGrid.all> = [];
    const theirMs = timed(() => {
      rival.byTime.filterRange([period.from, period.to]);
      groups = rival.byGrid.all();
    });
    theirs.sums = sumsOfGroups(groups);
    equal &&= sameSums(own.sums, theirs.sums);
    if (move < 0) continue;
    own.times.push(ownMs);
    theirs.times.push(theirMs);
  }
  const sorted = order === "by time";
  const line = lineOf(
    sorted ? "P7 sorted" : "P7",
    `brush over ${rows.toLocaleString("en")} reports, ${GRIDS} grids, 20 of 30 categories, file ${order}`,
    own.times,
    theirs.times,
    equal,
  );
  return { lines: sorted ? [line] : [line, benchAdd(rival, rounds)], p50: quantile(own.times, 0.5), p95: quantile(own.times, 0.95) };
}

/** P8: our own moves alone, over so many reports that crossfilter2 would not fit. */
export function benchBrushAlone(rows: number): Omit<BrushResult, "lines"> {
  const ledger = caseLedger(rows, locator);
  const brush = createBrush(ledger);
  const mask = shownOf(ledger);
  const move = (at: number): number => timed(() => brush.move({ period: windowAt(at), cohort: "due", now: YEAR }, mask));
  for (let at = 0; at < WARM; at++) move(at);
  const times = Array.from({ length: MOVES }, (_, at) => move(at + WARM));
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

function shownOf(ledger: Ledger) {
  return createMasker(ledger, { hours: () => new Uint8Array(0), found: () => new Uint8Array(0) }).mask({ category: SHOWN });
}

/** P9: 1,000 new reports located and counted in all sums, against crossfilter2.add of the same with their grids known. */
function benchAdd({ index, byTime, byCategory, byGrid }: Rival, rounds: number): Line {
  const { x, y } = scatter(9, NEW_REPORTS, "clustered");
  byTime.filterAll();
  byCategory.filterAll();
  const fresh = caseLedger(NEW_REPORTS, locator, { x, y });
  const added = recordsOf(fresh).map((record) => ({ ...record, time: record.time + 2 * YEAR }));
  const columns = { ...columnsOf(fresh), slot: new Int32Array(NEW_REPORTS) };
  const own: number[] = [];
  const rival: number[] = [];
  let equal = true;
  for (let round = 0; round < rounds; round++) {
    let sums = new Float64Array(0);
    for (let again = 0; again < MOVES_A_ROUND; again++) {
      own.push(
        timed(() => {
          locator.locateAll(fresh.x, fresh.y, columns.slot, 0, NEW_REPORTS);
          sums = tally(columns, { period: null, cohort: "due", now: YEAR });
        }),
      );
    }
    const before = sumsOfGroups(byGrid.all());
    rival.push(timed(() => index.add(added)));
    const gained = sumsOfGroups(byGrid.all()).map((sum, at) => sum - (before[at] ?? 0));
    equal &&= sameSums(sums, gained);
    if (round + 1 < rounds) index.remove((record) => record.time >= 2 * YEAR);
  }
  return lineOf(
    "P9",
    `${NEW_REPORTS.toLocaleString("en")} new reports located and counted, beside ${(index.size() - NEW_REPORTS).toLocaleString("en")}`,
    own,
    rival,
    equal,
  );
}

/** The ledger's columns as plain data, so that one of them can be exchanged. */
function columnsOf({ version, size, timed: withTime, slotCount, x, y, source, times, codes, counts, dictionaries, maps }: Ledger) {
  return { version, size, timed: withTime, slotCount, x, y, source, times, codes, counts, dictionaries, maps };
}

type Record = { readonly time: number; readonly slot: number; readonly category: number } & Sums;

/** What crossfilter2 counts: an object a report, with a 1 or 0 for each sum by the formulas of the contract, cohort `due`. */
function recordsOf(ledger: Ledger): Record[] {
  const { reported_at: reported, deadline_at: deadlines, closed_at: closings } = ledger.times;
  const answers = ledger.dictionaries.satisfaction;
  return Array.from({ length: ledger.size }, (_, row): Record => {
    const deadline = orNull(deadlines?.[row]);
    const closed = orNull(closings?.[row]);
    const answer = answers?.[ledger.codes.satisfaction?.[row] ?? 0] ?? "";
    const due = deadline !== null && (closed !== null || deadline < YEAR) ? 1 : 0;
    const done = due === 1 && closed !== null ? 1 : 0;
    const onTime = done === 1 && (closed ?? 0) <= (deadline ?? 0) ? 1 : 0;
    return {
      time: reported?.[row] ?? 0,
      slot: ledger.slot[row] ?? 0,
      category: ledger.codes.category?.[row] ?? 0,
      n: 1,
      due,
      handled: done,
      handledOnTime: onTime,
      dueToClose: due,
      closed: done,
      closedOnTime: onTime,
      answered: answer === "" ? 0 : 1,
      satisfied: answer === "satisfied" ? 1 : 0,
      noDeadline: deadline === null ? 1 : 0,
    };
  });
}

function shuffle(records: Record[]): void {
  const random = randomStream(records.length);
  for (let last = records.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const record = records[last] as Record;
    records[last] = records[other] as Record;
    records[other] = record;
  }
}

type Rival = ReturnType<typeof crossfilterOf>;

function crossfilterOf(records: Record[]) {
  const index = crossfilter(records);
  const byTime = index.dimension((record) => record.time);
  const byCategory = index.dimension((record) => record.category);
  const byGrid = index
    .dimension((record) => record.slot)
    .group()
    .reduce(
      (sums, record) => change(sums, record, 1),
      (sums, record) => change(sums, record, -1),
      nothing,
    );
  return { index, byTime, byCategory, byGrid };
}

function nothing(): Writable<Sums> {
  return { n: 0, due: 0, handled: 0, handledOnTime: 0, dueToClose: 0, closed: 0, closedOnTime: 0, answered: 0, satisfied: 0, noDeadline: 0 };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function change(sums: Writable<Sums>, record: Sums, by: 1 | -1): Writable<Sums> {
  sums.n += by * record.n;
  sums.due += by * record.due;
  sums.handled += by * record.handled;
  sums.handledOnTime += by * record.handledOnTime;
  sums.dueToClose += by * record.dueToClose;
  sums.closed += by * record.closed;
  sums.closedOnTime += by * record.closedOnTime;
  sums.answered += by * record.answered;
  sums.satisfied += by * record.satisfied;
  sums.noDeadline += by * record.noDeadline;
  return sums;
}

/** crossfilter2's groups laid out as our sums, the grids alone. */
function sumsOfGroups(groups: readonly { readonly key: unknown; readonly value: Sums }[]): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(GRIDS * SUM_WIDTH);
  for (const { key, value } of groups) {
    const slot = Number(key);
    if (slot >= 0) for (const [at, field] of SUM_FIELDS.entries()) sums[slot * SUM_WIDTH + at] = value[field];
  }
  return sums;
}

function sameSums(own: Float64Array, rival: Float64Array): boolean {
  return rival.some((sum) => sum > 0) && rival.every((sum, at) => sum === own[at]);
}

function orNull(seconds: number | undefined): number | null {
  return seconds === undefined || seconds === NO_TIME ? null : seconds;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Moves in one round: its median is the round's rate, in moves a millisecond. A rival that adds is timed once a round. */
const MOVES_A_ROUND = 20;

function lineOf(goal: string, what: string, own: readonly number[], rival: readonly number[], equal: boolean): Line {
  const timing = (name: string, times: readonly number[]) => {
    const length = times.length < MOVES_A_ROUND ? 1 : MOVES_A_ROUND;
    const rounds = Array.from({ length: Math.floor(times.length / length) }, (_, round) => times.slice(round * length, (round + 1) * length));
    const rates = rounds.map((round) => 1 / Math.max(1e-6, quantile(round, 0.5)));
    return timingOf(name, length, rates, "");
  };
  return compare(goal, what, timing("gridkeeper", own), timing("crossfilter2", rival), equal);
}
