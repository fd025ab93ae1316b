// A case written back into the native columns of its row: what an operator's events have changed of what the source told, and nothing else.
import type { Calendar } from "./calendar";
import type { Case } from "./caseRecord";
import { type CaseRules, handleDeadline, handleOverdue } from "./caseTimers";
import { type CodeColumn, type CountColumn, NO_TIME, TIME_COLUMNS, type TimeColumn } from "./columns";
import { standingAt } from "./lifecycle";
import { type CaseState, ENDS, type Level } from "./lifecycleTable";

/** Cells of a row; instants in seconds since 2000, NO_TIME for none. */
export interface CaseCells {
  readonly times: { readonly [K in TimeColumn]?: number };
  readonly codes: { readonly [K in CodeColumn]?: string };
  readonly counts: { readonly [K in CountColumn]?: number };
}

/** Words that the column of a source already has: the cell is written in the same tongue. */
export type KnownWords = { readonly [K in CodeColumn]?: readonly string[] };

/** How a state is written: in Chinese, as sources write it (several words), and by its own name where the source does not write Chinese. */
const STATE_WORDS: { readonly [S in CaseState]: readonly string[] } = {
  reported: ["已上报", "待受理"],
  pending_verify: ["待核实"],
  pending_register: ["待立案"],
  not_accepted: ["不予立案"],
  pending_dispatch: ["待派遣"],
  returned: ["回退", "已回退"],
  pending_handle: ["待处置", "处置中"],
  handling: ["处置中"],
  suspended: ["挂账"],
  handle_finish: ["处置完成", "处置中"],
  pending_check: ["待核查"],
  checking: ["核查中", "待核查"],
  pending_close: ["待结案"],
  closed: ["结案", "已结案"],
  forced_close: ["强制结案"],
  cancelled: ["作废", "已作废"],
};
const LEVEL_WORDS: { readonly [L in Level]: readonly string[] } = {
  unit: ["单元自处", "单元"],
  grid: ["网格"],
  centre: ["中心", "指挥中心"],
  town: ["镇", "街镇"],
};
const YES: readonly string[] = ["是", "true", "1", "yes"];
/** States in which the department has done its part, so that its deadline is the one that stood. */
const HANDED_IN: readonly CaseState[] = ["pending_check", "checking", "pending_close", ...ENDS];

/**
 * The cells that differ between the case as its source told it (`before`) and as it stands after the operator's events. Counts are what is added
 * to the source's own. Only differences are written: a record on a case, a supervision say, moves no time of it.
 */
export function changedCells(before: Case, after: Case, rules: CaseRules, words: KnownWords): CaseCells {
  const [was, is] = [timesOf(before, rules), timesOf(after, rules)];
  const times: { [K in TimeColumn]?: number } = {};
  for (const name of TIME_COLUMNS) {
    const [old, value] = [was[name] ?? null, is[name] ?? null];
    if (old !== value) times[name] = value ?? NO_TIME;
  }
  const codes: { [K in CodeColumn]?: string } = {};
  if (before.state !== after.state) codes.state = wordFor(words.state, STATE_WORDS[after.state], after.state);
  if (before.level !== after.level) codes.level = wordFor(words.level, LEVEL_WORDS[after.level], after.level);
  if (before.department !== after.department) codes.department = after.department ?? "";
  if (before.answer !== after.answer) codes.satisfaction = after.answer === null || after.answer === "no_answer" ? "" : after.answer;
  if (after.supervisions.length > 0) codes.supervised = wordFor(words.supervised, YES, "true");
  const newClass = after.filing?.category ?? null;
  if (newClass !== null && newClass !== (before.filing?.category ?? null)) codes.category_code = newClass;
  const counts: { [K in CountColumn]?: number } = {};
  if (before.counts.reworks !== after.counts.reworks) counts.rework_count = after.counts.reworks - before.counts.reworks;
  if (before.counts.returns !== after.counts.returns) counts.return_count = after.counts.returns - before.counts.returns;
  return { times, codes, counts };
}

function timesOf(found: Case, rules: CaseRules): { readonly [K in TimeColumn]?: number | null } {
  const { times, state } = found;
  return {
    registered_at: times.registeredAt,
    dispatched_at: times.dispatchedAt,
    deadline_at: ratedDeadline(found, rules),
    handled_at: times.handledAt,
    verified_at: times.checkedAt,
    closed_at: state === "closed" || state === "forced_close" ? times.endedAt : null,
    called_back_at: times.calledBackAt,
  };
}

/** The deadline by which rates judge the case. 申诉成立: it leaves the overdue counts; the clocks of the case keep the raw fact. */
function ratedDeadline(found: Case, rules: CaseRules): number | null {
  const due = standingDeadline(found, rules);
  return found.appeal === "granted" && due !== null ? Math.max(due, found.times.handledAt ?? due, found.times.endedAt ?? due) : due;
}

/**
 * The deadline that stands now. A suspended case goes on at its date with the time that is left. A case whose clock stands because it came back
 * or was passed up has no deadline until it is dispatched again, unless it was late already.
 */
export function standingDeadline(found: Case, rules: CaseRules): number | null {
  const { calendar } = rules;
  if (found.state === "suspended" && found.suspendedUntil !== null) return handleDeadline(standingAt(found, found.suspendedUntil, rules), calendar);
  return HANDED_IN.includes(found.state) || runs(found) || wasLate(found, calendar) ? handleDeadline(found, calendar) : null;
}

function runs(found: Case): boolean {
  return found.timers.handle?.runs.at(-1)?.to === null;
}

function wasLate(found: Case, calendar: Calendar): boolean {
  const stopped = found.timers.handle?.runs.at(-1)?.to ?? null;
  return stopped !== null && handleOverdue(found, stopped, calendar);
}

/** The first of the words that the column already has; else the first of all where the column is in Chinese, or our own name. */
function wordFor(known: readonly string[] | undefined, wanted: readonly string[], own: string): string {
  const has = wanted.find((word) => known?.includes(word));
  if (has !== undefined) return has;
  const inChinese = known?.some((word) => /\p{Script=Han}/u.test(word)) ?? false;
  return inChinese ? (wanted[0] ?? own) : own;
}
