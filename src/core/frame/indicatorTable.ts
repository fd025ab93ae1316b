// The assessment of many periods at once: both blocks of sums for every period and every node of the levels, and the indicators read out of them.
import type { Filters } from "../model/filters";
import type { Cohort, Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { ASSESS_WIDTH, assessSums } from "../stats/assessSums";
import type { CaseFacts } from "../stats/caseSums";
import { writeKinds } from "../stats/flags";
import { type Indicator, type IndicatorValue, indicatorOf } from "../stats/indicators";
import { rangeOf } from "../stats/range";
import { repeatsOf } from "../stats/repeats";
import { NO_PARENT, rollUp } from "../stats/rollUp";

/** First response within 30 minutes counts as prompt: 15 to accept and 15 to dispatch (time_limits.json "stage timers"). */
export const SOON_SECONDS = 1800;

export interface AssessmentRequest {
  /** Months as a rule; null is all time. They may overlap. */
  readonly periods: readonly (Period | null)[];
  readonly cohort: Cohort;
  readonly now: number;
  /** Parent of every node: the plan's slots, OUTSIDE, UNLOCATED, then the higher levels (rollUp.ts). */
  readonly parents: ArrayLike<number>;
  readonly soonSeconds?: number;
}

/** What a page asks of the open reports: the levels are those of the plan and the town. */
export interface SumsRequest extends Pick<AssessmentRequest, "periods" | "cohort" | "now"> {
  /** Absent: nothing is filtered. */
  readonly filters?: Filters;
}

/** One array a period: `nodes` rows of ASSESS_WIDTH sums. */
export interface Assessment {
  readonly nodes: number;
  readonly periods: readonly Float64Array[];
}

/** What every case is, whatever the period: kept as long as the reports, the cohort and `now` stay. Two bytes a report. */
export function caseFactsOf(reports: ReportColumns, { cohort, now, soonSeconds = SOON_SECONDS }: Omit<AssessmentRequest, "periods" | "parents">): CaseFacts {
  const kinds = new Uint8Array(reports.size);
  writeKinds(reports, cohort, now, kinds, 0, reports.size);
  return { kinds, repeats: repeatsOf(reports), now, soonSeconds };
}

/** Sums of all periods on all levels. A report lies in a period by its reported_at; `facts` are of the same reports and request. */
export function assessmentOf(reports: ReportColumns, request: AssessmentRequest, facts: CaseFacts = caseFactsOf(reports, request)): Assessment {
  const { periods, parents } = request;
  return { nodes: parents.length, periods: periods.map((period) => rollUp(assessSums(reports, facts, rangeOf(reports, period)), ASSESS_WIDTH, parents)) };
}

/** One indicator of one node in one period. Throws RangeError for a period or node that the assessment does not have. */
export function assessedValue(assessment: Assessment, period: number, node: number, indicator: Indicator): IndicatorValue {
  const sums = assessment.periods[period];
  if (sums === undefined || !(node >= 0 && node < assessment.nodes)) throw new RangeError(`assessedValue: no period ${period} or node ${node}`);
  return indicatorOf(indicator, sums, node);
}

/**
 * Parents for a plan without further levels: every slot belongs to the town, the last node; OUTSIDE and UNLOCATED stay on their own, so that town
 * + OUTSIDE + UNLOCATED are all reports.
 */
export function townParents(slotCount: number): Int32Array {
  return Int32Array.from({ length: slotCount + 3 }, (_, node) => (node < slotCount ? slotCount + 2 : NO_PARENT));
}
