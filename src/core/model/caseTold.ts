// A case as a source tells it, in columns of states and times (contract.md), turned into the events that must have been. So the life of any
// case is read the same way, and what is decided on the page goes on from where the source left off.

import type { Calendar } from "./calendar";
import type { CallBackAnswer, CaseEvent, Filing, MoveEvent } from "./caseEvents";
import { type Catalogue, classOf } from "./catalogue";
import { deadline } from "./clock";
import type { Level, Role } from "./lifecycleTable";

/** The native columns of one case; instants in seconds since 2000, null when empty. */
export interface ToldCase {
  readonly id: string;
  readonly reportedAt: number;
  readonly registeredAt: number | null;
  readonly dispatchedAt: number | null;
  readonly deadlineAt: number | null;
  readonly handledAt: number | null;
  readonly verifiedAt: number | null;
  readonly closedAt: number | null;
  readonly calledBackAt: number | null;
  readonly state: string;
  readonly level: string;
  readonly source: string;
  readonly department: string;
  readonly categoryCode: string;
  readonly satisfaction: string;
}

const NOT_ACCEPTED = new Set(["not_accepted", "not accepted", "refused", "不予立案", "不予受理"]);
const CANCELLED = new Set(["cancelled", "canceled", "void", "voided", "作废", "已作废"]);
const FORCED = new Set(["forced_close", "closed by order", "强制结案", "强结"]);
const LEVEL_WORDS: readonly (readonly [RegExp, Level])[] = [
  [/unit|单元|居|村/i, "unit"],
  [/cent(re|er)|中心/i, "centre"],
  [/town|镇|街道/i, "town"],
];
const ANSWERS: Readonly<Record<string, CallBackAnswer>> = {
  very_satisfied: "very_satisfied",
  非常满意: "very_satisfied",
  satisfied: "satisfied",
  满意: "satisfied",
  neutral: "neutral",
  一般: "neutral",
  dissatisfied: "dissatisfied",
  不满意: "dissatisfied",
  very_dissatisfied: "very_dissatisfied",
  非常不满意: "very_dissatisfied",
};

/** A step of the usual way, in order, with who takes it and the column that tells its time. */
interface Told {
  readonly at: number | null;
  readonly moves: readonly (readonly [MoveEvent["action"], Role, object])[];
}

/**
 * The events behind the columns, marked as imported, sorted. An instant that is not told is that of the step before; one that lies before
 * it is moved up to it. handledAt falls back to closedAt. The limit is the one of the class that leads to the told deadline, or else the
 * plain time between dispatch and deadline; a case without a deadline has none.
 */
export function eventsTold(told: ToldCase, catalogue: Catalogue, calendar: Calendar): readonly CaseEvent[] {
  const { id } = told;
  const end = endOf(told.state);
  const dispatchedAt = told.dispatchedAt ?? told.registeredAt ?? told.reportedAt;
  const closing: Told["moves"] = end === "forced" ? [["force_close", "leader", {}]] : [["close", "acceptor", { conditionMet: true }]];
  const steps: readonly Told[] = [
    { at: told.registeredAt, moves: [["register", "acceptor", { filing: filingTold(told, dispatchedAt, catalogue, calendar) }]] },
    { at: told.dispatchedAt, moves: [["dispatch", "dispatcher", { department: told.department }]] },
    {
      at: told.handledAt ?? told.closedAt,
      moves: [
        ["assign", "department", { handler: "" }],
        ["submit", "handler", {}],
        ["pass_back", "department", {}],
      ],
    },
    { at: told.verifiedAt ?? told.closedAt, moves: [["pass_to_close", "dispatcher", { receiver: "" }]] },
    { at: told.closedAt, moves: closing },
  ];
  const reached = steps.reduce((last, one, index) => (one.at === null ? last : index + 1), 0);
  const events: CaseEvent[] = [];
  let at = told.reportedAt;
  const add = (fields: object): void => {
    const base = { id: `${id}/told/${String(events.length + 1).padStart(2, "0")}`, caseId: id, at, who: told.source, imported: true };
    events.push({ ...base, ...fields } as CaseEvent);
  };
  add({ action: "report", role: "system", source: told.source, level: levelTold(told.level) });
  add({ action: "admit", role: "system" });
  for (const one of steps.slice(0, reached)) {
    at = Math.max(at, one.at ?? at);
    for (const [action, role, payload] of one.moves) add({ action, role, ...payload });
  }
  if (end === "declined" || end === "cancelled") add({ action: end === "declined" && reached === 0 ? "decline" : "cancel", role: "acceptor" });
  if (end === "forced" && told.closedAt === null) add({ action: "force_close", role: "leader" });
  if (told.calledBackAt !== null) {
    at = Math.max(at, told.calledBackAt);
    add({ action: "call_back", role: "acceptor", answer: ANSWERS[told.satisfaction.trim().toLowerCase()] ?? "no_answer" });
  }
  return events;
}

/** True for words of a state that ends a case (refused, cancelled, closed by order), whatever its times say. */
export function isEndWord(word: string): boolean {
  return endOf(word) !== null;
}

function filingTold(told: ToldCase, dispatchedAt: number, catalogue: Catalogue, calendar: Calendar): Filing | null {
  const { categoryCode: category, deadlineAt } = told;
  if (deadlineAt === null) return null;
  const choice = classOf(catalogue, category)?.choices.find(({ limit }) => deadline(dispatchedAt, limit, calendar) === deadlineAt);
  if (choice !== undefined) return { category, condition: choice.condition, limit: choice.limit };
  return { category, condition: "", limit: { kind: "urgent_minute", value: (deadlineAt - dispatchedAt) / 60 } };
}

function endOf(state: string): "declined" | "cancelled" | "forced" | null {
  const word = state.trim().toLowerCase();
  if (NOT_ACCEPTED.has(word)) return "declined";
  if (CANCELLED.has(word)) return "cancelled";
  return FORCED.has(word) ? "forced" : null;
}

/** The level that a source's word means; the grid for a word that means none. */
export function levelTold(word: string): Level {
  return LEVEL_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? "grid";
}
