// Events of cases for tests: a whole valid event of any action, and random walks through the lifecycle with some nonsense in between.
import fc from "fast-check";
import type { CaseEvent, MoveEvent, Payloads, ReportEvent } from "../src/core/model/caseEvents";
import { type Case, USUAL_STAGE_LIMITS } from "../src/core/model/caseRecord";
import type { CaseRules } from "../src/core/model/caseTimers";
import { chinaCalendar } from "../src/core/model/chinaCalendar";
import { toSeconds } from "../src/core/model/columns";
import { lawfulMoves, step } from "../src/core/model/lifecycle";
import { type Action, type Level, MOVE_ACTIONS, NOTE_ACTIONS, ROLES, type Role } from "../src/core/model/lifecycleTable";

export const RULES: CaseRules = { calendar: chinaCalendar(), stageLimits: USUAL_STAGE_LIMITS };
export const ACTIONS: readonly Action[] = [...MOVE_ACTIONS, ...NOTE_ACTIONS];

/** Seconds since 2000 of a local time in China. */
export function local(text: string): number {
  return toSeconds(Date.parse(`${text}:00+08:00`));
}

const PAYLOADS: Payloads = {
  ask_verification: { receiver: "collector 7" },
  reply_verification: { result: "exists" },
  register: { filing: { category: "E0110", condition: "other", limit: { kind: "work_hour", value: 4 } } },
  register_again: { filing: { category: "E0112", condition: "other", limit: { kind: "work_hour", value: 2 } } },
  dispatch: { department: "sanitation", helpers: ["committee"] },
  assign: { handler: "crew 3" },
  ask_check: { receiver: "collector 7" },
  reply_check: { result: "pass" },
  pass_to_close: { receiver: "acceptor 1" },
  close: { conditionMet: true },
  suspend: { approvedBy: ["head of department", "dispatcher 2"], until: 0 },
  supervise: { kind: "leader", level: "centre", requirement: "mend it by Friday", needsReply: true },
  answer_supervision: { of: "", reply: "done" },
  settle_supervision: { of: "" },
  decide_extension: { granted: true },
  decide_appeal: { granted: true },
  call_back: { answer: "satisfied" },
};

/** A report at `at`. */
export function reported(at: number, level: Level = "grid", id = "e000"): ReportEvent {
  return { id, caseId: "c1", action: "report", at, role: "system", who: "12345", source: "12345", level };
}

/** A whole event that brings all that its action asks for; `fields` override. */
export function eventOf(action: Action, role: Role, at: number, id: string, fields: object = {}): MoveEvent {
  const payload = action in PAYLOADS ? PAYLOADS[action as keyof Payloads] : {};
  const until = action === "suspend" ? { until: at + 86_400 } : {};
  const photos = [{ kind: "handle_after", url: "after.jpg" }];
  return { id, caseId: "c1", action, at, role, who: `${role} 1`, reason: "as told", photos, ...payload, ...until, ...fields } as MoveEvent;
}

/** A turn of a walk: which of the moves at hand, how long after the last, and of which sort. */
export interface Turn {
  readonly pick: number;
  readonly wait: number;
  /** 0–3 the usual way, 4–7 a move onward, 8 a note, 9 any lawful move, 10 any event at all, 11 a retraction. */
  readonly sort: number;
}

export const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({ pick: fc.nat(1000), wait: fc.oneof(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 40_000 })), sort: fc.nat(11) }),
  { maxLength: 34, size: "max" },
);

const USUAL: readonly Action[] = ["admit", "register", "register_again", "dispatch", "assign", "submit", "pass_back", "ask_check", "reply_check", "close"];
const SIDEWAYS: readonly Action[] = ["self_handle", "cancel", "force_close", "decline"];

/** Walks through the lifecycle, mostly lawfully and onward, with a nonsensical event or a retraction now and then. */
export function walk(list: readonly Turn[]): CaseEvent[] {
  let at = local("2025-09-29T09:00");
  const events: CaseEvent[] = [reported(at, "unit")];
  const first = step(null, reported(at, "unit"), RULES);
  if (!first.ok) return events;
  let current = first.value;
  for (const [index, turn] of list.entries()) {
    at += turn.wait;
    const event = turned(turn, current, at, `e${String(index + 1).padStart(3, "0")}`, events);
    if (event === null) continue;
    events.push(event);
    const next = step(current, event, RULES);
    if (next.ok) current = next.value;
  }
  return events;
}

/** The event of one turn with a case; null when the turn finds nothing to do. */
export function turned({ pick, sort }: Turn, current: Case, at: number, id: string, events: readonly CaseEvent[]): CaseEvent | null {
  if (sort === 10) return eventOf(ACTIONS[pick % ACTIONS.length] ?? "note", ROLES[(pick >> 3) % ROLES.length] ?? "system", at, id);
  if (sort === 11) {
    const target = events[pick % events.length];
    const own = pick % 3 > 0 && target !== undefined;
    return { id, caseId: "c1", action: "retract", at, role: own ? target.role : "leader", who: own ? target.who : "nobody", of: target?.id ?? "" };
  }
  const offers = ROLES.flatMap((role) => lawfulMoves(current, role, at, RULES).map((offer) => ({ ...offer, role })));
  const fits = offers.filter(({ action, to }) => {
    if (sort === 9) return true;
    if (sort === 8) return to === null;
    return sort < 4 ? USUAL.includes(action) : to !== null && !SIDEWAYS.includes(action);
  });
  const offer = fits[pick % Math.max(1, fits.length)];
  return offer === undefined ? null : eventOf(offer.action, offer.role, at, id, varied(offer.action, (pick >> 4) % 3, current));
}

function varied(action: Action, choice: number, current: Case): object {
  if (action === "dispatch") return { department: ["sanitation", "roads", "water"][choice] };
  if (action === "reply_check") return { result: ["pass", "fail", "unable"][choice] };
  if (action === "reply_verification") return { result: ["exists", "absent", "unable"][choice] };
  if (action === "decide_extension" || action === "decide_appeal") return { granted: choice > 0 };
  if (action === "answer_supervision" || action === "settle_supervision") return { of: openSupervision(action, current) };
  return {};
}

/** The id of a supervision that the action may be about. */
export function openSupervision(action: Action, current: Case): string {
  const fits = current.supervisions.find((one) => one.settledAt === null && (action === "settle_supervision" || (one.needsReply && one.reply === null)));
  return fits?.id ?? "none";
}
