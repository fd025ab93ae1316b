// A stream of events at a steady rate with the faults of real ones: updates, copies, late comers, and a link that breaks. It remembers what is true.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { randomStream } from "../coverages";

/** What is known of a case in one version; instants in milliseconds since 1970. */
interface Version {
  readonly id: string;
  readonly reportedMs: number;
  readonly updatedMs: number;
  readonly closedMs: number | null;
  readonly lng: number;
  readonly lat: number;
}

export interface StreamOptions {
  readonly perSecond: number;
  /** Degrees: west, south, and the side of the square in which cases lie. */
  readonly area: readonly [number, number, number];
  readonly seed: number;
}

/** A message of so many says again what was said, or says something that is older than what was said. */
const COPIES = 0.05;
const LATE = 0.05;
/** Of the others: an update of a case of the last minute, with a new place and, often, its closing. */
const UPDATES = 0.35;
const RECENT = 20_000;
/** Messages that a client that comes back can still be told. */
const REMEMBERED = 200_000;
const TICK_MS = 20;

export class EventStream {
  sent = 0;
  /** Bytes written to links. */
  bytes = 0;
  copies = 0;
  late = 0;
  cuts = 0;
  /** The newest version of every case. */
  readonly truth = new Map<string, Version>();
  private readonly log: string[] = [];
  private dropped = 0;
  private readonly recent: Version[] = [];
  private readonly held: Version[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly streams = new Set<ServerResponse>();
  private readonly random: () => number;
  private readonly options: StreamOptions;
  private readonly server: Server;
  private timer: NodeJS.Timeout | null = null;
  private owed = 0;

  constructor(options: StreamOptions) {
    this.options = options;
    this.random = randomStream(options.seed);
    this.server = createServer((request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(": hello\n\n");
      const from = Number(request.headers["last-event-id"] ?? 0);
      response.write(this.log.slice(Math.max(0, from - this.dropped)).join(""));
      this.streams.add(response);
      response.on("close", () => this.streams.delete(response));
    });
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  begin(): void {
    let before = performance.now();
    this.timer = setInterval(() => {
      const now = performance.now();
      this.owed += ((now - before) / 1000) * this.options.perSecond;
      before = now;
      const texts: string[] = [];
      for (; this.owed >= 1; this.owed--) texts.push(this.message(this.next()));
      this.tell(texts.join(""));
    }, TICK_MS);
  }

  /** No more events but what was held back as late. */
  end(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.tell(
      this.held
        .splice(0)
        .map((version) => this.message(version))
        .join(""),
    );
  }

  /** One more case, at a place of one's own. It is dated a day ahead, so that it stays while others leave. */
  report(id: string, lng: number, lat: number): void {
    const now = Date.now();
    const version = { id, reportedMs: now + 86_400_000, updatedMs: now, closedMs: null, lng, lat };
    this.truth.set(id, version);
    this.tell(this.message(version));
  }

  /** Breaks every link. */
  cut(): void {
    this.cuts++;
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.end();
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private tell(text: string): void {
    if (text === "") return;
    for (const stream of this.streams) {
      stream.write(text);
      this.bytes += text.length;
    }
  }

  private next(): Version {
    const chance = this.random();
    const known = this.recent[Math.floor(this.random() * this.recent.length)];
    if (chance < COPIES && known) {
      this.copies++;
      return known;
    }
    const late = chance < COPIES + LATE ? this.held.shift() : undefined;
    if (late) {
      this.late++;
      return late;
    }
    const version = chance < COPIES + LATE + UPDATES && known ? this.update(known) : this.found();
    this.truth.set(version.id, version);
    this.recent.push(version);
    if (this.recent.length > RECENT) this.recent.splice(0, RECENT / 2);
    return version;
  }

  private found(): Version {
    const now = Date.now();
    return { id: `S${this.truth.size}`, reportedMs: now, updatedMs: now, closedMs: null, ...this.place() };
  }

  /** The case moves on. Of one in a few the step between is held back, and comes when it is out of date. */
  private update({ id }: Version): Version {
    const last = this.truth.get(id) as Version;
    const step = (after: number): Version => {
      const updatedMs = Math.max(Date.now(), last.updatedMs) + after; // of one case many in a second
      return { ...last, updatedMs, closedMs: this.random() < 0.7 ? updatedMs : last.closedMs, ...this.place() };
    };
    if (this.random() < LATE / UPDATES) this.held.push(step(1));
    return step(2);
  }

  private place() {
    const [west, south, side] = this.options.area;
    const within = (): number => Math.round(this.random() * side * 1e6) / 1e6;
    return { lng: west + within(), lat: south + within() };
  }

  private message({ id, reportedMs, updatedMs, closedMs, lng, lat }: Version): string {
    const record = {
      case_id: id,
      reported_at: iso(reportedMs),
      updated_at: new Date(updatedMs).toISOString(),
      ...(closedMs === null ? {} : { closed_at: iso(closedMs) }),
      lng,
      lat,
    };
    const text = `id: ${++this.sent}\ndata: ${JSON.stringify(record)}\n\n`;
    this.log.push(text);
    if (this.log.length > REMEMBERED * 1.5) this.dropped += this.log.splice(0, REMEMBERED / 2).length;
    return text;
  }
}

/** Whole seconds, as the ledger keeps them. */
function iso(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/** The truth as a file that the command reads: every case reported from an instant on. */
export function truthCsv(truth: Iterable<Version>, fromMs: number): { readonly csv: string; readonly cases: number } {
  const lines = ["case_id,reported_at,updated_at,closed_at,lng,lat"];
  for (const { id, reportedMs, updatedMs, closedMs, lng, lat } of truth) {
    if (Math.floor(reportedMs / 1000) * 1000 < fromMs) continue;
    lines.push([id, iso(reportedMs), new Date(updatedMs).toISOString(), closedMs === null ? "" : iso(closedMs), lng, lat].join());
  }
  return { csv: `${lines.join("\n")}\n`, cases: lines.length - 1 };
}
