// A question about the reports of a plan, and what answers it. Any engine may answer: no screen may assume that rows are at hand.
import type { RejectReason } from "../model/batch";
import type { CodeColumn, TextColumn, TimeColumn } from "../model/columns";
import type { Filters } from "../model/filters";
import type { Cohort, Period } from "../model/period";

export type { Cohort, Period };

/** Which reports are looked at. */
export interface Selection {
  /** null: all time, reports without a time included. */
  readonly period: Period | null;
  /** Absent: nothing is filtered. */
  readonly filters?: Filters;
}

export interface Question extends Selection {
  readonly cohort: Cohort;
  /** Seconds since 2000; overdue is judged at this instant. */
  readonly now: number;
}

/** Answer: sums of every grid, then a row for OUTSIDE, then one for UNLOCATED (SUM_WIDTH numbers each). */
export interface Counts {
  readonly question: Question;
  /** Ledger version that was counted. */
  readonly version: number;
  readonly slotCount: number;
  readonly sums: Float64Array;
  /** Exact median of closed_at − reported_at in hours per row, NaN for none; null while a brush is moving (ask again at rest). */
  readonly medianHours: Float64Array | null;
  /** Closed cases whose closed_at lies before reported_at: in no median, counted here. */
  readonly closedBeforeReported: number;
}

/** read = located + outside + unlocated + rejected + duplicates, always. */
export interface Reconciliation {
  readonly read: number;
  readonly located: number;
  readonly outside: number;
  readonly unlocated: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Of the located: on a border of at least one grid. */
  readonly onBorder: number;
  /** Of the unlocated: a position, but farther from the plan than the set distance. */
  readonly far: number;
  /** Rows that replaced an older one of the same case id; the replaced row is counted under `duplicates`. */
  readonly updates: number;
  /** Reports without deadline_at. */
  readonly withoutDeadline: number;
}

export type Bucket = "located" | "outside" | "unlocated" | "rejected" | "duplicates";

/** Why a report has no grid. */
export type UnlocatedReason = "missing" | "zero" | "out_of_range" | "far";

/** A page of rows of a bucket, for a table. */
export interface RowPage {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly ReportRow[];
}

/** One report as a table shows it. Text fields come from the source file and are text, never HTML. */
export interface ReportRow {
  /** Position in the ledger, to ask for the whole row; absent for rejected rows. */
  readonly position?: number;
  readonly source: number;
  readonly record: number;
  readonly line?: number;
  readonly id: string;
  readonly slot: number;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly times: { readonly [K in TimeColumn]?: number };
  readonly codes: { readonly [K in CodeColumn]?: string };
  readonly texts?: { readonly [K in TextColumn]?: string };
  readonly reason?: RejectReason | UnlocatedReason | "duplicate";
  readonly found?: string;
}

/** Something that may be wrong with a source, said aloud with a one-click fix, never corrected silently. */
export interface Suspicion {
  readonly kind: "swapped" | "gcj02" | "bd09" | "projected" | "encoding" | "timeZone";
  /** Index of the source in the ledger; absent before it is read. */
  readonly source?: number;
  /** How many positions speak for it, of how many looked at. */
  readonly support: number;
  readonly of: number;
  /** The change of mapping that would mend it. */
  readonly fix: Readonly<Record<string, string>>;
}
