// What is kept of a live source from one session to the next: the same reports, where to go on, dated until the other side answers; never past its bound.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adapterMaker } from "../../../src/feed/live/adapters";
import { keptKey } from "../../../src/feed/live/kept";
import { Segments } from "../../../src/feed/live/segments";
import type { LiveSpec, MqttSpec, PollSpec, SseSpec } from "../../../src/feed/live/spec";
import { type FixtureServer, startFixture } from "../../live/fixtureServer";
import { type Desk, heldBy, openDesk, told, truthOf, until, WIRE } from "../../live/world";

const MOST = 1e6;
let server: FixtureServer;
beforeAll(async () => {
  server = await startFixture();
});
afterAll(() => server.stop());

const deskOf = (spec: Exclude<LiveSpec, { kind: "replay" }>): Promise<Desk> => openDesk(spec, adapterMaker(spec, { wire: WIRE, token: null, clientId: "" }));

/** A new session that begins with what the one before kept, its ledger filled as the engine fills it. */
async function nextSession(spec: PollSpec | SseSpec, before: Desk): Promise<Desk> {
  const kept = await before.source.toKeep(MOST);
  if (kept === null) throw new Error("nothing kept");
  const desk = await deskOf(spec);
  desk.source.recall(structuredClone(kept));
  return desk;
}

describe("a list that is fetched", () => {
  it("is there again in the next session, and one answer 304 makes it live", async () => {
    const spec: PollSpec = { kind: "poll", name: "rounds", url: `${server.url}/cases.geojson`, format: "json", every: 10 };
    const events = Array.from({ length: 40 }, (_, n) => told(n, 1));
    server.publish(events);
    const first = await deskOf(spec);
    expect(await first.source.toKeep(MOST)).toBeNull();
    await first.run(new AbortController().signal);
    const second = await nextSession(spec, first);
    expect(heldBy(await second.rebuilt())).toEqual(truthOf(events));
    expect(second.source.facts()).toMatchObject({ keptMs: first.source.facts().heardMs, newest: first.source.facts().newest });
    expect(await second.source.toKeep(MOST)).toBeNull(); // it is kept already, and no fresher than it was
    await second.run(new AbortController().signal);
    expect(server.asked.at(-1)?.headers["if-none-match"]).toBeDefined();
    expect(second.source.facts()).toMatchObject({ keptMs: null, errors: 0 });
    expect(heldBy(await second.rebuilt())).toEqual(truthOf(events));
  });

  it("is not kept when it is larger than its bound", async () => {
    const spec: PollSpec = { kind: "poll", name: "rounds", url: `${server.url}/cases.geojson`, format: "json", every: 10 };
    const desk = await deskOf(spec);
    await desk.run(new AbortController().signal);
    expect(await desk.source.toKeep(100)).toBeNull();
  });
});

describe("a stream", () => {
  it("goes on behind the last event of the session before", async () => {
    const own = await startFixture();
    const spec: SseSpec = { kind: "sse", name: "stream", url: `${own.url}/events` };
    const events = Array.from({ length: 60 }, (_, n) => told(n, 1));
    const first = await deskOf(spec);
    const stop = new AbortController();
    const running = first.keep(stop.signal);
    await until("the link", () => first.source.facts().heardMs !== null);
    own.publish(events.slice(0, 20));
    await until("the first reports", () => first.ledger.size === 20);
    own.publish(events.slice(20, 30));
    await until("ten more", () => first.ledger.size === 30);
    stop.abort();
    own.cut();
    await running;
    own.publish(events.slice(30));
    const second = await nextSession(spec, first);
    expect((await second.source.toKeep(MOST))?.parts).toBeUndefined();
    expect(heldBy(await second.rebuilt())).toEqual(truthOf(events.slice(0, 30)));
    const again = new AbortController();
    const going = second.keep(again.signal);
    await until("what was missed", () => second.ledger.size === 30);
    expect(own.asked.at(-1)?.headers["last-event-id"]).toBe("30");
    expect(heldBy(await second.rebuilt())).toEqual(truthOf(events));
    again.abort();
    own.cut();
    await going;
    await own.stop();
  });
});

describe("what is packed", () => {
  it("is a whole number of the newest deliveries within the bound, joined only where both are lines", async () => {
    const delivery = fc.record({ size: fc.integer({ min: 1, max: 30 }), lines: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 20 }), fc.integer({ min: 0, max: 200 }), async (deliveries, most) => {
        const segments = new Segments();
        let first = 1;
        for (const [n, { size, lines }] of deliveries.entries()) {
          segments.add({ first, name: "a.json", blob: new Blob([String.fromCharCode(97 + n).repeat(size)]), lines, newest: n });
          first += size; // as if each byte were a record
        }
        const whole = deliveries.map(({ size }, n) => String.fromCharCode(97 + n).repeat(size)).join("");
        const packed = await segments.packed(most);
        if (packed === null) {
          expect(deliveries.at(-1)?.size).toBeGreaterThan(most);
          return;
        }
        const text = new TextDecoder().decode(packed.bytes);
        expect(text.length).toBeLessThanOrEqual(most);
        expect(whole.endsWith(text)).toBe(true);
        const left = deliveries.find((_, n) => whole.length - text.length === deliveries.slice(0, n + 1).reduce((sum, { size }) => sum + size, 0));
        expect(text === whole || left !== undefined).toBe(true);
        let at = whole.length - text.length;
        for (const part of packed.parts) {
          expect(part.first).toBe(at + 1);
          at += part.size;
        }
        expect(at).toBe(whole.length);
        expect(packed.parts.filter(({ lines }, n) => lines && packed.parts[n + 1]?.lines)).toEqual([]);
      }),
    );
  });
});

describe("a source", () => {
  it("is not kept when it asks for its token on screen, nor a replay; other addresses are others", () => {
    const mqtt: MqttSpec = { kind: "mqtt", name: "broker", url: "wss://a.example/mqtt", topic: "city/#" };
    expect(keptKey({ ...mqtt, auth: {} })).toBeNull();
    expect(keptKey({ kind: "replay", name: "day", speed: 60 })).toBeNull();
    expect(keptKey({ ...mqtt, auth: { value: "s3cret" } })).toBe(keptKey(mqtt));
    expect(keptKey({ ...mqtt, topic: "town/#" })).not.toBe(keptKey(mqtt));
  });
});
