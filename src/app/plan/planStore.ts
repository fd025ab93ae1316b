// Plans in IndexedDB: what each is called and where it stands, the log of what was done to it, and snapshots. Lines are only ever added.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Outlines } from "../../core/frame/outlines";
import type { LogEntry } from "../../core/plan/draft";
import type { ChangeEntry } from "../../core/plan/versions/changeLog";
import type { CodeRecord } from "../../core/plan/versions/codes";
import type { PlanVersion } from "../../core/plan/versions/status";
import type { FaceLevel } from "../../engine/planGround";
import { newId } from "../operatorLog";

/** A plan of this browser. Days as in PlanVersion, moments ISO 8601; a name of "" is that of a first draft in whatever language is read. */
export interface PlanRecord extends PlanVersion {
  /** Fingerprint of the faces that it is made of, and of these with the grids and locks that it was begun with: its log is of no use elsewhere. */
  readonly family: string;
  readonly base: string;
  readonly baseName: string;
  readonly level: FaceLevel;
  readonly made: string;
  readonly changed: string;
  /** Lines of its log. */
  readonly lines: number;
  /** Codes of its grids that were given by hand ("renumber"), by grid; and all codes that ever were, once it was put in force. */
  readonly codes: readonly (string | null)[] | null;
  readonly book: readonly CodeRecord[] | null;
}

/** One line of a plan's log: who did what when; `entry` is what is replayed, null for what does not touch borders (a new name, a new status). */
export interface PlanLine extends ChangeEntry {
  readonly entry: LogEntry | null;
}

/** The plan as it stood after so many lines: by which a replay is checked, and a picture of it. */
export interface PlanSnapshot {
  readonly line: number;
  /** Fingerprint of every word of the coverage. */
  readonly digest: string;
  readonly outline: Outlines;
}

interface Kept extends DBSchema {
  plans: { key: string; value: PlanRecord };
  lines: { key: [string, number]; value: PlanLine };
  snapshots: { key: [string, number]; value: PlanSnapshot };
}

type Base = IDBPDatabase<Kept>;

let opening: Promise<Base> | null = null;

function database(): Promise<Base> {
  opening ??= openDB<Kept>("gridkeeper.plans", 1, {
    upgrade(base) {
      base.createObjectStore("plans", { keyPath: "id" });
      base.createObjectStore("lines");
      base.createObjectStore("snapshots");
    },
  });
  return opening;
}

/** Everything under one plan. */
const within = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);

/** All plans, the one that was worked on last first. */
export async function allPlans(): Promise<PlanRecord[]> {
  const plans = await (await database()).getAll("plans");
  return plans.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

/** The log of a plan in its order. */
export async function linesOf(id: string): Promise<PlanLine[]> {
  return (await database()).getAll("lines", within(id));
}

/** The latest snapshot of a plan. */
export async function snapshotOf(id: string): Promise<PlanSnapshot | null> {
  const cursor = await (await database()).transaction("snapshots").store.openCursor(within(id), "prev");
  return cursor?.value ?? null;
}

/** Why a line was not kept. */
export type KeepFault = "quota" | "elsewhere" | "failed";

export class KeepError extends Error {
  readonly fault: KeepFault;
  constructor(fault: KeepFault, cause: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

/**
 * Adds a line to a plan and puts it on disk; what else changed of the plan comes with it. `line.seq` must be the next one: another page
 * that wrote meanwhile is found out ("elsewhere"), and nothing is written.
 */
export async function appendLine(plan: PlanRecord, line: PlanLine, snapshot: PlanSnapshot | null): Promise<PlanRecord> {
  const next: PlanRecord = { ...plan, lines: line.seq, changed: line.time };
  const base = await database();
  const writing = base.transaction(["plans", "lines", "snapshots"], "readwrite", { durability: "strict" });
  try {
    await Promise.all([
      writing.objectStore("lines").add(line, [plan.id, line.seq]),
      writing.objectStore("plans").put(next),
      snapshot && writing.objectStore("snapshots").put(snapshot, [plan.id, snapshot.line]),
      writing.done,
    ]);
  } catch (error) {
    throw new KeepError(faultOf(writing.error ?? error), error);
  }
  return next;
}

/** Several plans change at once (one is put in force, the one before retires), each with a line of its log. */
export async function changePlans(changes: readonly { readonly plan: PlanRecord; readonly line: PlanLine | null }[]): Promise<void> {
  const writing = (await database()).transaction(["plans", "lines"], "readwrite", { durability: "strict" });
  try {
    await Promise.all([
      ...changes.map(({ plan }) => writing.objectStore("plans").put(plan)),
      ...changes.map(({ plan, line }) => line && writing.objectStore("lines").add(line, [plan.id, line.seq])),
      writing.done,
    ]);
  } catch (error) {
    throw new KeepError(faultOf(writing.error ?? error), error);
  }
}

/** A new plan with a log that another brought. */
export async function addPlan(plan: PlanRecord, lines: readonly PlanLine[]): Promise<void> {
  const writing = (await database()).transaction(["plans", "lines"], "readwrite", { durability: "strict" });
  try {
    await Promise.all([
      writing.objectStore("plans").add(plan),
      ...lines.map((line) => writing.objectStore("lines").add(line, [plan.id, line.seq])),
      writing.done,
    ]);
  } catch (error) {
    throw new KeepError(faultOf(writing.error ?? error), error);
  }
}

/** A plan that begins now, a draft without a line. */
export function freshPlan(of: Pick<PlanRecord, "family" | "base" | "baseName" | "level" | "name">, parent: string | null = null): PlanRecord {
  const now = new Date().toISOString();
  return { ...of, id: newId(), parent, status: "draft", from: null, to: null, made: now, changed: now, lines: 0, codes: null, book: null };
}

function faultOf(error: unknown): KeepFault {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "quota";
  return name === "ConstraintError" ? "elsewhere" : "failed";
}
