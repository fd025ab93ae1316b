// What must be said with a move, and what must hold of the case for it. The table (lifecycleTable.ts) names these; here they are spelled out.
import type { Filing, MoveEvent } from "./caseEvents";
import type { Case } from "./caseRecord";
import { type CaseRules, handleOverdue } from "./caseTimers";
import type { Ask, Condition } from "./lifecycleTable";
import { extensionRefusal } from "./timer";

/** A suspension lasts at most so long. */
const LONGEST_SUSPENSION_SECONDS = 366 * 86_400;

/** True when the event brings what is asked. */
export function brings(ask: Ask, event: MoveEvent): boolean {
  switch (ask) {
    case "reason":
      return said(event.reason);
    case "receiver":
      return "receiver" in event && said(event.receiver);
    case "filing":
      return "filing" in event && event.filing !== null && isWhole(event.filing);
    case "department":
      return "department" in event && said(event.department);
    case "handler":
      return "handler" in event && said(event.handler);
    case "after_photo":
      return (event.photos ?? []).some((photo) => photo.kind === "handle_after");
    case "condition":
      return event.action === "close" && event.conditionMet;
    case "approvals":
      return event.action === "suspend" && new Set(event.approvedBy.filter(said)).size >= 2;
    case "end_date":
      return event.action === "suspend" && event.until > event.at && event.until <= event.at + LONGEST_SUSPENSION_SECONDS;
    case "requirement":
      return event.action === "supervise" && said(event.requirement);
    case "reply":
      return event.action === "answer_supervision" && said(event.reply);
    default:
      return ask satisfies never;
  }
}

function isWhole({ category, condition, limit }: Filing): boolean {
  return said(category) && said(condition) && limit.value > 0;
}

function said(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}

/**
 * True when the condition holds at `at`. `of` names the supervision that an event is about; null asks whether there is any at all
 * (to offer the move).
 */
export function holds(condition: Condition, found: Case, at: number, rules: CaseRules, of: string | null): boolean {
  const about = found.supervisions.filter((one) => one.settledAt === null && (of === null || one.id === of));
  switch (condition) {
    case "not_verified_absent":
      return found.verification !== "absent";
    case "returned_by_dispatcher":
      return found.returnedBy === "dispatcher";
    case "returned_by_department":
      return found.returnedBy === "department";
    case "check_not_failed":
      return found.check !== "fail";
    case "never_suspended":
      return found.counts.suspensions === 0;
    case "end_reached":
      return found.suspendedUntil !== null && at >= found.suspendedUntil;
    case "below_town":
      return found.level !== "town";
    case "at_unit":
      return found.level === "unit";
    case "may_extend":
      return !found.extensionAsked && found.timers.handle !== null && extensionRefusal(found.timers.handle, at, rules.calendar) === null;
    case "extension_asked":
      return found.extensionAsked;
    case "supervision_open":
      return about.length > 0;
    case "reply_wanted":
      return about.some((one) => one.needsReply && one.reply === null);
    case "may_appeal":
      return found.appeal === null && handleOverdue(found, at, rules.calendar);
    case "appeal_asked":
      return found.appeal === "asked";
    case "appeal_endorsed":
      return found.appeal === "endorsed";
    default:
      return condition satisfies never;
  }
}
