// OGC API – Features (OGC 17-069r4): items of one collection page by page, and what to do when a server pages wrongly.
//
//   next links, as the standard has them ──▶ a page without a new id ──▶ fewer ids than numberMatched ──▶ the box in quarters, each asked for by itself
//
// MapServer 8.0.0 over PostGIS ignores `offset` and gives next links for ever (MapServer #6613); QGIS Server names hosts that do not exist.
import { type Credentials, type Cursor, type Delivery, type LiveAdapter, LiveFault, type Wire } from "./contract";
import { type Asking, ask, bodyOf } from "./http";
import { instantOf, OVERLAP } from "./poll";
import type { FeaturesSpec } from "./spec";

const PAGE_SIZE = 1000;
/** Requests of one round. */
const MOST_PAGES = 1000;
/** The box of a collection is cut in quarters at most so often: a degree becomes a tenth of a metre. */
const MOST_CUTS = 20;

const EDGE = 1e-4;

type Box = readonly [number, number, number, number];

/** Requests of this round so far. */
type Counted = Asking & { pages: number };

interface Page {
  readonly features: readonly Feature[];
  readonly matched: number | null;
  readonly next: string | null;
}

interface Feature {
  readonly id?: unknown;
  readonly geometry?: unknown;
  readonly properties?: unknown;
}

/** Adapter of a collection; `spec.url` is the landing page. One start is one round. */
export function featuresAdapter(spec: FeaturesSpec, credentials: Credentials | null, wire: Wire): LiveAdapter {
  async function* start(cursor: Cursor, signal: AbortSignal): AsyncGenerator<Delivery> {
    const asking = { name: spec.name, wire, credentials, signal, pages: 0 };
    const since = spec.datetime && cursor.newest !== undefined ? instantOf(cursor.newest - OVERLAP) : null;
    const all = new Map<string, Feature>();
    const matched = await follow(itemsUrl(spec, since, spec.bbox ?? null), spec, asking, all);
    if (matched !== null && all.size < matched) await quarter(spec, since, spec.bbox ?? (await extentOf(spec, asking)), asking, all);
    if (matched !== null && all.size < matched) throw new LiveFault({ code: "live_incomplete", file: spec.name, detail: { got: all.size, of: matched } });
    const features = [...all.values()].filter((feature) => inBox(feature, spec.bbox ?? null)).map((feature) => ({ type: "Feature", ...feature }));
    if (features.length === 0 && since !== null) yield { kind: "contact" };
    else {
      const bytes = new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
      yield { kind: "bytes", bytes, format: "json", whole: since === null, cursor: {} };
    }
  }
  return { start };
}

/** Follows next links and gathers features by id; gives numberMatched of the first page. Ends at a page that brings nothing new. */
async function follow(first: string, spec: FeaturesSpec, asking: Counted, all: Map<string, Feature>): Promise<number | null> {
  let matched: number | null = null;
  let url: string | null = first;
  while (url !== null) {
    const answer: Page = await pageAt(url, spec, asking);
    matched ??= answer.matched;
    const before = all.size;
    gather(answer.features, all);
    if (all.size === before) break;
    url = answer.next === null ? null : sameOrigin(answer.next, url);
  }
  return matched;
}

/** Asks for the quarters of a box until each fits on one page. A feature on the line between two comes twice and is kept once. */
async function quarter(spec: FeaturesSpec, since: string | null, box: Box | null, asking: Counted, all: Map<string, Feature>, cuts = 0): Promise<void> {
  if (box === null || cuts > MOST_CUTS) return;
  const [west, south, east, north] = box;
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const quarters: readonly Box[] = [
    [west, south, middleX, middleY],
    [middleX, south, east, middleY],
    [west, middleY, middleX, north],
    [middleX, middleY, east, north],
  ];
  for (const one of quarters) {
    const answer = await pageAt(itemsUrl(spec, since, one), spec, asking);
    gather(answer.features, all);
    const missing = answer.matched === null ? answer.features.length >= (spec.pageSize ?? PAGE_SIZE) : answer.features.length < answer.matched;
    if (missing) await quarter(spec, since, one, asking, all, cuts + 1);
  }
}

async function pageAt(url: string, spec: FeaturesSpec, asking: Counted): Promise<Page> {
  if (++asking.pages > MOST_PAGES) throw new LiveFault({ code: "live_endless", file: spec.name, detail: { pages: MOST_PAGES } });
  const response = await ask(url, asking, { accept: "application/geo+json, application/json" });
  const body = new TextDecoder().decode(await bodyOf(response, asking));
  const value = jsonOf(body);
  const features: unknown = Reflect.get(value ?? {}, "features");
  if (value === null || !Array.isArray(features)) throw new LiveFault({ code: "live_no_report", file: spec.name, detail: { found: body.slice(0, 60) } });
  const matched: unknown = Reflect.get(value, "numberMatched");
  return { features, matched: typeof matched === "number" ? matched : null, next: nextOf(Reflect.get(value, "links")) };
}

function jsonOf(body: string): object | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" ? value : null;
  } catch {
    return null; // the caller says so
  }
}

function nextOf(links: unknown): string | null {
  if (!Array.isArray(links)) return null;
  const link = links.find((one) => one?.rel === "next" && (one.type === undefined || String(one.type).includes("json")));
  return typeof link?.href === "string" ? link.href : null;
}

/** A next link on the origin that was asked: what it says of the host is not trusted, its path and query are. null when there is none to be read. */
export function sameOrigin(next: string, asked: string): string | null {
  const base = new URL(asked);
  const rest = next.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, "");
  try {
    const url = new URL(rest === "" ? next : rest, base);
    return url.origin === base.origin ? url.href : null;
  } catch {
    return null; // no link after all
  }
}

function gather(features: readonly Feature[], all: Map<string, Feature>): void {
  for (const one of features) {
    const feature: Feature = Object(one); // what is none is rejected with the others
    const key = feature.id === undefined || feature.id === null ? JSON.stringify(feature) : String(feature.id);
    all.set(key, feature);
  }
}

async function extentOf(spec: FeaturesSpec, asking: Asking): Promise<Box | null> {
  const response = await ask(`${collectionUrl(spec)}?f=json`, asking, { accept: "application/json" });
  const value = jsonOf(new TextDecoder().decode(await bodyOf(response, asking))) as { extent?: { spatial?: { bbox?: readonly unknown[] } } } | null;
  const box = value?.extent?.spatial?.bbox?.[0];
  return Array.isArray(box) && box.length === 4 && box.every((side) => Number.isFinite(side)) ? (box as unknown as Box) : null;
}

function collectionUrl(spec: FeaturesSpec): string {
  return `${spec.url.replace(/\/$/, "")}/collections/${encodeURIComponent(spec.collection)}`;
}

function itemsUrl(spec: FeaturesSpec, since: string | null, box: Box | null): string {
  const query = new URLSearchParams({ f: "json", limit: String(spec.pageSize ?? PAGE_SIZE) });
  // Servers keep boxes in single precision and lose what lies on the edge: a little more is asked for, and cut again.
  if (box !== null) query.set("bbox", [box[0] - EDGE, box[1] - EDGE, box[2] + EDGE, box[3] + EDGE].join(","));
  if (since !== null) query.set("datetime", `${since}/..`);
  return `${collectionUrl(spec)}/items?${query}`;
}

/** Servers answer with boxes of their own precision: what lies outside is cut again. Only points are looked at. */
function inBox({ geometry }: Feature, box: Box | null): boolean {
  if (box === null) return true;
  const coordinates: unknown = Reflect.get(Object(geometry), "coordinates");
  if (!Array.isArray(coordinates) || typeof coordinates[0] !== "number" || typeof coordinates[1] !== "number") return true;
  const [lng, lat] = coordinates;
  return lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3];
}
