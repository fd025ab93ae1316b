// The engine: one plan, one ledger, and the answers to everything the page asks. Thin: the work is in core and feed.
import { transfer } from "comlink";
import type { Town } from "../../data/town";
import type { Progress } from "../core/frame/answers";
import { assessCsv } from "../core/frame/assess";
import type { GroundLayer, RasterRequest } from "../core/frame/pictures";
import type { Counts, Question, Suspicion } from "../core/frame/question";
import type { Mapping } from "../core/model/mapping";
import { done, type Result } from "../core/model/result";
import { timeHistogram } from "../core/stats/histogram";
import { medianHours } from "../core/stats/median";
import { rangeOf } from "../core/stats/range";
import { blobSource } from "../feed/source";
import type { BoundaryOptions, Engine, Opened } from "./api";
import { type Book, emptyBook, openBook, type ReportSource, summaryOf, suspicionsOf } from "./book";
import { drawHexes, drawPoints, drawRaster } from "./pictures";
import { type OpenPlan, openPlanFile } from "./plans";
import { pageOfRows, wholeRow } from "./rows";
import { blobUrl, releaseUrl } from "./urls";

type Tell = (progress: Progress) => void;

/** An engine with nothing open. What only some pages need (the demo town, readers of other formats) is loaded when it is asked for. */
export function createEngine(): Engine {
  return new WorkerEngine();
}

class WorkerEngine implements Engine {
  private plan: OpenPlan | null = null;
  private book: Book = emptyBook();
  private ground: readonly GroundLayer[] = [];
  private planVersion = 0;
  private reading = new AbortController();
  private hexUrl: string | undefined;
  private suspicions: readonly Suspicion[] = [];
  private demoTown: Town | null = null;
  /** Counts every change of plan or reports: answers of different versions are never mixed up. */
  private version = 0;

  async openDemo(): Promise<Result<Opened>> {
    const { drawDemo } = await import("./demo");
    const demo = drawDemo(++this.planVersion);
    if (!demo.ok) return demo;
    this.setPlan(demo.value.plan);
    this.setGround(demo.value.ground);
    this.book = emptyBook();
    this.demoTown = demo.value.town;
    return this.placed();
  }

  async readDemo(report: Tell): Promise<Result<Opened>> {
    const { demoTown, plan } = this;
    if (!demoTown || !plan?.plan.generated) return done(await this.opened());
    const { demoCases } = await import("./demoCases");
    const book = await openBook([demoCases(demoTown)], this.reading.signal, report);
    if (!book.ok) return book;
    if (this.plan !== plan || this.book.sources.length > 0) return done(await this.opened());
    this.book = book.value;
    return this.placed();
  }

  async openBoundaries(file: File, options: BoundaryOptions, report: Tell): Promise<Result<Opened>> {
    const started = performance.now();
    const tell = (phase: Progress["phase"], rows: number): void =>
      report({ file: file.name, phase, bytes: phase === "reading" ? 0 : file.size, totalBytes: file.size, rows, elapsedMs: performance.now() - started });
    tell("reading", 0);
    const opened = await openPlanFile(blobSource(file, file.name), options, ++this.planVersion, this.reading.signal);
    if (!opened.ok) return opened;
    this.closeDemo();
    this.setPlan(opened.value);
    tell("done", opened.value.plan.grids.length);
    return this.placed();
  }

  async openGround(file: File): Promise<Result<Opened>> {
    const { readGround } = await import("../feed/ground");
    const read = await readGround(blobSource(file, file.name));
    if (!read.ok) return read;
    const { name, kind, features } = read.value;
    const shapesUrl = blobUrl(JSON.stringify({ type: "FeatureCollection", features }));
    this.ground = [...this.ground.filter((layer) => layer.name !== name), { name, kind, shapesUrl }];
    return done(await this.opened());
  }

  async inspectReports(file: File) {
    const { inspectReports } = await import("../feed/inspect");
    return inspectReports(blobSource(file, file.name));
  }

  async openReports(file: File, mapping: Mapping, add: boolean, report: Tell): Promise<Result<Opened>> {
    const own = add ? this.book.sources.filter((source) => !source.generated) : [];
    return this.readBook([...own, { bytes: blobSource(file, file.name), mapping, generated: false }], report);
  }

  async mend(source: number, change: Readonly<Record<string, string>>, report: Tell): Promise<Result<Opened>> {
    const sources = this.book.sources.map((one, index) => (index === source ? { ...one, mapping: { ...one.mapping, ...change } } : one));
    return this.readBook(sources, report);
  }

  async cancel(): Promise<void> {
    this.reading.abort();
    this.reading = new AbortController();
  }

  async opened(): Promise<Opened> {
    return {
      plan: this.plan?.summary ?? null,
      ledger: this.book.sources.length > 0 ? summaryOf(this.book, this.version, this.suspicions) : null,
      ground: this.ground,
    };
  }

  async ask(question: Question): Promise<Counts> {
    const { ledger, brush } = this.book;
    const { hours, closedBeforeReported } = medianHours(ledger, rangeOf(ledger, question.period));
    return { question, version: this.version, slotCount: ledger.slotCount, sums: brush.move(question), medianHours: hours, closedBeforeReported };
  }

  async brush(question: Question): Promise<Counts> {
    const { ledger, brush } = this.book;
    return { question, version: this.version, slotCount: ledger.slotCount, sums: brush.move(question), medianHours: null, closedBeforeReported: 0 };
  }

  async histogram(bins: number) {
    const span = this.book.ledger.span();
    return span ? { span, counts: timeHistogram(this.book.ledger, span, bins) } : null;
  }

  async points(period: Question["period"], limit: number) {
    const cloud = drawPoints(this.book.ledger, period, limit);
    return transfer(cloud, [cloud.offsets.buffer, cloud.slots.buffer, cloud.rows.buffer]);
  }

  async raster(request: RasterRequest) {
    const raster = drawRaster(this.book.ledger, request);
    return transfer(raster, [raster.values.buffer]);
  }

  async hexes(cellM: number, period: Question["period"]) {
    releaseUrl(this.hexUrl);
    const bins = drawHexes(this.book.ledger, cellM, period, this.middle());
    this.hexUrl = bins.shapesUrl;
    return bins;
  }

  async rows(...[bucket, slot, offset, limit]: Parameters<Engine["rows"]>) {
    return pageOfRows(this.book, bucket, slot, offset, limit);
  }

  async row(position: number) {
    return wholeRow(this.book, position);
  }

  async caseAt(position: number, now: number) {
    const { caseAt } = await import("./casework");
    return caseAt(this.book, position, now);
  }

  async queue(...[slot, now, offset, limit]: Parameters<Engine["queue"]>) {
    const { queue } = await import("./casework");
    return queue(this.book, this.version, slot, now, offset, limit);
  }

  async exportCsv(question: Question): Promise<string> {
    const ids = this.plan?.plan.grids.map((grid) => grid.id) ?? [];
    return assessCsv(this.book.ledger, { ...question, ids, by: "none", monthStart: () => 0 });
  }

  /** The middle of the plan, or of nothing: where hexagons are anchored, so that they stay put. */
  private middle(): readonly [number, number] {
    const [west, south, east, north] = this.plan?.summary.bbox ?? [0, 0, 0, 0];
    return [(west + east) / 2, (south + north) / 2];
  }

  private async readBook(sources: readonly ReportSource[], report: Tell): Promise<Result<Opened>> {
    const book = await openBook(sources, this.reading.signal, report);
    if (!book.ok) return book;
    this.closeDemo();
    this.book = book.value;
    return this.placed();
  }

  /** Reports and plan have come together, in whichever order: locates, and looks for what may be wrong with the positions. */
  private async placed(): Promise<Result<Opened>> {
    const { book, plan } = this;
    this.version++;
    if (plan) book.ledger.relocate(plan.locator, plan.plan.bounds);
    this.suspicions = plan ? await suspicionsOf(book, plan) : [];
    return done(await this.opened());
  }

  private setPlan(plan: OpenPlan | null): void {
    releaseUrl(this.plan?.summary.shapesUrl);
    this.plan = plan;
  }

  private setGround(ground: readonly GroundLayer[]): void {
    for (const layer of this.ground) releaseUrl(layer.shapesUrl);
    this.ground = ground;
  }

  /** The demo town goes as soon as the first file of one's own is open. */
  private closeDemo(): void {
    if (this.plan?.plan.generated) {
      this.setPlan(null);
      this.setGround([]);
    }
    if (this.book.sources.some((source) => source.generated)) this.book = emptyBook();
  }
}
