// What is done to plans as wholes: a name, a copy, a step of their life, codes given anew. Each leaves a line in the log of the plan.
import { forkPlan, movePlan, type PlanMove, type PlanRefusal } from "../../core/plan/versions/status";
import { reopenDraft } from "./drafting";
import { tellOthers, wantPlan } from "./planKeeper";
import { planState, tellPlan } from "./planState";
import { addPlan, allPlans, changePlans, freshPlan, linesOf, type PlanLine, type PlanRecord } from "./planStore";
import { actorName } from "./planWho";

/** A line that touches no border. */
function deed(plan: PlanRecord, op: string, reason: string): PlanLine {
  const none = { grids: [], units: [], households: null, cases: null, before: {}, after: {} };
  return { seq: plan.lines + 1, time: new Date().toISOString(), actor: actorName(), op, ...none, reason, entry: null };
}

/** Changes a plan and leaves a line; the open one changes on screen too. */
async function change(plan: PlanRecord, op: string, reason: string, more: Partial<PlanRecord>): Promise<void> {
  const line = deed(plan, op, reason);
  const next: PlanRecord = { ...plan, ...more, lines: line.seq, changed: line.time };
  await changePlans([{ plan: next, line }]);
  if (planState().plan?.id === plan.id) tellPlan({ plan: next });
  tellOthers(plan.id);
}

export function renamePlan(plan: PlanRecord, name: string): Promise<void> {
  return change(plan, `rename ${name}`, "", { name });
}

/** Codes given by hand, by grid; null goes back to those of the rule. */
export function recodePlan(plan: PlanRecord, codes: PlanRecord["codes"]): Promise<void> {
  return change(plan, codes === null ? "codes by rule" : "renumber", "", { codes });
}

/** Opens another plan of the same ground. */
export async function openRecordOf(plan: PlanRecord): Promise<void> {
  wantPlan(plan.base, plan.id);
  await reopenDraft();
}

/** Copies a plan with everything that was done to it into a draft of its own, and opens it. */
export async function copyPlan(plan: PlanRecord, name: string): Promise<void> {
  const lines = await linesOf(plan.id);
  const fresh = freshPlan({ family: plan.family, base: plan.base, baseName: plan.baseName, level: plan.level, name }, plan.id);
  if (!forkPlan([plan], plan.id, fresh.id, name).ok) return;
  await addPlan({ ...fresh, lines: lines.length, codes: plan.codes, book: plan.book }, lines);
  await openRecordOf(fresh);
}

/** A new draft that begins where the ground does. */
export async function newPlan(like: PlanRecord, name: string): Promise<void> {
  const fresh = freshPlan({ family: like.family, base: like.base, baseName: like.baseName, level: like.level, name });
  await addPlan(fresh, []);
  await openRecordOf(fresh);
}

export interface MoveAsked {
  readonly move: PlanMove;
  /** Errors that its check finds. */
  readonly errors: number;
  readonly reason: string;
  /** Codes and their book from the day on; for a plan that is put in force. */
  readonly coding: Pick<PlanRecord, "codes" | "book"> | null;
}

/** A step in the life of a plan; others of its ground may change with it (the one before retires). null when it was done. */
export async function stepPlan(plan: PlanRecord, { move, errors, reason, coding }: MoveAsked): Promise<PlanRefusal | null> {
  const town = (await allPlans()).filter(({ family }) => family === plan.family);
  const moved = movePlan(town, plan.id, move, errors);
  if (!moved.ok) return moved.refusal;
  const changes = town.flatMap((before) => {
    const after = moved.plans.find(({ id }) => id === before.id);
    if (!after || (after.status === before.status && after.from === before.from && after.to === before.to)) return [];
    const line = deed(before, `status ${after.status}`, before.id === plan.id ? reason : "");
    return [{ plan: { ...before, ...after, ...(before.id === plan.id ? coding : null), lines: line.seq, changed: line.time }, line }];
  });
  await changePlans(changes);
  for (const { plan: own } of changes) tellOthers(own.id);
  await reopenDraft();
  return null;
}
