// A world for the conformance test: what is told of cases, the truth that follows, and a desk with a real ledger that listens.
import { createLedger, type Ledger } from "../../src/core/ledger/ledger";
import { mappingOf } from "../../src/feed/live/adapters";
import { LiveFault, type Wire } from "../../src/feed/live/contract";
import { LiveSource, type MakeAdapter, type Parcel } from "../../src/feed/live/liveSource";
import type { LiveSpec } from "../../src/feed/live/spec";
import { squares } from "../core/ledger/make";

/** Something told of a case at an instant (seconds since 2000). */
export interface Told {
  readonly id: string;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
  readonly category: string;
}

/** A few minutes ago by the machine's clock: servers hand out the last 90 days only. */
export const START = Math.floor(Date.now() / 1000) - 946_684_800 - 3600;

/** Tells of case number `n` in its version `version`: where it lies follows from both. */
export function told(n: number, version: number): Told {
  return { id: `C${n}`, at: START + version * 60 + (n % 50), lng: 120.05 + ((n * 7 + version * 13) % 290) / 100, lat: 31.5, category: "noise" };
}

/** The newest of each case, as lines of text in order. */
export function truthOf(events: readonly Told[]): readonly string[] {
  const newest = new Map<string, Told>();
  for (const event of events) if ((newest.get(event.id)?.at ?? Number.NEGATIVE_INFINITY) < event.at) newest.set(event.id, event);
  return [...newest.values()].map(({ id, at, lng }) => `${id} ${at} ${lng.toFixed(4)} noise`).sort();
}

/** What a ledger holds, in the same words. */
export function heldBy(ledger: Ledger): readonly string[] {
  return Array.from({ length: ledger.size }, (_, position) => ledger.row(position))
    .map((row) => `${row?.id} ${row?.times.updated_at} ${row?.lng?.toFixed(4)} ${row?.codes.category}`)
    .sort();
}

/** The wire as it is on this machine. */
export const WIRE: Omit<Wire, "heard"> = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

export interface Desk {
  readonly ledger: Ledger;
  readonly source: LiveSource;
  /** One start of the adapter; a fault of the link ends it and is given back. */
  run(signal: AbortSignal): Promise<LiveFault | null>;
  /** Starts again whenever the link is lost, until the signal. */
  keep(signal: AbortSignal): Promise<void>;
  /** The same from all that was kept, in a new ledger. */
  rebuilt(): Promise<Ledger>;
}

/** A desk for one source. */
export async function openDesk(spec: LiveSpec, make: MakeAdapter): Promise<Desk> {
  const plan = squares(3, 120, 31);
  const ledger = createLedger();
  ledger.relocate(plan, plan.bounds);
  const index = ledger.begin({ name: spec.name, bytes: null, generated: false, live: true });
  const source = new LiveSource(spec, await mappingOf(spec), WIRE);
  const take = async ({ whole, batches }: Parcel): Promise<void> => {
    if (whole) ledger.empty(index);
    for (const batch of batches) ledger.add(index, batch);
    ledger.finish();
  };
  const run = async (signal: AbortSignal): Promise<LiveFault | null> => {
    try {
      await source.run(make, take, signal);
      return null;
    } catch (fault) {
      if (fault instanceof LiveFault) return fault;
      throw fault;
    }
  };
  return {
    ledger,
    source,
    run,
    keep: async (signal) => {
      while (!signal.aborted) {
        await run(signal);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    rebuilt: async () => {
      const fresh = createLedger();
      fresh.relocate(plan, plan.bounds);
      const again = fresh.begin({ name: spec.name, bytes: null, generated: false });
      for (const batch of await source.again()) fresh.add(again, batch);
      fresh.finish();
      return fresh;
    },
  };
}

/** Waits until it is so; says what it waited for when it never comes. */
export async function until(what: string, so: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1500; turn++) {
    if (so()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never came: ${what}`);
}
