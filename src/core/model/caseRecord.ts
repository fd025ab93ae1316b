// What is known of one case: where it stands, who holds it, its clocks, its counts, its log. Plain data; every step gives a new one.
import type { CallBackAnswer, Filing, Photo, ReportEvent, SupervisionKind } from "./caseEvents";
import type { Limit } from "./clock";
import type { Action, CaseState, Level, Role } from "./lifecycleTable";
import type { Timer } from "./timer";

/** The stages that have a clock of their own. */
export type Stage = "accept" | "verify" | "dispatch" | "handle" | "check" | "close";

/** A line of the append-only log. */
export interface LogEntry {
  readonly eventId: string;
  readonly at: number;
  readonly action: Action | "report";
  /** The state the case was in, null before it was reported; and the one it came to. */
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly role: Role;
  readonly who: string;
  /** Who got it: department, handler, collector or acceptor. */
  readonly receiver: string | null;
  readonly reason: string | null;
  readonly photos: readonly Photo[];
  /** Time used in the stage that the case was in, in the stage's own counting; null for a state without a clock. */
  readonly usedSeconds: number | null;
  readonly overdue: boolean;
}

/** 督办: a record on a case. Open until settledAt. */
export interface Supervision {
  readonly id: string;
  readonly at: number;
  readonly kind: SupervisionKind;
  readonly level: Level;
  readonly reason: string;
  readonly requirement: string;
  readonly needsReply: boolean;
  readonly reply: string | null;
  readonly settledAt: number | null;
}

/** How often. 回退 (`returns`: not ours) and 返工 (`reworks`: not good enough) are never added up. */
export interface CaseCounts {
  readonly returns: number;
  readonly reworks: number;
  /** Sent back inside the department, before it was passed back. */
  readonly sendBacks: number;
  /** Dispatched to another department than before. */
  readonly redispatches: number;
  readonly escalations: number;
  readonly suspensions: number;
  readonly extensions: number;
  readonly verifications: number;
  readonly checks: number;
}

/** First registered, first dispatched; last handled, checked; seconds since 2000, null for what has not been. */
export interface CaseTimes {
  readonly reportedAt: number;
  readonly registeredAt: number | null;
  readonly dispatchedAt: number | null;
  readonly handledAt: number | null;
  readonly checkedAt: number | null;
  readonly endedAt: number | null;
  readonly calledBackAt: number | null;
}

export interface Case {
  readonly id: string;
  readonly source: string;
  readonly state: CaseState;
  readonly level: Level;
  readonly filing: Filing | null;
  /** The department of the last dispatch: it must. Kept after a return, so that dispatching to it again lets its clock run on. */
  readonly department: string | null;
  /** Departments that help. */
  readonly helpers: readonly string[];
  readonly handler: string | null;
  readonly returnedBy: "dispatcher" | "department" | null;
  readonly verification: "exists" | "absent" | "unable" | null;
  readonly check: "pass" | "fail" | "unable" | null;
  readonly suspendedUntil: number | null;
  readonly extensionAsked: boolean;
  /** 超时申诉. When granted the case leaves the overdue counts; the clocks keep the raw facts. */
  readonly appeal: "asked" | "endorsed" | "granted" | "refused" | null;
  readonly selfHandled: boolean;
  readonly answer: CallBackAnswer | null;
  readonly counts: CaseCounts;
  readonly times: CaseTimes;
  readonly supervisions: readonly Supervision[];
  readonly timers: { readonly [S in Stage]: Timer | null };
  /** Clocks of departments that the case was taken from. */
  readonly earlierHandling: readonly { readonly department: string; readonly timer: Timer }[];
  readonly log: readonly LogEntry[];
}

/** Limits of the stages other than handling, clock time: practice of one platform, data. */
export type StageLimits = { readonly [S in Exclude<Stage, "handle">]: Limit };

export const USUAL_STAGE_LIMITS: StageLimits = {
  accept: { kind: "urgent_minute", value: 15 },
  verify: { kind: "urgent_minute", value: 30 },
  dispatch: { kind: "urgent_minute", value: 15 },
  check: { kind: "urgent_minute", value: 30 },
  close: { kind: "urgent_minute", value: 15 },
};

/** A case as its report makes it. */
export function newCase(event: ReportEvent): Case {
  return {
    id: event.caseId,
    source: event.source,
    state: "reported",
    level: event.level,
    filing: null,
    department: null,
    helpers: [],
    handler: null,
    returnedBy: null,
    verification: null,
    check: null,
    suspendedUntil: null,
    extensionAsked: false,
    appeal: null,
    selfHandled: false,
    answer: null,
    counts: { returns: 0, reworks: 0, sendBacks: 0, redispatches: 0, escalations: 0, suspensions: 0, extensions: 0, verifications: 0, checks: 0 },
    times: { reportedAt: event.at, registeredAt: null, dispatchedAt: null, handledAt: null, checkedAt: null, endedAt: null, calledBackAt: null },
    supervisions: [],
    timers: { accept: null, verify: null, dispatch: null, handle: null, check: null, close: null },
    earlierHandling: [],
    log: [
      {
        eventId: event.id,
        at: event.at,
        action: "report",
        from: null,
        to: "reported",
        role: event.role,
        who: event.who,
        receiver: null,
        reason: event.reason ?? null,
        photos: event.photos ?? [],
        usedSeconds: null,
        overdue: false,
      },
    ],
  };
}
