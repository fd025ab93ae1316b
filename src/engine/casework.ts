// Cases one by one and in queues, out of the open book. The catalogue is the labelled sample, working time is China's.
import { type CaseFile, type CaseSetting, caseFileOf } from "../core/frame/caseFile";
import { type Queue, type QueuePage, queueOf, queuePage } from "../core/frame/caseQueue";
import { SAMPLE_CATALOGUE } from "../core/model/catalogueSample";
import { chinaCalendar } from "../core/model/chinaCalendar";
import type { Book } from "./book";
import { wholeRow } from "./rows";

const SETTING: CaseSetting = { catalogue: SAMPLE_CATALOGUE, calendar: chinaCalendar() };

/** The case at a position of the ledger with its texts, as it stands at `now`; null when there is none or the row is no case. */
export async function caseAt(book: Book, position: number, now: number): Promise<CaseFile | null> {
  const { ledger } = book;
  const row = await wholeRow(book, position);
  if (row === null) return null;
  const { rework_count, return_count } = ledger.counts;
  const reworks = ledger.maps(row.source, "rework_count") ? (rework_count?.[position] ?? 0) : null;
  const returns = ledger.maps(row.source, "return_count") ? (return_count?.[position] ?? 0) : null;
  return caseFileOf(row, { reworks, returns }, (column) => ledger.maps(row.source, column), SETTING, now);
}

/** The queue that was asked for last: pages of one queue are cut from one order. */
let kept: { readonly key: string; readonly queue: Queue } | null = null;

/** A page of the open cases of a grid (null: of all), by time to deadline. `version` tells one state of the book from the next. */
export function queue(book: Book, version: number, slot: number | null, now: number, offset: number, limit: number): QueuePage {
  const key = [version, book.ledger.version, slot, now].join();
  if (kept?.key !== key) kept = { key, queue: queueOf(book.ledger, slot, SETTING, now) };
  return queuePage(book.ledger, kept.queue, SETTING, now, offset, limit);
}
