// One case whole, as the drawer shows it: the life read out of its columns, stage by stage, with the time used against each limit.
import type { Calendar } from "../model/calendar";
import { standingDeadline } from "../model/caseCells";
import type { MoveEvent } from "../model/caseEvents";
import { arrive, type CaseHistory, NOTHING_HEARD } from "../model/caseFold";
import { type Case, type Stage, USUAL_STAGE_LIMITS } from "../model/caseRecord";
import { type CaseRules, staysOf } from "../model/caseTimers";
import { eventsTold, type ToldCase } from "../model/caseTold";
import type { Catalogue } from "../model/catalogue";
import { elapsed, type Lamp, type Limit, type LimitKind, lampOf } from "../model/clock";
import type { NativeColumn, TimeColumn } from "../model/columns";
import { type CaseState, ENDS, type Role } from "../model/lifecycleTable";
import { allowedSeconds, type Timer, timerDeadline, timerLamp, usedSeconds } from "../model/timer";
import { type Deed, type Difference, deedsOf, differencesOf, lastDeed, offersOf, type RoleOffer } from "./caseDeeds";
import type { ReportRow } from "./question";

/** What cases are read by: classes with their limits, working time, limits of the stages. */
export interface CaseSetting {
  readonly catalogue: Catalogue;
  readonly calendar: Calendar;
}

/** A limit and how much of it is used, all in seconds of the limit's own counting (`kind`). */
export interface Clock {
  readonly limit: Limit;
  readonly usedSeconds: number;
  readonly allowedSeconds: number;
  /** Seconds since 2000; null beyond the calendar. */
  readonly deadlineAt: number | null;
  /** Left until the deadline; below 0 when it has passed. */
  readonly remainingSeconds: number | null;
  readonly lamp: Lamp;
}

/** `untold`: the case is past it, but the source does not say when. */
export type StageStatus = "done" | "untold" | "running" | "ahead";

export interface StageLine {
  readonly stage: Stage;
  readonly status: StageStatus;
  /** Seconds since 2000; null for what is ahead or not told. */
  readonly from: number | null;
  readonly to: number | null;
  /** Null for a stage without a limit, and for one that is ahead or not told. */
  readonly clock: Clock | null;
}

/** Who has the case now. */
export interface Holder {
  readonly role: Role;
  /** The department; null where only the role is known. */
  readonly name: string | null;
}

export interface CaseFile {
  readonly row: ReportRow;
  readonly found: Case;
  readonly stages: readonly StageLine[];
  /** The limit of the whole case, from dispatch to its end; null without a deadline. */
  readonly clock: Clock | null;
  /** Null once the case has ended. */
  readonly holder: Holder | null;
  /** The source has no handling time: closing stands for it. */
  readonly closedStandsForHandled: boolean;
  readonly isSupervised: boolean;
  /** As the columns say; null where the source does not bring the column. */
  readonly reworks: number | null;
  readonly returns: number | null;
  /** Why nothing can be done with the case here; null when it can. */
  readonly closedTo: "no_id" | null;
  /** What the lifecycle allows now, by role. */
  readonly offers: readonly RoleOffer[];
  /** The operator's events, in their order. */
  readonly deeds: readonly Deed[];
  /** The last of them that stands and may be taken back; null when none does. */
  readonly lastDeed: MoveEvent | null;
  /** Where the case is no longer as its source tells it. */
  readonly differences: readonly Difference[];
}

/** A case with events of the operator's log: as its source tells it, and all that was heard of it. */
export interface TouchedCase {
  readonly told: Case;
  readonly history: CaseHistory;
}

/** A row and what belongs to it: as its source tells it, its counts, and what the log has made of it. */
export interface CaseSheet {
  readonly row: ReportRow;
  readonly told: ReportRow;
  readonly reworks: number | null;
  readonly returns: number | null;
  readonly touched: TouchedCase | null;
}

/** The columns by which a report is a case. */
const CASE_COLUMNS: readonly TimeColumn[] = ["registered_at", "dispatched_at", "deadline_at", "handled_at", "verified_at", "closed_at"];
const STAGE_ORDER: readonly Stage[] = ["accept", "verify", "dispatch", "handle", "check", "close"];
const STAGE_OF: { readonly [S in CaseState]: Stage | null } = {
  reported: "accept",
  pending_verify: "verify",
  pending_register: "accept",
  not_accepted: null,
  pending_dispatch: "dispatch",
  returned: "dispatch",
  pending_handle: "handle",
  handling: "handle",
  suspended: "handle",
  handle_finish: "handle",
  pending_check: "check",
  checking: "check",
  pending_close: "close",
  closed: null,
  forced_close: null,
  cancelled: null,
};
/** The column that tells the end of a stage. */
const TOLD_BY: { readonly [S in Stage]: readonly TimeColumn[] } = {
  accept: ["registered_at"],
  verify: [],
  dispatch: ["dispatched_at"],
  handle: ["handled_at", "closed_at"],
  check: ["verified_at"],
  close: ["closed_at"],
};
const YES = new Set(["true", "yes", "y", "1", "是", "督办", "已督办"]);

/** Whether a source says that a case is supervised. */
export function saysYes(word: string | undefined): boolean {
  return YES.has((word ?? "").trim().toLowerCase());
}

/** Whether a report has a life of its own to be shown: a state, or a time beside that of the report. */
export function isCase(row: ReportRow): boolean {
  return row.codes.state !== undefined || CASE_COLUMNS.some((column) => row.times[column] !== undefined);
}

/**
 * The columns of a row as a told case; null without a reporting time. A source that has no columns of registering and dispatching begins with
 * handling: such a case counts as dispatched when it was reported, as the rates count it.
 */
export function toldOf(row: ReportRow, brings: (column: NativeColumn) => boolean): ToldCase | null {
  const { times, codes } = row;
  if (times.reported_at === undefined) return null;
  const bare = !brings("registered_at") && !brings("dispatched_at");
  return {
    id: row.id,
    reportedAt: times.reported_at,
    registeredAt: times.registered_at ?? null,
    dispatchedAt: times.dispatched_at ?? (bare ? times.reported_at : null),
    deadlineAt: times.deadline_at ?? null,
    handledAt: times.handled_at ?? null,
    verifiedAt: times.verified_at ?? null,
    closedAt: times.closed_at ?? null,
    calledBackAt: times.called_back_at ?? null,
    state: codes.state ?? "",
    level: codes.level ?? "",
    source: codes.source ?? "",
    department: codes.department ?? "",
    categoryCode: codes.category_code ?? "",
    satisfaction: codes.satisfaction ?? "",
  };
}

/** The case that the told columns make. Throws when they make none: `eventsTold` always begins with a report. */
export function caseTold(told: ToldCase, setting: CaseSetting): Case {
  const { current } = arrive(NOTHING_HEARD, eventsTold(told, setting.catalogue, setting.calendar), rulesOf(setting));
  if (current === null) throw new Error(`caseTold: the columns of ${told.id} make no case`);
  return current;
}

/** The rules that cases are judged by in a setting. */
export function rulesOf(setting: Pick<CaseSetting, "calendar">): CaseRules {
  return { calendar: setting.calendar, stageLimits: USUAL_STAGE_LIMITS };
}

/** Everything of one case at `now`, or when it last changed if that is later; null for a row that is no case or has no reporting time. */
export function caseFileOf(sheet: CaseSheet, brings: (column: NativeColumn) => boolean, setting: CaseSetting, now: number): CaseFile | null {
  const { row, touched, reworks, returns } = sheet;
  const told = isCase(row) ? toldOf(sheet.told, brings) : null;
  if (told === null) return null;
  const found = touched?.history.current ?? caseTold(told, setting);
  const at = Math.max(now, found.log.at(-1)?.at ?? now);
  const hasId = row.id !== "";
  const deeds = touched === null ? [] : deedsOf(touched.history);
  return {
    row,
    found,
    stages: stagesOf(found, row, setting.calendar, at),
    clock: caseClock(found, at, setting.calendar),
    holder: holderOf(found),
    closedStandsForHandled: row.times.handled_at === undefined && row.times.closed_at !== undefined,
    isSupervised: saysYes(row.codes.supervised),
    reworks,
    returns,
    closedTo: hasId ? null : "no_id",
    offers: hasId ? offersOf(found, at, rulesOf(setting)) : [],
    deeds,
    lastDeed: lastDeed(deeds),
    differences: differencesOf(sheet.told, row),
  };
}

/**
 * The limit of the whole case: what handling may take, used from dispatch until the case ends, since on-time closing is judged by the same
 * deadline. Pauses of the handling clock (suspensions) are left out. Null without a deadline.
 */
export function caseClock(found: Case, now: number, calendar: Calendar): Clock | null {
  const timer = found.timers.handle;
  if (timer === null) return null;
  const until = Math.min(now, found.times.endedAt ?? now);
  const { kind } = timer.limit;
  const passed = found.times.handledAt;
  const after = passed === null ? 0 : Math.max(0, elapsed(passed, until, kind, calendar));
  const used = usedSeconds(timer, until, calendar) + after;
  const allowed = allowedSeconds(timer, calendar);
  const deadlineAt = standingDeadline(found, rulesOf({ calendar }));
  const isLate = deadlineAt !== null && deadlineAt < until;
  // While a case is suspended its time does not run: what is left is left from the date at which it goes on.
  const from = Math.max(until, found.suspendedUntil ?? until);
  return { ...clockFacts(timer.limit, used, allowed, deadlineAt, from, kind, calendar), lamp: isLate ? "red" : sparingRed(lampOf(used, allowed)) };
}

/** Rounded work time may pass its limit while the deadline itself has not: the instant decides. */
function sparingRed(lamp: Lamp): Lamp {
  return lamp === "red" ? "yellow" : lamp;
}

function clockFacts(limit: Limit, used: number, allowed: number, deadlineAt: number | null, at: number, kind: LimitKind, calendar: Calendar) {
  const remaining = deadlineAt === null ? null : elapsed(at, deadlineAt, kind, calendar);
  // Late by the clock, though no work time lies between: said in clock time, never as "none left".
  const remainingSeconds = remaining === 0 && deadlineAt !== null && deadlineAt < at ? deadlineAt - at : remaining;
  return { limit, usedSeconds: used, allowedSeconds: allowed, deadlineAt, remainingSeconds };
}

function stageClockOf(timer: Timer | null, now: number, calendar: Calendar): Clock | null {
  if (timer === null) return null;
  const until = Math.min(now, timer.runs.at(-1)?.to ?? now);
  const facts = clockFacts(
    timer.limit,
    usedSeconds(timer, now, calendar),
    allowedSeconds(timer, calendar),
    timerDeadline(timer, calendar),
    until,
    timer.limit.kind,
    calendar,
  );
  return { ...facts, lamp: timerLamp(timer, now, calendar) };
}

function stagesOf(found: Case, row: ReportRow, calendar: Calendar, now: number): readonly StageLine[] {
  const stays = staysOf(found);
  const hasEnded = ENDS.includes(found.state);
  const current = STAGE_OF[found.state];
  return STAGE_ORDER.flatMap((stage): readonly StageLine[] => {
    const own = stays.filter((stay) => STAGE_OF[stay.state] === stage);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) {
      return hasEnded || stage === "verify" ? [] : [{ stage, status: "ahead", from: null, to: null, clock: null }];
    }
    const clock = stageClockOf(found.timers[stage], now, calendar);
    if (stage === current) return [{ stage, status: "running", from: first.from, to: null, clock }];
    const isTold = TOLD_BY[stage].length === 0 || TOLD_BY[stage].some((column) => row.times[column] !== undefined);
    // A case that was cut short has no stage behind it to be said.
    if (!isTold && hasEnded && found.state !== "closed") return [];
    if (!isTold) return [{ stage, status: "untold", from: null, to: null, clock: null }];
    return [{ stage, status: "done", from: first.from, to: last.to, clock }];
  });
}

/** Who has the case now; null once it has ended. */
export function holderOf(found: Case): Holder | null {
  switch (found.state) {
    case "reported":
    case "pending_register":
    case "pending_close":
      return { role: "acceptor", name: null };
    case "pending_verify":
    case "checking":
      return { role: "collector", name: null };
    case "pending_dispatch":
    case "pending_check":
    case "suspended":
      return { role: "dispatcher", name: null };
    case "returned":
      return { role: found.returnedBy === "dispatcher" ? "acceptor" : "dispatcher", name: null };
    case "pending_handle":
    case "handling":
    case "handle_finish":
      return { role: "department", name: found.department === null || found.department === "" ? null : found.department };
    default:
      return null;
  }
}
