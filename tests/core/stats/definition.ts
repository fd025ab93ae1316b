// The indicators once more, case by case in plain words: the judge of the fast way.
import { NO_TIME } from "../../../src/core/model/columns";
import type { Cohort, Period } from "../../../src/core/model/period";
import { SUM_FIELDS, SUM_WIDTH, type SumField } from "../../../src/core/stats/sums";
import type { Row } from "../ledger/make";

const VOID = ["cancelled", "作废", "void", "不予立案", "not_accepted"];
const SATISFIED = ["very_satisfied", "satisfied", "非常满意", "满意"];
const ANSWERS = [...SATISFIED, "neutral", "dissatisfied", "very_dissatisfied", "一般", "不满意", "非常不满意"];

/** Which sums one case adds to. */
export function addsOf(row: Row, cohort: Cohort, now: number, dispatchMapped: boolean): readonly SumField[] {
  const adds: SumField[] = ["n"];
  if (VOID.includes(row.state ?? "")) return adds;
  if (ANSWERS.includes(row.satisfaction ?? "")) adds.push("answered");
  if (SATISFIED.includes(row.satisfaction ?? "")) adds.push("satisfied");
  const deadline = row.deadline_at;
  if (deadline === undefined) return [...adds, "noDeadline"];
  const dispatched = !dispatchMapped || row.dispatched_at !== undefined;
  const inCohort = (done: number | undefined) => (cohort === "all" ? dispatched : done !== undefined || deadline < now);
  const handled = row.handled_at ?? row.closed_at;
  if (inCohort(handled)) {
    adds.push("due");
    if (handled !== undefined) adds.push("handled");
    if (handled !== undefined && handled <= deadline) adds.push("handledOnTime");
  }
  if (inCohort(row.closed_at)) {
    adds.push("dueToClose");
    if (row.closed_at !== undefined) adds.push("closed");
    if (row.closed_at !== undefined && row.closed_at <= deadline) adds.push("closedOnTime");
  }
  return adds;
}

/** Sums by row of slots, OUTSIDE and UNLOCATED, counted one case after the other. */
export function sumsByDefinition(
  rows: readonly { readonly row: Row; readonly at: number }[],
  rowCount: number,
  cut: { period: Period | null; cohort: Cohort; now: number },
  dispatchMapped: boolean,
): Float64Array {
  const sums = new Float64Array(rowCount * SUM_WIDTH);
  for (const { row, at } of rows) {
    const time = row.reported_at ?? NO_TIME;
    if (cut.period && (time === NO_TIME || time < cut.period.from || time >= cut.period.to)) continue;
    for (const field of addsOf(row, cut.cohort, cut.now, dispatchMapped)) {
      const cell = at * SUM_WIDTH + SUM_FIELDS.indexOf(field);
      sums[cell] = (sums[cell] ?? 0) + 1;
    }
  }
  return sums;
}
