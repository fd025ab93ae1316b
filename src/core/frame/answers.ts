// What the engine tells of files, plans and the ledger: facts for panels, no rows.
import type { CodeColumn, TimeColumn } from "../model/columns";
import type { Issue } from "../model/issue";
import type { Mapping } from "../model/mapping";
import type { Grid } from "../model/plan";
import type { PlanNumbers } from "../model/planNumbers";
import type { FacetCounts } from "../stats/facets";
import type { Period, Reconciliation, Suspicion } from "./question";

export interface Progress {
  readonly file: string;
  readonly phase: "reading" | "locating" | "done";
  readonly bytes: number;
  /** null where the size is not known. */
  readonly totalBytes: number | null;
  readonly rows: number;
  readonly elapsedMs: number;
}

/** A plan as the page holds it: facts of the grids, and where MapLibre's own worker can fetch the shapes. */
export interface PlanSummary {
  readonly version: number;
  readonly name: string;
  readonly generated: boolean;
  readonly grids: readonly Grid[];
  /** Degrees [west, south, east, north]. */
  readonly bbox: readonly [number, number, number, number];
  /** blob: URL of a FeatureCollection whose features have id = slot; it goes straight to MapLibre's worker. */
  readonly shapesUrl: string;
  readonly idProperty: string | null;
  readonly nameProperty: string | null;
  /** Properties that could be ids or names. */
  readonly properties: readonly string[];
  /** Numbers of the grids by property, one a slot. */
  readonly numbers: PlanNumbers;
  readonly issues: readonly Issue[];
}

/** Time columns that more than one format reads alike: 03/04/2015 is in March or in April. */
export type OpenTimes = { readonly [K in TimeColumn]?: readonly string[] };

/** What a look at the first rows of a file of reports tells. */
export interface Inspection {
  readonly file: string;
  readonly format: string;
  readonly encoding: string;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly proposal: Mapping;
  /** Positions come from geometries, not from columns. */
  readonly shaped?: boolean;
  readonly suspicions: readonly Suspicion[];
  readonly openTimes: OpenTimes;
}

/** Reports of each choice of each filter under the period and the others' filters, and the words that the choices of columns stand for. */
export interface FacetAnswer {
  readonly counts: FacetCounts;
  readonly words: { readonly [K in CodeColumn]?: readonly string[] };
  /** Group of each word of `category`, "" for none. */
  readonly groups: readonly string[];
}

export interface LedgerSummary {
  readonly version: number;
  readonly sources: readonly { readonly name: string; readonly rows: number; readonly bytes: number; readonly generated: boolean; readonly mapping: Mapping }[];
  readonly reconciliation: Reconciliation;
  /** First and last reported_at, or null. */
  readonly span: Period | null;
  readonly bytesPerReport: number;
  readonly suspicions: readonly Suspicion[];
  readonly hasDeadlines: boolean;
  readonly hasClosing: boolean;
  readonly hasSatisfaction: boolean;
}
