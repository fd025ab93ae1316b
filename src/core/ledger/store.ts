// All rows of the ledger in columns, kept ones and duplicates: appended batch by batch, put into a new order as a whole.
import { NO_COORDINATE } from "../geo/lattice";
import type { ReportBatch } from "../model/batch";
import { CODE_COLUMNS, COUNT_COLUMNS, type CodeColumn, type CountColumn, NO_TIME, TIME_COLUMNS, type TimeColumn } from "../model/columns";
import { OUTSIDE } from "../model/plan";
import { Column } from "./column";
import { Dictionary } from "./dictionary";
import { IdColumn } from "./ids";

/** Columns of rows. Columns without a value take no room; codes and small counts only as many bytes as they need. */
export class RowStore {
  length = 0;
  readonly x = new Column("int32", NO_COORDINATE);
  readonly y = new Column("int32", NO_COORDINATE);
  readonly slot = new Column("int32", OUTSIDE);
  readonly record = new Column("uint32", 0);
  readonly source = new Column("fitted", 0);
  /** 1 for a row of a live source that took the place of one that is gone. */
  readonly revised = new Column("fitted", 0);
  /** Milliseconds of updated_at beyond its second. */
  readonly updatedMs = new Column("fitted", 0);
  readonly ids = new IdColumn();
  readonly times = new Map<TimeColumn, Column>(TIME_COLUMNS.map((name) => [name, new Column("int32", NO_TIME)]));
  readonly codes = new Map<CodeColumn, Column>(CODE_COLUMNS.map((name) => [name, new Column("fitted", 0)]));
  readonly counts = new Map<CountColumn, Column>(COUNT_COLUMNS.map((name) => [name, new Column("fitted", 0)]));
  readonly dictionaries = new Map<CodeColumn, Dictionary>(CODE_COLUMNS.map((name) => [name, new Dictionary()]));

  /** Appends a batch; its codes are translated to the ledger's words. The batch is not kept. */
  append(source: number, batch: ReportBatch): void {
    const { count } = batch;
    const at = this.length;
    this.x.append(at, batch.x, count);
    this.y.append(at, batch.y, count);
    this.record.append(at, batch.record, count);
    this.source.append(at, new Uint32Array(count).fill(source), count);
    for (const [name, column] of this.times) {
      const values = batch.times[name];
      if (values) column.append(at, values, count);
    }
    if (batch.updatedMs) this.updatedMs.append(at, batch.updatedMs, count);
    for (const [name, column] of this.counts) {
      const values = batch.counts[name];
      if (values) column.append(at, values, count);
    }
    for (const [name, column] of this.codes) {
      const values = batch.codes[name];
      if (values) column.append(at, translated(values, count, this.dictionaries.get(name)?.translate(source, batch.dictionaries[name] ?? [""]) ?? []), count);
    }
    if (batch.ids) this.ids.append(at, batch.ids, count);
    this.length = at + count;
  }

  /** Keeps the rows named in `order` in that order; null keeps all as they lie. Spare room is dropped. */
  settle(order: Uint32Array | null): void {
    const total = this.length;
    for (const column of this.columns()) {
      if (order === null) column.trim(total);
      else column.gather(order, total);
    }
    this.length = order?.length ?? total;
  }

  /** Removes every row and every word of a source; the other rows close up. Returns whether a row before `settled` was among them. */
  remove(source: number, settled: number): boolean {
    const sources = this.source.filled(this.length);
    const others = new Uint32Array(this.length);
    let left = 0;
    let wasSettled = false;
    for (let row = 0; row < this.length; row++) {
      if (sources[row] !== source) others[left++] = row;
      else if (row < settled) wasSettled = true;
    }
    if (left < this.length) this.settle(others.subarray(0, left));
    for (const [name, dictionary] of this.dictionaries) {
      const renamed = dictionary.forget(source);
      if (renamed !== null) this.codes.get(name)?.rename(renamed);
    }
    return wasSettled;
  }

  /** Bytes held by the columns and the words. */
  get byteLength(): number {
    let bytes = 0;
    for (const column of this.columns()) bytes += column.byteLength;
    for (const dictionary of this.dictionaries.values()) for (const word of dictionary.words) bytes += 2 * word.length;
    return bytes;
  }

  private columns(): readonly (Column | IdColumn)[] {
    return [
      this.x,
      this.y,
      this.slot,
      this.record,
      this.source,
      this.revised,
      this.updatedMs,
      this.ids,
      ...this.times.values(),
      ...this.codes.values(),
      ...this.counts.values(),
    ];
  }
}

function translated(values: Uint32Array, count: number, translation: readonly number[]): Uint32Array {
  const codes = new Uint32Array(count);
  for (let i = 0; i < count; i++) codes[i] = translation[values[i] ?? 0] ?? 0;
  return codes;
}
