// Opens rows of a source again, whatever its format: texts are not kept in memory but read where a row is looked at.
import { done, type Result, refused } from "../core/model/result";
import { readRecords } from "./csv";
import { toUtf8 } from "./encoding";
import { readJsonRecords } from "./jsonRecords";
import { openPlain } from "./openPlain";
import { type ByteSource, FeedFault } from "./source";
import type { Inflate } from "./unpack";
import { wholeFile } from "./wholeFile";

/** A record of a source as text: its fields by name (of equal names the first), and its line where the source has lines. */
export interface OpenedRecord {
  readonly line?: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** How the source was read: the encoding of its mapping, and another way to gunzip. */
export interface ReadAgain {
  readonly encoding?: string;
  readonly inflate?: Inflate;
}

/** Opens records again (numbers as in `ReportBatch.record`), with all their fields, mapped or not; those that are not found are absent. */
export async function readFields(source: ByteSource, records: readonly number[], how: ReadAgain = {}): Promise<Result<ReadonlyMap<number, OpenedRecord>>> {
  const wanted = [...new Set(records)].sort((a, b) => a - b);
  try {
    const { format, plain } = await openPlain(source, how.inflate, how.encoding);
    if (format === "parquet") return done(await parquetFields(await wholeFile({ ...source, chunks: () => plain }), wanted, source.name));
    const utf8 = toUtf8(plain, how.encoding, source.name);
    return done(format === "json" ? await readJsonRecords(utf8, wanted) : await tableFields(utf8, wanted, format === "tsv" ? "\t" : undefined));
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function tableFields(utf8: AsyncIterable<Uint8Array>, wanted: readonly number[], delimiter: string | undefined): Promise<Map<number, OpenedRecord>> {
  const found = await readRecords(utf8, [0, ...wanted], delimiter);
  const names = found.get(0)?.fields.map((name) => name.trim()) ?? [];
  found.delete(0);
  return new Map(Array.from(found, ([record, { line, fields }]) => [record, { line, fields: byName(names, fields) }]));
}

async function parquetFields(bytes: Uint8Array, wanted: readonly number[], file: string): Promise<Map<number, OpenedRecord>> {
  const { columnValues, parquetTable, textOf } = await import("./parquet");
  const table = await parquetTable(bytes, file);
  const opened = new Map<number, OpenedRecord>();
  for (const record of wanted) {
    if (record < 1 || record > table.rowCount) continue;
    const values = await columnValues(table, table.columns, record - 1, record, file);
    const texts = values.map(([value], index) => textOf(value, table.local.has(table.columns[index] ?? "")));
    opened.set(record, { fields: byName(table.columns, texts) });
  }
  return opened;
}

function byName(names: readonly string[], texts: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [index, name] of names.entries()) if (!fields.has(name)) fields.set(name, texts[index] ?? "");
  return fields;
}
