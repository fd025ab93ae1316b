// One HTTP request of a live source: token in a header only, no redirect with it, body bounded, the other side's clock noted.
import { type Credentials, LiveFault, type Wire } from "./contract";

/** Seconds without a byte after which an answer no longer comes. */
const SILENCE_SECONDS = 30;
/** Largest answer, unpacked bytes. */
const MOST_BYTES = 128e6;

export interface Asking {
  /** Name of the source, for sentences. */
  readonly name: string;
  readonly wire: Wire;
  readonly credentials: Credentials | null;
  readonly signal: AbortSignal;
}

/** The headers of a request, the token among them. */
function headersOf(asking: Asking, more: Readonly<Record<string, string>>): Headers {
  const headers = new Headers(more);
  if (asking.credentials) headers.set(asking.credentials.header, byteString(asking.credentials.value));
  return headers;
}

/** A value of a header: its UTF-8 bytes, one a character, as EventSource sends the id of an event. A header takes nothing else. */
export function byteString(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text.trim()));
}

/** Gives a signal up after so many seconds in which nobody called `heard`. */
function patience({ wire, signal }: Asking): {
  readonly signal: AbortSignal;
  readonly heard: () => void;
  readonly stop: () => void;
  readonly isOver: () => boolean;
} {
  const over = new AbortController();
  const begin = (): (() => void) => wire.after(SILENCE_SECONDS * 1000, () => over.abort());
  let cancel = begin();
  return {
    signal: AbortSignal.any([signal, over.signal]),
    heard: () => {
      cancel();
      cancel = begin();
    },
    stop: () => cancel(),
    isOver: () => over.signal.aborted,
  };
}

function silent(name: string): LiveFault {
  return new LiveFault({ code: "live_silent", file: name, detail: { seconds: SILENCE_SECONDS } });
}

/**
 * Asks. Answers 200 and 304 come back, everything else is a LiveFault: `live_unreachable`, `live_status` (with Retry-After heeded, 410 marks the
 * cursor as expired), `live_silent` when none has come in half a minute. No cookies of other origins, nothing from the HTTP cache, and no redirect: it could take a token elsewhere.
 */
export async function ask(url: string, asking: Asking, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { name, wire } = asking;
  const waiting = patience(asking);
  const sentMs = wire.now();
  let response: Response;
  try {
    response = await wire.fetch(url, {
      headers: headersOf(asking, more),
      signal: waiting.signal,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "error",
    });
  } catch {
    throw waiting.isOver() ? silent(name) : new LiveFault({ code: "live_unreachable", file: name });
  } finally {
    waiting.stop();
  }
  wire.heard({ sentMs, receivedMs: wire.now(), date: response.headers.get("date") });
  if (response.status === 200 || response.status === 304) return response;
  await response.body?.cancel().catch(() => undefined);
  const retryAfterMs = retryAfter(response.headers.get("retry-after"), wire.now());
  throw new LiveFault({ code: "live_status", file: name, detail: { status: response.status } }, { retryAfterMs, expired: response.status === 410 });
}

/** The body of an answer, refused as `live_too_large` beyond the limit (real bytes are counted, whatever a header says), as `live_silent` when it stops coming. */
export async function bodyOf(response: Response, asking: Asking, most: number = MOST_BYTES): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const waiting = patience(asking);
  try {
    for await (const part of chunksOf(response, { ...asking, signal: waiting.signal })) {
      waiting.heard();
      length += part.length;
      if (length > most) throw new LiveFault({ code: "live_too_large", file: asking.name, detail: { megabytes: Math.round(most / 1e6) } });
      parts.push(part);
    }
  } finally {
    waiting.stop();
  }
  if (waiting.isOver()) throw silent(asking.name);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The body as it comes, to its end or the signal's; a link that breaks off is a LiveFault `live_broken_off`. */
export async function* chunksOf(response: Response, asking: Asking): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const leave = (): void => void reader.cancel().catch(() => undefined);
  asking.signal.addEventListener("abort", leave);
  try {
    for (;;) {
      const step = await reader.read().catch(() => {
        throw new LiveFault({ code: "live_broken_off", file: asking.name });
      });
      if (step.done) return;
      yield step.value;
    }
  } finally {
    asking.signal.removeEventListener("abort", leave);
    await reader.cancel().catch(() => undefined);
  }
}

/** Retry-After in milliseconds: seconds or an HTTP date (RFC 9110 section 10.2.3). null when there is none to be read. */
export function retryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
