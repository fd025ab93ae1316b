// The monthly assessment out of the open book. What was counted is kept with the book and follows the operator's log.

import { type KeptColumns, type Sheet, type SheetRequest, sheetOf } from "../core/frame/assessmentSheet";
import { type Assessor, createAssessor } from "../core/frame/assessor";
import { type GridProfile, type ProfileRequest, profileOf } from "../core/frame/gridProfile";
import { type Assessment, type SumsRequest, townParents } from "../core/frame/indicatorTable";
import type { Book } from "./book";

const kept = new WeakMap<Book, Assessor>();
const columns = new WeakMap<Assessor, KeptColumns>();

/** The sheet of a period. */
export function assessment(book: Book, request: SheetRequest): Sheet {
  const assessor = assessorOf(book);
  const before = columns.get(assessor) ?? new Map();
  columns.set(assessor, before);
  return sheetOf(book.ledger, request, assessor.assess, before);
}

/** Sums of every indicator for some periods, of the reports that pass the filters; the town is the last node. */
export function indicatorSums(book: Book, request: SumsRequest): Assessment {
  return assessorOf(book).assess({ ...request, parents: townParents(book.ledger.slotCount) }, book.filtering.mask(request.filters));
}

/** Classes, sources, stages and repeat places of some grids against the town. */
export function gridProfile(book: Book, request: ProfileRequest): GridProfile {
  const marks = assessorOf(book).marks();
  return profileOf(book.ledger, request, marks, book.filtering.mask(request.filters));
}

function assessorOf(book: Book): Assessor {
  const known = kept.get(book);
  if (known !== undefined) return known;
  const made = createAssessor(book.ledger, book.extensions);
  book.watchers.push(made);
  kept.set(book, made);
  return made;
}
