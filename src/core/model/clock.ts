// Limits and deadlines. Some limits run by the clock, nights and holidays included, the others only in working hours of working days.
//
//   （阶段）分钟 urgent_minute · 紧急工作时 urgent_hour · 自然日 natural_day      clock time
//   工作时 work_hour · 工作日 work_day                                    work time; a 工作日 is 8 work hours, not "the end of the n-th day"
import { type Calendar, DAY_SECONDS, instantOfWork, workTimeAt } from "./calendar";

export const LIMIT_KINDS = ["urgent_minute", "urgent_hour", "natural_day", "work_hour", "work_day"] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** How long something may take. */
export interface Limit {
  readonly kind: LimitKind;
  /** Minutes, hours or days, above 0. */
  readonly value: number;
}

/** True when the kind counts only working time. */
export function countsWorkTime(kind: LimitKind): boolean {
  return kind === "work_hour" || kind === "work_day";
}

/** The limit in whole seconds of its own counting (clock or work time). */
export function limitSeconds(limit: Limit, calendar: Calendar): number {
  return Math.round(limit.value * secondsOf(limit.kind, calendar));
}

function secondsOf(kind: LimitKind, calendar: Calendar): number {
  switch (kind) {
    case "urgent_minute":
      return 60;
    case "urgent_hour":
    case "work_hour":
      return 3600;
    case "natural_day":
      return DAY_SECONDS;
    case "work_day":
      return calendar.workDaySeconds;
    default:
      return kind satisfies never;
  }
}

/**
 * The instant (seconds since 2000) by which something begun at `start` must be done. A start outside working hours counts from the next slot;
 * a deadline at the end of a slot stays there. Null when it lies beyond the calendar.
 */
export function deadline(start: number, limit: Limit, calendar: Calendar): number | null {
  return advance(start, limitSeconds(limit, calendar), limit.kind, calendar);
}

/** The instant at which `seconds` of a kind's counting have passed since `start`; `start` itself for 0. Null beyond the calendar. */
export function advance(start: number, seconds: number, kind: LimitKind, calendar: Calendar): number | null {
  if (seconds <= 0) return start;
  return countsWorkTime(kind) ? instantOfWork(workTimeAt(start, calendar) + seconds, calendar) : start + seconds;
}

/** Seconds between two instants in a kind's own counting; negative when `to` lies before `from`. */
export function elapsed(from: number, to: number, kind: LimitKind, calendar: Calendar): number {
  return countsWorkTime(kind) ? workTimeAt(to, calendar) - workTimeAt(from, calendar) : to - from;
}

export type Lamp = "green" | "yellow" | "red";

/** Green below 80 % of what is allowed, yellow up to 100 %, red above. */
export function lampOf(usedSeconds: number, allowedSeconds: number): Lamp {
  if (usedSeconds > allowedSeconds) return "red";
  // In fifths of whole seconds, so that 80 % itself is exact.
  return usedSeconds * 5 >= allowedSeconds * 4 ? "yellow" : "green";
}
