// What a lawful move changes of a case besides its state, its clocks and its log.
import type { MoveEvent } from "./caseEvents";
import type { Case, CaseCounts } from "./caseRecord";
import { LEVELS, type Level } from "./lifecycleTable";
import { extendTimer } from "./timer";

type Change = Partial<Omit<Case, "id" | "state" | "log">>;

/** The change that an event makes; nothing for moves that only change the state. */
export function effectOf(found: Case, event: MoveEvent): Change {
  const { times } = found;
  switch (event.action) {
    case "self_handle":
      return { selfHandled: true, times: { ...times, handledAt: event.at } };
    case "ask_verification":
      return { ...counted(found, "verifications"), verification: null };
    case "reply_verification":
      return { verification: event.result };
    case "register":
      return { filing: event.filing, times: { ...times, registeredAt: event.at } };
    case "register_again":
      return { filing: event.filing, returnedBy: null };
    case "return_to_acceptor":
      return { ...counted(found, "returns"), returnedBy: "dispatcher" };
    case "return_to_dispatcher":
      return { ...counted(found, "returns"), returnedBy: "department", extensionAsked: false };
    case "dispatch": {
      const anew = found.department !== null && found.department !== event.department;
      const counts = anew ? counted(found, "redispatches") : {};
      return {
        ...counts,
        department: event.department,
        helpers: event.helpers ?? [],
        returnedBy: null,
        times: { ...times, dispatchedAt: times.dispatchedAt ?? event.at },
      };
    }
    case "escalate":
      return { ...counted(found, "escalations"), level: levelAbove(found.level), returnedBy: null, extensionAsked: false };
    case "assign":
      return { handler: event.handler };
    case "withdraw_handler":
    case "give_back":
      return { handler: null };
    case "send_back":
      return counted(found, "sendBacks");
    case "pass_back":
      return { times: { ...times, handledAt: event.at }, check: null, extensionAsked: false };
    case "rework":
      return { ...counted(found, "reworks"), handler: null, times: { ...times, handledAt: null, checkedAt: null } };
    case "ask_check":
      return counted(found, "checks");
    case "reply_check":
      return { check: event.result, times: { ...times, checkedAt: event.at } };
    case "pass_to_close":
      return { times: { ...times, checkedAt: event.at } };
    case "suspend":
      return { ...counted(found, "suspensions"), suspendedUntil: event.until, extensionAsked: false };
    case "resume":
      return { suspendedUntil: null };
    case "supervise": {
      const { id, at, kind, level, requirement, needsReply } = event;
      return {
        supervisions: [...found.supervisions, { id, at, kind, level, reason: event.reason ?? "", requirement, needsReply, reply: null, settledAt: null }],
      };
    }
    case "answer_supervision":
      return { supervisions: found.supervisions.map((one) => (one.id === event.of ? { ...one, reply: event.reply } : one)) };
    case "settle_supervision":
      return { supervisions: found.supervisions.map((one) => (one.id === event.of ? { ...one, settledAt: event.at } : one)) };
    case "ask_extension":
      return { extensionAsked: true };
    case "decide_extension":
      return event.granted ? granted(found) : { extensionAsked: false };
    case "appeal":
      return { appeal: "asked" };
    case "decide_appeal":
      return { appeal: event.granted ? (event.role === "dispatcher" ? "endorsed" : "granted") : "refused" };
    case "call_back":
      return { answer: event.answer, times: { ...times, calledBackAt: event.at } };
    default:
      return {};
  }
}

/** Who gets the case with this event. */
export function receiverOf(event: MoveEvent): string | null {
  if ("receiver" in event) return event.receiver;
  if ("department" in event) return event.department;
  return "handler" in event ? event.handler : null;
}

function counted(found: Case, count: keyof CaseCounts): Pick<Case, "counts"> {
  return { counts: { ...found.counts, [count]: found.counts[count] + 1 } };
}

function granted(found: Case): Change {
  const { handle } = found.timers;
  return { ...counted(found, "extensions"), extensionAsked: false, timers: { ...found.timers, handle: handle === null ? null : extendTimer(handle) } };
}

function levelAbove(level: Level): Level {
  return LEVELS[LEVELS.indexOf(level) + 1] ?? level;
}
