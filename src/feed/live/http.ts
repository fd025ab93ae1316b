// One HTTP request of a live source: token in a header only, no redirect with it, body bounded, the other side's clock noted.
import { type Credentials, LiveFault, type Wire } from "./contract";

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
  if (asking.credentials) headers.set(asking.credentials.header, asking.credentials.value);
  return headers;
}

/**
 * Asks. Answers 200 and 304 come back, everything else is a LiveFault: `live_unreachable`, `live_status` (with Retry-After heeded, 410 marks the
 * cursor as expired). No cookies of other origins, nothing from the HTTP cache, and no redirect: it could take a token elsewhere.
 */
export async function ask(url: string, asking: Asking, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { name, wire, signal } = asking;
  const sentMs = wire.now();
  let response: Response;
  try {
    response = await wire.fetch(url, { headers: headersOf(asking, more), signal, cache: "no-store", credentials: "same-origin", redirect: "error" });
  } catch {
    throw new LiveFault({ code: "live_unreachable", file: name });
  }
  wire.heard({ sentMs, receivedMs: wire.now(), date: response.headers.get("date") });
  if (response.status === 200 || response.status === 304) return response;
  await response.body?.cancel().catch(() => undefined);
  const retryAfterMs = retryAfter(response.headers.get("retry-after"), wire.now());
  throw new LiveFault({ code: "live_status", file: name, detail: { status: response.status } }, { retryAfterMs, expired: response.status === 410 });
}

/** The body of an answer, refused as `live_too_large` beyond the limit: real bytes are counted, whatever a header says. */
export async function bodyOf(response: Response, asking: Asking, most: number = MOST_BYTES): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of chunksOf(response, asking)) {
    length += part.length;
    if (length > most) throw new LiveFault({ code: "live_too_large", file: asking.name, detail: { megabytes: Math.round(most / 1e6) } });
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The body as it comes; a link that breaks off is a LiveFault `live_broken_off`. */
export async function* chunksOf(response: Response, asking: Asking): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const step = await reader.read().catch(() => {
        throw new LiveFault({ code: "live_broken_off", file: asking.name });
      });
      if (step.done) return;
      yield step.value;
    }
  } finally {
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
