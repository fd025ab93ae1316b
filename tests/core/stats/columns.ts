// Columns of reports made by hand from rows in plain words, for tests of statistics that need no ledger.
import { toUnits } from "../../../src/core/geo/lattice";
import {
  CODE_COLUMNS,
  COUNT_COLUMNS,
  type CodeColumn,
  type CountColumn,
  type NativeColumn,
  NO_TIME,
  TIME_COLUMNS,
  type TimeColumn,
} from "../../../src/core/model/columns";
import type { Cells, ReportColumns } from "../../../src/core/model/reports";

/** A case in plain words; degrees, seconds since 2000, what is left out is empty. Slot 0, and a position in the middle of nowhere, unless said. */
export type Case = { readonly slot?: number; readonly lng?: number; readonly lat?: number; readonly from?: number } & {
  readonly [K in TimeColumn]?: number;
} & {
  readonly [K in CodeColumn]?: string;
} & { readonly [K in CountColumn]?: number };

const NATIVE: readonly (keyof Case)[] = [...TIME_COLUMNS, ...CODE_COLUMNS, ...COUNT_COLUMNS];

/** Columns of cases, sorted by reported_at as the ledger sorts them (untimed last). `brings` says which columns a source has; by default those in use. */
export function reportsOf(cases: readonly Case[], slotCount = 1, brings?: (source: number, column: NativeColumn) => boolean): ReportColumns {
  const rows = [...cases].sort((a, b) => (a.reported_at ?? Number.POSITIVE_INFINITY) - (b.reported_at ?? Number.POSITIVE_INFINITY) || 0);
  const used = new Set<string>(NATIVE.filter((name) => rows.some((row) => row[name] !== undefined)));
  const times: { [K in TimeColumn]?: Int32Array } = {};
  for (const name of TIME_COLUMNS) if (used.has(name)) times[name] = Int32Array.from(rows, (row) => row[name] ?? NO_TIME);
  const codes: { [K in CodeColumn]?: Cells } = {};
  const dictionaries: { [K in CodeColumn]?: readonly string[] } = {};
  for (const name of CODE_COLUMNS) {
    if (!used.has(name)) continue;
    const words = [...new Set(["", ...rows.map((row) => row[name] ?? "")])];
    dictionaries[name] = words;
    codes[name] = Uint16Array.from(rows, (row) => words.indexOf(row[name] ?? ""));
  }
  const counts: { [K in CountColumn]?: Cells } = {};
  for (const name of COUNT_COLUMNS) if (used.has(name)) counts[name] = Uint8Array.from(rows, (row) => row[name] ?? 0);
  return {
    version: 1,
    size: rows.length,
    timed: rows.filter((row) => row.reported_at !== undefined).length,
    slotCount,
    x: Int32Array.from(rows, (row) => toUnits(row.lng ?? 121.5)),
    y: Int32Array.from(rows, (row) => toUnits(row.lat ?? 31.2)),
    slot: Int32Array.from(rows, (row) => row.slot ?? 0),
    source: Uint8Array.from(rows, (row) => row.from ?? 0),
    times,
    codes,
    counts,
    dictionaries,
    maps: brings ?? ((_, column) => used.has(column)),
  };
}
