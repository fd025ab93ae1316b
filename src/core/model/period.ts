// A stretch of time, and the rule that says which cases a deadline rate counts.

/** Half-open, seconds since 2000. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Which cases a deadline rate counts: `due` (done + overdue) or `all` (every dispatched, not voided). */
export type Cohort = "due" | "all";
