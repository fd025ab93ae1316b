// P16: a brush that moves under filters: sums of every grid, and every filter's own counts under the others', made anew at each move.
import { buildLocator } from "../../src/core/geo/locate";
import { polygonSet } from "../../src/core/geo/polygons";
import type { Filters } from "../../src/core/model/filters";
import type { Period } from "../../src/core/model/period";
import type { ReportColumns } from "../../src/core/model/reports";
import { createBrush } from "../../src/core/stats/brush";
import { createFacets } from "../../src/core/stats/facets";
import { countsBetween } from "../../src/core/stats/histogram";
import { rangeOf } from "../../src/core/stats/range";
import { createMasker } from "../../src/core/stats/rowMask";
import { weekHours } from "../../src/core/stats/weekHours";
import { coverage, randomStream } from "../coverages";
import { caseLedger, YEAR } from "./cases";
import { quantile } from "./rounds";

const GRIDS = 500;
const MOVES = 300;
const CHANGES = 20;
const ZONE = "UTC+8";
const WORDS = { category: 120, source: 12, department: 30, state: 9, level: 4 } as const;

export interface FilterResult {
  /** Milliseconds of a move of the period: sums and all lists. */
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of a change of a filter until sums, lists and the histogram stand again. */
  readonly change50: number;
  readonly change95: number;
  /** Whether a plain recount found the same. */
  readonly equal: boolean;
}

/** Moves that jump anywhere, as a hand does on the histogram: the worst case, since nothing of the last answer helps. */
export function benchFilters(rows: number): FilterResult {
  const reports = withWords(rows);
  const hours = weekHours(reports, () => 8 * 3600);
  const masker = createMasker(reports, { hours: () => hours, found: () => new Uint8Array(0) });
  const brush = createBrush(reports);
  const facets = createFacets(reports, hours);
  const random = randomStream(16);
  const filters: Filters = {
    category: names("category", 60),
    source: names("source", 8),
    state: names("state", 7),
    hours: { zone: ZONE, kept: Array.from({ length: 168 }, (_, hour) => hour).filter((hour) => hour % 24 >= 6) },
    grids: Array.from({ length: 400 }, (_, slot) => slot),
  };
  const answer = (period: Period, asked: Filters) => {
    const mask = masker.mask(asked);
    return { sums: brush.move({ period, cohort: "due", now: YEAR }, mask), counts: facets.move(period, mask), mask };
  };
  const periodAt = (): Period => {
    const from = Math.floor(random() * YEAR * 0.9);
    return { from, to: from + Math.floor(random() * (YEAR - from)) };
  };
  const timed = (work: () => void): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  for (let warm = 0; warm < 50; warm++) answer(periodAt(), filters);
  const moves = Array.from({ length: MOVES }, () => {
    const period = periodAt();
    return timed(() => void answer(period, filters));
  });
  const edges = Array.from({ length: 53 }, (_, week) => Math.round((week / 52) * YEAR));
  const changes = Array.from({ length: CHANGES }, (_, turn) => {
    const period = periodAt();
    return timed(() => void countsBetween(reports, edges, answer(period, { ...filters, source: names("source", 2 + (turn % 7)) }).mask));
  });
  const asked = periodAt();
  return {
    p50: quantile(moves, 0.5),
    p95: quantile(moves, 0.95),
    change50: quantile(changes, 0.5),
    change95: quantile(changes, 0.95),
    equal: sameAsPlain(reports, hours, filters, asked, answer(asked, filters)),
  };
}

function names(column: keyof typeof WORDS, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${column} ${index + 1}`);
}

/** The generated cases with words in every column that can be filtered. */
function withWords(rows: number): ReportColumns {
  const ledger = caseLedger(rows, buildLocator(polygonSet(coverage({ seed: 500, count: GRIDS, depth: 3 }).features.map((area) => area.geometry))));
  const random = randomStream(rows + 1);
  const columns = Object.entries(WORDS) as [keyof typeof WORDS, number][];
  const codes = Object.fromEntries(columns.map(([column, count]) => [column, Uint8Array.from({ length: rows }, () => 1 + Math.floor(random() ** 2 * count))]));
  const dictionaries = Object.fromEntries(columns.map(([column, count]) => [column, ["", ...names(column, count)]]));
  const { version, size, timed, slotCount, x, y, slot, source, times, counts } = ledger;
  return { version, size, timed, slotCount, x, y, slot, source, times, counts, codes, dictionaries, maps: (index, column) => ledger.maps(index, column) };
}

/** n of every grid and the list of sources, row by row. */
function sameAsPlain(
  { codes, dictionaries, slot, slotCount, ...reports }: ReportColumns,
  hours: Uint8Array,
  filters: Filters,
  period: Period,
  { sums, counts }: { readonly sums: Float64Array; readonly counts: { readonly source: Float64Array } },
): boolean {
  const { from, to } = rangeOf(reports, period);
  const n = new Float64Array(slotCount);
  const sources = new Float64Array(counts.source.length);
  const has = (column: "category" | "source" | "state", row: number): boolean =>
    filters[column]?.includes(dictionaries[column]?.[codes[column]?.[row] ?? 0] ?? "") === true;
  for (let row = from; row < to; row++) {
    const at = slot[row] ?? -1;
    const others = has("category", row) && has("state", row) && filters.hours?.kept.includes(hours[row] ?? 0) === true && at >= 0 && at < 400;
    if (!others) continue;
    const code = codes.source?.[row] ?? 0;
    sources[code] = (sources[code] ?? 0) + 1;
    if (has("source", row)) n[at] = (n[at] ?? 0) + 1;
  }
  const width = sums.length / (slotCount + 2);
  return n.some((count) => count > 0) && n.every((count, at) => count === sums[at * width]) && sources.every((count, code) => count === counts.source[code]);
}
