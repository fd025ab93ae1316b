// The operator's log as JSON lines: one event a line, times as ISO 8601 in UTC, readable by whatever takes the log over later.
//
//   {"id":"…","case":"LT240000123","reported_at":"2026-06-01T00:31:12Z","at":"2026-06-30T16:00:00Z","action":"dispatch","role":"dispatcher","who":"王芳","department":"环卫所"}
import * as z from "zod/mini";
import { LIMIT_KINDS } from "../core/model/clock";
import { EPOCH_2000_MS, toMilliseconds, toSeconds } from "../core/model/columns";
import { LEVELS, MOVE_ACTIONS, NOTE_ACTIONS, ROLES } from "../core/model/lifecycleTable";
import type { LogLine } from "../core/model/logLine";

/** Why a line is none of the log. */
export type LineFault = "not_json" | "not_an_event";

export interface FaultyLine {
  /** From 1. */
  readonly line: number;
  readonly fault: LineFault;
  /** The field that is wrong, "" for the line as a whole. */
  readonly field: string;
}

export interface ReadLines {
  readonly lines: readonly LogLine[];
  /** Number of each line in the file, from 1. */
  readonly numbers: readonly number[];
  readonly faults: readonly FaultyLine[];
}

const text = z.string().check(z.maxLength(4000));
const name = z.string().check(z.minLength(1), z.maxLength(400));
const instant = z.string().check(z.refine((value) => toInstant(value) !== null));
const filing = z.strictObject({
  category: name,
  condition: name,
  limit: z.strictObject({ kind: z.enum(LIMIT_KINDS), value: z.number().check(z.positive()) }),
});
const head = {
  id: name,
  case: name,
  reported_at: instant,
  at: instant,
  role: z.enum(ROLES),
  who: name,
  reason: z.optional(text),
  photos: z.optional(
    z.array(z.strictObject({ kind: z.enum(["near", "far", "reference", "handle_before", "handle_after"]), url: name })).check(z.maxLength(20)),
  ),
};

/** What each action brings besides; actions not named bring nothing more. */
const PAYLOADS: Readonly<Record<string, z.core.$ZodLooseShape>> = {
  ask_verification: { receiver: name },
  reply_verification: { result: z.enum(["exists", "absent", "unable"]) },
  register: { filing },
  register_again: { filing },
  dispatch: { department: name, helpers: z.optional(z.array(name)) },
  assign: { handler: name },
  ask_check: { receiver: name },
  reply_check: { result: z.enum(["pass", "fail", "unable"]) },
  pass_to_close: { receiver: name },
  close: { conditionMet: z.boolean() },
  suspend: { approvedBy: z.array(name), until: instant },
  supervise: { kind: z.enum(["timeout", "leader", "important"]), level: z.enum(LEVELS), requirement: text, needsReply: z.boolean() },
  answer_supervision: { of: text, reply: text },
  settle_supervision: { of: text },
  decide_extension: { granted: z.boolean() },
  decide_appeal: { granted: z.boolean() },
  call_back: { answer: z.enum(["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied", "no_answer"]) },
  retract: { of: text },
};
const ACTIONS: readonly string[] = [...MOVE_ACTIONS, ...NOTE_ACTIONS, "retract"];
const SHAPES = new Map(ACTIONS.map((action) => [action, z.strictObject({ ...head, action: z.literal(action), ...PAYLOADS[action] })]));

/** A line as text, without its line end. */
export function writeLine({ event, reportedAt }: LogLine): string {
  const { id, caseId, at, action, role, who, ...rest } = event;
  const until = "until" in rest ? { until: isoOf(rest.until) } : {};
  return JSON.stringify({ id, case: caseId, reported_at: isoOf(reportedAt), at: isoOf(at), action, role, who, ...rest, ...until });
}

/** Reads JSON lines; blank ones are passed over, wrong ones are told with their number. */
export function readLines(content: string): ReadLines {
  const lines: LogLine[] = [];
  const numbers: number[] = [];
  const faults: FaultyLine[] = [];
  for (const [index, raw] of content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === "") continue;
    const read = readLine(raw);
    if ("event" in read) {
      lines.push(read);
      numbers.push(index + 1);
    } else faults.push({ line: index + 1, ...read });
  }
  return { lines, numbers, faults };
}

function readLine(raw: string): LogLine | Omit<FaultyLine, "line"> {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return { fault: "not_json", field: "" }; // said with the number of the line; what JSON.parse says is for programmers
  }
  const action = typeof value === "object" && value !== null && "action" in value ? String(value.action) : "";
  const shape = SHAPES.get(action);
  if (shape === undefined) return { fault: "not_an_event", field: "action" };
  const read = z.safeParse(shape, value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { fault: "not_an_event", field: [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].join(".") };
  }
  const { case: caseId, reported_at, at, until, ...rest } = read.data as Record<string, unknown>;
  const event = { ...rest, caseId, at: toInstant(at), ...(until === undefined ? {} : { until: toInstant(until) }) };
  // The shape of its action has been checked field by field.
  return { event: event as unknown as LogLine["event"], reportedAt: toInstant(reported_at) ?? 0 };
}

function isoOf(seconds: number): string {
  return new Date(toMilliseconds(seconds)).toISOString().replace(".000Z", "Z");
}

/** Whole seconds since 2000 of an ISO instant with its zone; null for anything else. */
function toInstant(value: unknown): number | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)) return null;
  const ms = Date.parse(value);
  const seconds = toSeconds(ms);
  return Number.isNaN(ms) || ms < EPOCH_2000_MS - 2 ** 41 || seconds < -2_000_000_000 ? null : seconds;
}
