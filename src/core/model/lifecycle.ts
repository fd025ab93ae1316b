// One step in the life of a case: an event either makes a new case of it, or is refused by name. Nothing else changes a case.
import { effectOf, receiverOf } from "./caseEffects";
import type { CaseEvent, MoveEvent } from "./caseEvents";
import { brings, holds } from "./caseGuards";
import { type Case, type LogEntry, newCase } from "./caseRecord";
import type { RefusalName } from "./caseRefusals";
import { type CaseRules, stageClock, turnTimers } from "./caseTimers";
import { type Ask, type CaseState, ENDS, MOVES, type Move, type Role } from "./lifecycleTable";

export type Step = { readonly ok: true; readonly value: Case } | { readonly ok: false; readonly refusal: RefusalName };

/**
 * What the event makes of the case; null stands for a case of which nothing is known yet. Refused: what the table does not allow from the
 * state, to the role, or without what must be said; events of another case; and events older than the last one (a record of all events,
 * caseFold.ts, takes late ones in). A suspension whose end has come is over before the event is looked at.
 */
export function step(current: Case | null, event: CaseEvent, rules: CaseRules): Step {
  if (current === null) return event.action === "report" ? { ok: true, value: newCase(event) } : { ok: false, refusal: "not_reported" };
  if (event.caseId !== current.id) return { ok: false, refusal: "other_case" };
  if (event.action === "report") return { ok: false, refusal: "already_reported" };
  if (event.action === "retract") return { ok: false, refusal: "nothing_to_retract" };
  if (event.at < (current.log.at(-1)?.at ?? event.at)) return { ok: false, refusal: "before_last_event" };
  if (event.action === "resume" && isDue(current, event.at)) return { ok: true, value: standingAt(current, event.at, rules, event) };
  const found = standingAt(current, event.at, rules);
  const rows = MOVES.filter((row) => row.action === event.action && row.from.includes(found.state));
  if (rows.length === 0) return { ok: false, refusal: "not_from_this_state" };
  const row = rows.find((one) => one.by.includes(event.role));
  if (row === undefined) return { ok: false, refusal: "not_this_role" };
  const refusal = refusalOf(row, found, event, rules);
  return refusal === null ? { ok: true, value: applied(found, row, event, rules) } : { ok: false, refusal };
}

function refusalOf(row: Move, found: Case, event: MoveEvent, rules: CaseRules): RefusalName | null {
  const of = "of" in event ? event.of : null;
  const unmet = row.when.find((condition) => !holds(condition, found, event.at, rules, of));
  if (unmet !== undefined) return unmet;
  if (event.imported === true) return null;
  return row.asks.find((ask) => !brings(ask, event)) ?? null;
}

function applied(found: Case, row: Move, event: MoveEvent, rules: CaseRules): Case {
  const to = row.to ?? found.state;
  const clock = stageClock(found, event.at, rules.calendar);
  const entry: LogEntry = {
    eventId: event.id,
    at: event.at,
    action: event.action,
    from: found.state,
    to,
    role: event.role,
    who: event.who,
    receiver: receiverOf(event),
    reason: event.reason ?? null,
    photos: event.photos ?? [],
    usedSeconds: clock?.usedSeconds ?? null,
    overdue: clock?.overdue ?? false,
  };
  const changed: Case = { ...found, ...effectOf(found, event), state: to, log: [...found.log, entry] };
  const turned = row.to === null ? changed : turnTimers(found, changed, event.at, rules);
  return isEnd(to) && turned.times.endedAt === null ? { ...turned, times: { ...turned.times, endedAt: event.at } } : turned;
}

/** True for a state that nothing leads out of. */
export function isEnd(state: CaseState): boolean {
  return ENDS.includes(state);
}

/**
 * The case at an instant without further events: a suspension ends by itself at its date. `event` is the word of it, if one came: it takes
 * effect at the date too, however late it was written.
 */
export function standingAt(found: Case, at: number, rules: CaseRules, event: Pick<MoveEvent, "id" | "who"> = { id: `${found.id}/resume`, who: "" }): Case {
  const row = MOVES.find((one) => one.action === "resume");
  if (row === undefined || found.suspendedUntil === null || !isDue(found, at)) return found;
  return applied(found, row, { id: event.id, caseId: found.id, action: "resume", at: found.suspendedUntil, role: "system", who: event.who }, rules);
}

function isDue(found: Case, at: number): boolean {
  return found.state === "suspended" && found.suspendedUntil !== null && found.suspendedUntil <= at;
}

/** A move that may be made now, and what must be said with it. */
export interface Offer {
  readonly action: Move["action"];
  readonly to: CaseState | null;
  readonly asks: readonly Ask[];
}

/** All that a role may do with a case at `now`; nothing else is to be offered on screen. */
export function lawfulMoves(current: Case, role: Role, now: number, rules: CaseRules): readonly Offer[] {
  const found = standingAt(current, now, rules);
  return MOVES.filter(
    (row) => row.by.includes(role) && row.from.includes(found.state) && row.when.every((condition) => holds(condition, found, now, rules, null)),
  ).map(({ action, to, asks }) => ({ action, to, asks }));
}
