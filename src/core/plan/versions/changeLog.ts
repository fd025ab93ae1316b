// What was done to a plan, one line for each step, as JSON lines that other systems and auditors read.

export interface ChangeEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** ISO 8601 with offset. */
  readonly time: string;
  readonly actor: string;
  /** move_vertex, split, merge, assign, suggest, rename, renumber, status, … */
  readonly op: string;
  /** Codes of the grids concerned. */
  readonly grids: readonly string[];
  /** Units that changed their grid. */
  readonly units: readonly string[];
  readonly households: number | null;
  readonly cases: number | null;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  readonly reason: string;
}

/** The log as JSON lines, one entry each, keys always in the same order. */
export function changeLogText(entries: readonly ChangeEntry[]): string {
  return entries
    .map(
      ({ seq, time, actor, op, grids, units, households, cases, before, after, reason }) =>
        `${JSON.stringify({ seq, time, actor, op, grids, units, households, cases, before, after, reason })}\n`,
    )
    .join("");
}

/** A line that is no entry, or out of turn: its number from 1. */
export type ReadLog = { readonly ok: true; readonly entries: readonly ChangeEntry[] } | { readonly ok: false; readonly line: number };

/** Reads a log back; a last line that breaks off (the machine went down while writing) is left out. */
export function readChangeLog(text: string): ReadLog {
  const lines = text.split("\n");
  const entries: ChangeEntry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "" && index === lines.length - 1) break;
    const entry = entryOf(line);
    if (entry === null && index === lines.length - 1) break;
    if (entry === null || entry.seq !== entries.length + 1) return { ok: false, line: index + 1 };
    entries.push(entry);
  }
  return { ok: true, entries };
}

function entryOf(line: string): ChangeEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null; // told by the number of the line
  }
  if (typeof value !== "object" || value === null) return null;
  const entry = value as Record<keyof ChangeEntry, unknown>;
  const isText = (of: unknown): of is string => typeof of === "string";
  const isTexts = (of: unknown): boolean => Array.isArray(of) && of.every(isText);
  const isCount = (of: unknown): boolean => of === null || (typeof of === "number" && Number.isFinite(of));
  const isNumbers = (of: unknown): boolean => typeof of === "object" && of !== null && Object.values(of).every((each) => typeof each === "number");
  const isWhole =
    Number.isInteger(entry.seq) &&
    [entry.time, entry.actor, entry.op, entry.reason].every(isText) &&
    isTexts(entry.grids) &&
    isTexts(entry.units) &&
    isCount(entry.households) &&
    isCount(entry.cases) &&
    isNumbers(entry.before) &&
    isNumbers(entry.after);
  return isWhole ? (entry as unknown as ChangeEntry) : null;
}
