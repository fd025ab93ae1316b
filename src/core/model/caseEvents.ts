// What happens to a case, as events: who did what, when and why. The log of them is only ever added to.
import type { Limit } from "./clock";
import type { Action, Level, Role } from "./lifecycleTable";

/** Class, filing condition (立案条件) and the limit that belongs to the condition: chosen when a case is registered. */
export interface Filing {
  readonly category: string;
  readonly condition: string;
  readonly limit: Limit;
}

export type PhotoKind = "near" | "far" | "reference" | "handle_before" | "handle_after";

export interface Photo {
  readonly kind: PhotoKind;
  readonly url: string;
}

/** Overdue (超时), by a leader (领导), key case (重点). */
export type SupervisionKind = "timeout" | "leader" | "important";

export type CallBackAnswer = "very_satisfied" | "satisfied" | "neutral" | "dissatisfied" | "very_dissatisfied" | "no_answer";

interface EventBase {
  /** One of a kind. Within one second events are taken in the order of their ids, so ids should sort in the order they were made. */
  readonly id: string;
  readonly caseId: string;
  /** Seconds since 2000. */
  readonly at: number;
  readonly role: Role;
  /** Who, by name or number. */
  readonly who: string;
  /** Why. */
  readonly reason?: string;
  readonly photos?: readonly Photo[];
  /** From a source that tells states and times only: what must be said with a move (`asks`) is not asked for. */
  readonly imported?: boolean;
}

/** What an action brings besides who, when and why. Actions not named bring nothing more. */
export interface Payloads {
  readonly ask_verification: { readonly receiver: string };
  readonly reply_verification: { readonly result: "exists" | "absent" | "unable" };
  /** Null only from a source that tells no limit: such a case has no deadline. */
  readonly register: { readonly filing: Filing | null };
  readonly register_again: { readonly filing: Filing };
  readonly dispatch: { readonly department: string; readonly helpers?: readonly string[] };
  readonly assign: { readonly handler: string };
  readonly ask_check: { readonly receiver: string };
  readonly reply_check: { readonly result: "pass" | "fail" | "unable" };
  readonly pass_to_close: { readonly receiver: string };
  /** The closing condition of the class, ticked. */
  readonly close: { readonly conditionMet: boolean };
  /** Two names that approved, and the end, seconds since 2000. */
  readonly suspend: { readonly approvedBy: readonly string[]; readonly until: number };
  readonly supervise: { readonly kind: SupervisionKind; readonly level: Level; readonly requirement: string; readonly needsReply: boolean };
  /** `of` is the id of the event that began the supervision. */
  readonly answer_supervision: { readonly of: string; readonly reply: string };
  readonly settle_supervision: { readonly of: string };
  readonly decide_extension: { readonly granted: boolean };
  readonly decide_appeal: { readonly granted: boolean };
  readonly call_back: { readonly answer: CallBackAnswer };
}

type Payload<A extends Action> = A extends keyof Payloads ? Payloads[A] : unknown;

/** An event of the table. */
export type MoveEvent = { readonly [A in Action]: EventBase & { readonly action: A } & Payload<A> }[Action];
/** The event that a case begins with. */
export type ReportEvent = EventBase & { readonly action: "report"; readonly source: string; readonly level: Level };
/** Takes back an earlier event of the same person, which then counts as if it had not been. Both stay in the log. */
export type RetractEvent = EventBase & { readonly action: "retract"; readonly of: string };

export type CaseEvent = ReportEvent | MoveEvent | RetractEvent;

/** Order of events: by time, then what a source told before what somebody did, then by id. */
export function compareEvents(a: CaseEvent, b: CaseEvent): number {
  return a.at - b.at || told(a) - told(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function told(event: CaseEvent): 0 | 1 {
  return event.imported === true ? 0 : 1;
}
