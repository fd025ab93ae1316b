// What a server's answer must be to count as one: whole, and with the few columns that a report needs; until then what was there stays as old as it is.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { healthAt } from "../../../src/core/frame/live";
import { adapterMaker, NATIVE_MAPPING } from "../../../src/feed/live/adapters";
import { LiveSource } from "../../../src/feed/live/liveSource";
import type { FeaturesSpec, LiveSpec, PollSpec, SseSpec } from "../../../src/feed/live/spec";
import { type Desk, openDesk, until, WIRE } from "../../live/world";

let server: Server;
let body = "";
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let url = "";
const { signal } = new AbortController();

beforeEach(async () => {
  answer = (_request, response) => void response.end(body);
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cases`;
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise<unknown>((resolve) => server.close(resolve));
});

function deskOf(format: PollSpec["format"], more: Partial<PollSpec> = {}): Promise<Desk> {
  return openOn({ kind: "poll", name: "cases", url, format, every: 10, ...more });
}
function openOn(spec: Exclude<LiveSpec, { kind: "replay" }>, wire = WIRE): Promise<Desk> {
  return openDesk(spec, adapterMaker(spec, { wire, token: null, clientId: "" }));
}
const record = (n: number) => ({ case_id: `C${n}`, reported_at: "2026-01-01T00:00:00Z", lng: 120.5, lat: 31.5 });
const feature = (n: number) => ({ type: "Feature", geometry: { type: "Point", coordinates: [120.5, 31.5] }, properties: record(n) });
const collection = (count: number): string => JSON.stringify({ type: "FeatureCollection", features: Array.from({ length: count }, (_, n) => feature(n)) });
const state = (desk: Desk) => healthAt(desk.source.facts(), Date.now()).state;

describe("an answer that is not whole", () => {
  const whole = collection(5);
  it.each([
    ["breaks off inside a report", whole.slice(0, whole.indexOf("C3"))],
    ["breaks off between two reports", whole.slice(0, whole.indexOf(',{"type":"Feature"', whole.indexOf("C1")))],
    ["lacks its last bracket", whole.slice(0, -1)],
    ["has a page of the server behind it", `${whole}<html>Fatal error</html>`],
  ])("%s: the reports before it stay, the source is lost until the next one", async (_, broken) => {
    const desk = await deskOf("json");
    body = whole;
    expect(await desk.run(signal)).toBeNull();
    const { heardMs } = desk.source.facts();
    body = broken;
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "records_cut_short", file: "cases.json" } });
    expect(desk.source.facts()).toMatchObject({ heardMs, received: 5, errors: 1 });
    expect([state(desk), desk.ledger.reconciliation().located]).toEqual(["lost", 5]);
    body = collection(7);
    expect(await desk.run(signal)).toBeNull();
    expect([state(desk), desk.ledger.reconciliation().located]).toEqual(["live", 7]);
  });

  it.each(["json", "csv"] as const)("a page of HTML in place of %s is none at all", async (format) => {
    const desk = await deskOf(format);
    body = "<!doctype html>\n<title>Sign in</title>\n<p>Your session has ended.</p>\n";
    expect(await desk.run(signal)).not.toBeNull();
    expect(desk.source.facts()).toMatchObject({ heardMs: null, received: 0, errors: 1 });
    expect(state(desk)).toBe("lost");
  });
});

it("of a list that is sent whole again and again only what is new counts as coming in", async () => {
  const desk = await deskOf("json");
  const list = (count: number): string =>
    JSON.stringify(Array.from({ length: count }, (_, n) => ({ ...record(n), reported_at: `2026-01-01T00:00:${String(n).padStart(2, "0")}Z` })));
  const cameIn = (): number => desk.source.facts().recent.reduce((sum, one) => sum + one, 0);
  for (const count of [20, 20, 23]) {
    body = list(count);
    expect(await desk.run(signal)).toBeNull();
  }
  await until("the second to end", () => cameIn() > 0);
  expect(cameIn()).toBe(3);
  expect(desk.source.facts()).toMatchObject({ received: 63, newest: Date.UTC(2026, 0, 1, 0, 0, 22) / 1000 - 946_684_800 });
});

describe("what a server says of its troubles", () => {
  it.each(['{"error":"db down"}', "{}", '{"message":"x"}', '{"features":null}', '[{"code":404,"description":"no"}]', "[null]", ""])(
    "%s is no list of reports",
    async (trouble) => {
      const desk = await deskOf("json");
      body = collection(5);
      expect(await desk.run(signal)).toBeNull();
      body = trouble;
      expect(await desk.run(signal)).not.toBeNull();
      expect([state(desk), desk.ledger.reconciliation().located]).toEqual(["lost", 5]);
      body = JSON.stringify({ type: "FeatureCollection", features: [] });
      expect(await desk.run(signal)).toBeNull();
      expect([state(desk), desk.ledger.reconciliation().located]).toEqual(["live", 0]);
    },
  );

  it("in a CSV that is cut inside its first row is none either", async () => {
    const desk = await deskOf("csv");
    body = "case_id,reported_at,lng,lat\nC1,2026-01-01T00:00:00Z,120.5,31.5\n";
    expect(await desk.run(signal)).toBeNull();
    body = "case_id,reported_at,lng,lat\nC1,2026-0";
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_no_report" } });
    expect(desk.ledger.reconciliation().located).toBe(1);
  });

  it("or nothing at all, is held for dead after half a minute, before its head and in the middle", async () => {
    const quick = { ...WIRE, after: (ms: number, call: () => void) => WIRE.after(ms / 200, call) };
    const desk = await openOn({ kind: "poll", name: "cases", url, format: "json", every: 10 }, quick);
    answer = () => undefined;
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_silent", detail: { seconds: 30 } } });
    answer = (_request, response) => void response.write("[");
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_silent" } });
    answer = (_request, response) => void response.end(collection(2));
    expect(await desk.run(signal)).toBeNull();
  });

  it("of a setting that nobody foresaw is a fault like any other", async () => {
    const desk = await deskOf("json", { mapping: { case_id: "case_id", reported_at: "reported_at", timeZone: "Nowhere/X" } });
    body = collection(1);
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_failed", file: "cases" } });
    expect(state(desk)).toBe("lost");
  });
});

describe("a collection of features", () => {
  const spec = (): FeaturesSpec => ({ kind: "features", name: "gis", url, collection: "c", every: 10 });

  it("that has no end is given up", async () => {
    let page = 0;
    answer = (_request, response) => {
      page++;
      response.end(JSON.stringify({ features: [{ id: page, ...feature(page) }], links: [{ rel: "next", href: `/cases/collections/c/items?page=${page}` }] }));
    };
    expect(await (await openOn(spec())).run(signal)).toMatchObject({ issue: { code: "live_endless", detail: { pages: 1000 } } });
  });

  it("of nothing is a fault and no endless loop", async () => {
    body = '{"type":"FeatureCollection","features":[null]}';
    expect(await (await openOn(spec())).run(signal)).toMatchObject({ issue: { code: "no_records" } });
  });
});

describe("a stream", () => {
  const spec = (): SseSpec => ({ kind: "sse", name: "stream", url });

  it("that is a page of HTML was never heard", async () => {
    answer = (_request, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<title>Sign in</title>");
    const desk = await openOn(spec());
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_no_report", detail: { found: "text/html" } } });
    expect(desk.source.facts().heardMs).toBeNull();
  });

  it("goes on behind an event whose id is no Latin", async () => {
    const asked: (string | undefined)[] = [];
    answer = (request, response) => {
      const last = request.headers["last-event-id"];
      asked.push(typeof last === "string" ? Buffer.from(last, "latin1").toString("utf8") : undefined);
      response.writeHead(200, { "content-type": "text/event-stream" }).end(`id: 事件${asked.length}\ndata: ${JSON.stringify(record(asked.length))}\n\n`);
    };
    const desk = await openOn(spec());
    for (let cut = 0; cut < 3; cut++) expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_broken_off" } });
    expect(asked).toEqual([undefined, "事件1", "事件2"]);
    expect(desk.ledger.reconciliation().located).toBe(3);
  });
});

it("reports without an id, and rows that are none, do not grow with every answer of what is new", async () => {
  const desk = await deskOf("json", { since: { parameter: "since" } });
  const { case_id: _, ...nameless } = record(1);
  for (const more of [[], [], [nameless], []]) {
    body = JSON.stringify([record(1), nameless, nameless, { ...record(3), reported_at: "soon" }, ...more]);
    expect(await desk.run(signal)).toBeNull();
  }
  // Two that say the same in one answer are two; a third one came later.
  expect(desk.ledger.reconciliation()).toMatchObject({ located: 4, rejected: 1 });
  expect((await desk.rebuilt()).reconciliation()).toMatchObject({ located: 4, rejected: 1 });
});

it("one report that is dated ahead does not make the others fresh", async () => {
  const desk = await deskOf("json");
  body = JSON.stringify([record(1), { ...record(2), reported_at: "2036-01-01T00:00:00Z" }]);
  for (let round = 0; round < 2; round++) expect(await desk.run(signal)).toBeNull();
  expect(desk.source.facts().newest).toBe(Date.UTC(2026, 0, 1) / 1000 - 946_684_800);
  expect(desk.ledger.reconciliation().located).toBe(2);
});

it("what is only kept in part is asked for whole again, and so is what is no longer held", async () => {
  const desk = await deskOf("json", { since: { parameter: "since" } });
  body = collection(200);
  expect(await desk.run(signal)).toBeNull();
  body = collection(1);
  expect(await desk.run(signal)).toBeNull();
  expect((await desk.source.toKeep(1e6))?.cursor.newest).toBeDefined();
  expect(await desk.source.toKeep(1000)).toMatchObject({ cursor: {}, parts: [{ size: body.length }] });
});

it("reports grow too old while nothing new comes, once a minute at most", async () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const source = new LiveSource({ kind: "poll", name: "cases", url, format: "json", every: 10, keepHours: 1 }, NATIVE_MAPPING, { now: () => nowMs });
  let parcels = 0;
  const round = () =>
    source.run(
      async () => ({
        start: async function* () {
          yield { kind: "contact" };
        },
      }),
      async () => {
        parcels++;
      },
      signal,
    );
  for (const seconds of [0, 10, 10, 50, 10]) {
    nowMs += seconds * 1000;
    await round();
  }
  expect(parcels).toBe(2);
});

describe("without a mapping the native columns are read, as many as there are", () => {
  it("of a CSV", async () => {
    const desk = await deskOf("csv");
    body = "lat,lng,reported_at,case_id,note\n31.5,120.5,2026-01-01T00:00:00Z,C1,x\n31.5,121.5,2026-01-01T00:00:01Z,C2,y\n";
    expect(await desk.run(signal)).toBeNull();
    expect(desk.ledger.reconciliation()).toMatchObject({ read: 2, located: 2 });
    body = "lng,reported_at,case_id\n120.5,2026-01-01T00:00:00Z,C1\n";
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "mapping_column_missing", place: "lat" } });
  });

  it("of plain records in JSON", async () => {
    const desk = await deskOf("json");
    body = JSON.stringify([record(1), record(2)]);
    expect(await desk.run(signal)).toBeNull();
    expect(desk.ledger.reconciliation()).toMatchObject({ read: 2, located: 2 });
    expect((await desk.rebuilt()).reconciliation()).toMatchObject({ read: 2, located: 2 });
  });

  it("and a mapping that was written is held against the header", async () => {
    const desk = await deskOf("csv", { mapping: { case_id: "id", reported_at: "seen", lng: "x", lat: "y", closed_at: "done" } });
    body = "id,seen,x,y\nC1,2026-01-01T00:00:00Z,120.5,31.5\n";
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "mapping_column_missing", place: "done" } });
  });
});
