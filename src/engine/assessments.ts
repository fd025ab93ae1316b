// The monthly assessment out of the open book. What every case is does not depend on the month: it is kept while cohort and instant stay.

import { type Sheet, type SheetRequest, sheetOf } from "../core/frame/assessmentSheet";
import { type Assessment, assessmentOf, caseFactsOf, type SumsRequest, townParents } from "../core/frame/indicatorTable";
import type { CaseFacts } from "../core/stats/caseSums";
import type { Book } from "./book";

let kept: { readonly key: string; readonly facts: CaseFacts } | null = null;

/** The sheet of a period. `version` tells one state of the book from the next. */
export function assessment(book: Book, version: number, request: SheetRequest): Sheet {
  return sheetOf(book.ledger, request, factsOf(book, version, request));
}

/** Sums of every indicator for some periods; the town is the last node. */
export function indicatorSums(book: Book, version: number, request: SumsRequest): Assessment {
  const { ledger } = book;
  return assessmentOf(ledger, { ...request, parents: townParents(ledger.slotCount) }, factsOf(book, version, request));
}

function factsOf({ ledger }: Book, version: number, request: Pick<SumsRequest, "cohort" | "now">): CaseFacts {
  const key = [version, ledger.version, request.cohort, request.now].join();
  if (kept?.key !== key) kept = { key, facts: caseFactsOf(ledger, request) };
  return kept.facts;
}
