// A live source as the deployment's configuration names it.
import type { Mapping } from "../../core/model/mapping";

interface Common {
  readonly name: string;
  readonly mapping?: Mapping;
  /** Seconds without an answer after which the source is late; by default three rounds, at least a minute. */
  readonly lateAfter?: number;
  /** Age in seconds of the newest report from which the source is late as well; none by default, since nights are quiet. */
  readonly quietAfter?: number;
  /** Hours after which a report leaves, counted from its reporting; by default all stay as long as the page is open. */
  readonly keepHours?: number;
}

interface Addressed extends Common {
  readonly url: string;
  /** A header that carries a token. Without `value` it is asked for on screen and forgotten with the page. */
  readonly auth?: { readonly header?: string; readonly value?: string };
}

interface Polled extends Addressed {
  /** Seconds between two rounds. */
  readonly every: number;
}

/** A file that is fetched again and again, or with `since` only what is new. */
export interface PollSpec extends Polled {
  readonly kind: "poll";
  readonly format: "csv" | "json";
  /** The parameter that takes an instant (ISO 8601): the answer holds what was updated since. `overlap` seconds are asked for twice. */
  readonly since?: { readonly parameter: string; readonly overlap?: number };
}

/** Open311 GeoReport v2. */
export interface Open311Spec extends Polled {
  readonly kind: "open311";
  readonly format: "json" | "xml";
  readonly jurisdiction?: string;
  /** The server knows `updated_after`, an extension. */
  readonly updatedAfter?: boolean;
  /** Reports of how many days are asked for, 90 as the standard has it. */
  readonly days?: number;
  readonly pageSize?: number;
}

/** OGC API – Features, one collection of points. */
export interface FeaturesSpec extends Polled {
  readonly kind: "features";
  readonly collection: string;
  /** west, south, east, north in degrees. */
  readonly bbox?: readonly [number, number, number, number];
  /** The server is known to heed `datetime`: only what is new is asked for. */
  readonly datetime?: boolean;
  readonly pageSize?: number;
}

/** Server-Sent Events whose data are reports in JSON. */
export interface SseSpec extends Addressed {
  readonly kind: "sse";
  /** Seconds without a byte after which the link is held for dead; 30 by default. */
  readonly silence?: number;
  readonly backfill?: PollSpec;
}

/** MQTT over WebSocket; messages are reports in JSON. */
export interface MqttSpec extends Addressed {
  readonly kind: "mqtt";
  readonly topic: string;
  readonly username?: string;
  /** 4 for brokers that know MQTT 3.1.1 only. */
  readonly version?: 4 | 5;
  readonly backfill?: PollSpec;
}

/** A day out of a recorded file (the demo town's without one), played again. */
export interface ReplaySpec extends Common {
  readonly kind: "replay";
  readonly file?: string;
  /** Local day, "2026-06-30"; the last one of the file without. */
  readonly day?: string;
  /** Seconds of the recording in one second. */
  readonly speed: number;
}

export type LiveSpec = PollSpec | Open311Spec | FeaturesSpec | SseSpec | MqttSpec | ReplaySpec;

/** Sources that are asked at intervals; the others stay connected. */
export function isPolled(spec: LiveSpec): spec is PollSpec | Open311Spec | FeaturesSpec {
  return spec.kind === "poll" || spec.kind === "open311" || spec.kind === "features";
}
