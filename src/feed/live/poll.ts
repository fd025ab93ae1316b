// Polling a CSV or GeoJSON over HTTP: unchanged answers cost nothing (ETag, Last-Modified), and with "updated since" only what is new travels.
import { toMilliseconds } from "../../core/model/columns";
import { type Credentials, type Cursor, type Delivery, type LiveAdapter, LiveFault, type Wire } from "./contract";
import { ask, bodyOf } from "./http";
import type { PollSpec } from "./spec";

/** Rows commit out of order and clocks differ: so many seconds are asked for twice, the ledger knows them again. */
export const OVERLAP = 120;

/** Adapter of a polled file. One start is one round. */
export function pollAdapter(spec: PollSpec, credentials: Credentials | null, wire: Wire): LiveAdapter {
  async function* start(cursor: Cursor, signal: AbortSignal): AsyncGenerator<Delivery> {
    const asking = { name: spec.name, wire, credentials, signal };
    const since = spec.since && cursor.newest !== undefined ? instantOf(cursor.newest - (spec.since.overlap ?? OVERLAP)) : null;
    const url = since === null || !spec.since ? spec.url : withParameter(spec.url, spec.since.parameter, since);
    const accept = spec.format === "csv" ? "text/csv" : "application/geo+json, application/json";
    const response = await ask(url, asking, {
      accept,
      ...(since === null && cursor.etag !== undefined ? { "if-none-match": cursor.etag } : {}),
      ...(since === null && cursor.modified !== undefined ? { "if-modified-since": cursor.modified } : {}),
    });
    if (response.status === 304) {
      yield { kind: "contact" };
      return;
    }
    const bytes = await bodyOf(response, asking);
    if (bytes.length === 0 && since === null) throw new LiveFault({ code: "live_no_report", file: spec.name, detail: { found: "–" } }); // a list without reports has a header, or brackets
    if (bytes.length === 0) {
      yield { kind: "contact" };
      return;
    }
    yield { kind: "bytes", bytes, format: spec.format, whole: since === null, cursor: since === null ? validatorsOf(response) : {} };
  }
  return { start };
}

function validatorsOf({ headers }: Response): Cursor {
  const etag = headers.get("etag");
  const modified = headers.get("last-modified");
  return { ...(etag === null ? {} : { etag }), ...(modified === null ? {} : { modified }) };
}

/** Seconds since 2000 as ISO 8601 in UTC, without a fraction. */
export function instantOf(seconds: number): string {
  return new Date(toMilliseconds(seconds)).toISOString().replace(".000Z", "Z");
}

/** The address with one parameter set. */
export function withParameter(url: string, name: string, value: string): string {
  const [address = "", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${address}?${parameters}`;
}
