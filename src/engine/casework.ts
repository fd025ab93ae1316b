// Cases one by one, in queues, and under the operator's log, out of the open book. The catalogue is the labelled sample, working time is China's.
import { type Casebook, createCasebook, type LineFate } from "../core/frame/casebook";
import { type CaseFile, type CaseSetting, caseFileOf } from "../core/frame/caseFile";
import { createQueues, type Funnel, type Placed, type QueueAsked, type QueuePage, type Queues } from "../core/frame/caseQueue";
import type { ReportRow } from "../core/frame/question";
import { calendarOf } from "../core/model/calendar";
import type { RefusalName } from "../core/model/caseRefusals";
import { SAMPLE_CATALOGUE } from "../core/model/catalogueSample";
import { chinaCalendar } from "../core/model/chinaCalendar";
import type { Filters } from "../core/model/filters";
import type { LogLine } from "../core/model/logLine";
import type { ToldSetting } from "./api";
import type { Book } from "./book";
import { wholeRow } from "./rows";

/** The deployment's, or the labelled sample and China's working days. */
let setting: CaseSetting = { catalogue: SAMPLE_CATALOGUE, calendar: chinaCalendar() };

/** Sets catalogue and working time of the deployment: before any case is looked at. */
export function setCases({ catalogue, hours, dayTypes }: ToldSetting): void {
  setting = { catalogue: catalogue ?? SAMPLE_CATALOGUE, calendar: calendarOf(hours, dayTypes) };
}

interface Casework {
  readonly casebook: Casebook;
  readonly queues: Queues;
  /** Texts of the case that was opened last: an event does not change them, and reading the file again takes its time. */
  texts: { readonly position: number; readonly row: ReportRow } | null;
  found: { readonly id: string; readonly position: number } | null;
}

const kept = new WeakMap<Book, Casework>();

function caseworkOf(book: Book): Casework {
  const known = kept.get(book);
  if (known !== undefined) return known;
  const casebook = createCasebook(book.ledger, setting, book.watchers, book.extensions);
  const queues = createQueues(book.ledger, (position) => casebook.touched(position)?.history.current ?? null, setting);
  book.watchers.push(queues);
  const made: Casework = { casebook, queues, texts: null, found: null };
  kept.set(book, made);
  return made;
}

/** The case at a position of the ledger, or of an id, with its texts, as it stands at `now`; null when there is none or the row is no case. */
export async function caseAt(book: Book, which: number | string, now: number): Promise<CaseFile | null> {
  const { ledger } = book;
  const work = caseworkOf(book);
  const position = typeof which === "number" ? which : placeOf(book, work, which);
  const [row, told] = [ledger.row(position), ledger.told(position)];
  if (work.texts?.position !== position) {
    const whole = await wholeRow(book, position);
    work.texts = whole === null ? null : { position, row: whole };
  }
  const known = work.texts?.position === position ? work.texts.row : null;
  if (row === null || told === null || known === null) return null;
  const texts = { ...(known.texts === undefined ? {} : { texts: known.texts }), ...(known.line === undefined ? {} : { line: known.line }), position };
  const { rework_count, return_count } = ledger.counts;
  const touched = work.casebook.touched(position);
  const count = (column: "rework_count" | "return_count", cells: ArrayLike<number> | undefined): number | null =>
    ledger.maps(row.source, column) || (cells?.[position] ?? 0) > 0 ? (cells?.[position] ?? 0) : null;
  const [reworks, returns] = [count("rework_count", rework_count), count("return_count", return_count)];
  return caseFileOf({ row: { ...row, ...texts }, told, reworks, returns, touched }, (column) => ledger.maps(row.source, column), setting, now);
}

/** Where an id lies; -1 when it is not here. The last id keeps its place, so that the case that is open is not looked for again. */
function placeOf(book: Book, work: Casework, id: string): number {
  if (work.found?.id !== id) work.found = { id, position: book.ledger.find(new Set([id])).get(id) ?? -1 };
  return work.found.position;
}

/** A page of the open cases that are asked for and pass the filters, by time to deadline. */
export function queue(book: Book, asked: QueueAsked, now: number, offset: number, limit: number, filters?: Filters): QueuePage {
  return caseworkOf(book).queues.page(asked, now, offset, limit, book.filtering.mask(filters));
}

/** How many open cases wait in each stage, grid by grid (of another plan when one is placed) and level by level. */
export function funnel(book: Book, now: number, placed?: Placed, filters?: Filters): Funnel {
  return caseworkOf(book).queues.funnel(now, placed, book.filtering.mask(filters));
}

/** Lays lines of the operator's log over the book; `hint` is the position of the first line's case, if known. */
export function layLog(book: Book, lines: readonly LogLine[], hint?: number): readonly LineFate[] {
  return caseworkOf(book).casebook.add(lines, hint);
}

/** Why a line would be refused if it came now; null when it would be done. */
export function refusalOf(book: Book, line: LogLine, position: number): RefusalName | null {
  return caseworkOf(book).casebook.refusalOf(line, position);
}
