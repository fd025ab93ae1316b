// The queue: open cases of a grid by the time left to their deadlines, the longest overdue first, each with its lamp.

import { stageOf } from "../model/caseTimers";
import { isEndWord } from "../model/caseTold";
import type { Lamp } from "../model/clock";
import { NO_TIME, type TimeColumn } from "../model/columns";
import type { CaseState } from "../model/lifecycleTable";
import type { ReportColumns } from "../model/reports";
import { timerDeadline, timerLamp } from "../model/timer";
import { type CaseSetting, type Clock, caseClock, caseTold, type Holder, holderOf, toldOf } from "./caseFile";
import type { ReportRow } from "./question";

/** The stages an open case can wait in, in order. */
export const OPEN_STATES = ["pending_register", "pending_dispatch", "pending_handle", "pending_check", "pending_close"] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** How many open cases wait in each stage: the funnel of a grid. */
export type StateCounts = { readonly [S in OpenState]: number };

/** Open cases: their positions in the order of the queue, their lamps in the same order, and how many wait in each stage. */
export interface Queue {
  readonly positions: Uint32Array;
  readonly lamps: readonly (Lamp | null)[];
  readonly states: StateCounts;
}

/** How many of each lamp; `none` has no clock that runs. */
export type LampCounts = { readonly [L in Lamp | "none"]: number };

export interface QueueRow {
  readonly position: number;
  readonly row: ReportRow;
  readonly state: CaseState;
  readonly holder: Holder | null;
  readonly lamp: Lamp | null;
  /** The clock of the case; null without a deadline (before dispatch the stage's own clock stands, see `dueAt`). */
  readonly clock: Clock | null;
  /** The deadline that counts now: of the case, or of the stage before it is dispatched. */
  readonly dueAt: number | null;
}

export interface QueuePage {
  readonly total: number;
  readonly offset: number;
  readonly lamps: LampCounts;
  readonly states: StateCounts;
  readonly rows: readonly QueueRow[];
}

/** Where rows come from: the ledger, or a test. */
export type QueueSource = ReportColumns & { row(position: number): ReportRow | null };

/**
 * Every open case of a grid (null: of all grids, OUTSIDE and UNLOCATED too) at `now`: reported by then, not closed, its state no end. Cases with
 * a deadline come first, the earliest deadline first; then those that wait without one, the oldest first.
 */
export function queueOf(source: QueueSource, slot: number | null, setting: CaseSetting, now: number): Queue {
  const { closed_at: closings, reported_at: reports } = source.times;
  const ended = Uint8Array.from(source.dictionaries.state ?? [""], (word) => (isEndWord(word) || isClosedWord(word) ? 1 : 0));
  const open: { readonly position: number; readonly dueAt: number | null; readonly lamp: Lamp | null; readonly reported: number }[] = [];
  const states = { pending_register: 0, pending_dispatch: 0, pending_handle: 0, pending_check: 0, pending_close: 0 };
  for (let position = 0; position < source.timed; position++) {
    const reported = reports?.[position] ?? NO_TIME;
    if (reported > now) break;
    if (slot !== null && source.slot[position] !== slot) continue;
    if ((closings?.[position] ?? NO_TIME) !== NO_TIME || ended[source.codes.state?.[position] ?? 0] === 1) continue;
    const { dueAt, lamp } = dueOf(source, position, setting, now);
    open.push({ position, dueAt, lamp, reported });
    states[openStateOf(source, position)]++;
  }
  open.sort((a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || a.reported - b.reported);
  return { positions: Uint32Array.from(open, ({ position }) => position), lamps: open.map(({ lamp }) => lamp), states };
}

/** A page of the queue with its rows read. */
export function queuePage(source: QueueSource, queue: Queue, setting: CaseSetting, now: number, offset: number, limit: number): QueuePage {
  const lamps = { red: 0, yellow: 0, green: 0, none: 0 };
  for (const lamp of queue.lamps) lamps[lamp ?? "none"]++;
  const rows = [...queue.positions.subarray(offset, offset + limit)].flatMap((position): readonly QueueRow[] => {
    const row = source.row(position);
    const told = row === null ? null : toldOf(row, (column) => source.maps(row.source, column));
    if (row === null || told === null) return [];
    const found = caseTold(told, setting);
    return [
      {
        position,
        row: { ...row, position },
        state: found.state,
        holder: holderOf(found),
        clock: caseClock(found, now, setting.calendar),
        ...dueOf(source, position, setting, now),
      },
    ];
  });
  return { total: queue.positions.length, offset, lamps, states: queue.states, rows };
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

/** Past deadlines need no case to be made: they are red. The others are asked for their limit. */
function dueOf(source: QueueSource, position: number, setting: CaseSetting, now: number): { readonly dueAt: number | null; readonly lamp: Lamp | null } {
  const told = source.times.deadline_at?.[position] ?? NO_TIME;
  if (told !== NO_TIME && told < now) return { dueAt: told, lamp: "red" };
  const from = source.source[position] ?? 0;
  const hasStages = source.maps(from, "registered_at") || source.maps(from, "dispatched_at");
  if (told === NO_TIME && !hasStages) return { dueAt: null, lamp: null };
  const row = source.row(position);
  const columns = row === null ? null : toldOf(row, (column) => source.maps(row.source, column));
  if (columns === null) return { dueAt: null, lamp: null };
  const found = caseTold(columns, setting);
  const clock = caseClock(found, now, setting.calendar);
  if (clock !== null) return { dueAt: clock.deadlineAt, lamp: clock.lamp };
  const stage = stageOf(found);
  const timer = stage === null ? null : found.timers[stage];
  return timer === null ? { dueAt: null, lamp: null } : { dueAt: timerDeadline(timer, setting.calendar), lamp: timerLamp(timer, now, setting.calendar) };
}

/** Words of a source for a case that is closed, though it tells no time of closing. */
function isClosedWord(word: string): boolean {
  return /^(closed|resolved|已?结案|已办结|办结)$/i.test(word.trim());
}
