// Numbers out of the reports that are open.
import { assessCsv } from "../core/frame/assess";
import type { Counts, Period, Question } from "../core/frame/question";
import { timeHistogram } from "../core/stats/histogram";
import { medianHours } from "../core/stats/median";
import { rangeOf } from "../core/stats/range";
import type { Book } from "./book";

/** Sums and medians of every grid, OUTSIDE and UNLOCATED. */
export function fullCounts({ ledger, brush }: Book, question: Question, version: number): Counts {
  const { hours, closedBeforeReported } = medianHours(ledger, rangeOf(ledger, question.period));
  return { question, version, slotCount: ledger.slotCount, sums: brush.move(question), medianHours: hours, closedBeforeReported };
}

/** Sums only: what a moving brush can wait for. */
export function quickCounts({ ledger, brush }: Book, question: Question, version: number): Counts {
  return { question, version, slotCount: ledger.slotCount, sums: brush.move(question), medianHours: null, closedBeforeReported: 0 };
}

/** Reports per equal time bin over the span; null when none has a time. */
export function histogramOf({ ledger }: Book, bins: number): { readonly span: Period; readonly counts: Uint32Array } | null {
  const span = ledger.span();
  return span ? { span, counts: timeHistogram(ledger, span, bins) } : null;
}

/** The whole period as the command `assess` writes it; `ids` are the grids' in plan order. */
export function csvOf({ ledger }: Book, ids: readonly string[], question: Question): string {
  return assessCsv(ledger, { ...question, ids, by: "none", monthStart: () => 0 });
}
