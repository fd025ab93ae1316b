// Keeps the last good data of live sources in this browser, so that a page that starts without a network has something to show. Never a token.
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Keeper, Kept } from "../feed/live/kept";
import type { LiveSource } from "../feed/live/liveSource";

interface Store extends DBSchema {
  data: { key: string; value: Omit<Kept, "heardMs"> };
  /** When each was last heard, milliseconds since 1970: it changes with every answer, the data does not. */
  heard: { key: string; value: number };
}

const NAME = "gridkeeper-live";
/** Bytes kept of one source. */
const MOST_BYTES = 64e6;
/** What nobody has heard for so long is let go. */
const FORGOTTEN_MS = 30 * 86_400_000;
const LOOK_MS = 1000;
const LEAST_PAUSE_MS = 5000;
/** A disk is not worn out by a list that is sent every second: on average no more than this is written. */
const BYTES_PER_MS = 50;

/** The browser's own store; null where it keeps nothing. */
export async function openKeeper(): Promise<Keeper | null> {
  try {
    const base = await openDB<Store>(NAME, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("data");
        fresh.createObjectStore("heard");
      },
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    });
    await letGo(base, Date.now() - FORGOTTEN_MS);
    return keeperOn(base);
  } catch (error) {
    console.warn("live sources: this browser keeps nothing", error);
    return null;
  }
}

/** Lets go everything that was kept. */
export async function forgetAll(): Promise<void> {
  if (typeof indexedDB !== "undefined") await deleteDB(NAME).catch(() => undefined);
}

function keeperOn(base: IDBPDatabase<Store>): Keeper {
  return {
    async recall(key) {
      const [data, heardMs] = await Promise.all([base.get("data", key), base.get("heard", key)]);
      return data === undefined || heardMs === undefined ? null : { ...data, heardMs };
    },
    async keep(key, { heardMs, ...data }) {
      const act = base.transaction(["data", "heard"], "readwrite");
      await Promise.all([act.objectStore("data").put(data, key), act.objectStore("heard").put(heardMs, key), act.done]);
    },
    forget: async (key) => void (await Promise.all([base.delete("data", key), base.delete("heard", key)])),
    heard: async (key, heardMs) => void (await base.put("heard", heardMs, key)),
  };
}

async function letGo(base: IDBPDatabase<Store>, beforeMs: number): Promise<void> {
  for (const key of await base.getAllKeys("heard"))
    if (((await base.get("heard", key)) ?? 0) < beforeMs) await Promise.all([base.delete("data", key), base.delete("heard", key)]);
}

interface Watched {
  readonly key: string;
  readonly source: LiveSource;
  version: number;
  /** Something of it lies in the store. */
  isKept: boolean;
  heardMs: number | null;
  dueMs: number;
}

/** Writes what changed of these sources, seldom enough, until the signal ends it. A store that is full ends it too. */
export function keepOn(keeper: Keeper, sources: readonly { readonly key: string; readonly source: LiveSource }[], signal: AbortSignal): void {
  const watched = sources.map((one): Watched => ({ ...one, version: one.source.segments.version, isKept: true, heardMs: null, dueMs: 0 }));
  const look = async (): Promise<void> => {
    try {
      for (const one of watched) await write(keeper, one);
    } catch (error) {
      console.warn("live sources: no longer kept", error);
      return;
    }
    if (!signal.aborted) setTimeout(() => void look(), LOOK_MS);
  };
  setTimeout(() => void look(), LOOK_MS);
}

async function write(keeper: Keeper, one: Watched): Promise<void> {
  const { source, key } = one;
  const { heardMs, keptMs } = source.facts();
  if (heardMs === null || keptMs !== null || Date.now() < one.dueMs) return;
  const { version } = source.segments;
  if (version === one.version) {
    if (heardMs === one.heardMs || !one.isKept) return;
    await keeper.heard(key, heardMs);
    one.dueMs = Date.now() + LEAST_PAUSE_MS;
  } else {
    const kept = await source.toKeep(MOST_BYTES);
    await (kept ? keeper.keep(key, kept) : keeper.forget(key));
    one.isKept = kept !== null;
    one.version = version;
    one.dueMs = Date.now() + Math.max(LEAST_PAUSE_MS, (kept?.bytes.byteLength ?? 0) / BYTES_PER_MS);
  }
  one.heardMs = heardMs;
}
