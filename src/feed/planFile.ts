// A plan with its log as one file of JSON lines: first what plan it is, then a line for everything that was done. Read back only after every line was checked.
import * as z from "zod/mini";
import type { LogEntry } from "../core/plan/draft";
import type { ChangeEntry } from "../core/plan/versions/changeLog";

const whole = z.int();
const wholes = z.array(whole);
const OPERATION = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("move"), vertex: whole, x: whole, y: whole }),
  z.strictObject({ kind: z.literal("insert"), edge: whole, x: whole, y: whole }),
  z.strictObject({ kind: z.literal("remove"), vertex: whole }),
  z.strictObject({ kind: z.literal("split"), line: wholes, faces: z.nullable(wholes), grids: z.enum(["new", "same"]) }),
  z.strictObject({ kind: z.literal("merge"), faces: wholes }),
  z.strictObject({ kind: z.literal("reshape"), receiver: whole, line: wholes }),
  z.strictObject({ kind: z.literal("assign"), faces: wholes, grid: whole }),
  z.strictObject({ kind: z.literal("fill"), half: whole, face: whole }),
  z.strictObject({ kind: z.literal("simplify"), areaM2: z.number() }),
  z.strictObject({ kind: z.literal("lockEdges"), edges: wholes, locked: z.boolean() }),
  z.strictObject({ kind: z.literal("lockGrids"), grids: wholes, locked: z.boolean() }),
]);
const ENTRY = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("gesture"),
    name: z.string(),
    operations: z.array(OPERATION),
    names: z.exactOptional(z.array(z.strictObject({ grid: whole, name: z.string().check(z.minLength(1), z.maxLength(60)) }))),
  }),
  z.strictObject({ kind: z.literal("undo") }),
  z.strictObject({ kind: z.literal("redo") }),
]);
const numbers = z.record(z.string(), z.number());
const LINE = z.strictObject({
  seq: whole,
  time: z.string(),
  actor: z.string(),
  op: z.string(),
  grids: z.array(z.string()),
  units: z.array(z.string()),
  households: z.nullable(z.number()),
  cases: z.nullable(z.number()),
  before: numbers,
  after: numbers,
  reason: z.string(),
  entry: z.nullable(ENTRY),
});
const HEAD = z.strictObject({
  gridkeeper: z.literal("plan 1"),
  name: z.string(),
  family: z.string(),
  base: z.string(),
  baseName: z.string(),
  level: z.enum(["grids", "units", "blocks"]),
  codes: z.nullable(z.array(z.nullable(z.string()))),
});

export type PlanHead = z.infer<typeof HEAD>;
export type FiledLine = ChangeEntry & { readonly entry: LogEntry | null };

/** The file as text. */
export function writePlanFile(head: Omit<PlanHead, "gridkeeper">, lines: readonly FiledLine[]): string {
  return [{ gridkeeper: "plan 1", ...head }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
}

export type PlanFile =
  | { readonly ok: true; readonly head: PlanHead; readonly lines: readonly FiledLine[] }
  /** The line, from 1, that is not as it should be. */
  | { readonly ok: false; readonly line: number };

/** Reads a file back; a last line that breaks off is left out. */
export function readPlanFile(text: string): PlanFile {
  const texts = text.replace(/^\uFEFF/, "").split("\n");
  const head = HEAD.safeParse(parsed(texts[0] ?? ""));
  if (!head.success) return { ok: false, line: 1 };
  const lines: FiledLine[] = [];
  for (let at = 1; at < texts.length; at++) {
    const own = texts[at] ?? "";
    const isLast = at === texts.length - 1;
    if (isLast && own === "") break;
    const read = LINE.safeParse(parsed(own));
    if (!read.success && isLast) break;
    if (!read.success || read.data.seq !== lines.length + 1) return { ok: false, line: at + 1 };
    lines.push(read.data);
  }
  return { ok: true, head: head.data, lines };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told by the number of the line
  }
}
