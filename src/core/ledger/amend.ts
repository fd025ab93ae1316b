// Rows whose cells an operator's decisions have changed: what the source told is kept beside, so that it can always be had back.
import type { ReportRow } from "../frame/question";
import { CODE_COLUMNS, COUNT_COLUMNS, type CodeColumn, type CountColumn, NO_TIME, TIME_COLUMNS, type TimeColumn } from "../model/columns";
import type { RowStore } from "./store";

/** Cells of one row: instants (NO_TIME for none), words, and small counts that are added to the source's own. Columns that are not named stay. */
export interface RowPatch {
  readonly times?: { readonly [K in TimeColumn]?: number };
  readonly codes?: { readonly [K in CodeColumn]?: string };
  readonly counts?: { readonly [K in CountColumn]?: number };
}

/** The amended rows of a store. */
export class Amendments {
  private readonly told = new Map<number, RowPatch>();

  /** The row as its source told it, with these cells in place of its own. An empty patch brings all of the source back. */
  amend(store: RowStore, row: number, patch: RowPatch): void {
    this.restore(store, row);
    const counts = Object.entries(patch.counts ?? {}).map(([name, more]) => [name, (store.counts.get(name as CountColumn)?.at(row) ?? 0) + more]);
    const told = write(store, row, { ...patch, counts: Object.fromEntries(counts) });
    if (Object.values(told).some((cells) => Object.keys(cells).length > 0)) this.told.set(row, told);
  }

  /** What the source told in the cells that were changed; null for a row that is as it was told. */
  toldAt(row: number): RowPatch | null {
    return this.told.get(row) ?? null;
  }

  /** How many more rows the source told without a deadline than have none now. */
  deadlinesGained(store: RowStore, wanted: (row: number) => boolean): number {
    const cells = store.times.get("deadline_at")?.cells;
    let gained = 0;
    for (const [row, { times }] of this.told) {
      if (times?.deadline_at === undefined || !wanted(row)) continue;
      gained += (times.deadline_at === NO_TIME ? 1 : 0) - (cells?.[row] === NO_TIME ? 1 : 0);
    }
    return gained;
  }

  /** All rows as their sources told them: before rows come, go or change places. */
  restoreAll(store: RowStore): void {
    for (const row of [...this.told.keys()]) this.restore(store, row);
  }

  private restore(store: RowStore, row: number): void {
    const told = this.told.get(row);
    if (told === undefined) return;
    write(store, row, told);
    this.told.delete(row);
  }
}

/** A row with the cells that its source told put back; null: it is as told. */
export function asTold(row: ReportRow, told: RowPatch | null): ReportRow {
  if (told === null) return row;
  const times = Object.entries({ ...row.times, ...told.times }).filter(([, seconds]) => seconds !== NO_TIME);
  const codes = Object.entries({ ...row.codes, ...told.codes }).filter(([, word]) => word !== "");
  return { ...row, times: Object.fromEntries(times), codes: Object.fromEntries(codes) };
}

/** Writes the cells and gives those that stood there. */
function write(store: RowStore, row: number, patch: RowPatch): RowPatch {
  const times: { [K in TimeColumn]?: number } = {};
  const codes: { [K in CodeColumn]?: string } = {};
  const counts: { [K in CountColumn]?: number } = {};
  for (const name of TIME_COLUMNS) {
    const value = patch.times?.[name];
    if (value !== undefined) times[name] = store.times.get(name)?.put(row, value, store.length) ?? NO_TIME;
  }
  for (const name of COUNT_COLUMNS) {
    const value = patch.counts?.[name];
    if (value !== undefined) counts[name] = store.counts.get(name)?.put(row, value, store.length) ?? 0;
  }
  for (const name of CODE_COLUMNS) {
    const word = patch.codes?.[name];
    const dictionary = store.dictionaries.get(name);
    if (word === undefined || dictionary === undefined) continue;
    codes[name] = dictionary.words[store.codes.get(name)?.put(row, dictionary.own(word), store.length) ?? 0] ?? "";
  }
  return { times, codes, counts };
}
