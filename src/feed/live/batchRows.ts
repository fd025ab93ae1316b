// Some rows of a batch as a batch of their own.
import type { ReportBatch } from "../../core/model/batch";

/** The rows at these places, ascending; rejected rows and dictionaries stay those of the batch. */
export function pickRows(batch: ReportBatch, rows: Uint32Array): ReportBatch {
  return {
    count: rows.length,
    x: Int32Array.from(rows, (row) => batch.x[row] ?? 0),
    y: Int32Array.from(rows, (row) => batch.y[row] ?? 0),
    record: Uint32Array.from(rows, (row) => batch.record[row] ?? 0),
    times: eachOf(batch.times, (values) => Int32Array.from(rows, (row) => values[row] ?? 0)),
    codes: eachOf(batch.codes, (values) => Uint32Array.from(rows, (row) => values[row] ?? 0)),
    counts: eachOf(batch.counts, (values) => Uint16Array.from(rows, (row) => values[row] ?? 0)),
    dictionaries: batch.dictionaries,
    rejected: batch.rejected,
    ...(batch.updatedMs ? { updatedMs: Uint16Array.from(rows, (row) => batch.updatedMs?.[row] ?? 0) } : {}),
    ...(batch.ids ? { ids: pickedIds(batch.ids, rows) } : {}),
  };
}

function eachOf<K extends string, V>(columns: Partial<Record<K, V>>, pick: (values: V) => V): Partial<Record<K, V>> {
  return Object.fromEntries((Object.entries(columns) as [K, V][]).map(([name, values]) => [name, pick(values)])) as Partial<Record<K, V>>;
}

function pickedIds(ids: { readonly bytes: Uint8Array; readonly end: Uint32Array }, rows: Uint32Array) {
  const startOf = (row: number): number => (row === 0 ? 0 : (ids.end[row - 1] ?? 0));
  let length = 0;
  const end = Uint32Array.from(rows, (row) => (length += (ids.end[row] ?? 0) - startOf(row)));
  const bytes = new Uint8Array(length);
  for (const [index, row] of rows.entries()) bytes.set(ids.bytes.subarray(startOf(row), ids.end[row] ?? 0), index === 0 ? 0 : (end[index - 1] ?? 0));
  return { bytes, end };
}
