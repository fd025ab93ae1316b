// Looks for a text in the free texts of a source, whatever its format: they are not kept in memory, so the file is read once more, as a stream.
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { sniffDelimiter } from "./csvDialect";
import { nameOf } from "./csvMapping";
import { CsvRows, MAX_ROW_BYTES } from "./csvRows";
import { toUtf8 } from "./encoding";
import type { FieldRows } from "./fieldRows";
import { JsonRows } from "./jsonRows";
import { openPlain } from "./openPlain";
import { type ByteSource, FeedFault, peek } from "./source";
import { wholeFile } from "./wholeFile";

export interface SearchHooks {
  readonly signal: AbortSignal;
  /** Bytes read so far, as they come out of the file or its unpacking. */
  progress(bytes: number): void;
}

/** The columns that are searched. */
const SEARCHED = ["address", "title"] as const;
const HEAD_BYTES = 65_536;
const MOST_COLUMNS = 16_384;

/**
 * Numbers of the records (as in `ReportBatch.record`) whose address or title holds the text, ascending; capitals do not matter. A source that maps
 * neither is not read at all. Cancelled by the signal, or not readable any more, it gives the issue.
 */
export async function searchTexts(source: ByteSource, mapping: Mapping, text: string, hooks: SearchHooks): Promise<Result<readonly number[]>> {
  const names = SEARCHED.flatMap((column) => nameOf(mapping[column]) ?? []);
  if (names.length === 0) return done([]);
  const found: number[] = [];
  const wanted = text.toLowerCase();
  try {
    const { format, plain } = await openPlain(source, undefined, mapping.encoding);
    if (format === "parquet") await searchParquet(await wholeFile({ ...source, chunks: () => plain }), names, wanted, found, source.name, hooks);
    else await searchRows(toUtf8(plain, mapping.encoding, source.name), format === "json" ? null : format, names, wanted, found, hooks);
    return hooks.signal.aborted ? refused({ code: "cancelled", file: source.name }) : done(found);
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

/** What cuts bytes into rows: of tables and of JSON alike. */
type Cutter = FieldRows & { push(chunk: Uint8Array): void; end(): void; next(): string; text?(index: number): string };

async function searchRows(
  utf8: AsyncIterable<Uint8Array>,
  format: "csv" | "tsv" | null,
  names: readonly string[],
  wanted: string,
  found: number[],
  { signal, progress }: SearchHooks,
): Promise<void> {
  const { head, all } = await peek(utf8, HEAD_BYTES);
  const table = format !== null;
  const rows: Cutter = table ? new CsvRows(format === "tsv" ? "\t" : sniffDelimiter(head), MOST_COLUMNS, MAX_ROW_BYTES) : new JsonRows(names);
  let places: readonly number[] | null = table ? null : names.map((_, index) => index);
  let record = 0;
  let bytes = 0;
  const drain = (): void => {
    for (let kind = rows.next(); kind !== "more" && kind !== "end"; kind = rows.next()) {
      if (places === null) {
        const header = Array.from({ length: rows.fields }, (_, index) => fieldText(rows, index).trim());
        places = names.map((name) => header.indexOf(name));
        continue;
      }
      record++;
      if (kind === "row" && places.some((place) => place >= 0 && fieldText(rows, place).toLowerCase().includes(wanted))) found.push(record);
    }
  };
  for await (const chunk of all) {
    if (signal.aborted) return;
    rows.push(chunk);
    drain();
    bytes += chunk.length;
    progress(bytes);
  }
  rows.end();
  drain();
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function fieldText(rows: Cutter, index: number): string {
  if (index >= rows.fields) return "";
  const text = decoder.decode(rows.bytes.subarray(rows.starts[index], rows.ends[index]));
  return rows.doubled[index] === 1 ? text.replaceAll('""', '"') : text;
}

async function searchParquet(bytes: Uint8Array, names: readonly string[], wanted: string, found: number[], file: string, hooks: SearchHooks): Promise<void> {
  const { columnValues, parquetTable, textOf } = await import("./parquet");
  const table = await parquetTable(bytes, file);
  const own = names.filter((name) => table.columns.includes(name));
  let first = 0;
  for (const group of table.metadata.row_groups) {
    if (hooks.signal.aborted) return;
    const end = first + Number(group.num_rows);
    const values = await columnValues(table, own, first, end, file);
    for (let row = first; row < end; row++) {
      if (
        values.some((list) =>
          textOf(list[row - first], false)
            .toLowerCase()
            .includes(wanted),
        )
      )
        found.push(row + 1);
    }
    first = end;
    hooks.progress(Math.round((bytes.length * end) / Math.max(1, table.rowCount)));
  }
}
