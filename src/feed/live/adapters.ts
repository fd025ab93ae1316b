// From what the configuration names to the adapter that speaks its protocol; each protocol is loaded only where it is used.
import { NATIVE_COLUMNS } from "../../core/model/columns";
import type { Mapping } from "../../core/model/mapping";
import { type Credentials, LiveFault, type Wire } from "./contract";
import type { MakeAdapter } from "./liveSource";
import { pollAdapter } from "./poll";
import type { LiveSpec } from "./spec";

/** What only the engine knows of a source. */
export interface Circumstances {
  readonly wire: Omit<Wire, "heard">;
  /** Entered for this session, where the configuration has none. */
  readonly token: string | null;
  /** Names this page at a broker. */
  readonly clientId: string;
}

/** Columns under their own names: what a source sends that was made for us. */
export const NATIVE_MAPPING: Mapping = Object.fromEntries(NATIVE_COLUMNS.filter((name) => name !== "lng" && name !== "lat").map((name) => [name, name]));

/** How reports of a source are read: as the configuration says, or as the protocol has it. */
export async function mappingOf(spec: LiveSpec): Promise<Mapping> {
  if (spec.mapping) return spec.mapping;
  if (spec.kind === "open311") return (await import("./open311")).OPEN311_MAPPING;
  return NATIVE_MAPPING;
}

/** The credentials of a source; throws `live_needs_token` when a token is needed that nobody has given. Of a kept configuration the token is empty. */
export function credentialsOf(spec: Exclude<LiveSpec, { kind: "replay" }>, token: string | null): Credentials | null {
  if (!spec.auth) return null;
  const value = token ?? spec.auth.value ?? null;
  if (value === null || value === "") throw new LiveFault({ code: "live_needs_token", file: spec.name });
  return { header: spec.auth.header ?? "Authorization", value };
}

/** Makes the adapter of a source that is asked over the network. */
export function adapterMaker(spec: Exclude<LiveSpec, { kind: "replay" }>, { wire, token, clientId }: Circumstances): MakeAdapter {
  return async ({ heard }) => {
    const credentials = credentialsOf(spec, token);
    const whole = { ...wire, heard };
    switch (spec.kind) {
      case "poll":
        return pollAdapter(spec, credentials, whole);
      case "open311":
        return (await import("./open311")).open311Adapter(spec, credentials, whole);
      case "features":
        return (await import("./features")).featuresAdapter(spec, credentials, whole);
      case "sse": {
        const push = (await import("./sse")).sseAdapter(spec, credentials, whole);
        return spec.backfill ? (await import("./backfill")).withBackfill(push, pollAdapter(spec.backfill, credentials, whole)) : push;
      }
      case "mqtt": {
        const push = (await import("./mqtt")).mqttAdapter(spec, credentials, clientId);
        return spec.backfill ? (await import("./backfill")).withBackfill(push, pollAdapter(spec.backfill, null, whole)) : push;
      }
    }
  };
}
