// What a server's answer must be to count as one: whole, and with the few columns that a report needs; until then what was there stays as old as it is.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { healthAt } from "../../../src/core/frame/live";
import { adapterMaker } from "../../../src/feed/live/adapters";
import type { PollSpec } from "../../../src/feed/live/spec";
import { type Desk, openDesk, until, WIRE } from "../../live/world";

let server: Server;
let body = "";
let url = "";
const { signal } = new AbortController();

beforeEach(async () => {
  server = createServer((_request, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cases`;
});
afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)));

function deskOf(format: PollSpec["format"], more: Partial<PollSpec> = {}): Promise<Desk> {
  const spec: PollSpec = { kind: "poll", name: "cases", url, format, every: 10, ...more };
  return openDesk(spec, adapterMaker(spec, { wire: WIRE, token: null, clientId: "" }));
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
