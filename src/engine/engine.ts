// The engine: what is open, and the answers to everything the page asks of it. Thin: the work is in core and feed, loaded when it is first asked for.
import { transfer } from "comlink";
import type { SheetRequest } from "../core/frame/assessmentSheet";
import type { SumsRequest } from "../core/frame/indicatorTable";
import type { Outlines } from "../core/frame/outlines";
import type { RasterRequest } from "../core/frame/pictures";
import type { Counts, Question, Selection } from "../core/frame/question";
import type { RuleRequest } from "../core/frame/ruleAnswer";
import type { PolygonSet } from "../core/geo/polygons";
import type { LogLine } from "../core/model/logLine";
import type { Engine, ToldSetting } from "./api";
import { Opening } from "./opening";
import type { GroundAsked } from "./planGround";
import type { LoadKind } from "./planLoads";
import type { Planning } from "./planning";
import type { ReplayAsked, ScoreAsked } from "./planScore";
import { middleOf } from "./plans";
import { releaseUrl } from "./urls";

/** An engine with nothing open. */
export function createEngine(): Engine {
  return new WorkerEngine();
}

/** Answers out of what is open. */
class WorkerEngine extends Opening implements Engine {
  private hexUrl: string | undefined;
  private planning: Planning | null = null;

  async setCases(setting: ToldSetting) {
    const { setCases } = await import("./casework");
    setCases(setting);
  }

  async ask(question: Question): Promise<Counts> {
    const { fullCounts } = await import("./answers");
    return fullCounts(await this.reports(question.filters), question, this.version);
  }

  async brush(question: Question): Promise<Counts> {
    const { quickCounts } = await import("./answers");
    return quickCounts(await this.reports(question.filters), question, this.version);
  }

  async histogram(...[bins, filters]: Parameters<Engine["histogram"]>) {
    const { histogramOf } = await import("./answers");
    return histogramOf(await this.reports(filters), bins, filters);
  }

  async timeline(...[edges, filters]: Parameters<Engine["timeline"]>) {
    const { timelineOf } = await import("./answers");
    return timelineOf(await this.reports(filters), edges, filters);
  }

  async facets({ period, filters }: Selection, zone: string) {
    return (await this.reports(filters)).filtering.facets(filters, period, zone);
  }

  async search(...[text, report]: Parameters<Engine["search"]>) {
    return (await this.reports()).filtering.search(text, report);
  }

  async hotSpots(...[asked, report]: Parameters<Engine["hotSpots"]>) {
    const { testHotSpots } = await import("./hotSpots");
    return testHotSpots(this.plan?.plan ?? null, asked, report);
  }

  async points(selection: Selection, limit: number) {
    const { drawPoints } = await import("./pictures");
    const cloud = drawPoints(await this.reports(selection.filters), selection, limit);
    return transfer(cloud, [cloud.offsets.buffer, cloud.slots.buffer, cloud.rows.buffer]);
  }

  async raster(request: RasterRequest) {
    const { drawRaster } = await import("./pictures");
    const raster = drawRaster(await this.reports(request.filters), request);
    return transfer(raster, [raster.values.buffer]);
  }

  async hexes(cellM: number, selection: Selection) {
    const { drawHexes } = await import("./pictures");
    const bins = drawHexes(await this.reports(selection.filters), cellM, selection, middleOf(this.plan));
    releaseUrl(this.hexUrl);
    this.hexUrl = bins.shapesUrl;
    return bins;
  }

  async rows(...[bucket, slot, offset, limit, selection]: Parameters<Engine["rows"]>) {
    const { pageOfRows } = await import("./rows");
    return pageOfRows(await this.reports(selection?.filters), bucket, slot, offset, limit, selection);
  }

  async row(position: number) {
    const { wholeRow } = await import("./rows");
    return wholeRow(await this.reports(), position);
  }

  async caseAt(which: number | string, now: number) {
    const { caseAt } = await import("./casework");
    return caseAt(await this.reports(), which, now);
  }

  async queue(...[asked, now, offset, limit]: Parameters<Engine["queue"]>) {
    const { queue } = await import("./casework");
    return queue(await this.reports(), asked, now, offset, limit);
  }

  async funnel(now: number) {
    const { funnel } = await import("./casework");
    return funnel(await this.reports(), now);
  }

  async refusalOf(line: LogLine, position: number) {
    const { refusalOf } = await import("./casework");
    return refusalOf(await this.reports(), line, position);
  }

  async assessment(request: SheetRequest) {
    const { assessment } = await import("./assessments");
    return assessment(await this.reports(), request);
  }

  async indicatorSums(request: SumsRequest) {
    const { indicatorSums } = await import("./assessments");
    const sums = indicatorSums(await this.reports(request.filters), request);
    return transfer(
      sums,
      sums.periods.map(({ buffer }) => buffer),
    );
  }

  async backTest(request: RuleRequest) {
    const { ruleAnswer } = await import("../core/frame/ruleAnswer");
    return ruleAnswer((await this.reports()).ledger, request);
  }

  async rowsAt(positions: readonly number[]) {
    const { rowsAt } = await import("./rows");
    return rowsAt(await this.reports(), positions);
  }

  async exportCsv(question: Question): Promise<string> {
    const { csvOf } = await import("./answers");
    return csvOf(await this.reports(question.filters), this.plan?.plan.grids.map((grid) => grid.id) ?? [], question);
  }

  async outlines(size: number): Promise<Outlines | null> {
    const { outlinesOf } = await import("../core/frame/outlines");
    return this.plan && outlinesOf(this.plan.plan.polygons, size);
  }

  async exportGeoJson(question: Question): Promise<string | null> {
    const { geoJsonOf } = await import("./answers");
    return this.plan && geoJsonOf(await this.reports(question.filters), this.plan.plan, question, this.version);
  }

  async planGround(asked: GroundAsked) {
    const [base, { groundOf }] = [await this.planBase(), await import("./planGround")];
    if (!base || !this.plan) return null;
    const ground = groundOf(this.demoTown, base, this.plan, await this.reports(asked.selection.filters), asked);
    return transfer(ground, [ground.x.buffer, ground.y.buffer, ground.load.buffer]);
  }

  async takeUnits(units: PolygonSet) {
    const { Planning } = await import("./planning");
    this.planning?.cancel();
    this.planning = new Planning(units, await this.planBase());
    return this.planning.taken();
  }

  async planFacts() {
    const base = await this.planBase();
    if (base === null) return null;
    const { factsOf } = await import("./planBase");
    return factsOf(base, await this.reports());
  }

  async unitLoads(selection: Selection, kind: LoadKind) {
    const loads = this.planning && this.planning.loads(await this.reports(selection.filters), selection, kind);
    return loads && transfer(loads, [loads.buffer]);
  }

  async gridOfUnits() {
    return this.planning && this.plan && this.planning.gridOfUnits(this.plan.locator);
  }

  async suggestPlans(...[asked, options, report]: Parameters<Engine["suggestPlans"]>) {
    return this.planning && this.planning.suggest(asked, options, report);
  }

  async cancelSuggest() {
    this.planning?.cancel();
  }

  async scoreDraft(asked: ScoreAsked) {
    const [base, { scoreDraft }] = [await this.planBase(), await import("./planScore")];
    return base && this.plan && scoreDraft(await this.reports(asked.filters), base, this.plan, asked);
  }

  async replayDraft(asked: ReplayAsked) {
    const { replayDraft } = await import("./planScore");
    return this.plan && replayDraft(await this.reports(), this.plan, asked);
  }

  async checkPlan() {
    const { checkOpenPlan } = await import("./planCheck");
    return this.plan && checkOpenPlan(this.plan);
  }

  async transferHints(...[asked, grid, first, second]: Parameters<Engine["transferHints"]>) {
    return this.planning?.hints(asked, grid, first, second) ?? [];
  }
}
