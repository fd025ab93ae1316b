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

/** A turn of a walk: which lawful move, how long after the last, and what to vary. */
export interface Turn {
  readonly pick: number;
  readonly wait: number;
  readonly nonsense: boolean;
  readonly choice: number;
}

export const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({ pick: fc.nat(1000), wait: fc.integer({ min: 0, max: 40_000 }), nonsense: fc.boolean(), choice: fc.nat(2) }),
  { maxLength: 30 },
);

/** Walks through the lifecycle, mostly lawfully, with a nonsensical event or a retraction now and then. */
export function walk(list: readonly Turn[], level: Level = "unit"): CaseEvent[] {
  let at = local("2025-09-29T09:00");
  const events: CaseEvent[] = [reported(at, level)];
  const first = step(null, reported(at, level), RULES);
  let current: Case | null = first.ok ? first.value : null;
  for (const [index, { pick, wait, nonsense, choice }] of list.entries()) {
    if (current === null) break;
    at += wait;
    const id = `e${String(index + 1).padStart(3, "0")}`;
    if (nonsense && choice === 0)
      events.push({
        id,
        caseId: "c1",
        action: "retract",
        at,
        role: ROLES[pick % ROLES.length] ?? "system",
        who: "acceptor 1",
        of: `e${String(pick % 30).padStart(3, "0")}`,
      });
    const role = ROLES[pick % ROLES.length] ?? "system";
    if (nonsense && choice === 1) events.push(eventOf(ACTIONS[pick % ACTIONS.length] ?? "note", role, at, id));
    if (nonsense && choice < 2) continue;
    const offers = ROLES.flatMap((one) => lawfulMoves(current as Case, one, at, RULES).map((offer) => ({ ...offer, role: one }))).filter(
      ({ action }) => choice === 0 || !["cancel", "force_close", "decline", "note"].includes(action),
    );
    const offer = offers[pick % Math.max(1, offers.length)];
    if (offer === undefined) continue;
    const event = eventOf(offer.action, offer.role, at, id, varied(offer.action, choice, current));
    events.push(event);
    const next = step(current, event, RULES);
    if (next.ok) current = next.value;
  }
  return events;
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
