// The kept reports of a row store as the rest of the house reads them.
import { type CodeColumn, type CountColumn, NO_TIME, type TimeColumn } from "../model/columns";
import type { Cells, ReportColumns } from "../model/reports";
import type { Column } from "./column";
import type { RowStore } from "./store";

export type LedgerColumns = Omit<ReportColumns, "version" | "slotCount" | "maps">;

/** Views of the first `size` rows; nothing is copied. */
export function columnsOf(store: RowStore, size: number): LedgerColumns {
  const times: { [K in TimeColumn]?: Int32Array } = {};
  for (const [name, column] of store.times) if (column.length > 0) times[name] = int32(column, store.length).subarray(0, size);
  const codes: { [K in CodeColumn]?: Cells } = {};
  const dictionaries: { [K in CodeColumn]?: readonly string[] } = {};
  for (const [name, column] of store.codes) {
    if (column.length === 0) continue;
    codes[name] = column.filled(store.length).subarray(0, size);
    dictionaries[name] = store.dictionaries.get(name)?.words ?? [""];
  }
  const counts: { [K in CountColumn]?: Cells } = {};
  for (const [name, column] of store.counts) if (column.length > 0) counts[name] = column.filled(store.length).subarray(0, size);
  return {
    size,
    timed: timedRows(times.reported_at),
    x: int32(store.x, store.length).subarray(0, size),
    y: int32(store.y, store.length).subarray(0, size),
    slot: int32(store.slot, store.length).subarray(0, size),
    source: store.source.filled(store.length).subarray(0, size),
    times,
    codes,
    counts,
    dictionaries,
  };
}

/** Where the rows without a time begin; they lie at the end. */
function timedRows(reportedAt: Int32Array | undefined): number {
  if (!reportedAt) return 0;
  let low = 0;
  let high = reportedAt.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reportedAt[middle] === NO_TIME) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** All rows of a column that is made of Int32 cells. */
export function int32(column: Column, rows: number): Int32Array {
  const cells = column.filled(rows);
  if (cells instanceof Int32Array) return cells;
  throw new Error("int32: expected a column of Int32 cells");
}
