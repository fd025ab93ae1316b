// The monthly assessment out of the open book. What every case is does not depend on the month: it is kept while cohort and instant stay.

import { type Sheet, type SheetRequest, sheetOf } from "../core/frame/assessmentSheet";
import { caseFactsOf } from "../core/frame/indicatorTable";
import type { CaseFacts } from "../core/stats/caseSums";
import type { Book } from "./book";

let kept: { readonly key: string; readonly facts: CaseFacts } | null = null;

/** The sheet of a period. `version` tells one state of the book from the next. */
export function assessment({ ledger }: Book, version: number, request: SheetRequest): Sheet {
  const key = [version, ledger.version, request.cohort, request.now].join();
  if (kept?.key !== key) kept = { key, facts: caseFactsOf(ledger, request) };
  return sheetOf(ledger, request, kept.facts);
}
