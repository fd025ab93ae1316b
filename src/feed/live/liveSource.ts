// One live source at work: what its adapter delivers is read, handed to the ledger, and every fact about its freshness is kept.
import { clockAhead, type LiveFacts } from "../../core/frame/live";
import { narrowSkew, type Skew } from "../../core/frame/liveSkew";
import type { ReportBatch } from "../../core/model/batch";
import { NO_TIME, toSeconds } from "../../core/model/columns";
import type { Issue } from "../../core/model/issue";
import type { Mapping } from "../../core/model/mapping";
import { readReports } from "../reports";
import { blobSource } from "../source";
import { type Cursor, type Delivery, type Heard, type LiveAdapter, LiveFault, type Wire } from "./contract";
import type { Kept } from "./kept";
import { Rate } from "./rate";
import { Repeats } from "./repeats";
import { Segments } from "./segments";
import { isPolled, type LiveSpec } from "./spec";

/** Reports on their way to the ledger; `whole` replaces all that the source had there. */
export interface Parcel {
  readonly whole: boolean;
  readonly batches: readonly ReportBatch[];
}

/** Clocks differ by so much. */
const AHEAD_SECONDS = 120;

type Bytes = Extract<Delivery, { readonly kind: "bytes" }>;

/** Takes a parcel; resolves when it is in the ledger and was shown. */
export type TakeParcel = (parcel: Parcel) => Promise<void>;

/** How an adapter is made, once its token is there. `heard` must be told of every answer's clock, `played` how far a recording has come. */
export type MakeAdapter = (hooks: { readonly heard: (at: Heard) => void; readonly played: (seconds: number) => void }) => Promise<LiveAdapter>;

/** A source with its cursor and its facts. */
export class LiveSource {
  readonly spec: LiveSpec;
  readonly mapping: Mapping;
  readonly segments = new Segments();
  private readonly wire: Pick<Wire, "now">;
  private cursor: Cursor = {};
  private records = 0;
  private readonly startedMs: number;
  private heardMs: number | null = null;
  private keptMs: number | null = null;
  private brokenMs: number | null = null;
  private newest: number | null = null;
  private received = 0;
  private errors = 0;
  private lastIssue: Issue | null = null;
  private skew: Skew | null = null;
  private playedTo: number | null = null;
  private readonly rate = new Rate();
  private repeats = new Repeats();
  /** Reports from before this instant have left. */
  private aged: number | null = null;

  constructor(spec: LiveSpec, mapping: Mapping, wire: Pick<Wire, "now">) {
    this.spec = spec;
    this.mapping = mapping;
    this.wire = wire;
    this.startedMs = wire.now();
  }

  /** One start of the adapter, to its end. Throws the LiveFault that ended it; a signal ends it in silence. */
  async run(make: MakeAdapter, take: TakeParcel, signal: AbortSignal): Promise<void> {
    try {
      const adapter = await make({
        heard: (at) => {
          this.skew = narrowSkew(this.skew, at.sentMs, at.receivedMs, at.date);
        },
        played: (seconds) => {
          this.playedTo = seconds;
        },
      });
      for await (const delivery of adapter.start(this.cursor, signal)) {
        if (signal.aborted) return;
        await this.receive(delivery, take);
      }
    } catch (fault) {
      if (signal.aborted) return;
      const lost = fault instanceof LiveFault ? fault : this.failed(fault);
      if (lost.expired) this.cursor = {};
      this.brokenMs ??= this.wire.now();
      this.note(lost.issue);
      throw lost;
    }
  }

  /** A fault of ours, or of a setting that nobody foresaw: told like any other, so that it is asked again with pauses; the console has where it came from. */
  private failed(fault: unknown): LiveFault {
    console.error(this.spec.name, fault);
    return new LiveFault({ code: "live_failed", file: this.spec.name, detail: { reason: fault instanceof Error ? fault.message : String(fault) } });
  }

  facts(): LiveFacts {
    const { spec } = this;
    const lateAfter = spec.lateAfter ?? (isPolled(spec) ? Math.max(60, spec.every * 3) : 60);
    return {
      name: spec.name,
      kind: spec.kind,
      sinceMs: this.startedMs,
      heardMs: this.heardMs,
      keptMs: this.keptMs,
      brokenMs: this.brokenMs,
      newest: this.newest,
      recent: this.rate.perSecond(this.wire.now()),
      received: this.received,
      errors: this.errors,
      lastIssue: this.lastIssue,
      skew: this.skew,
      lateAfter,
      quietAfter: spec.quietAfter ?? null,
      needsToken: false,
      playedTo: this.playedTo,
      keepHours: spec.keepHours ?? null,
      aged: 0, // the ledger knows
    };
  }

  /** Reports from before this instant leave, seconds since 2000; null while all stay. Of a replay by its own time. Whole minutes, so that it moves seldom. */
  keptFrom(): number | null {
    const { keepHours } = this.spec;
    const now = this.spec.kind === "replay" ? this.playedTo : toSeconds(this.keptMs ?? this.wire.now());
    return keepHours === undefined || now === null ? null : Math.floor((now - keepHours * 3600) / 60) * 60;
  }

  /** Begins where an earlier session ended; its data stays dated until the other side answers. */
  recall({ heardMs, cursor, records, bytes, parts }: Kept): void {
    let at = 0;
    for (const { size, ...part } of parts) {
      this.segments.add({ ...part, blob: new Blob([bytes.slice(at, at + size)]) });
      at += size;
    }
    this.cursor = cursor;
    this.records = records;
    this.newest = cursor.newest ?? null;
    this.heardMs = heardMs;
    this.keptMs = heardMs;
  }

  /** What a later session may begin with; null while nothing was heard in this one, or when it is more than `most` bytes. */
  async toKeep(most: number): Promise<Kept | null> {
    const { heardMs, cursor, records } = this;
    if (heardMs === null || this.keptMs !== null) return null;
    const packed = await this.segments.packed(most);
    if (packed === null) return null;
    const { isWhole, ...kept } = packed;
    return { heardMs, cursor: isWhole ? cursor : {}, records, ...kept };
  }

  /** Everything kept of it, read again, for a ledger that is built anew. */
  async again(): Promise<readonly ReportBatch[]> {
    const all: ReportBatch[] = [];
    const repeats = new Repeats();
    if (!this.segments.isWhole) this.cursor = {}; // what is no longer here is asked for once more
    for (const { name, blob, first, lines } of this.segments.all()) {
      const read = await this.read(blob, name, first - 1, !lines);
      if (read.issue === null) all.push(...(lines ? read.batches : repeats.fresh(read.batches)));
    }
    this.repeats.learn(repeats);
    return all;
  }

  private async receive(delivery: Delivery, take: TakeParcel): Promise<void> {
    // An answer that cannot be read is no sign of life: what is shown is as old as before.
    const read = delivery.kind === "bytes" ? await this.readDelivery(delivery) : null;
    this.heardMs = this.wire.now();
    this.keptMs = null;
    this.brokenMs = null;
    if (delivery.kind === "fault") this.note(delivery.issue);
    if (read === null && delivery.kind !== "batches") await this.ages(take);
    if (delivery.kind === "batches") await this.hand(delivery.batches, delivery.whole, take);
    if (delivery.kind === "bytes" && read !== null) await this.hand(read, delivery.whole, take);
  }

  /** Where nothing new comes, the old leaves all the same. */
  private async ages(take: TakeParcel): Promise<void> {
    const from = this.keptFrom();
    if (from === null || from === this.aged) return;
    this.aged = from;
    await take({ whole: false, batches: [] });
  }

  /** The reports of a delivery, kept; null for a message that could not be read, which is noted. Throws LiveFault for such an answer: it is asked for again. */
  private async readDelivery({ bytes, format, whole, cursor, lines }: Bytes): Promise<readonly ReportBatch[] | null> {
    const first = whole ? 1 : this.records + 1;
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    const name = `${this.spec.name}.${format}`;
    const { batches, issue } = await this.read(blob, name, first - 1, !lines);
    if (issue !== null && !lines) throw new LiveFault(issue);
    if (issue !== null) {
      this.note(issue);
      this.cursor = { ...this.cursor, ...cursor };
      return null;
    }
    // A list in which nothing is a report is no list without reports.
    const [refused] = batches.flatMap(({ rejected }) => rejected);
    if (whole && refused && batches.every((batch) => batch.count === 0))
      throw new LiveFault({ code: "live_no_report", file: this.spec.name, detail: { found: refused.found.slice(0, 60) } });
    if (whole) this.segments.clear();
    this.segments.add({ first, name, blob, newest: lastReported(batches), lines: lines === true });
    this.records = first - 1 + countOf(batches);
    this.cursor = whole ? { ...cursor } : { ...this.cursor, ...cursor };
    if (lines) return batches;
    if (whole) this.repeats = new Repeats();
    return this.repeats.fresh(batches);
  }

  private async hand(batches: readonly ReportBatch[], whole: boolean, take: TakeParcel): Promise<void> {
    const count = countOf(batches);
    // By the server's clock: what lies ahead of it would be the newest for ever.
    const latest = toSeconds(this.wire.now() - clockAhead(this.skew) * 1000) + AHEAD_SECONDS;
    const fresh = whole ? newerThan(batches, this.newest, latest) : count;
    if (whole) this.newest = null;
    this.newest = newestOf(batches, this.newest, latest);
    if (this.newest !== null) this.cursor = { ...this.cursor, newest: this.newest };
    this.received += count;
    this.rate.add(this.wire.now(), fresh);
    await take({ whole, batches });
  }

  private async read(
    blob: Blob,
    name: string,
    offset: number,
    isAnswer: boolean,
  ): Promise<{ readonly batches: readonly ReportBatch[]; readonly issue: Issue | null }> {
    const batches: ReportBatch[] = [];
    const reading = readReports(blobSource(blob, name), this.mapping, { sparse: true, entire: isAnswer, native: isAnswer && this.spec.mapping === undefined });
    for (;;) {
      const step = await reading.next();
      if (!step.done) batches.push(shifted(step.value, offset));
      else return { batches, issue: step.value.ok ? null : step.value.issue };
    }
  }

  private note(issue: Issue): void {
    this.errors++;
    this.lastIssue = issue;
  }
}

function countOf(batches: readonly ReportBatch[]): number {
  return batches.reduce((sum, batch) => sum + batch.count + batch.rejected.length, 0);
}

/** Record numbers go on over deliveries. */
function shifted(batch: ReportBatch, offset: number): ReportBatch {
  if (offset === 0) return batch;
  return {
    ...batch,
    record: batch.record.map((record) => record + offset),
    rejected: batch.rejected.map((row) => ({ ...row, record: row.record + offset })),
  };
}

/** The last reporting time of all; null where one is missing. */
function lastReported(batches: readonly ReportBatch[]): number | null {
  let last = NO_TIME;
  for (const { times, count } of batches) {
    if (count > 0 && times.reported_at === undefined) return null;
    for (const time of times.reported_at ?? []) {
      if (time === NO_TIME) return null;
      last = Math.max(last, time);
    }
  }
  return last === NO_TIME ? null : last;
}

/** How many of all reports are newer than what was known; none while nothing was. */
function newerThan(batches: readonly ReportBatch[], known: number | null, latest: number): number {
  let count = 0;
  for (const time of lastTimes(batches)) if (known !== null && time > known && time <= latest) count++;
  return count;
}

/** The newest instant among reports up to `latest`; times beyond it are of no clock, and would hide everything after them. */
function newestOf(batches: readonly ReportBatch[], known: number | null, latest: number): number | null {
  let newest = known ?? NO_TIME;
  for (const time of lastTimes(batches)) if (time > newest && time <= latest) newest = time;
  return newest === NO_TIME ? null : newest;
}

/** updated_at of every report, of one without it reported_at. */
function* lastTimes(batches: readonly ReportBatch[]): Generator<number> {
  for (const { count, times } of batches) {
    for (let row = 0; row < count; row++) {
      const updated = times.updated_at?.[row] ?? NO_TIME;
      yield updated === NO_TIME ? (times.reported_at?.[row] ?? NO_TIME) : updated;
    }
  }
}
