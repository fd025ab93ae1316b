// The life of a case as one table: who may take it from which state to which other, and what must be said with the move.
//
//   reported ─ pending_register ─ pending_dispatch ─ pending_handle ─ handling ─ handle_finish ─ pending_check ─ pending_close ─ closed
//                  │   └ pending_verify 核实   └──── returned 回退 ────┘     └ suspended 挂账        └ checking 核查 ┘
//                  └ not_accepted                                     ends apart from closed: not_accepted, cancelled, forced_close
//
// Adapted from one platform's settled workflow. Ours are: self_handle, escalate, withdraw_handler, and dispatching anew out of `returned`.

export const CASE_STATES = [
  "reported",
  "pending_verify",
  "pending_register",
  "not_accepted",
  "pending_dispatch",
  "returned",
  "pending_handle",
  "handling",
  "suspended",
  "handle_finish",
  "pending_check",
  "checking",
  "pending_close",
  "closed",
  "forced_close",
  "cancelled",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** States that nothing leads out of. */
export const ENDS: readonly CaseState[] = ["not_accepted", "closed", "forced_close", "cancelled"];
const OPEN = CASE_STATES.filter((state) => !ENDS.includes(state));
const FINISHED: readonly CaseState[] = ["closed", "forced_close"];
const AT_WORK: readonly CaseState[] = ["pending_handle", "handling", "handle_finish"];

export const ROLES = ["system", "collector", "acceptor", "shiftLeader", "dispatcher", "department", "handler", "evaluator", "leader"] as const;
export type Role = (typeof ROLES)[number];

/** The four levels, lowest first. What a level cannot settle it passes up. */
export const LEVELS = ["unit", "grid", "centre", "town"] as const;
export type Level = (typeof LEVELS)[number];

/** What an event must bring (checks of the event alone, caseGuards.ts). */
export type Ask =
  | "reason"
  | "receiver"
  | "filing"
  | "department"
  | "handler"
  | "after_photo"
  | "condition"
  | "approvals"
  | "end_date"
  | "requirement"
  | "reply";

/** What must hold of the case (checks of the case and the time, caseGuards.ts). */
export type Condition =
  | "not_verified_absent"
  | "returned_by_dispatcher"
  | "returned_by_department"
  | "check_not_failed"
  | "never_suspended"
  | "end_reached"
  | "below_town"
  | "at_unit"
  | "may_extend"
  | "extension_asked"
  | "supervision_open"
  | "reply_wanted"
  | "may_appeal"
  | "appeal_asked"
  | "appeal_endorsed";

export interface Move {
  readonly action: Action;
  readonly from: readonly CaseState[];
  /** Null for what is noted on a case and leaves its state. */
  readonly to: CaseState | null;
  readonly by: readonly Role[];
  readonly asks: readonly Ask[];
  readonly when: readonly Condition[];
}

/** Moves from state to state. */
export const MOVE_ACTIONS = [
  "admit",
  "self_handle",
  "ask_verification",
  "reply_verification",
  "decline",
  "register",
  "return_to_acceptor",
  "register_again",
  "dispatch",
  "return_to_dispatcher",
  "escalate",
  "assign",
  "withdraw_handler",
  "give_back",
  "submit",
  "send_back",
  "pass_back",
  "rework",
  "ask_check",
  "reply_check",
  "pass_to_close",
  "close",
  "suspend",
  "resume",
  "cancel",
  "force_close",
] as const;
/** Records on a case; its state stays. */
export const NOTE_ACTIONS = [
  "supervise",
  "answer_supervision",
  "settle_supervision",
  "ask_extension",
  "decide_extension",
  "appeal",
  "decide_appeal",
  "call_back",
  "note",
] as const;
export type Action = (typeof MOVE_ACTIONS)[number] | (typeof NOTE_ACTIONS)[number];

function move(
  action: Action,
  from: CaseState | readonly CaseState[],
  to: CaseState | null,
  by: Role | readonly Role[],
  asks: readonly Ask[] = [],
  when: readonly Condition[] = [],
): Move {
  return { action, from: typeof from === "string" ? [from] : from, to, by: typeof by === "string" ? [by] : by, asks, when };
}

/** The whole table. A case may be moved only as one of its rows says. */
export const MOVES: readonly Move[] = [
  move("admit", "reported", "pending_register", "system"),
  move("self_handle", ["reported", "pending_register"], "closed", "collector", ["after_photo"], ["at_unit"]),
  move("ask_verification", "pending_register", "pending_verify", "acceptor", ["receiver", "reason"]),
  move("reply_verification", "pending_verify", "pending_register", "collector"),
  move("decline", "pending_register", "not_accepted", "acceptor", ["reason"]),
  move("register", "pending_register", "pending_dispatch", "acceptor", ["filing"], ["not_verified_absent"]),
  move("return_to_acceptor", "pending_dispatch", "returned", "dispatcher", ["reason"]),
  move("return_to_acceptor", "returned", "returned", "dispatcher", ["reason"], ["returned_by_department"]),
  move("register_again", "returned", "pending_dispatch", "acceptor", ["filing"], ["returned_by_dispatcher"]),
  move("dispatch", "pending_dispatch", "pending_handle", "dispatcher", ["department"]),
  move("dispatch", "returned", "pending_handle", "dispatcher", ["department"], ["returned_by_department"]),
  move("return_to_dispatcher", "pending_handle", "returned", "department", ["reason"]),
  move("escalate", ["pending_dispatch", "returned"], "pending_dispatch", "dispatcher", ["reason"], ["below_town"]),
  move("escalate", "pending_handle", "pending_dispatch", "department", ["reason"], ["below_town"]),
  move("assign", "pending_handle", "handling", "department", ["handler"]),
  move("withdraw_handler", "handling", "pending_handle", "department"),
  move("give_back", "handling", "pending_handle", "handler"),
  move("submit", "handling", "handle_finish", "handler", ["after_photo"]),
  move("send_back", "handle_finish", "handling", "department", ["reason"]),
  move("pass_back", "handle_finish", "pending_check", "department"),
  move("rework", "pending_check", "pending_handle", "dispatcher", ["reason"]),
  move("rework", "pending_close", "pending_handle", "acceptor", ["reason"]),
  move("ask_check", "pending_check", "checking", "acceptor", ["receiver"]),
  move("reply_check", "checking", "pending_close", "collector"),
  move("pass_to_close", "pending_check", "pending_close", "dispatcher", ["receiver"]),
  move("close", "pending_close", "closed", "acceptor", ["condition"], ["check_not_failed"]),
  move("suspend", "handling", "suspended", "dispatcher", ["reason", "approvals", "end_date"], ["never_suspended"]),
  move("resume", "suspended", "handling", "system", [], ["end_reached"]),
  move("cancel", OPEN, "cancelled", "acceptor", ["reason"]),
  move("force_close", OPEN, "forced_close", "leader", ["reason"]),
  move("supervise", OPEN, null, ["shiftLeader", "dispatcher", "evaluator", "leader"], ["reason", "requirement"]),
  move("answer_supervision", CASE_STATES, null, ["department", "dispatcher"], ["reply"], ["reply_wanted"]),
  move("settle_supervision", CASE_STATES, null, ["shiftLeader", "dispatcher", "evaluator", "leader"], [], ["supervision_open"]),
  move("ask_extension", AT_WORK, null, ["handler", "department"], ["reason"], ["may_extend"]),
  move("decide_extension", AT_WORK, null, "dispatcher", [], ["extension_asked"]),
  move("appeal", FINISHED, null, "department", ["reason"], ["may_appeal"]),
  move("decide_appeal", FINISHED, null, "dispatcher", [], ["appeal_asked"]),
  move("decide_appeal", FINISHED, null, "acceptor", [], ["appeal_endorsed"]),
  move("call_back", FINISHED, null, ["acceptor", "evaluator"]),
  move("note", CASE_STATES, null, ROLES, ["reason"]),
];
