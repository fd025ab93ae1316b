// The answers to everything the page asks of what is open. Thin: the work is in core and feed, loaded when it is first asked for.
import { transfer } from "comlink";
import type { SheetRequest } from "../core/frame/assessmentSheet";
import type { ProfileRequest } from "../core/frame/gridProfile";
import type { SumsRequest } from "../core/frame/indicatorTable";
import type { Outlines } from "../core/frame/outlines";
import type { RasterRequest } from "../core/frame/pictures";
import type { Counts, Question, Selection } from "../core/frame/question";
import type { RuleRequest } from "../core/frame/ruleAnswer";
import type { PolygonSet } from "../core/geo/polygons";
import type { LogLine } from "../core/model/logLine";
import { done } from "../core/model/result";
import type { LoadKind } from "../core/plan/units/loads";
import type { Engine, ToldSetting } from "./api";
import type { Opening } from "./opening";
import type { GroundAsked } from "./planGround";
import type { PlanAsked, Planning } from "./planning";
import type { DrawnPlan, PlanOfDay } from "./planOfDay";
import type { DraftGrids, ReplayAsked, ScoreAsked } from "./planScore";
import { middleOf } from "./plans";
import { releaseUrl } from "./urls";

/** Answers out of what is open. */
export class Answers implements Omit<Engine, keyof Opening> {
  private readonly open: Opening;
  private hexUrl: string | undefined;
  private planning: Planning | null = null;
  private ofDay: PlanOfDay | null = null;

  constructor(open: Opening) {
    this.open = open;
  }

  async setCases(setting: ToldSetting) {
    const { setCases } = await import("./casework");
    setCases(setting);
  }

  async ask(question: Question): Promise<Counts> {
    const { fullCounts } = await import("./answers");
    return fullCounts(await this.open.reports(question.filters), question, this.open.version);
  }

  async brush(question: Question): Promise<Counts> {
    const { quickCounts } = await import("./answers");
    return quickCounts(await this.open.reports(question.filters), question, this.open.version);
  }

  async histogram(...[bins, filters]: Parameters<Engine["histogram"]>) {
    const { histogramOf } = await import("./answers");
    return histogramOf(await this.open.reports(filters), bins, filters);
  }

  async timeline(...[edges, filters]: Parameters<Engine["timeline"]>) {
    const { timelineOf } = await import("./answers");
    return timelineOf(await this.open.reports(filters), edges, filters);
  }

  async facets({ period, filters }: Selection, zone: string) {
    return (await this.open.reports(filters)).filtering.facets(filters, period, zone);
  }

  async search(...[text, report]: Parameters<Engine["search"]>) {
    return (await this.open.reports()).filtering.search(text, report);
  }

  async hotSpots(...[asked, report]: Parameters<Engine["hotSpots"]>) {
    const { testHotSpots } = await import("./hotSpots");
    return testHotSpots(this.open.plan?.plan ?? null, asked, report);
  }

  async hotHexes(...[asked, report]: Parameters<Engine["hotHexes"]>) {
    const { testHotHexes } = await import("./hotSpots");
    return this.open.plan && testHotHexes(this.open.plan, await this.open.reports(asked.filters), asked, report);
  }

  async points(selection: Selection, limit: number) {
    const { drawPoints } = await import("./pictures");
    const cloud = drawPoints(await this.open.reports(selection.filters), selection, limit);
    return transfer(cloud, [cloud.offsets.buffer, cloud.slots.buffer, cloud.rows.buffer]);
  }

  async raster(request: RasterRequest) {
    const { drawRaster } = await import("./pictures");
    const raster = drawRaster(await this.open.reports(request.filters), request);
    return transfer(raster, [raster.values.buffer]);
  }

  async hexes(cellM: number, selection: Selection) {
    const { drawHexes } = await import("./pictures");
    const bins = drawHexes(await this.open.reports(selection.filters), cellM, selection, middleOf(this.open.plan));
    releaseUrl(this.hexUrl);
    this.hexUrl = bins.shapesUrl;
    return bins;
  }

  async rows(...[bucket, slot, offset, limit, selection]: Parameters<Engine["rows"]>) {
    const { pageOfRows } = await import("./rows");
    return pageOfRows(await this.open.reports(selection?.filters), bucket, slot, offset, limit, selection);
  }

  async grave(...asked: Parameters<Engine["grave"]>) {
    const { graveRows } = await import("./rows");
    return graveRows(await this.open.reports(), ...asked);
  }

  async topClasses(...asked: Parameters<Engine["topClasses"]>) {
    const { topClasses } = await import("../core/frame/topClasses");
    return topClasses((await this.open.reports()).ledger, ...asked);
  }

  async row(position: number) {
    const { wholeRow } = await import("./rows");
    return wholeRow(await this.open.reports(), position);
  }

  async caseAt(which: number | string, now: number) {
    const { caseAt } = await import("./casework");
    return caseAt(await this.open.reports(), which, now);
  }

  async queue(...[asked, now, offset, limit, filters]: Parameters<Engine["queue"]>) {
    const { queue } = await import("./casework");
    return queue(await this.open.reports(filters), asked, now, offset, limit, filters);
  }

  async funnel(...[now, filters]: Parameters<Engine["funnel"]>) {
    const { funnel } = await import("./casework");
    return funnel(await this.open.reports(filters), now, undefined, filters);
  }

  async refusalOf(line: LogLine, position: number) {
    const { refusalOf } = await import("./casework");
    return refusalOf(await this.open.reports(), line, position);
  }

  async assessment(request: SheetRequest) {
    const { assessment } = await import("./assessments");
    return assessment(await this.open.reports(), request);
  }

  async indicatorSums(request: SumsRequest) {
    const { indicatorSums } = await import("./assessments");
    const sums = indicatorSums(await this.open.reports(request.filters), request);
    return transfer(
      sums,
      sums.periods.map(({ buffer }) => buffer),
    );
  }

  async profile(request: ProfileRequest) {
    const { gridProfile } = await import("./assessments");
    return gridProfile(await this.open.reports(request.filters), request);
  }

  async drill(slot: number | null) {
    const { drillOf } = await import("./drill");
    return drillOf(this.open.demoTown, this.open.plan?.plan ?? null, slot);
  }

  async backTest(request: RuleRequest) {
    const { ruleAnswer } = await import("../core/frame/ruleAnswer");
    return ruleAnswer((await this.open.reports()).ledger, request);
  }

  async rowsAt(positions: readonly number[]) {
    const { rowsAt } = await import("./rows");
    return rowsAt(await this.open.reports(), positions);
  }

  async exportCsv(question: Question): Promise<string> {
    const { csvOf } = await import("./answers");
    return csvOf(await this.open.reports(question.filters), this.open.plan?.plan.grids.map((grid) => grid.id) ?? [], question);
  }

  async outlines(size: number): Promise<Outlines | null> {
    const { outlinesOf } = await import("../core/frame/outlines");
    return this.open.plan && outlinesOf(this.open.plan.plan.polygons, size);
  }

  async exportGeoJson(question: Question): Promise<string | null> {
    const { geoJsonOf } = await import("./answers");
    return this.open.plan && geoJsonOf(await this.open.reports(question.filters), this.open.plan.plan, question, this.open.version);
  }

  async planGround(asked: GroundAsked) {
    const [base, { groundOf }] = [await this.open.planBase(), await import("./planGround")];
    if (!base || !this.open.plan) return null;
    const ground = groundOf(this.open.demoTown, base, this.open.plan, await this.open.reports(asked.selection.filters), asked);
    return transfer(ground, [ground.x.buffer, ground.y.buffer, ground.load.buffer]);
  }

  async takePlan(drawn: DrawnPlan | null) {
    const { open } = this;
    const { PlanOfDay } = await import("./planOfDay");
    this.ofDay ??= new PlanOfDay();
    const taken = open.plan && this.ofDay.take(open.plan, drawn, ++open.planVersion);
    if (taken === null) return done(await open.opened());
    if (!taken.ok) return taken;
    open.setPlan(taken.value);
    return open.placed();
  }

  async takeUnits(units: PolygonSet) {
    const { Planning } = await import("./planning");
    this.planning?.cancel();
    this.planning = new Planning(units, await this.open.planBase());
    return this.planning.taken();
  }

  async planFacts() {
    const base = await this.open.planBase();
    if (base === null) return null;
    const { factsOf } = await import("./planBase");
    return factsOf(base, await this.open.reports());
  }

  async unitLoads(selection: Selection, kind: LoadKind) {
    const loads = this.planning && this.planning.loads(await this.open.reports(selection.filters), selection, kind);
    return loads && transfer(loads, [loads.buffer]);
  }

  async gridOfUnits() {
    return this.planning && this.open.plan && this.planning.gridOfPlan(this.open.plan);
  }

  async suggestPlans(...[asked, options, report]: Parameters<Engine["suggestPlans"]>) {
    return this.planning && this.planning.suggest(asked, options, report);
  }

  async cancelSuggest() {
    this.planning?.cancel();
  }

  async scoreDraft(asked: ScoreAsked) {
    const [base, { scoreDraft }] = [await this.open.planBase(), await import("./planScore")];
    return base && this.open.plan && scoreDraft(await this.open.reports(asked.filters), base, this.open.plan, asked);
  }

  async replayDraft(asked: ReplayAsked) {
    const { replayDraft } = await import("./planScore");
    return this.open.plan && replayDraft(await this.open.reports(), this.open.plan, asked);
  }

  async checkPlan(grids: DraftGrids) {
    const { checkOpenPlan } = await import("./planCheck");
    return this.open.plan && checkOpenPlan(this.open.plan, grids);
  }

  async bestTransfers(asked: PlanAsked, grid: Int32Array) {
    return this.planning?.best(asked, grid) ?? [];
  }

  async transferHints(...[asked, grid, first, second]: Parameters<Engine["transferHints"]>) {
    return this.planning?.hints(asked, grid, first, second) ?? [];
  }
}
