// MQTT over WebSocket on a real mosquitto: what is published while the line is cut comes when it is there again; the password stays in the protocol.
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { adapterMaker } from "../../src/feed/live/adapters";
import { instantOf } from "../../src/feed/live/poll";
import type { MqttSpec } from "../../src/feed/live/spec";
import { conformance, type World } from "./conformance";
import { startFixture } from "./fixtureServer";
import { cutWire } from "./processes";
import { BROKER } from "./servers";
import { heldBy, openDesk, type Told, told, truthOf, until, WIRE } from "./world";

const { mqtt } = inject("servers");
const TOPIC = "city/reports";

const feeder = (port: number): Promise<MqttClient> =>
  connectAsync(`ws://127.0.0.1:${port}`, { username: "feeder", password: BROKER.feeder, timerVariant: "native" });

async function publish(client: MqttClient, events: readonly Told[]): Promise<void> {
  for (const { id, at, lng, lat, category } of events) {
    const message = { case_id: id, updated_at: instantOf(at), reported_at: instantOf(at), lng, lat, category };
    await client.publishAsync(TOPIC, JSON.stringify(message), { qos: 1 });
  }
}

/** The broker for what is new, and a list over HTTP for what was before: as every real centre has it. */
async function openWorld(version: 4 | 5): Promise<World> {
  if (!mqtt) throw new Error("no broker");
  const list = await startFixture();
  const wire = await cutWire(mqtt.port);
  const client = await feeder(mqtt.port);
  const spec: MqttSpec = {
    kind: "mqtt",
    name: "broker",
    url: `ws://127.0.0.1:${wire.port}`,
    topic: "city/#",
    username: "wall",
    auth: {},
    version,
    backfill: { kind: "poll", name: "broker", url: `${list.url}/cases.geojson`, format: "json", every: 60, since: { parameter: "updated_since" } },
  };
  return {
    spec,
    make: adapterMaker(spec, { wire: WIRE, token: BROKER.wall, clientId: `conformance-${version}` }),
    publish: async (events) => {
      list.publish(events);
      await publish(client, events);
    },
    spoil: async () => void (await client.publishAsync(TOPIC, "{not json", { qos: 1 })),
    cut: wire.cut,
    asked: () => list.asked.map(({ url, headers }) => ({ url, authorization: headers.authorization })),
    token: null,
    stop: async () => {
      await client.endAsync(true);
      await wire.stop();
      await list.stop();
    },
  };
}

if (mqtt) conformance("MQTT over WebSocket", () => openWorld(5));
if (mqtt) conformance("MQTT 3.1.1 over WebSocket, without a kept session", () => openWorld(4));

describe.skipIf(!mqtt)("a broker alone", () => {
  let client: MqttClient;
  beforeAll(async () => {
    client = await feeder(mqtt?.port ?? 0);
  });
  afterAll(() => client.endAsync(true));

  for (const version of [5, 4] as const) {
    it(`keeps what was published while the line was cut (protocol ${version})`, async () => {
      const wire = await cutWire(mqtt?.port ?? 0);
      const spec: MqttSpec = { kind: "mqtt", name: "broker", url: `ws://127.0.0.1:${wire.port}`, topic: "city/#", username: "wall", auth: {}, version };
      const desk = await openDesk(spec, adapterMaker(spec, { wire: WIRE, token: BROKER.wall, clientId: `alone-${version}` }));
      const stop = new AbortController();
      const kept = desk.keep(stop.signal);
      await until("the link", () => desk.source.facts().heardMs !== null);
      const events = Array.from({ length: 50 }, (_, n) => told(n, 1));
      await publish(client, events.slice(0, 20));
      await until("the first reports", () => desk.ledger.size === 20);
      wire.cut();
      await publish(client, events.slice(20));
      await until("all reports", () => desk.ledger.size === 50);
      expect(heldBy(desk.ledger)).toEqual(truthOf(events));
      stop.abort();
      await kept;
      await wire.stop();
    });
  }

  it("is not entered with a wrong password, nor written to by a reader", async () => {
    const spec: MqttSpec = { kind: "mqtt", name: "broker", url: `ws://127.0.0.1:${mqtt?.port}`, topic: "city/#", username: "wall", auth: {} };
    const desk = await openDesk(spec, adapterMaker(spec, { wire: WIRE, token: "wrong", clientId: "intruder" }));
    expect((await desk.run(new AbortController().signal))?.issue.code).toBe("live_unreachable");
    expect(desk.source.facts()).toMatchObject({ errors: 1, heardMs: null });
  });
});
