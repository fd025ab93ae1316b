// What may be done with a case now, by whom, and what was done on the page: beside what its source tells, never mixed with it.
import type { CaseEvent, MoveEvent } from "../model/caseEvents";
import type { CaseHistory } from "../model/caseFold";
import type { Case, LogEntry } from "../model/caseRecord";
import type { RefusalName } from "../model/caseRefusals";
import { type CaseRules, handleDeadline } from "../model/caseTimers";
import { CODE_COLUMNS, type CodeColumn, TIME_COLUMNS, type TimeColumn } from "../model/columns";
import { lawfulMoves, type Offer } from "../model/lifecycle";
import { ROLES, type Role } from "../model/lifecycleTable";
import { extendTimer } from "../model/timer";
import type { ReportRow } from "./question";

/** A move that a role may make now. */
export interface RoleOffer extends Offer {
  readonly role: Role;
  /** The deadline that granting an extension would give, seconds since 2000; null for other moves. */
  readonly deadlineAfter: number | null;
}

/** All moves that the table allows now, role by role; what only the system does is not offered. */
export function offersOf(found: Case, now: number, rules: CaseRules): readonly RoleOffer[] {
  return ROLES.filter((role) => role !== "system").flatMap((role) =>
    lawfulMoves(found, role, now, rules).map((offer) => ({
      ...offer,
      role,
      deadlineAfter: offer.action === "decide_extension" ? extendedDeadline(found, rules) : null,
    })),
  );
}

function extendedDeadline(found: Case, { calendar }: CaseRules): number | null {
  const { handle } = found.timers;
  return handle === null ? null : handleDeadline({ ...found, timers: { ...found.timers, handle: extendTimer(handle) } }, calendar);
}

/** `done`; `undone`: taken back by whoever did it; `refused` by the lifecycle, though it is in the log. */
export type DeedStatus = "done" | "undone" | "refused";

/** An event of the operator's log with what became of it. */
export interface Deed {
  readonly event: CaseEvent;
  readonly status: DeedStatus;
  readonly refusal: RefusalName | null;
  /** The line of the case's own log that it made; null when it made none. */
  readonly entry: LogEntry | null;
}

/** The events that were not told by the source, in their order; retractions stand beside what they take back. */
export function deedsOf({ events, current, refused }: CaseHistory): readonly Deed[] {
  const refusals = new Map(refused.map(({ event, refusal }) => [event.id, refusal]));
  return events
    .filter(({ imported }) => imported !== true)
    .map((event): Deed => {
      const refusal = refusals.get(event.id) ?? null;
      const entry = current?.log.find(({ eventId }) => eventId === event.id) ?? null;
      return { event, status: refusal === null ? "done" : refusal === "retracted" ? "undone" : "refused", refusal, entry };
    });
}

/** The last move of the log that still stands: the one that may be taken back first. Null when none does. */
export function lastDeed(deeds: readonly Deed[]): MoveEvent | null {
  for (const { event, status } of [...deeds].reverse()) if (event.action !== "retract" && event.action !== "report" && status === "done") return event;
  return null;
}

/** A column in which the case is no longer as its source tells it. */
export type Difference =
  | { readonly kind: "time"; readonly column: TimeColumn; readonly told: number | null; readonly now: number | null }
  | { readonly kind: "word"; readonly column: CodeColumn; readonly told: string; readonly now: string };

/** What the source tells, beside what the log has made of it. */
export function differencesOf(told: ReportRow, row: ReportRow): readonly Difference[] {
  const times = TIME_COLUMNS.flatMap((column): readonly Difference[] => {
    const [before, after] = [told.times[column] ?? null, row.times[column] ?? null];
    return before === after ? [] : [{ kind: "time", column, told: before, now: after }];
  });
  const words = CODE_COLUMNS.flatMap((column): readonly Difference[] => {
    const [before, after] = [told.codes[column] ?? "", row.codes[column] ?? ""];
    return before === after ? [] : [{ kind: "word", column, told: before, now: after }];
  });
  return [...words, ...times];
}
