// Numbers out of the reports that are open.
import { assessCsv } from "../core/frame/assess";
import { gridsGeoJson } from "../core/frame/gridsGeoJson";
import type { Counts, Period, Question } from "../core/frame/question";
import type { Filters } from "../core/model/filters";
import type { Plan } from "../core/model/plan";
import { countsBetween, timeHistogram } from "../core/stats/histogram";
import { rangeOf } from "../core/stats/range";
import type { Book } from "./book";

/** Sums and medians of every grid, OUTSIDE and UNLOCATED. */
export function fullCounts({ ledger, brush, medians, filtering }: Book, question: Question, version: number): Counts {
  const mask = filtering.mask(question.filters);
  const { hours, closedBeforeReported } = medians.medians(rangeOf(ledger, question.period), mask);
  return { question, version, slotCount: ledger.slotCount, sums: brush.move(question, mask), medianHours: hours, closedBeforeReported };
}

/** Sums only: what a moving brush can wait for. */
export function quickCounts({ ledger, brush, filtering }: Book, question: Question, version: number): Counts {
  const mask = filtering.mask(question.filters);
  return { question, version, slotCount: ledger.slotCount, sums: brush.move(question, mask), medianHours: null, closedBeforeReported: 0 };
}

/** Reports per equal time bin over the span; null when none has a time. */
export function histogramOf(book: Book, bins: number, filters: Filters | undefined): { readonly span: Period; readonly counts: Uint32Array } | null {
  const span = book.ledger.span();
  return span ? { span, counts: timeHistogram(book.ledger, span, bins, book.filtering.mask(filters)) } : null;
}

/** Reports between each of these instants and the next. */
export function timelineOf({ ledger, filtering }: Book, edges: readonly number[], filters: Filters | undefined): Uint32Array {
  return countsBetween(ledger, edges, filtering.mask(filters));
}

/** The whole period as the command `assess` writes it; `ids` are the grids' in plan order. */
export function csvOf({ ledger, filtering }: Book, ids: readonly string[], question: Question): string {
  return assessCsv(ledger, { ...question, ids, by: "none", monthStart: () => 0, mask: filtering.mask(question.filters) });
}

/** The grids of a plan with their numbers. */
export function geoJsonOf(book: Book, plan: Plan, question: Question, version: number): string {
  return gridsGeoJson(plan, fullCounts(book, question, version));
}
