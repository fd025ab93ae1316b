// What is filled in for a move, and what the event brings of it. Whether it is enough is for the lifecycle to say, not for the form.
import type { Payloads, PhotoKind } from "../../core/model/caseEvents";
import { type Catalogue, filingOf } from "../../core/model/catalogue";
import { type Action, type Ask, LEVELS } from "../../core/model/lifecycleTable";
import { startOfDay } from "../days";

/** Fields of the form. Texts all; "yes" and "" for what is ticked or not. */
export type FieldName =
  | "reason"
  | "receiver"
  | "category"
  | "condition"
  | "department"
  | "handler"
  | "photo"
  | "closing"
  | "first"
  | "second"
  | "until"
  | "requirement"
  | "reply"
  | "verified"
  | "checked"
  | "kind"
  | "level"
  | "needsReply"
  | "granted"
  | "answer"
  | "of";
export type Draft = { readonly [F in FieldName]?: string };

/** What an action brings that the table does not ask for as such. */
const BRINGS: { readonly [A in Action]?: readonly FieldName[] } = {
  reply_verification: ["verified"],
  reply_check: ["checked"],
  supervise: ["kind", "level", "needsReply"],
  answer_supervision: ["of"],
  settle_supervision: ["of"],
  decide_extension: ["granted", "reason"],
  decide_appeal: ["granted", "reason"],
  call_back: ["answer"],
  close: ["reason"],
};
const ASKED: { readonly [A in Ask]: readonly FieldName[] } = {
  reason: ["reason"],
  receiver: ["receiver"],
  filing: ["category", "condition"],
  department: ["department"],
  handler: ["handler"],
  after_photo: ["photo"],
  condition: ["closing"],
  approvals: ["first", "second"],
  end_date: ["until"],
  requirement: ["requirement"],
  reply: ["reply"],
};

/** The fields of a move, in the order of the form. */
export function fieldsOf(action: Action, asks: readonly Ask[]): readonly FieldName[] {
  return [...new Set([...(BRINGS[action] ?? []), ...asks.flatMap((ask) => ASKED[ask])])];
}

export const CHOICES = {
  verified: ["exists", "absent", "unable"],
  checked: ["pass", "fail", "unable"],
  kind: ["timeout", "leader", "important"],
  level: LEVELS,
  granted: ["yes", "no"],
  answer: ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied", "no_answer"],
} as const satisfies { readonly [F in FieldName]?: readonly string[] };

/** What the event of a move brings besides who and when; `photo` is where the photo that was chosen lies. A date means the end of that day. */
export function payloadOf(action: Action, draft: Draft, photo: string | null, catalogue: Catalogue, timeZone: string): object {
  const reason = (draft.reason ?? "").trim();
  const photos: { readonly kind: PhotoKind; readonly url: string }[] = photo === null ? [] : [{ kind: "handle_after", url: photo }];
  return { ...(reason === "" ? {} : { reason }), ...(photos.length > 0 ? { photos } : {}), ...ownPayload(action, draft, catalogue, timeZone) };
}

function ownPayload(action: Action, draft: Draft, catalogue: Catalogue, timeZone: string): object {
  const text = (field: FieldName): string => (draft[field] ?? "").trim();
  const made: { readonly [A in keyof Payloads]: () => object } = {
    ask_verification: () => ({ receiver: text("receiver") }),
    reply_verification: () => ({ result: draft.verified ?? "exists" }),
    register: () => ({ filing: filingOf(catalogue, text("category"), text("condition")) }),
    register_again: () => ({ filing: filingOf(catalogue, text("category"), text("condition")) }),
    dispatch: () => ({ department: text("department") }),
    assign: () => ({ handler: text("handler") }),
    ask_check: () => ({ receiver: text("receiver") }),
    reply_check: () => ({ result: draft.checked ?? "pass" }),
    pass_to_close: () => ({ receiver: text("receiver") }),
    close: () => ({ conditionMet: draft.closing === "yes" }),
    suspend: () => ({ approvedBy: [text("first"), text("second")], until: endOfDay(text("until"), timeZone) }),
    supervise: () => ({
      kind: draft.kind ?? "timeout",
      level: draft.level ?? "centre",
      requirement: text("requirement"),
      needsReply: draft.needsReply === "yes",
    }),
    answer_supervision: () => ({ of: text("of"), reply: text("reply") }),
    settle_supervision: () => ({ of: text("of") }),
    decide_extension: () => ({ granted: draft.granted !== "no" }),
    decide_appeal: () => ({ granted: draft.granted !== "no" }),
    call_back: () => ({ answer: draft.answer ?? "no_answer" }),
  };
  return action in made ? made[action as keyof Payloads]() : {};
}

/** The end of a day "2026-07-10" in a zone, seconds since 2000; 0 for what is no day. */
function endOfDay(day: string, timeZone: string): number {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) ? 0 : startOfDay(start / 86_400_000 + 1, timeZone);
}
