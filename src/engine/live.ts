// The live sources in the engine: each runs when the page says so; what they bring goes into the open book once a frame, all together.
import type { LiveFacts } from "../core/frame/live";
import type { Issue } from "../core/model/issue";
import { adapterMaker, mappingOf } from "../feed/live/adapters";
import { LiveFault, type Wire } from "../feed/live/contract";
import { type Keeper, keptKey } from "../feed/live/kept";
import { LiveSource, type MakeAdapter, type Parcel } from "../feed/live/liveSource";
import type { LiveSpec, ReplaySpec } from "../feed/live/spec";
import type { ReportSource } from "./book";
import { type Book, bookWith } from "./book";

/** How one start of a source ended: caught up or stopped, or by a fault of the link. */
export type LiveEnd = { readonly ok: true } | { readonly ok: false; readonly issue: Issue; readonly retryAfterMs: number | null };

/** What the live sources need of the engine. */
export interface LiveHost {
  /** The book that is open; null while there is none to fill. */
  book(): Book | null;
  /** Puts a book in the place of the one before, the operator's log laid over it; at once. */
  swap(book: Book): void;
  /** Tells the page of it; resolves when it has been shown. */
  show(): Promise<void>;
  /** The recording of a replay without a file. */
  demo(): ReportSource | null;
}

interface Seat {
  readonly source: LiveSource;
  readonly make: MakeAdapter;
  readonly from: ReportSource;
  token: string | null;
  stop: AbortController;
  /** Its index in the ledger of the open book; null before there is one. */
  index: number | null;
  /** The demo town is gone, and its replay with it. */
  closed: boolean;
}

interface Pending {
  readonly seat: Seat;
  readonly parcel: Parcel;
  readonly shown: () => void;
}

const FRAME_MS = 16;
/** Taking in may use this share of the time: a large ledger is changed less often. */
const SHARE = 1 / 3;

/** Where sources are kept; null where they are not, and then whatever was kept is let go. */
export async function keeperFor(keeps: boolean): Promise<Keeper | null> {
  const { openKeeper, forgetAll } = await import("./liveKeeping");
  if (keeps) return openKeeper();
  await forgetAll();
  return null;
}

/** The seats of all sources, in the order of the configuration. */
export class LiveDesk {
  private seats: Seat[] = [];
  private keeping = new AbortController();
  private pending: Pending[] = [];
  private flushing = false;
  private seating = 0;
  private readonly host: LiveHost;
  private readonly wire: Omit<Wire, "heard">;

  constructor(host: LiveHost, wire: Omit<Wire, "heard"> = WORKER_WIRE) {
    this.host = host;
    this.wire = wire;
  }

  /** Takes these sources instead of those before. With a keeper each begins where an earlier session ended, and is kept for a later one. */
  async open(specs: readonly LiveSpec[], keeper: Keeper | null = null): Promise<void> {
    for (const seat of this.seats) seat.stop.abort();
    this.keeping.abort();
    this.seats = await Promise.all(specs.map((spec) => this.seatOf(spec)));
    if (keeper === null) return;
    const kept = this.seats.flatMap(({ source }) => {
      const key = keptKey(source.spec);
      return key === null ? [] : [{ key, source }];
    });
    for (const { key, source } of kept) {
      const before = await keeper.recall(key).catch(() => null);
      if (before) source.recall(before);
    }
    this.keeping = new AbortController();
    (await import("./liveKeeping")).keepOn(keeper, kept, this.keeping.signal);
  }

  /** One start of a source, until it has caught up, was stopped, or lost its link. */
  async run(index: number): Promise<LiveEnd> {
    const seat = this.seats[index];
    if (!seat || seat.closed) return { ok: true };
    seat.stop.abort();
    const stop = new AbortController();
    seat.stop = stop;
    const ended = new Promise<void>((resolve) => {
      stop.signal.addEventListener("abort", () => resolve());
    });
    try {
      await Promise.race([seat.source.run(seat.make, (parcel) => this.take(seat, parcel), stop.signal), ended]);
      return { ok: true };
    } catch (fault) {
      if (fault instanceof LiveFault) return { ok: false, issue: fault.issue, retryAfterMs: fault.retryAfterMs };
      throw fault;
    }
  }

  stop(index: number): void {
    this.seats[index]?.stop.abort();
  }

  /** Replays of generated data end: a file of one's own was opened. */
  closeGenerated(): void {
    for (const seat of this.seats) {
      if (!seat.from.generated) continue;
      seat.closed = true;
      seat.stop.abort();
    }
  }

  /** A token for this session; it stays in memory here and goes into a header only. */
  setToken(name: string, token: string): void {
    for (const seat of this.seats) {
      if (seat.source.spec.name !== name) continue;
      seat.token = token;
      seat.stop.abort();
    }
  }

  facts(): readonly LiveFacts[] {
    return this.seats
      .filter(({ closed }) => !closed)
      .map(({ source, token, index }) => {
        const { spec } = source;
        const aged =
          index === null
            ? 0
            : (this.host
                .book()
                ?.ledger.sources()
                .find((one) => one.index === index)?.aged ?? 0);
        return { ...source.facts(), aged, needsToken: spec.kind !== "replay" && spec.auth !== undefined && spec.auth.value === undefined && token === null };
      });
  }

  /** Gives the live sources their places in a book, filled with what they have sent so far, and swaps it in. A replay begins anew. */
  async seat(book: Book): Promise<void> {
    this.seating++;
    const waiting = this.pending.splice(0);
    const seats = this.seats.filter(({ closed }) => !closed);
    const again = await Promise.all(seats.map(({ source }) => source.again()));
    const { ledger } = book;
    for (const [place, seat] of seats.entries()) {
      seat.index = ledger.begin({ name: seat.source.spec.name, bytes: null, generated: seat.from.generated, live: true });
      for (const batch of again[place] ?? []) ledger.add(seat.index, batch);
      age(book, seat);
      if (seat.source.spec.kind === "replay") seat.stop.abort();
    }
    if (seats.length > 0) ledger.finish();
    this.host.swap(seats.length === 0 ? book : bookWith(book, [...book.sources, ...seats.map(({ from }) => from)]));
    this.seating--;
    for (const { shown } of waiting) shown();
  }

  private async seatOf(spec: LiveSpec): Promise<Seat> {
    const recording = spec.kind === "replay" ? await this.recordingOf(spec) : null;
    const mapping = recording?.mapping ?? (await mappingOf(spec));
    const source = new LiveSource(spec, mapping, this.wire);
    const live = { parts: () => (recording ? [{ bytes: recording.bytes, first: 1 }] : source.segments.files()) };
    const bytes = recording?.bytes ?? { name: spec.name, size: null, chunks: () => nothing() };
    const from: ReportSource = { bytes, mapping, generated: recording?.generated ?? false, live };
    const seat: Seat = {
      source,
      from,
      token: null,
      stop: new AbortController(),
      index: null,
      closed: false,
      make: (hooks) => this.adapterOf(seat, recording)(hooks),
    };
    return seat;
  }

  private adapterOf({ source: { spec, mapping }, token }: Seat, recording: ReportSource | null): MakeAdapter {
    if (spec.kind !== "replay") return adapterMaker(spec, { wire: this.wire, token, clientId: CLIENT });
    return async ({ heard, played }) => {
      if (!recording) throw new LiveFault({ code: "no_such_file", file: spec.file ?? spec.name });
      const { replayAdapter } = await import("../feed/live/replay");
      return replayAdapter(spec, recording.bytes, mapping, { ...this.wire, heard }, played);
    };
  }

  /** The file that a replay plays; the demo town's cases without one. */
  private async recordingOf(spec: ReplaySpec): Promise<ReportSource | null> {
    if (spec.file === undefined) return this.host.demo();
    const response = await this.wire.fetch(spec.file, { redirect: "error" }).catch(() => null);
    if (!response?.ok) return null;
    const { blobSource } = await import("../feed/source");
    const name = new URL(spec.file).pathname.split("/").at(-1) ?? spec.name;
    return { bytes: blobSource(await response.blob(), name), mapping: await mappingOf(spec), generated: false };
  }

  private take(seat: Seat, parcel: Parcel): Promise<void> {
    return new Promise((resolve) => {
      this.pending.push({ seat, parcel, shown: resolve });
      if (!this.flushing) void this.flush();
    });
  }

  /** Takes in all that waits, again and again until nothing does. A book that is not there yet is waited for. */
  private async flush(): Promise<void> {
    this.flushing = true;
    while (this.pending.length > 0) {
      await pause(this.wire, FRAME_MS);
      const book = this.host.book();
      if (book === null || this.seating > 0) continue;
      const begun = performance.now();
      const taken = this.pending.splice(0);
      for (const { seat, parcel } of taken) put(book, seat, parcel);
      for (const seat of this.seats) age(book, seat);
      book.ledger.finish();
      this.host.swap(bookWith(book, book.sources));
      const taking = performance.now() - begun;
      await this.host.show();
      for (const { shown } of taken) shown();
      // The page holds up by itself what it has not drawn yet; waiting for that twice over would only make the numbers older.
      await pause(this.wire, taking * (1 / SHARE - 1));
    }
    this.flushing = false;
  }
}

function put({ ledger }: Book, seat: Seat, { whole, batches }: Parcel): void {
  if (seat.index === null) return;
  if (whole) ledger.empty(seat.index);
  for (const batch of batches) ledger.add(seat.index, batch);
}

/** Lets go what the source no longer keeps. */
function age({ ledger }: Book, { index, source }: Seat): void {
  const instant = index === null ? null : source.keptFrom();
  if (index === null || instant === null) return;
  ledger.keepFrom(index, instant);
  source.segments.forget(instant);
}

function pause(wire: Omit<Wire, "heard">, ms: number): Promise<void> {
  return new Promise((resolve) => void wire.after(ms, resolve));
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Names this page at a broker; it says nothing about who sits before it. */
const CLIENT = `gridkeeper-${Math.random().toString(36).slice(2, 12)}`;

const WORKER_WIRE: Omit<Wire, "heard"> = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
