// What a live source asks and what it takes: no body without end, no redirect, a server's wish to be left alone, a silent stream, a link to elsewhere.
import { describe, expect, it } from "vitest";
import { adapterMaker, credentialsOf } from "../../../src/feed/live/adapters";
import { sameOrigin } from "../../../src/feed/live/features";
import { ask, bodyOf, retryAfter } from "../../../src/feed/live/http";
import type { SseSpec } from "../../../src/feed/live/spec";
import { startFixture, TOKEN } from "../../live/fixtureServer";
import { openDesk, until, WIRE } from "../../live/world";

const signal = new AbortController().signal;
const asking = (fetch: (url: string, init: RequestInit) => Promise<Response>) => ({
  name: "cases",
  wire: { ...WIRE, fetch, heard: () => undefined },
  credentials: null,
  signal,
});

describe("a request", () => {
  it("refuses a body larger than the limit, whatever its header says", async () => {
    const chunk = new Uint8Array(1_000_000);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (to) => {
        sent++;
        to.enqueue(chunk);
      },
    });
    const from = asking(async () => new Response(endless, { headers: { "content-length": "12" } }));
    await expect(bodyOf(await ask("https://a.example/", from), from, 5e6)).rejects.toMatchObject({
      issue: { code: "live_too_large", detail: { megabytes: 5 } },
    });
    expect(sent).toBeLessThan(10);
  });

  it("follows no redirect and sends no cookies elsewhere", async () => {
    let init: RequestInit = {};
    await ask(
      "https://a.example/",
      asking(async (_url, given) => {
        init = given;
        return new Response("");
      }),
    );
    expect(init).toMatchObject({ redirect: "error", credentials: "same-origin", cache: "no-store" });
  });

  it("hears how long the server wants to be left alone, and what its clock says", async () => {
    const server = await startFixture();
    server.close(true);
    server.clockAhead = -7200;
    const spec = { kind: "poll", name: "cases", url: `${server.url}/cases.geojson`, format: "json", every: 10 } as const;
    const desk = await openDesk(spec, adapterMaker(spec, { wire: WIRE, token: null, clientId: "" }));
    expect(await desk.run(signal)).toMatchObject({ issue: { code: "live_status", detail: { status: 503 } }, retryAfterMs: 2000 });
    const { skew } = desk.source.facts();
    expect(skew?.low).toBeGreaterThan(7_190_000);
    expect(skew?.high).toBeLessThan(7_210_000);
    await server.stop();
  });

  it("reads Retry-After in both forms", () => {
    const now = Date.parse("2026-11-22T10:00:00Z");
    expect(retryAfter("120", now)).toBe(120_000);
    expect(retryAfter("Sun, 22 Nov 2026 10:00:30 GMT", now)).toBe(30_000);
    expect(retryAfter("Sun, 22 Nov 2026 09:00:00 GMT", now)).toBe(0);
    for (const wrong of [null, "", "soon"]) expect(retryAfter(wrong, now)).toBeNull();
  });

  it("is not sent without the token it needs", () => {
    const spec = { kind: "poll", name: "cases", url: "https://a.example/", format: "json", every: 10 } as const;
    expect(credentialsOf(spec, null)).toBeNull();
    expect(() => credentialsOf({ ...spec, auth: {} }, null)).toThrow("live_needs_token");
    expect(credentialsOf({ ...spec, auth: { header: "X-App-Token" } }, "abc")).toEqual({ header: "X-App-Token", value: "abc" });
  });
});

describe("a stream", () => {
  it("is held for dead when nothing at all comes", async () => {
    const timers: (() => void)[] = [];
    const wire = {
      ...WIRE,
      fetch: async () =>
        new Response(new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(": hello\n\n")) }), {
          headers: { "content-type": "text/event-stream" },
        }),
      after: (_ms: number, call: () => void) => {
        timers.push(call);
        return () => void timers.splice(timers.indexOf(call), 1);
      },
    };
    const spec: SseSpec = { kind: "sse", name: "stream", url: "https://a.example/", silence: 12 };
    const desk = await openDesk(spec, adapterMaker(spec, { wire, token: TOKEN, clientId: "" }));
    const running = desk.run(signal);
    await until("the first words", () => desk.source.facts().heardMs !== null);
    expect(timers.length).toBe(1);
    timers[0]?.();
    expect(await running).toMatchObject({ issue: { code: "live_silent", detail: { seconds: 12 } } });
  });
});

describe("a next link", () => {
  it("stays on the origin that was asked, whatever host a server believes to have", () => {
    const asked = "https://a.example/ogc/items?limit=2";
    expect(sameOrigin("http://:18080/ogc/items?offset=2", asked)).toBe("https://a.example/ogc/items?offset=2");
    expect(sameOrigin("https://evil.example/ogc/items?offset=2", asked)).toBe("https://a.example/ogc/items?offset=2");
    expect(sameOrigin("?offset=4", asked)).toBe("https://a.example/ogc/items?offset=4");
    expect(sameOrigin("//evil.example/ogc/items?offset=2", asked)).toBe("https://a.example/ogc/items?offset=2");
    expect(sameOrigin("javascript:alert(1)", asked)).toBeNull();
  });
});
