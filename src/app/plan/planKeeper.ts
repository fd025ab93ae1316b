// Keeps the open draft: restores it from its log, writes every act down before it is acknowledged, and lets one page at a time edit.
import { outlinesOf } from "../../core/frame/outlines";
import { polygonSet } from "../../core/geo/polygons";
import { shapesOf } from "../../core/plan/coverage/shapes";
import { digestOf } from "../../core/plan/digest";
import { type Draft, type LogEntry, replay } from "../../core/plan/draft";
import type { PlanGround } from "../../engine/planGround";
import { drafting, type Keeper, reopenDraft } from "./drafting";
import { factsOf, type Stood, stoodOf } from "./lineFacts";
import { holdPlan, leavePlan } from "./planLock";
import { planState, tellPlan } from "./planState";
import { addPlan, allPlans, appendLine, freshPlan, linesOf, type PlanLine, type PlanRecord, type PlanSnapshot, snapshotOf } from "./planStore";
import { actorName } from "./planWho";

/** Every so many lines, or so much later, the plan as it stands is put beside its log. */
const SNAPSHOT_LINES = 50;
const SNAPSHOT_MS = 60_000;
const CHANNEL = "gridkeeper.plans";

/** What is known of the plan that is open in the engine. */
export interface KeptPlan {
  readonly baseName: string;
  /** Id of each of its grids. */
  readonly ids: readonly string[];
}

/** Fingerprints of what a draft is begun with. */
export function groundDigests({ faces, grid, beat, level }: PlanGround): { readonly family: string; readonly base: string } {
  const family = digestOf([faces.xy, faces.ringStart, faces.partStart, faces.partSlot]);
  return { family, base: `${level} ${digestOf([faces.xy, faces.ringStart, faces.partStart, faces.partSlot, grid, beat ?? []])}` };
}

/** The fingerprint of a plan as it stands: equal when every word is. */
export function draftDigest({ coverage }: Pick<Draft, "coverage">): string {
  return digestOf(coverage.snapshot());
}

/** Id of a grid of a draft: that of the plan, "+1", "+2" … for those that were made. */
export function workingId(ids: readonly string[], grid: number): string {
  return ids[grid] ?? `+${grid - ids.length + 1}`;
}

/** The keeper of drafts of one open plan. */
export function planKeeper(kept: KeptPlan): Keeper {
  let before: Stood | null = null;
  let snapped = { line: 0, at: Date.now() };
  return {
    async restore(ground, draft) {
      const opened = await openRecord(ground, kept).catch((error: unknown) => {
        console.warn("planKeeper: this browser keeps nothing", error);
        return null;
      });
      if (opened === null) {
        tellPlan({ plan: null, hold: "ours", recovered: 0, brokenAt: null, isKept: false });
        return { readOnly: false };
      }
      const { plan, lines, snapshot, isOurs } = opened;
      const brokenAt = replayed(draft, lines, snapshot);
      before = stoodOf(draft);
      snapped = { line: snapshot?.line ?? 0, at: Date.now() };
      const hold = brokenAt !== null ? "broken" : plan.status !== "draft" ? "frozen" : isOurs ? "ours" : "theirs";
      tellPlan({ plan, hold, recovered: lines.length, brokenAt, isKept: true });
      return { readOnly: hold !== "ours" };
    },
    async persist(entry) {
      const { plan, isKept } = planState();
      const open = drafting.get();
      if (!isKept || plan === null || before === null || open.kind !== "open") return;
      const { draft, ground } = open;
      const facts = factsOf(draft, entry, ground, before, (grid) => workingId(kept.ids, grid));
      const seq = plan.lines + 1;
      const isDue = seq - snapped.line >= SNAPSHOT_LINES || Date.now() - snapped.at >= SNAPSHOT_MS;
      const line: PlanLine = { seq, time: new Date().toISOString(), actor: actorName(), ...facts, reason: "", entry };
      const next = await appendLine(plan, line, isDue ? snapshotAt(draft, seq) : null);
      before = stoodOf(draft);
      if (isDue) snapped = { line: seq, at: Date.now() };
      tellPlan({ plan: next });
      tellOthers(plan.id);
    },
    close: leavePlan,
  };
}

interface Opened {
  readonly plan: PlanRecord;
  readonly lines: readonly PlanLine[];
  readonly snapshot: PlanSnapshot | null;
  readonly isOurs: boolean;
}

/** The plan of this ground that the page had, or the one that was worked on last; a first draft where there is none. */
async function openRecord(ground: PlanGround, { baseName }: KeptPlan): Promise<Opened> {
  const { family, base } = groundDigests(ground);
  const plans = (await allPlans()).filter((plan) => plan.base === base);
  const wanted = wantedPlan(base);
  let plan = plans.find(({ id }) => id === wanted) ?? plans.find(({ status }) => status === "draft") ?? plans[0];
  if (!plan) {
    plan = freshPlan({ family, base, baseName, level: ground.level, name: "" });
    await addPlan(plan, []);
  }
  wantPlan(base, plan.id);
  const isOurs = await holdPlan(plan.id, () => void reopenDraft());
  listen();
  // Read after the lock was asked for: what the page before wrote last is in it.
  const lines = await linesOf(plan.id);
  return { plan: { ...plan, lines: lines.length }, lines, snapshot: await snapshotOf(plan.id), isOurs };
}

/** Does a log again; the line at which it broke off, or at which it stood otherwise than it was kept, null when all is as it was. */
function replayed(draft: Draft, lines: readonly PlanLine[], snapshot: PlanSnapshot | null): number | null {
  const log = (from: number, to: number): LogEntry[] => lines.slice(from, to).flatMap(({ entry }) => entry ?? []);
  const middle = Math.min(snapshot?.line ?? 0, lines.length);
  const first = log(0, middle);
  const done = replay(draft, first);
  if (done < first.length) return lineOf(lines, done);
  if (snapshot && middle === snapshot.line && draftDigest(draft) !== snapshot.digest) return middle;
  const rest = log(middle, lines.length);
  const more = replay(draft, rest);
  return more < rest.length ? lineOf(lines, done + more) : null;
}

/** The line of an entry, counted from 1. */
function lineOf(lines: readonly PlanLine[], entry: number): number {
  return lines.filter((line) => line.entry !== null)[entry]?.seq ?? lines.length;
}

function snapshotAt(draft: Draft, line: number): PlanSnapshot {
  const shapes = shapesOf(draft.coverage, "grid").filter((shape) => shape !== null);
  return { line, digest: draftDigest(draft), outline: outlinesOf(polygonSet(shapes), 100) };
}

/** Which plan this page has open, so that a page that is loaded again, or comes back after a crash, has the same. */
function wantedPlan(base: string): string | null {
  return sessionStorage.getItem(`gridkeeper.plan ${base}`);
}

export function wantPlan(base: string, id: string): void {
  sessionStorage.setItem(`gridkeeper.plan ${base}`, id);
}

let channel: BroadcastChannel | null = null;

/** A page that only reads follows the one that edits. */
function listen(): void {
  if (channel) return;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    const { plan, hold } = planState();
    if (plan?.id === data && hold === "theirs") void reopenDraft();
    else tellPlan({});
  };
}

/** Tells the other pages of this browser that a plan has changed. */
export function tellOthers(id: string): void {
  listen();
  channel?.postMessage(id);
}
