// The typed face of the one worker that holds the ledger. Everything the page knows about reports it asks for here.
import type { Inspection, LedgerSummary, PlanSummary, Progress } from "../core/frame/answers";
import type { GroundLayer, HexBins, PointCloud, Raster, RasterRequest } from "../core/frame/pictures";
import type { Bucket, Counts, Period, Question, RowPage } from "../core/frame/question";
import type { Mapping } from "../core/model/mapping";
import type { Result } from "../core/model/result";

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
