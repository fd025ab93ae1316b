// A timer: how much of a limit has been used, over pauses and extensions. It keeps when it ran, not a sum, so that raw facts stay.
import type { Calendar } from "./calendar";
import { advance, elapsed, type Lamp, type Limit, lampOf, limitSeconds } from "./clock";

/** Approved extensions (延期) that a timer may have. */
export const MOST_EXTENSIONS = 2;

/** A stretch in which the timer ran, seconds since 2000; `to` is null while it runs. */
export interface Run {
  readonly from: number;
  readonly to: number | null;
}

/** Plain data; every change gives a new one. */
export interface Timer {
  readonly limit: Limit;
  /** Granted extensions; each adds one original limit. */
  readonly extensions: number;
  /** Ascending; only the last may be open. */
  readonly runs: readonly Run[];
}

export function startTimer(limit: Limit, at: number): Timer {
  return { limit, extensions: 0, runs: [{ from: at, to: null }] };
}

/** True while time is being used. */
export function isRunning(timer: Timer): boolean {
  return timer.runs.at(-1)?.to === null;
}

/** Stops the clock; a timer that stands still is returned as it is. */
export function pauseTimer(timer: Timer, at: number): Timer {
  const last = timer.runs.at(-1);
  if (last?.to !== null) return timer;
  return { ...timer, runs: [...timer.runs.slice(0, -1), { from: last.from, to: at }] };
}

/** Lets the clock run on with the time left; a running timer is returned as it is. */
export function resumeTimer(timer: Timer, at: number): Timer {
  return isRunning(timer) ? timer : { ...timer, runs: [...timer.runs, { from: at, to: null }] };
}

/** Seconds of the limit's own counting that are used at `now`. Runs that begin after `now` count nothing. */
export function usedSeconds(timer: Timer, now: number, calendar: Calendar): number {
  return timer.runs.reduce((sum, run) => sum + Math.max(0, elapsed(run.from, Math.min(run.to ?? now, now), timer.limit.kind, calendar)), 0);
}

/** Seconds allowed, extensions included. */
export function allowedSeconds(timer: Timer, calendar: Calendar): number {
  return limitSeconds(timer.limit, calendar) * (1 + timer.extensions);
}

/**
 * The instant at which the allowed time is, or was, used up. Of a timer that stands still with time left: the deadline that stood when it
 * stopped; while a case is suspended it moves on with every minute, so ask `isRunning` too. Null beyond the calendar.
 */
export function timerDeadline(timer: Timer, calendar: Calendar): number | null {
  const { kind } = timer.limit;
  let left = allowedSeconds(timer, calendar);
  let due: number | null = null;
  for (const run of timer.runs) {
    due = advance(run.from, left, kind, calendar);
    if (run.to === null || due === null || run.to > due) return due;
    left -= elapsed(run.from, run.to, kind, calendar);
  }
  return due;
}

/**
 * True when the timer ran on past its deadline, by `now`. Judged by instants, as on-time rates are: what was due at 18:00 and done at 19:00
 * is late, though no work time lies between.
 */
export function isOverdue(timer: Timer, now: number, calendar: Calendar): boolean {
  const due = timerDeadline(timer, calendar);
  return due !== null && Math.min(timer.runs.at(-1)?.to ?? now, now) > due;
}

/** The lamp of the timer at `now`; red exactly when overdue. */
export function timerLamp(timer: Timer, now: number, calendar: Calendar): Lamp {
  if (isOverdue(timer, now, calendar)) return "red";
  return lampOf(usedSeconds(timer, now, calendar), allowedSeconds(timer, calendar));
}

export type ExtensionRefusal = "too_many_extensions" | "already_overdue";

/** Why one more extension may not be asked for at `now`; null when it may. Refused requests do not count: only granted ones are kept. */
export function extensionRefusal(timer: Timer, now: number, calendar: Calendar): ExtensionRefusal | null {
  if (timer.extensions >= MOST_EXTENSIONS) return "too_many_extensions";
  return isOverdue(timer, now, calendar) ? "already_overdue" : null;
}

/** One original limit more. */
export function extendTimer(timer: Timer): Timer {
  return { ...timer, extensions: timer.extensions + 1 };
}
