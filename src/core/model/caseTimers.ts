// Which clock of a case runs in which state, and what is read off the clocks.
import type { Calendar } from "./calendar";
import type { Case, Stage, StageLimits } from "./caseRecord";
import type { Limit } from "./clock";
import type { CaseState } from "./lifecycleTable";
import { isOverdue, pauseTimer, resumeTimer, startTimer, type Timer, timerDeadline, usedSeconds } from "./timer";

/** The calendar and the stage limits that cases are judged by. */
export interface CaseRules {
  readonly calendar: Calendar;
  readonly stageLimits: StageLimits;
}

const STAGES: { readonly [S in CaseState]: Stage | null } = {
  reported: null,
  pending_register: "accept",
  pending_verify: "verify",
  pending_dispatch: "dispatch",
  returned: "dispatch",
  pending_handle: "handle",
  handling: "handle",
  handle_finish: "handle",
  suspended: null,
  pending_check: null,
  checking: "check",
  pending_close: "close",
  not_accepted: null,
  closed: null,
  forced_close: null,
  cancelled: null,
};

/** The stage whose clock runs; null in a state without one. What the dispatcher returned waits for the acceptor. */
export function stageOf(found: Pick<Case, "state" | "returnedBy">): Stage | null {
  return found.state === "returned" && found.returnedBy === "dispatcher" ? "accept" : STAGES[found.state];
}

/**
 * Stops and starts clocks as a move demands. `after` is the case with its new state, still with the clocks of `before`.
 * Handling: the same department with the same limit goes on with the time left (after a return, a rework, a suspension); another starts anew,
 * and the clock of the one before is kept aside. Accepting goes on after a verification. All other stages start anew each time.
 */
export function turnTimers(before: Case, after: Case, at: number, rules: CaseRules): Case {
  const left = stageOf(before);
  const entered = stageOf(after);
  const sameHands = before.department === after.department && (after.timers.handle === null || sameLimit(after.timers.handle.limit, after.filing?.limit));
  if (left === "handle" && entered === "handle") return after;
  let next = after;
  if (left !== null) next = withTimer(next, left, pausedAt(next.timers[left], at));
  if (entered === null) return next;
  if (entered === "handle") return enterHandling(before, next, at, sameHands);
  const goesOn = entered === "accept" && before.state === "pending_verify";
  const current = next.timers[entered];
  return withTimer(next, entered, goesOn && current !== null ? resumeTimer(current, at) : startTimer(rules.stageLimits[entered], at));
}

function enterHandling(before: Case, after: Case, at: number, sameHands: boolean): Case {
  const current = after.timers.handle;
  if (current !== null && sameHands) return withTimer(after, "handle", resumeTimer(current, at));
  if (after.filing === null) return after;
  const kept = current === null || before.department === null ? [] : [{ department: before.department, timer: current }];
  return withTimer({ ...after, earlierHandling: [...after.earlierHandling, ...kept] }, "handle", startTimer(after.filing.limit, at));
}

function withTimer(found: Case, stage: Stage, timer: Timer | null): Case {
  return { ...found, timers: { ...found.timers, [stage]: timer } };
}

function pausedAt(timer: Timer | null, at: number): Timer | null {
  return timer === null ? null : pauseTimer(timer, at);
}

function sameLimit(a: Limit, b: Limit | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.value === b.value;
}

/** Time used and overdue of the stage that the case is in; null without a clock. */
export function stageClock(found: Case, now: number, calendar: Calendar): { readonly usedSeconds: number; readonly overdue: boolean } | null {
  const stage = stageOf(found);
  const timer = stage === null ? null : found.timers[stage];
  return timer === null ? null : { usedSeconds: usedSeconds(timer, now, calendar), overdue: isOverdue(timer, now, calendar) };
}

/** The deadline of handling (seconds since 2000): the one that stands, or stood when the department passed it back. Null before dispatch. */
export function handleDeadline(found: Case, calendar: Calendar): number | null {
  return found.timers.handle === null ? null : timerDeadline(found.timers.handle, calendar);
}

/** The raw fact: the department used more than it was allowed, up to `now`. */
export function handleOverdue(found: Case, now: number, calendar: Calendar): boolean {
  return found.timers.handle !== null && isOverdue(found.timers.handle, now, calendar);
}

/** Overdue as it counts in assessment: a granted appeal takes a case out. */
export function countsAsOverdue(found: Case, now: number, calendar: Calendar): boolean {
  return found.appeal !== "granted" && handleOverdue(found, now, calendar);
}

/** A stretch of a case's life in one state; `to` is null while it lasts. */
export interface Stay {
  readonly state: CaseState;
  readonly from: number;
  readonly to: number | null;
  /** Who got the case with the move into the state. */
  readonly holder: string | null;
}

/** The timeline of a case: its states in order. Ends last from their beginning to their beginning. */
export function staysOf(found: Case): readonly Stay[] {
  const stays: Stay[] = [];
  for (const entry of found.log) {
    const last = stays.at(-1);
    if (entry.from === entry.to && entry.receiver === null) continue;
    if (last !== undefined) stays[stays.length - 1] = { ...last, to: entry.at };
    stays.push({ state: entry.to, from: entry.at, to: null, holder: entry.receiver });
  }
  const last = stays.at(-1);
  if (last !== undefined && found.times.endedAt !== null) stays[stays.length - 1] = { ...last, to: last.from };
  return stays;
}

/** States in which nobody works on a case and no department has it. */
const OWNERLESS: readonly CaseState[] = ["reported", "pending_register", "pending_verify", "pending_dispatch", "returned"];

/** Seconds by the clock up to `now` in which the case had no department that must see to it. */
export function ownerlessSeconds(found: Case, now: number): number {
  return staysOf(found).reduce((sum, stay) => (OWNERLESS.includes(stay.state) ? sum + Math.max(0, Math.min(stay.to ?? now, now) - stay.from) : sum), 0);
}
