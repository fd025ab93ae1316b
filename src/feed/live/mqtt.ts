// MQTT over WebSocket: a session that the broker keeps while the link is down, at-least-once delivery, user and password in the protocol, never in the address.
import mqtt, { type MqttClient } from "mqtt"; // its build for browsers has nothing but the default export
import { type Credentials, type Cursor, type Delivery, type LiveAdapter, LiveFault } from "./contract";
import { Mailbox } from "./mailbox";
import { deliveriesOf } from "./messages";
import type { MqttSpec } from "./spec";

/**
 * Seconds that the broker keeps what could not be delivered. Each page is a session of its own, and one that is gone for good leaves its behind: where a
 * catch-up over HTTP fills longer gaps, ten minutes are enough.
 */
const SESSION_SECONDS = { caughtUp: 600, alone: 86_400 };
const KEEPALIVE_SECONDS = 10;
const CONNECT_MS = 10_000;

/** Adapter of a topic. `clientId` names the session at the broker and stays the same over reconnections of this page. The value of the credentials is the password. */
export function mqttAdapter(spec: MqttSpec, credentials: Credentials | null, clientId: string): LiveAdapter {
  async function* start(_cursor: Cursor, signal: AbortSignal): AsyncGenerator<Delivery> {
    const box = new Mailbox<string>();
    const client = await connected(spec, credentials, clientId, box);
    const leave = (): void => box.close();
    signal.addEventListener("abort", leave);
    if (signal.aborted) leave();
    try {
      await client.subscribeAsync(spec.topic, { qos: 1 });
      yield { kind: "contact" };
      for (let texts = await box.take(); texts !== null; texts = await box.take()) yield* deliveriesOf(spec.name, texts, {});
    } catch (fault) {
      throw fault instanceof LiveFault ? fault : new LiveFault({ code: "live_unreachable", file: spec.name });
    } finally {
      signal.removeEventListener("abort", leave);
      client.end(true);
    }
  }
  return { start };
}

/** Connects with everyone listening before the first word: a kept session speaks at once. */
function connected(spec: MqttSpec, credentials: Credentials | null, clientId: string, box: Mailbox<string>): Promise<MqttClient> {
  const version = spec.version ?? 5;
  const client = mqtt.connect(spec.url, {
    clientId,
    // A broker of MQTT 3.1.1 has no expiry: there a session that is not needed is none.
    clean: version === 4 && spec.backfill !== undefined,
    protocolVersion: version,
    keepalive: KEEPALIVE_SECONDS,
    connectTimeout: CONNECT_MS,
    reconnectPeriod: 0,
    resubscribe: false,
    timerVariant: "native", // the other one makes a worker of a blob:, which the page's policy forbids
    ...(version === 5 ? { properties: { sessionExpiryInterval: SESSION_SECONDS[spec.backfill ? "caughtUp" : "alone"] } } : {}),
    ...(spec.username === undefined ? {} : { username: spec.username }),
    ...(credentials === null ? {} : { password: credentials.value }),
  });
  const decoder = new TextDecoder();
  client.on("message", (_topic, payload) => {
    if (payload.length > 0) box.put(decoder.decode(payload));
  });
  return new Promise((resolve, reject) => {
    const lost = (): void => {
      box.close(new LiveFault({ code: "live_broken_off", file: spec.name }));
      reject(new LiveFault({ code: "live_unreachable", file: spec.name }));
      client.end(true);
    };
    client.on("connect", () => resolve(client));
    client.on("close", lost);
    client.on("error", lost);
  });
}
