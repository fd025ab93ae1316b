// Batches and rectangle plans made by hand, for the tests of the ledger and of the statistics.

import { NO_COORDINATE, toUnits } from "../../../src/core/geo/lattice";
import type { Locator } from "../../../src/core/geo/locate";
import type { RejectedRow, ReportBatch } from "../../../src/core/model/batch";
import { CODE_COLUMNS, COUNT_COLUMNS, type CodeColumn, NO_TIME, TIME_COLUMNS, type TimeColumn } from "../../../src/core/model/columns";

/** A report in plain words; what is left out is empty. Degrees and seconds since 2000. */
export type Row = { readonly record: number; readonly id?: string; readonly lng?: number; readonly lat?: number; readonly updated_ms?: number } & {
  readonly [K in TimeColumn]?: number;
} & {
  readonly [K in CodeColumn]?: string;
};

/** The words of a source's code columns; hand the same to all batches of one source. */
export type Words = { [K in CodeColumn]?: string[] };

/** A batch of rows with the columns that any row has. */
export function batchOf(
  rows: readonly Row[],
  rejected: readonly RejectedRow[] = [],
  withIds = rows.some((row) => row.id !== undefined),
  dictionaries: Words = {},
): ReportBatch {
  const has = (name: TimeColumn | CodeColumn) => rows.some((row) => row[name] !== undefined);
  const codes: { [K in CodeColumn]?: Uint32Array } = {};
  for (const name of CODE_COLUMNS.filter(has)) {
    const words = dictionaries[name] ?? [""];
    for (const row of rows) if (!words.includes(row[name] ?? "")) words.push(row[name] ?? "");
    dictionaries[name] = words;
    codes[name] = Uint32Array.from(rows, (row) => words.indexOf(row[name] ?? ""));
  }
  const times: { [K in TimeColumn]?: Int32Array } = {};
  for (const name of TIME_COLUMNS.filter(has)) times[name] = Int32Array.from(rows, (row) => row[name] ?? NO_TIME);
  const ids = rows.map((row) => new TextEncoder().encode(row.id ?? ""));
  let end = 0;
  return {
    count: rows.length,
    x: Int32Array.from(rows, (row) => (row.lng === undefined ? NO_COORDINATE : toUnits(row.lng))),
    y: Int32Array.from(rows, (row) => (row.lat === undefined ? NO_COORDINATE : toUnits(row.lat))),
    record: Uint32Array.from(rows, (row) => row.record),
    times,
    codes,
    counts: Object.fromEntries(COUNT_COLUMNS.map((name) => [name, new Uint16Array(rows.length)])),
    dictionaries,
    rejected,
    ...(rows.some((row) => row.updated_ms !== undefined) ? { updatedMs: Uint16Array.from(rows, (row) => row.updated_ms ?? 0) } : {}),
    ...(withIds ? { ids: { bytes: Uint8Array.from(ids.flatMap((bytes) => [...bytes])), end: Uint32Array.from(ids, (bytes) => (end += bytes.length)) } } : {}),
  };
}

/** A plan of one-degree squares in a row: slot i covers [west + i, west + i + 1] × [south, south + 1]; a shared edge goes to the lower slot. */
export function squares(count: number, west: number, south: number): Locator {
  const bounds = { minX: toUnits(west), minY: toUnits(south), maxX: toUnits(west + count), maxY: toUnits(south + 1) };
  const locate = (x: number, y: number): number => {
    if (x < bounds.minX || x > bounds.maxX || y < bounds.minY || y > bounds.maxY) return -1;
    return Math.max(0, Math.ceil((x - bounds.minX) / 10_000_000) - 1);
  };
  const onBorder = (x: number, y: number) => (x - bounds.minX) % 10_000_000 === 0 || y === bounds.minY || y === bounds.maxY;
  return {
    slotCount: count,
    bounds,
    locate,
    locateAll(x, y, out, from, to) {
      let borders = 0;
      for (let i = from; i < to; i++) {
        out[i] = locate(x[i] ?? 0, y[i] ?? 0);
        if ((out[i] ?? -1) >= 0 && onBorder(x[i] ?? 0, y[i] ?? 0)) borders++;
      }
      return borders;
    },
  };
}
