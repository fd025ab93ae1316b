// The typed face of the one worker that holds the ledger. Everything the page knows about reports it asks for here.
import type { FacetAnswer, Inspection, LedgerSummary, PlanSummary, Progress } from "../core/frame/answers";
import type { Sheet, SheetRequest } from "../core/frame/assessmentSheet";
import type { LineFate } from "../core/frame/casebook";
import type { CaseFile } from "../core/frame/caseFile";
import type { Funnel, QueueAsked, QueuePage } from "../core/frame/caseQueue";
import type { GridProfile, ProfileRequest } from "../core/frame/gridProfile";
import type { HotAnswer, HotAsked, HotHexAnswer, HotHexAsked } from "../core/frame/hotSpotTable";
import type { Assessment, SumsRequest } from "../core/frame/indicatorTable";
import type { LiveFacts } from "../core/frame/live";
import type { Outlines } from "../core/frame/outlines";
import type { GroundLayer, HexBins, PointCloud, Raster, RasterRequest } from "../core/frame/pictures";
import type { Bucket, Counts, Period, Question, ReportRow, RowPage, Selection } from "../core/frame/question";
import type { RuleAnswer, RuleRequest } from "../core/frame/ruleAnswer";
import type { ClassCount } from "../core/frame/topClasses";
import type { PolygonSet } from "../core/geo/polygons";
import type { WorkingHours } from "../core/model/calendar";
import type { RefusalName } from "../core/model/caseRefusals";
import type { Catalogue } from "../core/model/catalogue";
import type { Filters } from "../core/model/filters";
import type { LogLine } from "../core/model/logLine";
import type { Mapping } from "../core/model/mapping";
import type { Grid } from "../core/model/plan";
import type { Result } from "../core/model/result";
import type { CleanOptions } from "../core/plan/clean";
import type { PlanScore } from "../core/plan/score/scorePlan";
import type { BestTransfer, Transfer } from "../core/plan/suggest/hints";
import type { Suggestion, SuggestOptions, Progress as SuggestProgress } from "../core/plan/suggest/suggest";
import type { LoadKind } from "../core/plan/units/loads";
import type { LiveSpec } from "../feed/live/spec";
import type { DemoLevel } from "./demo";
import type { Drill } from "./drill";
import type { SearchProgress } from "./filtering";
import type { LiveEnd } from "./live";
import type { PlanCheck, PlanCleaning } from "./planCheck";
import type { GroundAsked, PlanGround } from "./planGround";
import type { PlanAsked, UnitsTaken } from "./planning";
import type { DrawnPlan } from "./planOfDay";
import type { DraftGrids, Replay, ReplayAsked, ScoreAsked } from "./planScore";

export interface BoundaryOptions {
  readonly crs?: string;
  readonly idProperty?: string;
  readonly nameProperty?: string;
}

/** What is open: a plan, reports, both or neither. */
export interface Opened {
  readonly plan: PlanSummary | null;
  readonly ledger: LedgerSummary | null;
  readonly ground: readonly GroundLayer[];
  /** English for the words of generated reports; null for a file of one's own. */
  readonly english: ReadonlyMap<string, string> | null;
}

/** Catalogue and working time of a deployment; without a catalogue the sample stays. */
export interface ToldSetting {
  readonly catalogue: Catalogue | null;
  readonly hours: WorkingHours;
  readonly dayTypes: { readonly holidays: readonly number[]; readonly workdays: readonly number[] };
}

/** What is known of the ground of a plan, for whoever redraws it. */
export interface PlanFacts {
  /** Base units: of the plan itself where it brings no smaller ones. */
  readonly units: number;
  readonly loads: readonly LoadKind[];
  readonly beats: readonly Grid[];
  /** Rivers, railways and expressways in the layers of the ground. */
  readonly barriers: number;
  /** Places where grids could have their stations, by class. */
  readonly stations: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

export interface Engine {
  /** Sets catalogue and working time: before any case is looked at. */
  setCases(setting: ToldSetting): Promise<void>;
  /** Draws the demo town: its grids and ground can be shown before `readDemo` has read its cases. */
  openDemo(): Promise<Result<Opened>>;
  /** Reads the cases of the demo town; nothing happens when another plan was opened meanwhile. */
  readDemo(report: (progress: Progress) => void): Promise<Result<Opened>>;
  /** Shows the demo town by another of its levels; nothing happens when a file of one's own is open. */
  placeDemo(level: DemoLevel): Promise<Result<Opened>>;
  /** Boundaries replace the plan that is open; the first file of one's own closes the demo town. Reports that are open are located again. */
  openBoundaries(file: File, options: BoundaryOptions, report: (progress: Progress) => void): Promise<Result<Opened>>;
  /** Draws a file below the grids. */
  openGround(file: File): Promise<Result<Opened>>;
  /** A first look at a file; `encoding` overrules the one that its bytes tell. */
  inspectReports(file: File, encoding?: string): Promise<Result<Inspection>>;
  /** Reports replace those that are open, or with `add` come beside them. Cancelled or refused, what was open stays. */
  openReports(file: File, mapping: Mapping, add: boolean, report: (progress: Progress) => void): Promise<Result<Opened>>;
  /**
   * Takes these live sources; they are silent until they are run. `shown` is told after every change and answers when the page has drawn it. With
   * `keeps` each begins with what was last good in this browser, and is kept for the next start; without, whatever was kept is let go.
   */
  openLive(specs: readonly LiveSpec[], shown: (opened: Opened) => Promise<void>, keeps?: boolean): Promise<Result<Opened>>;
  /** One start of a live source: a round of asking, or as long as its link holds. */
  runLive(index: number): Promise<LiveEnd>;
  stopLive(index: number): Promise<void>;
  /** A token for this session, kept in memory only. */
  setLiveToken(name: string, token: string): Promise<void>;
  liveFacts(): Promise<readonly LiveFacts[]>;
  /** Stops what is being read. */
  cancel(): Promise<void>;
  opened(): Promise<Opened>;
  /** Full counts, medians included. */
  ask(question: Question): Promise<Counts>;
  /** Counts while a brush moves: only the moved edges are recounted, medians are null. */
  brush(question: Question): Promise<Counts>;
  /** Reports per equal time bin over the span, for the brush's histogram; null without reports that have a time. */
  histogram(bins: number, filters?: Filters): Promise<{ readonly span: Period; readonly counts: Uint32Array } | null>;
  /** Reports between each of these instants (seconds since 2000, ascending) and the next. */
  timeline(edges: readonly number[], filters?: Filters): Promise<Uint32Array>;
  /** How many reports each choice of each filter has under the period and the others' filters; hours on the clocks of `zone`. */
  facets(selection: Selection, zone: string): Promise<FacetAnswer>;
  /** Looks for a text in ids, addresses and titles, ending the search before (null only ends it); how many reports hold it. A filter by the same text answers at once afterwards. */
  search(text: string | null, report: (progress: SearchProgress) => void): Promise<Result<number>>;
  /** A test for hot spots over the areas of the plan; a new one, or null, ends the one before, which then answers null. */
  hotSpots(asked: HotAsked | null, report: (share: number) => void): Promise<HotAnswer | null>;
  /** The same over hexagons of the plan's ground; "tooMany" when the sides are too short for it. */
  hotHexes(asked: HotHexAsked, report: (share: number) => void): Promise<HotHexAnswer | "tooMany" | null>;
  /** At most `limit` points of what is selected, evenly picked in time order. */
  points(selection: Selection, limit: number): Promise<PointCloud>;
  raster(request: RasterRequest): Promise<Raster>;
  hexes(cellM: number, selection: Selection): Promise<HexBins>;
  /** Rows of a bucket of the ledger; of one grid when `slot` is given, only of the kept rows that are selected when a selection is. */
  rows(bucket: Bucket, slot: number | null, offset: number, limit: number, selection?: Selection): Promise<RowPage>;
  /** Reports of a period whose class is among these words (`isGrave`), in whatever bucket, the last reported first; at most `limit` of them. */
  grave(words: readonly string[], period: Period, limit: number): Promise<RowPage>;
  /** The classes with the most reports in a stretch of a day, beside the mean of the same stretch of the `days` days before. */
  topClasses(stretch: Period, days: number, limit: number): Promise<readonly ClassCount[]>;
  /** One report of the ledger with all its texts, read again from its file. */
  row(ledgerRow: number): Promise<ReportRow | null>;
  /** The case at a position of the ledger, or of an id, whole, as it stands at `now`; null for a row that is no case. */
  caseAt(which: number | string, now: number): Promise<CaseFile | null>;
  /** Open cases by time to deadline, with how many there are of each lamp, level and stage. */
  queue(asked: QueueAsked, now: number, offset: number, limit: number, filters?: Filters): Promise<QueuePage>;
  /** How many open cases wait in each stage, and how many of them over time: of every grid and of every level. */
  funnel(now: number, filters?: Filters): Promise<Funnel>;
  /** Lays lines of the operator's log over whatever is open now and later; tells what became of each. `hint` is where the first line's case lies. */
  addToLog(lines: readonly LogLine[], hint?: number): Promise<readonly LineFate[]>;
  /** Why the lifecycle would refuse a line about the case at a position; null when it would be done. */
  refusalOf(line: LogLine, position: number): Promise<RefusalName | null>;
  /** Every indicator of every grid and of the town for a period, with its changes; the page writes its CSV from the same sheet. */
  assessment(request: SheetRequest): Promise<Sheet>;
  /** Sums of every indicator for many periods at once: of every grid, OUTSIDE, UNLOCATED and the town. */
  indicatorSums(request: SumsRequest): Promise<Assessment>;
  /** Classes, sources, stages and repeat places of some grids against the town. */
  profile(request: ProfileRequest): Promise<GridProfile>;
  /** The areas above and below one of the open plan, or with null below the town. */
  drill(slot: number | null): Promise<Drill>;
  /** Plays a rule over the past of all reports, whatever is filtered. */
  backTest(request: RuleRequest): Promise<RuleAnswer>;
  /** Reports at positions of the ledger, without their texts. */
  rowsAt(positions: readonly number[]): Promise<readonly ReportRow[]>;
  /** The same CSV as the command `assess` writes. */
  exportCsv(question: Question): Promise<string>;
  /** The grids as SVG paths in a box whose longer side is `size`; null without a plan. */
  outlines(size: number): Promise<Outlines | null>;
  /** The grids with the same numbers as GeoJSON text; null without a plan. */
  exportGeoJson(question: Question): Promise<string | null>;
  /** What a draft of the open plan is begun with; null without a plan. */
  planGround(asked: GroundAsked): Promise<PlanGround | null>;
  /** Judges every case by a plan that was drawn here; null by the plan that was opened again. */
  takePlan(drawn: DrawnPlan | null): Promise<Result<Opened>>;
  /** Takes up units for the planner: the next five ask about them. */
  takeUnits(units: PolygonSet): Promise<UnitsTaken>;
  /** What the base units of the open plan tell; null without a plan. */
  planFacts(): Promise<PlanFacts | null>;
  /** Load of each unit, from the selected reports or from what is known of the ground; null without units. */
  unitLoads(selection: Selection, kind: LoadKind): Promise<Float64Array | null>;
  /** The grid of the open plan in which each unit lies, −1 for none; null without units or plan. */
  gridOfUnits(): Promise<Int32Array | null>;
  /** Suggests plans, telling its progress; null without units, when cancelled, and when another search was begun. Same seed, same plans. */
  suggestPlans(asked: PlanAsked, options: SuggestOptions, report: (progress: SuggestProgress) => void): Promise<Suggestion | null>;
  cancelSuggest(): Promise<void>;
  /** The four principles, beats and stability of a draft; null without a plan. */
  scoreDraft(asked: ScoreAsked): Promise<PlanScore | null>;
  /** The reports of a period as if a draft had stood then; null without a plan. */
  replayDraft(asked: ReplayAsked): Promise<Replay | null>;
  /** Every fault of a draft, or with null of the open plan in its file, and whether it can be edited as it is; null without a plan. */
  checkPlan(grids: DraftGrids): Promise<PlanCheck | null>;
  /** What a cleaning of the open plan would do; null without a plan, or when it cannot be cleaned. */
  lookAtCleaning(options: CleanOptions): Promise<PlanCleaning | null>;
  /** The cleaning that was looked at last becomes the open plan. */
  takeCleaning(): Promise<Result<Opened>>;
  /** The three transfers of a unit that help the balance of all grids most. */
  bestTransfers(asked: PlanAsked, grid: Int32Array): Promise<readonly BestTransfer[]>;
  /** The three unit transfers between two grids that help their balance most. */
  transferHints(asked: PlanAsked, grid: Int32Array, first: number, second: number): Promise<readonly Transfer[]>;
}
