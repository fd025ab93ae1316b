// What every live source is to the house: from a cursor on it gives deliveries, until it has caught up or the link is lost.
import type { ReportBatch } from "../../core/model/batch";
import type { Issue } from "../../core/model/issue";

/** Where to go on. Each adapter writes and reads only its own part; `newest` is filled in by whoever reads the reports. */
export interface Cursor {
  /** Validators of HTTP (RFC 9110 section 8.8). */
  readonly etag?: string;
  readonly modified?: string;
  /** Id of the last event of a stream. */
  readonly eventId?: string;
  /** The newest updated_at (or else reported_at) that came, seconds since 2000. */
  readonly newest?: number;
}

/** What came in one go. Bytes are read by the same readers as files. */
export type Delivery =
  /** Reports; `whole`: they are all there are, and replace what came before. `lines`: a record a line, so that deliveries may be put together. */
  | {
      readonly kind: "bytes";
      readonly bytes: Uint8Array;
      readonly format: "csv" | "json";
      readonly whole: boolean;
      readonly cursor: Cursor;
      readonly lines?: true;
    }
  | { readonly kind: "batches"; readonly batches: readonly ReportBatch[]; readonly whole: boolean; readonly cursor: Cursor }
  /** Nothing new, but the other side answers: 304, a heartbeat. */
  | { readonly kind: "contact" }
  /** Something came that is no report: counted and shown, and the next one is read. */
  | { readonly kind: "fault"; readonly issue: Issue };

/** One live source. `start` ends when a polled source has caught up; a pushed one ends only by `signal` or by throwing LiveFault. */
export interface LiveAdapter {
  start(cursor: Cursor, signal: AbortSignal): AsyncIterable<Delivery>;
}

/** The link failed: told on screen, tried again later. */
export class LiveFault extends Error {
  override readonly name = "LiveFault";
  readonly issue: Issue;
  /** How long the other side asks to be left alone, milliseconds. */
  readonly retryAfterMs: number | null;
  /** The cursor is of no use to the other side any more: begin anew. */
  readonly expired: boolean;

  constructor(issue: Issue, options: { readonly retryAfterMs?: number | null; readonly expired?: boolean } = {}) {
    super(`${issue.code}: ${issue.file}`);
    this.issue = issue;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.expired = options.expired ?? false;
  }
}

/** When an answer was asked for and when it came (milliseconds since 1970, own clock), and the other side's clock as its Date header says. */
export interface Heard {
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly date: string | null;
}

/** The outside world, handed in: tests bring their own clock. */
export interface Wire {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Calls back once after so many milliseconds; the answer takes the order back. */
  readonly after: (ms: number, call: () => void) => () => void;
  /** Told of every answer's clock. */
  readonly heard: (at: Heard) => void;
}

/** How a source proves who is asking: a header, never a part of the address. */
export interface Credentials {
  /** "Authorization" unless named. */
  readonly header: string;
  readonly value: string;
}
