// Rows for tables and drawers: pages of a bucket, and one report whole, its texts read again from its file.
import { gravePositions } from "../core/frame/graveCases";
import type { Bucket, Period, ReportRow, RowPage, Selection } from "../core/frame/question";
import { TEXT_COLUMNS } from "../core/model/columns";
import { OUTSIDE } from "../core/model/plan";
import { rangeOf } from "../core/stats/range";
import type { Book } from "./book";
import { partsOf } from "./sourceParts";

/** A page of a bucket; rejected rows carry their reason and the words that were in the way. */
export function pageOfRows(book: Book, bucket: Bucket, slot: number | null, offset: number, limit: number, selection?: Selection): RowPage {
  const { ledger, filtering } = book;
  const only = selection && { ...rangeOf(ledger, selection.period), mask: filtering.mask(selection.filters) };
  const page = ledger.rowsOf(bucket, slot, offset, limit, only);
  if (page.kind === "rejected") {
    const rows = page.records.map(({ source, row }): ReportRow => {
      const { record, reason, found } = row;
      return {
        source,
        record,
        id: "",
        slot: OUTSIDE,
        lng: null,
        lat: null,
        times: {},
        codes: {},
        reason,
        found,
        ...(row.line === undefined ? {} : { line: row.line }),
      };
    });
    return { total: page.total, offset, rows };
  }
  return { total: page.total, offset, rows: rowsAt(book, [...page.positions]) };
}

/** The grave cases of a period, the last reported first; `limit` of them whole, all of them counted. */
export function graveRows(book: Book, words: readonly string[], period: Period, limit: number): RowPage {
  const positions = gravePositions(book.ledger, words, period);
  return { total: positions.length, offset: 0, rows: rowsAt(book, positions.slice(0, limit)) };
}

/** Reports at positions of the ledger, without their free texts; positions without one are left out. */
export function rowsAt({ ledger }: Book, positions: readonly number[]): readonly ReportRow[] {
  return positions.flatMap((position) => {
    const row = ledger.row(position);
    return row ? [{ ...row, position }] : [];
  });
}

/** The report at a position of the ledger with its free texts; null when there is none. */
export async function wholeRow({ ledger, sources }: Book, position: number): Promise<ReportRow | null> {
  const row = ledger.row(position);
  if (!row) return null;
  const source = sources[row.source];
  if (!source) return { ...row, position };
  const { encoding } = source.mapping;
  const part = partsOf(source).findLast(({ first }) => first <= row.record);
  if (!part) return { ...row, position };
  const { readFields } = await import("../feed/records");
  const record = row.record - part.first + 1;
  const read = await readFields(part.bytes, [record], encoding === undefined ? {} : { encoding });
  if (!read.ok) return { ...row, position };
  const found = read.value.get(record);
  if (!found) return { ...row, position };
  const texts = Object.fromEntries(
    TEXT_COLUMNS.flatMap((column) => {
      const name = source.mapping[column];
      const text = name === undefined ? undefined : found.fields.get(name);
      return text === undefined || text === "" ? [] : [[column, text]];
    }),
  );
  return { ...row, position, texts, ...(found.line === undefined ? {} : { line: found.line }) };
}
