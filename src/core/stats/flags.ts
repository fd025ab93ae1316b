// What a report counts as, for a cohort and an instant: one small number, its kind. The formulas of contract.md "Indicators" live here.
//
//   kind = deadline part × 3 + answer part          51 kinds; all sums of a grid follow from how many reports of each kind it has
//   deadline part: handle state × 4 + close state   each 0 not in the cohort · 1 due · 2 due and done · 3 due and done on time
//                  16                               no deadline: in no deadline cohort, counted apart
//   answer part:   0 none · 1 answered · 2 satisfied
import { NO_TIME } from "../model/columns";
import type { Cohort } from "../model/period";
import type { Cells, ReportColumns } from "../model/reports";
import { SUM_FIELDS, type SumField } from "./sums";
import { answerOf, isVoidState } from "./words";

export const KIND_COUNT = 51;
const NO_DEADLINE = 16;

/** Places (in SUM_FIELDS) of the sums that one report of a kind adds to, by kind. */
export const KIND_FIELDS: readonly Uint8Array[] = Array.from({ length: KIND_COUNT }, (_, kind) => fieldsOf(kind));

/**
 * Writes the kind of rows [from, to) into `kinds` (same positions). Void cases are of kind 0: they stay in n and leave all else.
 * A case is in cohort `due` when it has a deadline and is done or the deadline lies before `now`; in cohort `all` when it has a deadline and
 * was dispatched (or its source has no column of dispatching). handled_at falls back to closed_at; on time is at or before the deadline.
 */
export function writeKinds(reports: ReportColumns, cohort: Cohort, now: number, kinds: Uint8Array, from: number, to: number): void {
  const { deadline_at: deadlines, handled_at: handled, closed_at: closed, dispatched_at: dispatched } = reports.times;
  const answers = codeTable(reports.codes.satisfaction, reports.dictionaries.satisfaction, answerOf);
  const voids = voidTable(reports);
  if (deadlines === undefined && answers === null && voids === null) {
    kinds.fill(NO_DEADLINE * 3, from, to);
    return;
  }
  const { satisfaction, state } = reports.codes;
  const asksDispatch = cohort === "all" ? dispatchAsked(reports, from, to) : [];
  for (let row = from; row < to; row++) {
    if (voids !== null && voids[state?.[row] ?? 0] === 1) {
      kinds[row] = 0;
      continue;
    }
    const answer = answers === null ? 0 : (answers[satisfaction?.[row] ?? 0] ?? 0);
    const deadline = deadlines === undefined ? NO_TIME : (deadlines[row] ?? NO_TIME);
    if (deadline === NO_TIME) {
      kinds[row] = NO_DEADLINE * 3 + answer;
      continue;
    }
    const closedAt = closed === undefined ? NO_TIME : (closed[row] ?? NO_TIME);
    const ownHandled = handled === undefined ? NO_TIME : (handled[row] ?? NO_TIME);
    const handledAt = ownHandled === NO_TIME ? closedAt : ownHandled;
    const within = cohort === "due" ? deadline < now : asksDispatch[reports.source[row] ?? 0] !== true || (dispatched?.[row] ?? NO_TIME) !== NO_TIME;
    kinds[row] = (stageOf(handledAt, deadline, within, cohort) * 4 + stageOf(closedAt, deadline, within, cohort)) * 3 + answer;
  }
}

/** 0 not in the cohort, 1 due, 2 done late, 3 done on time. `within` says whether a case that is not done is in the cohort (`all`: any case). */
function stageOf(doneAt: number, deadline: number, within: boolean, cohort: Cohort): number {
  if (doneAt === NO_TIME) return within ? 1 : 0;
  if (cohort === "all" && !within) return 0;
  return doneAt <= deadline ? 3 : 2;
}

/** 1 for each code of `state` that makes a case void; null when none does. */
export function voidTable(reports: Pick<ReportColumns, "codes" | "dictionaries">): Uint8Array | null {
  return codeTable(reports.codes.state, reports.dictionaries.state, (word) => (isVoidState(word) ? 1 : 0));
}

/** For each source of rows [from, to) whether it brings dispatched_at, so that a case without one was not dispatched. */
function dispatchAsked(reports: ReportColumns, from: number, to: number): boolean[] {
  const asked: boolean[] = [];
  for (let row = from; row < to; row++) {
    const source = reports.source[row] ?? 0;
    if (asked[source] === undefined) asked[source] = reports.maps(source, "dispatched_at");
  }
  return asked;
}

/** The meaning of each word of a column by its code; null when no word of the column means anything here. */
function codeTable(codes: Cells | undefined, words: readonly string[] | undefined, meaning: (word: string) => number): Uint8Array | null {
  if (codes === undefined || words === undefined) return null;
  const table = Uint8Array.from(words, meaning);
  return table.some((value) => value !== 0) ? table : null;
}

function fieldsOf(kind: number): Uint8Array {
  const part = Math.floor(kind / 3);
  const answer = kind % 3;
  const handle = part === NO_DEADLINE ? 0 : part >> 2;
  const close = part === NO_DEADLINE ? 0 : part & 3;
  const adds: { readonly [K in SumField]: boolean } = {
    n: true,
    due: handle > 0,
    handled: handle > 1,
    handledOnTime: handle === 3,
    dueToClose: close > 0,
    closed: close > 1,
    closedOnTime: close === 3,
    answered: answer > 0,
    satisfied: answer === 2,
    noDeadline: part === NO_DEADLINE,
  };
  return Uint8Array.from(SUM_FIELDS.flatMap((field, index) => (adds[field] ? [index] : [])));
}
