// The typed face of the one worker that holds the ledger. Everything the page knows about reports it asks for here.
import type { GroundLayer, HexBins, PointCloud, Raster, RasterRequest } from "../core/frame/pictures";
import type { Bucket, Counts, Period, Question, Reconciliation, RowPage, Suspicion } from "../core/frame/question";
import type { Issue } from "../core/model/issue";
import type { Mapping } from "../core/model/mapping";
import type { Grid } from "../core/model/plan";
import type { Result } from "../core/model/result";

export type { GroundLayer, HexBins, PointCloud, Raster, RasterRequest };

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
  readonly issues: readonly Issue[];
}

/** What a look at the first rows of a file of reports tells. */
export interface Inspection {
  readonly file: string;
  readonly format: string;
  readonly encoding: string;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly proposal: Mapping;
  readonly suspicions: readonly Suspicion[];
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

export interface Engine {
  openDemo(report: (progress: Progress) => void): Promise<{ plan: PlanSummary; ledger: LedgerSummary; ground: readonly GroundLayer[] }>;
  openBoundaries(
    file: File,
    options: { crs?: string; idProperty?: string; nameProperty?: string },
    report: (progress: Progress) => void,
  ): Promise<Result<PlanSummary>>;
  openGround(file: File): Promise<Result<GroundLayer>>;
  inspectReports(file: File): Promise<Result<Inspection>>;
  openReports(file: File, mapping: Mapping, report: (progress: Progress) => void): Promise<Result<LedgerSummary>>;
  /** Stops what is being read; what the ledger held before stays. */
  cancel(): Promise<void>;
  /** Full counts, medians included. */
  ask(question: Question): Promise<Counts>;
  /** Counts while a brush moves: only the moved edges are recounted, medians are null. */
  brush(question: Question): Promise<Counts>;
  /** Reports per equal time bin over the span, for the brush's histogram. */
  histogram(bins: number): Promise<{ readonly span: Period; readonly counts: Uint32Array } | null>;
  points(period: Period | null, limit: number): Promise<PointCloud>;
  raster(request: RasterRequest): Promise<Raster>;
  hexes(cellM: number, period: Period | null): Promise<HexBins>;
  rows(bucket: Bucket, slot: number | null, offset: number, limit: number): Promise<RowPage>;
  row(ledgerRow: number): Promise<RowPage["rows"][number] | null>;
  /** The same CSV as the command `assess` writes. */
  exportCsv(question: Question): Promise<string>;
}
