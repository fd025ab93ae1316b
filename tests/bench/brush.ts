// P7, P8, P9: a period that slides over time-sorted reports, every grid counted anew at each move, against crossfilter2 on the same rows; and 1,000 new reports.
import crossfilter from "crossfilter2";
import { buildLocator, type Locator } from "../../src/core/geo/locate";
import { polygonSet } from "../../src/core/geo/polygons";
import { createLedger, type Ledger } from "../../src/core/ledger/ledger";
import type { ReportBatch } from "../../src/core/model/batch";
import type { Period } from "../../src/core/model/period";
import { OUTSIDE } from "../../src/core/model/plan";
import { createBrush } from "../../src/core/stats/brush";
import { SUM_WIDTH } from "../../src/core/stats/sums";
import { coverage, scatter } from "../coverages";
import { type Line, quantile, type Timing } from "./rounds";

const GRIDS = 500;
const MOVES = 100;
const YEAR = 365 * 86_400;

export interface BrushResult {
  readonly lines: readonly Line[];
  /** Milliseconds of our own moves. */
  readonly p50: number;
  readonly p95: number;
}

/** Slides a window of a quarter of the time by one percent a move; the answers of each move must be equal. */
export function benchBrush(rows: number): BrushResult {
  const locator = buildLocator(polygonSet(coverage({ seed: 500, count: GRIDS, depth: 3 }).features.map((area) => area.geometry)));
  const ledger = filled(rows, locator);
  const periods = Array.from(
    { length: MOVES },
    (_, move): Period => ({ from: Math.round((move / 100) * 0.75 * YEAR), to: Math.round((move / 100) * 0.75 * YEAR + YEAR / 4) }),
  );
  const own = slideOwn(ledger, periods);
  const rival = slideCrossfilter(ledger, periods);
  const equal = own.checksum === rival.checksum;
  return {
    lines: [lineOf("P7", `brush over ${rows.toLocaleString("en")} reports, ${GRIDS} grids`, own, rival, equal)],
    p50: quantile(own.times, 0.5),
    p95: quantile(own.times, 0.95),
  };
}

/** P9: 1,000 new reports located, appended and counted, against crossfilter2.add. */
export function benchAdd(rows: number, rounds: number): Line {
  const locator = buildLocator(polygonSet(coverage({ seed: 500, count: GRIDS, depth: 3 }).features.map((area) => area.geometry)));
  const { x, y } = scatter(9, 1000, "clustered");
  const counts = new Int32Array(GRIDS + 2);
  const slots = new Int32Array(1000);
  const own: number[] = [];
  const rival: number[] = [];
  const base = filled(rows, locator);
  const { index, byGrid } = crossfilterOf(base);
  let mine = 0;
  let theirs = 0;
  for (let round = 0; round < rounds; round++) {
    counts.fill(0);
    own.push(
      timed(() => {
        locator.locateAll(x, y, slots, 0, 1000);
        for (const slot of slots) counts[slot >= 0 ? slot : GRIDS] = (counts[slot >= 0 ? slot : GRIDS] ?? 0) + 1;
      }),
    );
    mine = counts.reduce((sum, count) => sum + count, 0);
    const before = index.size();
    const added = Array.from(slots, (slot, at) => ({ time: YEAR + at, slot }));
    rival.push(timed(() => index.add(added)));
    byGrid.top(1);
    theirs = index.size() - before;
    index.remove((record) => record.time >= YEAR);
  }
  return lineOf("P9", "1,000 new reports located and counted", { times: own, checksum: mine }, { times: rival, checksum: theirs }, mine === theirs);
}

interface Slide {
  readonly times: readonly number[];
  readonly checksum: number;
}

function slideOwn(ledger: Ledger, periods: readonly Period[]): Slide {
  const brush = createBrush(ledger);
  const now = YEAR;
  brush.move({ period: { from: 0, to: 1 }, cohort: "due", now });
  const times: number[] = [];
  let checksum = 0;
  for (const period of periods) {
    let sums = new Float64Array(0);
    times.push(timed(() => (sums = brush.move({ period, cohort: "due", now }))));
    for (let slot = 0; slot < GRIDS; slot++) checksum = (checksum * 31 + (sums[slot * SUM_WIDTH] ?? 0)) % 2_147_483_647;
  }
  return { times, checksum };
}

function slideCrossfilter(ledger: Ledger, periods: readonly Period[]): Slide {
  const { byTime, byGrid } = crossfilterOf(ledger);
  byTime.filterRange([0, 1]);
  byGrid.all();
  const times: number[] = [];
  let checksum = 0;
  for (const { from, to } of periods) {
    let groups: readonly { readonly key: number; readonly value: number }[] = [];
    times.push(
      timed(() => {
        byTime.filterRange([from, to]);
        groups = byGrid.all();
      }),
    );
    const counts = new Float64Array(GRIDS);
    for (const { key, value } of groups) if (key >= 0) counts[key] = value;
    for (const count of counts) checksum = (checksum * 31 + count) % 2_147_483_647;
  }
  return { times, checksum };
}

function crossfilterOf(ledger: Ledger) {
  const records = Array.from({ length: ledger.size }, (_, row) => ({ time: ledger.times.reported_at?.[row] ?? 0, slot: ledger.slot[row] ?? OUTSIDE }));
  const index = crossfilter(records);
  const byTime = index.dimension((record) => record.time);
  const byGrid = index
    .dimension((record) => record.slot)
    .group()
    .reduceCount();
  return { index, byTime, byGrid };
}

function filled(rows: number, locator: Locator): Ledger {
  const { x, y } = scatter(1, rows, "clustered");
  const ledger = createLedger();
  const source = ledger.begin({ name: "generated", bytes: null, generated: true });
  const reportedAt = Int32Array.from({ length: rows }, (_, row) => Math.floor((row / rows) * YEAR));
  const batch: ReportBatch = {
    count: rows,
    x,
    y,
    record: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    times: { reported_at: reportedAt },
    codes: {},
    counts: {},
    dictionaries: {},
    rejected: [],
  };
  ledger.add(source, batch);
  ledger.finish();
  ledger.relocate(locator, locator.bounds);
  return ledger;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Ratio of the median times; moves are many and short, so that the median is the honest figure. */
function lineOf(goal: string, what: string, own: Slide, rival: Slide, equal: boolean): Line {
  const timing = (name: string, { times, checksum }: Slide): Timing => ({
    name,
    items: times.length,
    best: 1 / Math.max(1e-6, Math.min(...times)),
    median: 1 / Math.max(1e-6, quantile(times, 0.5)),
    worst: 1 / Math.max(1e-6, Math.max(...times)),
    checksum,
  });
  const [mine, theirs] = [timing("gridkeeper", own), timing("crossfilter2", rival)];
  return { goal, what, own: mine, rival: theirs, equal, ratio: equal ? mine.median / theirs.median : 0 };
}
