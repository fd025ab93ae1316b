// Where the open cases of the reports stand: in which stage each waits, at which level, until when, and which lamp it has.

import type { Case } from "../model/caseRecord";
import { stageOf } from "../model/caseTimers";
import { isEndWord, levelTold } from "../model/caseTold";
import type { Lamp } from "../model/clock";
import { NO_TIME, type TimeColumn } from "../model/columns";
import { isEnd } from "../model/lifecycle";
import { type CaseState, LEVELS, type Level } from "../model/lifecycleTable";
import type { ReportColumns } from "../model/reports";
import { timerDeadline, timerLamp } from "../model/timer";
import { type CaseSetting, caseClock, caseTold, toldOf } from "./caseFile";
import type { ReportRow } from "./question";

/** The stages an open case can wait in, in order. */
export const OPEN_STATES = ["pending_register", "pending_dispatch", "pending_handle", "pending_check", "pending_close"] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** Where rows come from: the ledger, or a test. */
export type QueueSource = ReportColumns & { row(position: number): ReportRow | null };
/** The case at a position as the operator's log has made it; null where the log has not touched it. */
export type CaseLookup = (position: number) => Case | null;

/** An open case in the queue. */
export interface QueueEntry {
  readonly position: number;
  readonly stage: OpenState;
  readonly level: Level;
  /** The deadline that counts now: of the case, or of the stage before it is dispatched; null for none. */
  readonly dueAt: number | null;
  readonly lamp: Lamp | null;
  readonly reported: number;
}

/** The state of an open case by the stage it belongs to; null for an end. */
const WAITS: { readonly [S in CaseState]: OpenState | null } = {
  reported: "pending_register",
  pending_verify: "pending_register",
  pending_register: "pending_register",
  pending_dispatch: "pending_dispatch",
  returned: "pending_dispatch",
  pending_handle: "pending_handle",
  handling: "pending_handle",
  suspended: "pending_handle",
  handle_finish: "pending_handle",
  pending_check: "pending_check",
  checking: "pending_check",
  pending_close: "pending_close",
  not_accepted: null,
  closed: null,
  forced_close: null,
  cancelled: null,
};

/** Those with a deadline come first, the earliest deadline first; then those that wait without one, the oldest first. */
export function compareEntries(a: QueueEntry, b: QueueEntry): number {
  const [first, second] = [a.dueAt ?? Number.POSITIVE_INFINITY, b.dueAt ?? Number.POSITIVE_INFINITY];
  return (first === second ? 0 : first - second) || a.reported - b.reported || a.position - b.position;
}

/** Reads entries: a function of a position, null for a case that is not open at `now` (ended, or not yet reported). */
export function entryReader(source: QueueSource, touched: CaseLookup, setting: CaseSetting, now: number): (position: number) => QueueEntry | null {
  const { closed_at: closings, reported_at: reports } = source.times;
  const ended = Uint8Array.from(source.dictionaries.state ?? [""], (word) => (isEndWord(word) || isClosedWord(word) ? 1 : 0));
  const levels = (source.dictionaries.level ?? [""]).map(levelTold);
  return (position) => {
    const reported = reports?.[position] ?? NO_TIME;
    if (reported === NO_TIME || reported > now) return null;
    const found = touched(position);
    if (found !== null) {
      const stage = WAITS[found.state];
      return stage === null || isEnd(found.state) ? null : { position, stage, level: found.level, reported, ...dueOfCase(found, setting, now) };
    }
    if ((closings?.[position] ?? NO_TIME) !== NO_TIME || ended[source.codes.state?.[position] ?? 0] === 1) return null;
    const level = levels[source.codes.level?.[position] ?? 0] ?? LEVELS[1];
    return { position, stage: openStateOf(source, position), level, reported, ...dueOf(source, position, setting, now) };
  };
}

/** The stage that an open case waits in, by the last time that is told: the state that `caseTold` would give it, without making the case. */
function openStateOf(source: QueueSource, position: number): OpenState {
  const told = (column: TimeColumn): boolean => (source.times[column]?.[position] ?? NO_TIME) !== NO_TIME;
  if (told("verified_at")) return "pending_close";
  if (told("handled_at")) return "pending_check";
  const from = source.source[position] ?? 0;
  const isBare = !source.maps(from, "registered_at") && !source.maps(from, "dispatched_at");
  if (told("dispatched_at") || isBare) return "pending_handle";
  return told("registered_at") ? "pending_dispatch" : "pending_register";
}

type Due = Pick<QueueEntry, "dueAt" | "lamp">;

/** Past deadlines need no case to be made: they are red. The others are asked for their limit. */
function dueOf(source: QueueSource, position: number, setting: CaseSetting, now: number): Due {
  const told = source.times.deadline_at?.[position] ?? NO_TIME;
  if (told !== NO_TIME && told < now) return { dueAt: told, lamp: "red" };
  const from = source.source[position] ?? 0;
  const hasStages = source.maps(from, "registered_at") || source.maps(from, "dispatched_at");
  if (told === NO_TIME && !hasStages) return { dueAt: null, lamp: null };
  const row = source.row(position);
  const columns = row === null ? null : toldOf(row, (column) => source.maps(row.source, column));
  return columns === null ? { dueAt: null, lamp: null } : dueOfCase(caseTold(columns, setting), setting, now);
}

/** The deadline of the case; while it has none that of the stage it is in. */
function dueOfCase(found: Case, { calendar }: CaseSetting, now: number): Due {
  const clock = caseClock(found, now, calendar);
  if (clock !== null && clock.deadlineAt !== null) return { dueAt: clock.deadlineAt, lamp: clock.lamp };
  const stage = stageOf(found);
  const timer = stage === null ? null : found.timers[stage];
  return timer === null ? { dueAt: null, lamp: null } : { dueAt: timerDeadline(timer, calendar), lamp: timerLamp(timer, now, calendar) };
}

/** Words of a source for a case that is closed, though it tells no time of closing. */
function isClosedWord(word: string): boolean {
  return /^(closed|resolved|已?结案|已办结|办结)$/i.test(word.trim());
}
