// The profile of a grid (of several, of the town): its classes and sources against the town's, how long the stages take, and where cases come back.
import { type CodeColumn, NO_TIME, type TimeColumn } from "../model/columns";
import type { Filters, RowMask } from "../model/filters";
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { type RowRange, rangeOf } from "../stats/range";
import { mixDistances } from "./likeGrids";
import { type RepeatPlace, repeatPlaces } from "./repeatPlaces";

/** Stages of a case, each between two of its times; only times that a source brings are measured. */
export const STAGES = [
  { id: "register", from: "reported_at", to: "registered_at" },
  { id: "dispatch", from: "registered_at", to: "dispatched_at" },
  { id: "handle", from: "dispatched_at", to: "handled_at" },
  { id: "close", from: "handled_at", to: "closed_at" },
  { id: "whole", from: "reported_at", to: "closed_at" },
] as const satisfies readonly { readonly id: string; readonly from: TimeColumn; readonly to: TimeColumn }[];
export type StageId = (typeof STAGES)[number]["id"];

/** Upper ends of the classes of durations, hours; the last class is open. */
export const DURATION_HOURS = [0.25, 0.5, 1, 2, 4, 8, 24, 72, 168, 720] as const;

/** Words of a column: how many reports of the profile and of the whole town each has. */
export interface MixRow {
  readonly word: string;
  readonly n: number;
  readonly town: number;
}

/** Durations of a stage: cases that have both times, in the classes of DURATION_HOURS; medians in hours, null of nothing. */
export interface StageTimes {
  readonly id: StageId;
  readonly bins: Float64Array;
  readonly townBins: Float64Array;
  readonly median: number | null;
  readonly townMedian: number | null;
  /** Nine in ten took no longer, hours. */
  readonly most: number | null;
}

export interface ProfileRequest {
  /** Slots of the profile; null is the town: every grid. */
  readonly slots: readonly number[] | null;
  readonly period: Period | null;
  readonly filters?: Filters;
}

export interface GridProfile {
  readonly n: number;
  /** Reports in any grid. */
  readonly town: number;
  /** Most frequent in the profile first. */
  readonly classes: readonly MixRow[];
  readonly sources: readonly MixRow[];
  /** Stages with at least one measured case in the town. */
  readonly stages: readonly StageTimes[];
  readonly repeats: readonly RepeatPlace[];
  /** How far each grid's mix of classes is from the profile's, 0 the same to 1 nothing in common; NaN for a grid without cases. */
  readonly mixDistance: Float64Array;
}

/** The profile of some slots over the reports that pass; `marks` are those of repeatsOf over the same reports. */
export function profileOf(reports: ReportColumns, { slots, period }: ProfileRequest, marks: Uint8Array, mask: RowMask | null): GridProfile {
  const own = ownRows(reports, slots);
  const range = rangeOf(reports, period);
  const rows = { range, own, bits: mask?.bits ?? null };
  const classes = mixOf(reports, "category", rows);
  return {
    n: sum(classes.n),
    town: sum(classes.town),
    classes: named(reports, "category", classes),
    sources: named(reports, "source", mixOf(reports, "source", rows)),
    stages: STAGES.flatMap((stage) => stageTimes(reports, stage, rows)),
    repeats: repeatPlaces(reports, marks, (row) => isIn(rows, reports, row) === OWN, range),
    mixDistance: mixDistances(reports, classes.n, range, rows.bits),
  };
}

interface Rows {
  readonly range: RowRange;
  /** By slot: 1 belongs to the profile. */
  readonly own: Uint8Array;
  readonly bits: Uint16Array | null;
}

const [OUT, TOWN, OWN] = [0, 1, 2] as const;

function ownRows({ slotCount }: ReportColumns, slots: readonly number[] | null): Uint8Array {
  const own = new Uint8Array(slotCount).fill(slots === null ? 1 : 0);
  for (const slot of slots ?? []) if (slot >= 0 && slot < slotCount) own[slot] = 1;
  return own;
}

/** Whether a row counts, and for whom: only rows in a grid that pass the filters. */
function isIn({ own, bits }: Rows, { slot }: ReportColumns, row: number): 0 | 1 | 2 {
  const at = slot[row] ?? -1;
  if (at < 0 || (bits !== null && bits[row] !== 0)) return OUT;
  return own[at] === 1 ? OWN : TOWN;
}

function mixOf(reports: ReportColumns, column: CodeColumn, rows: Rows) {
  const codes = reports.codes[column];
  const width = reports.dictionaries[column]?.length ?? 1;
  const [n, town] = [new Float64Array(width), new Float64Array(width)];
  for (let row = rows.range.from; row < rows.range.to; row++) {
    const whose = isIn(rows, reports, row);
    if (whose === OUT) continue;
    const code = codes?.[row] ?? 0;
    town[code] = (town[code] ?? 0) + 1;
    if (whose === OWN) n[code] = (n[code] ?? 0) + 1;
  }
  return { n, town };
}

function named({ dictionaries }: ReportColumns, column: CodeColumn, { n, town }: ReturnType<typeof mixOf>): readonly MixRow[] {
  const words = dictionaries[column] ?? [""];
  const rows = words.map((word, code) => ({ word, n: n[code] ?? 0, town: town[code] ?? 0 })).filter((row) => row.town > 0);
  return rows.sort((a, b) => b.n - a.n || b.town - a.town);
}

function stageTimes(reports: ReportColumns, { id, from, to }: (typeof STAGES)[number], rows: Rows): readonly StageTimes[] {
  const [starts, ends] = [reports.times[from], reports.times[to]];
  if (starts === undefined || ends === undefined) return [];
  const [own, all]: [number[], number[]] = [[], []];
  for (let row = rows.range.from; row < rows.range.to; row++) {
    const whose = isIn(rows, reports, row);
    const [start, end] = [starts[row] ?? NO_TIME, ends[row] ?? NO_TIME];
    // What ends before it begins is a fault of the file and takes no time at all.
    if (whose === OUT || start === NO_TIME || end === NO_TIME || end < start) continue;
    const hours = (end - start) / 3600;
    all.push(hours);
    if (whose === OWN) own.push(hours);
  }
  if (all.length === 0) return [];
  const [sorted, town] = [Float64Array.from(own).sort(), Float64Array.from(all).sort()];
  const median = quantile(sorted, 0.5);
  return [{ id, bins: binned(sorted), townBins: binned(town), median, townMedian: quantile(town, 0.5), most: quantile(sorted, 0.9) }];
}

/** Of sorted values, between the two nearest (type 7 of Hyndman and Fan); null of none. */
function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
}

function binned(hours: Float64Array): Float64Array {
  const bins = new Float64Array(DURATION_HOURS.length + 1);
  for (const value of hours) {
    const found = DURATION_HOURS.findIndex((end) => value <= end);
    const bin = found < 0 ? DURATION_HOURS.length : found;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
