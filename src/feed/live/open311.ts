// Open311 GeoReport v2 (wiki.open311.org): requests in JSON or XML page by page, service names from the list of services where requests lack them.
import type { Mapping } from "../../core/model/mapping";
import { type Credentials, type Cursor, type Delivery, type LiveAdapter, LiveFault, type Wire } from "./contract";
import { type Asking, ask, bodyOf } from "./http";
import { recordsOf } from "./messages";
import { instantOf, OVERLAP } from "./poll";
import type { Open311Spec } from "./spec";

/**
 * The fields of a service request (GeoReport v2, GET Service Requests). Its only closing time is updated_datetime: "for requests with status=closed,
 * this will be the date the request was closed"; it is read under a name of its own.
 */
export const OPEN311_MAPPING: Mapping = {
  case_id: "service_request_id",
  reported_at: "requested_datetime",
  updated_at: "updated_datetime",
  deadline_at: "expected_datetime",
  closed_at: "closed_datetime",
  lng: "long",
  lat: "lat",
  category: "service_name",
  category_code: "service_code",
  department: "agency_responsible",
  state: "status",
  address: "address",
  description: "description",
};

const DAY_SECONDS = 86_400;
const MOST_PAGES = 1000;

type Fields = Readonly<Record<string, unknown>>;

/** Adapter of an Open311 server; `spec.url` is the root below which requests.json lies. One start is one round. */
export function open311Adapter(spec: Open311Spec, credentials: Credentials | null, wire: Wire): LiveAdapter {
  let services: ReadonlyMap<string, string> | null = null;

  async function* start(cursor: Cursor, signal: AbortSignal): AsyncGenerator<Delivery> {
    const asking = { name: spec.name, wire, credentials, signal };
    const pages = pagesOf(spec, cursor, asking);
    const found: Fields[] = [];
    for await (const page of pages) found.push(...page);
    if (found.some((request) => text(request["service_name"]) === "" && text(request["service_code"]) !== "")) services ??= await serviceNames(spec, asking);
    const lines = found.map((request) => JSON.stringify(completed(request, services)));
    if (lines.length === 0) yield { kind: "contact" };
    else yield { kind: "bytes", bytes: new TextEncoder().encode(lines.join("\n")), format: "json", whole: false, cursor: {} };
  }
  return { start };
}

/** Pages until one brings no request that was not there before: paging is an extension, and servers without it answer the same list again and again. */
async function* pagesOf(spec: Open311Spec, cursor: Cursor, asking: Asking): AsyncGenerator<readonly Fields[]> {
  const seen = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const requests = await listOf(addressOf(spec, "requests", windowOf(spec, cursor, page, asking.wire.now())), spec, asking);
    const fresh = requests.filter((request) => {
      const id = text(request["service_request_id"]);
      const key = id === "" ? JSON.stringify(request) : `${id} ${text(request["updated_datetime"])}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    if (fresh.length === 0) return;
    yield fresh;
    if (spec.pageSize !== undefined && requests.length < spec.pageSize) return;
  }
}

/** What is asked for: everything of the last days, or with the extension what was updated since. */
function windowOf(spec: Open311Spec, { newest }: Cursor, page: number, nowMs: number): Readonly<Record<string, string>> {
  const days = spec.days ?? 90;
  const start = new Date(nowMs - days * DAY_SECONDS * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  const since: Readonly<Record<string, string>> =
    spec.updatedAfter && newest !== undefined ? { updated_after: instantOf(newest - OVERLAP) } : { start_date: start };
  return { ...since, page: String(page), ...(spec.pageSize === undefined ? {} : { page_size: String(spec.pageSize) }) };
}

async function serviceNames(spec: Open311Spec, asking: Asking): Promise<ReadonlyMap<string, string>> {
  const list = await listOf(addressOf(spec, "services", {}), spec, asking);
  return new Map(list.map((service) => [text(service["service_code"]), text(service["service_name"])]));
}

function addressOf(spec: Open311Spec, resource: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({ ...(spec.jurisdiction === undefined ? {} : { jurisdiction_id: spec.jurisdiction }), ...parameters });
  const asked = query.size > 0 ? `?${query}` : "";
  return `${spec.url.replace(/\/$/, "")}/${resource}.${spec.format}${asked}`;
}

/** The list that an answer holds; `live_no_report` when it holds none. */
async function listOf(url: string, spec: Open311Spec, asking: Asking): Promise<readonly Fields[]> {
  const response = await ask(url, asking, { accept: spec.format === "xml" ? "text/xml, application/xml" : "application/json" });
  const body = new TextDecoder().decode(await bodyOf(response, asking));
  const list = spec.format === "xml" ? (await import("./open311Xml")).xmlList(body) : jsonList(body);
  if (list === null) throw new LiveFault({ code: "live_no_report", file: spec.name, detail: { found: body.slice(0, 60) } });
  return list;
}

function jsonList(body: string): readonly Fields[] | null {
  try {
    const value: unknown = JSON.parse(body);
    return recordsOf(value)?.map((one) => ({ ...one })) ?? null;
  } catch {
    return null; // the caller says so
  }
}

/** A request with its service's name and, when closed, its closing time. */
function completed(request: Fields, services: ReadonlyMap<string, string> | null): Fields {
  const name = text(request["service_name"]) || (services?.get(text(request["service_code"])) ?? "");
  const closed = text(request["status"]).toLowerCase() === "closed" ? { closed_datetime: request["updated_datetime"] } : {};
  return { ...request, service_name: name, ...closed };
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}
