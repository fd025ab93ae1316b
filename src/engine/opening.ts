// What is open in the engine: one plan, one ledger, and the acts that open others. Thin: the work is in core and feed.
import type { Town } from "../../data/town";
import type { Progress } from "../core/frame/answers";
import type { GroundLayer } from "../core/frame/pictures";
import type { Suspicion } from "../core/frame/question";
import type { Filters } from "../core/model/filters";
import type { LogLine } from "../core/model/logLine";
import type { Mapping } from "../core/model/mapping";
import { done, type Result } from "../core/model/result";
import type { CleanOptions } from "../core/plan/clean";
import { blobSource } from "../feed/source";
import type { BoundaryOptions, Engine, Opened } from "./api";
import type { Book, ReportSource } from "./book";
import type { DemoLevel } from "./demo";
import type { LiveDesk, LiveEnd } from "./live";
import type { PlanBase } from "./planBase";
import type { Cleaning } from "./planCheck";
import { type OpenPlan, openPlanFile } from "./plans";
import { releaseUrl } from "./urls";

type Tell = (progress: Progress) => void;

/** The acts of the engine that change what is open. */
export type Opens = Pick<
  Engine,
  | "openDemo"
  | "readDemo"
  | "placeDemo"
  | "openBoundaries"
  | "openGround"
  | "inspectReports"
  | "openReports"
  | "lookAtCleaning"
  | "takeCleaning"
  | "cancel"
  | "opened"
  | "addToLog"
>;

/** Holds nothing at first. Only what puts a plan on the map is here from the start; the readers and the ledger are loaded when reports are. */
export class Opening implements Opens {
  plan: OpenPlan | null = null;
  private book: Book | null = null;
  private ground: readonly GroundLayer[] = [];
  planVersion = 0;
  private reading = new AbortController();
  private suspicions: readonly Suspicion[] = [];
  demoTown: Town | null = null;
  /** Counts every change of plan or reports: answers of different versions are never mixed up. */
  version = 0;
  /** Every line of the operator's log, laid over each book that is opened. */
  private log: LogLine[] = [];
  private lay: ((book: Book, lines: readonly LogLine[]) => unknown) | null = null;
  private live: LiveDesk | null = null;
  private beginning: Promise<void> | null = null;
  private cleaning: { readonly of: OpenPlan; readonly work: Cleaning } | null = null;
  private base: { readonly plan: OpenPlan | null; readonly ground: readonly GroundLayer[]; readonly made: Promise<PlanBase | null> } | null = null;

  async openDemo(): Promise<Result<Opened>> {
    const { drawDemo } = await import("./demo");
    const demo = drawDemo(++this.planVersion);
    if (!demo.ok) return demo;
    this.setPlan(demo.value.plan);
    this.setGround(demo.value.ground);
    this.book = null;
    this.demoTown = demo.value.town;
    return this.placed();
  }

  async readDemo(report: Tell): Promise<Result<Opened>> {
    const { demoTown, plan } = this;
    if (!demoTown || !plan?.plan.generated) return done(await this.opened());
    const [{ openBook }, { demoCases }] = await Promise.all([import("./book"), import("./demoCases")]);
    const book = await openBook([demoCases(demoTown)], this.reading.signal, report);
    if (!book.ok) return book;
    if (this.plan !== plan || (this.book?.sources.length ?? 0) > 0) return done(await this.opened());
    await this.take(book.value);
    return this.placed();
  }

  async placeDemo(level: DemoLevel): Promise<Result<Opened>> {
    const { demoTown } = this;
    if (!demoTown || !this.plan?.plan.generated) return done(await this.opened());
    const { demoPlan } = await import("./demo");
    const plan = demoPlan(demoTown, level, ++this.planVersion);
    if (!plan.ok) return plan;
    this.setPlan(plan.value);
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
    const { readGroundLayer } = await import("./groundLayers");
    const read = await readGroundLayer(file);
    if (!read.ok) return read;
    this.ground = [...this.ground.filter(({ name }) => name !== read.value.name), read.value];
    return done(await this.opened());
  }

  async inspectReports(file: File, encoding?: string) {
    const { inspectReports } = await import("../feed/inspect");
    return inspectReports(blobSource(file, file.name), undefined, encoding);
  }

  async lookAtCleaning(options: CleanOptions) {
    const { plan } = this;
    if (plan === null) return null;
    const { Cleaning } = await import("./planCheck");
    if (this.cleaning?.of !== plan) this.cleaning = { of: plan, work: new Cleaning(plan) };
    return this.cleaning.work.look(options);
  }

  async takeCleaning(): Promise<Result<Opened>> {
    const { plan, cleaning } = this;
    if (plan === null || cleaning?.of !== plan) return done(await this.opened());
    const taken = cleaning.work.take(++this.planVersion);
    if (!taken.ok) return taken;
    this.setPlan(taken.value);
    return this.placed();
  }

  async openReports(file: File, mapping: Mapping, add: boolean, report: Tell): Promise<Result<Opened>> {
    const own = add ? (this.book?.sources ?? []).filter((source) => !source.generated && !source.live) : [];
    return this.readBook([...own, { bytes: blobSource(file, file.name), mapping, generated: false }], report);
  }

  async openLive(...[specs, shown, keeps = false]: Parameters<Engine["openLive"]>) {
    const { LiveDesk, keeperFor } = await import("./live");
    const demo = this.demoTown === null ? null : (await import("./demoCases")).demoCases(this.demoTown);
    this.live ??= new LiveDesk({ book: () => this.book, demo: () => demo, swap: (book) => this.swap(book), show: async () => shown(await this.opened()) });
    await this.live.open(specs, await keeperFor(keeps));
    if (this.book) await this.live.seat(this.book);
    else await this.reports();
    return this.placed();
  }

  async runLive(index: number): Promise<LiveEnd> {
    return this.live?.run(index) ?? { ok: true };
  }

  async stopLive(index: number): Promise<void> {
    this.live?.stop(index);
  }

  async setLiveToken(name: string, token: string): Promise<void> {
    this.live?.setToken(name, token);
  }

  async liveFacts() {
    return this.live?.facts() ?? [];
  }

  async cancel(): Promise<void> {
    this.reading.abort();
    this.reading = new AbortController();
  }

  async opened(): Promise<Opened> {
    const { book } = this;
    const ledger = book && book.sources.length > 0 ? (await import("./book")).summaryOf(book, this.version, this.suspicions) : null;
    const english = book?.sources.some((source) => source.generated) ? (await import("./demoCases")).ENGLISH_WORDS : null;
    return { plan: this.plan?.summary ?? null, ledger, ground: this.ground, english };
  }

  async addToLog(lines: readonly LogLine[], hint?: number) {
    const { layLog } = await import("./casework");
    const book = await this.reports();
    this.lay = layLog;
    this.log = this.log.concat(lines);
    return layLog(book, lines, hint);
  }

  /** What the open plan can be made of; null without a plan. */
  async planBase(): Promise<PlanBase | null> {
    const { demoTown, plan, ground } = this;
    if (this.base?.plan === plan && this.base?.ground === ground) return this.base.made;
    const made = plan && (await import("./planBase")).planBaseOf(demoTown, plan, ground);
    this.base = { plan, ground, made: Promise.resolve(made) };
    return made;
  }

  /** The reports that are open, ready for the filters; without any, a book in which nothing stands but what live sources sent. */
  async reports(filters?: Filters): Promise<Book> {
    if (!this.book) {
      this.beginning ??= this.begin();
      await this.beginning;
      this.beginning = null;
    }
    const { book } = this;
    if (book === null) throw new Error("reports: no book was begun");
    if (filters?.text !== undefined) await book.filtering.ready(filters);
    return book;
  }

  private async begin(): Promise<void> {
    const { emptyBook, placedIn } = await import("./book");
    if (this.book) return;
    await this.take(emptyBook());
    if (this.book && this.plan) placedIn(this.book, this.plan);
  }

  private async readBook(sources: readonly ReportSource[], report: Tell): Promise<Result<Opened>> {
    const { openBook } = await import("./book");
    const book = await openBook(sources, this.reading.signal, report);
    if (!book.ok) return book;
    this.closeDemo();
    await this.take(book.value);
    return this.placed();
  }

  /** A book that was just read takes the place of the one before, the live sources with it. */
  private async take(book: Book): Promise<void> {
    if (this.live) await this.live.seat(book);
    else this.swap(book);
  }

  /** The book that is open from now on, as the operator's log has made it. */
  private swap(book: Book): void {
    if (this.log.length > 0) this.lay?.(book, this.log);
    this.book = book;
    this.version++;
  }

  /** Reports and plan have come together, in whichever order: locates, and looks for what may be wrong with the positions. */
  async placed(): Promise<Result<Opened>> {
    const { book, plan } = this;
    this.version++;
    const { placedIn, suspicionsOf } = await import("./book");
    this.suspicions = plan && book ? await suspicionsOf(placedIn(book, plan), plan) : [];
    return done(await this.opened());
  }

  setPlan(plan: OpenPlan | null): void {
    releaseUrl(this.plan?.summary.shapesUrl);
    this.plan = plan;
  }

  private setGround(ground: readonly GroundLayer[]): void {
    for (const layer of this.ground) releaseUrl(layer.shapesUrl);
    this.ground = ground;
  }

  /** The demo town goes as soon as the first file of one's own is open. */
  private closeDemo(): void {
    this.live?.closeGenerated();
    if (this.plan?.plan.generated) {
      this.setPlan(null);
      this.setGround([]);
    }
    if (this.book?.sources.some((source) => source.generated)) this.book = null;
  }
}
