// The reports that are open: sources read into one ledger, ready to be asked.
import type { LedgerSummary, Progress } from "../core/frame/answers";
import type { Suspicion } from "../core/frame/question";
import { createLedger, type Ledger } from "../core/ledger/ledger";
import type { Mapping } from "../core/model/mapping";
import { done, type Result } from "../core/model/result";
import { BRUSH_BYTES_PER_REPORT, type Brush, createBrush } from "../core/stats/brush";
import { createMedians, type MedianKeeper } from "../core/stats/median";
import type { RowWatcher } from "../core/stats/watcher";
import { loadReports } from "../feed/load";
import type { ByteSource } from "../feed/source";
import { createFiltering, type Filtering } from "./filtering";
import { locatorOf } from "./planLocator";
import type { OpenPlan } from "./plans";
import type { SourcePart } from "./sourceParts";

/** A file of reports and how it is read. */
export interface ReportSource {
  readonly bytes: ByteSource;
  readonly mapping: Mapping;
  readonly generated: boolean;
  /** It goes on while the page is open; what it sent lies in parts whose records are numbered from `first` on. */
  readonly live?: { parts(): readonly SourcePart[] };
}

export interface Book {
  readonly sources: readonly ReportSource[];
  readonly ledger: Ledger;
  readonly brush: Brush;
  readonly medians: MedianKeeper;
  readonly filtering: Filtering;
  /** Whoever keeps something counted of the ledger: they follow each row that the operator's log changes. More may join. */
  readonly watchers: RowWatcher[];
  /** Granted extensions of cases that the log dispatched, by position. */
  readonly extensions: Map<number, number>;
}

/** A book without sources: every question has an answer, and every answer is nothing. */
export function emptyBook(): Book {
  return bookOf([], createLedger());
}

/** The ledger of a book with these sources, everything that was counted of it begun anew. */
export function bookWith({ ledger }: Book, sources: readonly ReportSource[]): Book {
  return bookOf(sources, ledger);
}

function bookOf(sources: readonly ReportSource[], ledger: Ledger): Book {
  const [brush, medians, filtering] = [createBrush(ledger), createMedians(ledger), createFiltering(ledger, sources)];
  return { sources, ledger, brush, medians, filtering, watchers: [brush, medians, filtering], extensions: new Map() };
}

/** Reads all sources into a new ledger; several sources are one book because an id may come again in a later file. */
export async function openBook(sources: readonly ReportSource[], signal: AbortSignal, report: (progress: Progress) => void): Promise<Result<Book>> {
  const ledger = createLedger();
  for (const source of sources) {
    const started = performance.now();
    let rows = 0;
    const tell = (phase: Progress["phase"], bytes: number): void =>
      report({ file: source.bytes.name, phase, bytes, totalBytes: source.bytes.size, rows, elapsedMs: performance.now() - started });
    const loaded = await loadReports(ledger, source.bytes, source.mapping, source.generated, {
      signal,
      progress: (at) => {
        rows = at.rows;
        tell("reading", at.bytes);
      },
    });
    if (!loaded.ok) return loaded;
    tell("locating", source.bytes.size ?? 0);
  }
  ledger.finish();
  return done(bookOf(sources, ledger));
}

/** What the page is told of a book. */
export function summaryOf(book: Book, version: number, suspicions: readonly Suspicion[]): LedgerSummary {
  const { ledger } = book;
  return {
    version,
    sources: book.sources.map((source, index) => ({
      name: source.bytes.name,
      rows: ledger.reconciliation(index).read,
      bytes: source.bytes.size ?? 0,
      generated: source.generated,
      mapping: source.mapping,
    })),
    reconciliation: ledger.reconciliation(),
    span: ledger.span(),
    bytesPerReport: ledger.bytesPerReport() + BRUSH_BYTES_PER_REPORT,
    suspicions,
    hasDeadlines: ledger.times.deadline_at !== undefined,
    hasClosing: ledger.times.closed_at !== undefined,
    hasSatisfaction: ledger.codes.satisfaction !== undefined,
  };
}

/** The same book, its reports in the grids of a plan. */
export function placedIn(book: Book, plan: OpenPlan): Book {
  book.ledger.relocate(locatorOf(plan), plan.plan.bounds);
  return book;
}

/** What may be wrong with the positions of each source, judged by the plan. Generated sources are not looked at. */
export async function suspicionsOf({ ledger, sources }: Book, plan: OpenPlan): Promise<readonly Suspicion[]> {
  if (sources.every((source) => source.generated)) return [];
  const { suspectLedger } = await import("../feed/suspectLedger");
  return suspectLedger(
    ledger,
    locatorOf(plan),
    sources.map(({ mapping, generated }) => (generated ? null : mapping)),
  );
}
