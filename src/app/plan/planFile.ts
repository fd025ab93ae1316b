// Plans as files: taken away with their whole log, and brought back as a new draft on the same ground.
import type { LogEntry } from "../../core/plan/draft";
import { readPlanFile, writePlanFile } from "../../feed/planFile";
import { addPlan, freshPlan, linesOf, type PlanRecord } from "./planStore";

/** The file of a plan: what the browser kept; where it kept less than was done (no room), what the page remembers. */
export async function planText(plan: PlanRecord, log: readonly LogEntry[]): Promise<string> {
  const kept = await linesOf(plan.id).catch(() => []);
  const told = kept.filter(({ entry }) => entry !== null).length;
  const facts = { actor: "", grids: [], units: [], households: null, cases: null, before: {}, after: {}, reason: "" };
  const more = log.slice(told).map((entry, at) => ({
    seq: kept.length + at + 1,
    time: plan.changed,
    op: entry.kind === "gesture" ? entry.name : entry.kind,
    ...facts,
    entry,
  }));
  const { name, family, base, baseName, level, codes } = plan;
  return writePlanFile({ name, family, base, baseName, level, codes: codes && [...codes] }, [...kept, ...more]);
}

export type Brought =
  | { readonly kind: "brought"; readonly plan: PlanRecord }
  /** The file is not ours, or was changed, at this line. */
  | { readonly kind: "faulty"; readonly line: number }
  /** It was drawn on other ground: its log is of no use here. */
  | { readonly kind: "otherBase"; readonly name: string; readonly baseName: string };

/** Brings a plan in as a draft of its own; refused when it was drawn on another ground. */
export async function bringPlan(text: string, base: string): Promise<Brought> {
  const file = readPlanFile(text);
  if (!file.ok) return { kind: "faulty", line: file.line };
  const { name, baseName, family, level, codes } = file.head;
  if (file.head.base !== base) return { kind: "otherBase", name, baseName };
  const plan: PlanRecord = { ...freshPlan({ name, baseName, family, base, level }), codes, lines: file.lines.length };
  await addPlan(plan, file.lines);
  return { kind: "brought", plan };
}
