// A recorded day played again at any speed, over and over: for the demo, for training and for tests. Always labelled as a replay.
import type { ReportBatch } from "../../core/model/batch";
import { NO_TIME } from "../../core/model/columns";
import type { Mapping } from "../../core/model/mapping";
import { readReports } from "../reports";
import type { ByteSource } from "../source";
import { zoneReader } from "../zone";
import { type Delivery, type LiveAdapter, LiveFault, type Wire } from "./contract";
import { type Moments, momentsOf, rowsAt, standingAt } from "./recording";
import type { ReplaySpec } from "./spec";

const DAY_SECONDS = 86_400;
/** Milliseconds between two deliveries; what is heard in between comes together. */
const STEP_MS = 100;

/** Told how far the recording has been played, seconds since 2000. */
export type Played = (seconds: number) => void;

/** Adapter of a recording. It begins with the cases as they stood at midnight; each `start` begins the day anew. */
export function replayAdapter(spec: ReplaySpec, recording: ByteSource, mapping: Mapping, wire: Wire, played: Played): LiveAdapter {
  async function* start(_cursor: unknown, signal: AbortSignal): AsyncGenerator<Delivery> {
    const batches: ReportBatch[] = [];
    const reading = readReports(recording, mapping, { signal, native: spec.mapping === undefined });
    for (let step = await reading.next(); ; step = await reading.next()) {
      if (!step.done) batches.push(step.value);
      else if (!step.value.ok) throw new LiveFault(step.value.issue);
      else break;
    }
    const [from, to] = boundsOfDay(spec.day ?? null, mapping.timeZone ?? "UTC", batches);
    const moments = momentsOf(batches, from, to);
    while (!signal.aborted) {
      played(from);
      yield { kind: "batches", batches: batches.map((batch) => standingAt(batch, from)), whole: true, cursor: {} };
      yield* playedDay({ batches, moments, from, to, speed: spec.speed }, wire, signal, played);
    }
  }
  return { start };
}

interface Day {
  readonly batches: readonly ReportBatch[];
  readonly moments: Moments;
  readonly from: number;
  readonly to: number;
  readonly speed: number;
}

/** The day from its first to its last second. */
async function* playedDay(day: Day, wire: Wire, signal: AbortSignal, played: Played): AsyncGenerator<Delivery> {
  const { batches, moments, from, to, speed } = day;
  const begun = wire.now();
  let next = 0;
  for (let at = from; at < to && !signal.aborted; ) {
    await pause(wire, STEP_MS, signal);
    at = Math.min(to, from + Math.floor(((wire.now() - begun) / 1000) * speed));
    played(at);
    const first = next;
    while (next < moments.times.length && (moments.times[next] ?? 0) < at) next++;
    if (next > first) yield { kind: "batches", batches: heardBetween(batches, moments, first, next, at), whole: false, cursor: {} };
    else yield { kind: "contact" };
  }
}

/** Moments [first, next) as batches, every case once as it stood at `at`. */
function heardBetween(batches: readonly ReportBatch[], moments: Moments, first: number, next: number, at: number): readonly ReportBatch[] {
  const rows = new Map<number, Set<number>>();
  for (let index = first; index < next; index++) {
    const batch = moments.batch[index] ?? 0;
    const of = rows.get(batch) ?? new Set();
    rows.set(batch, of.add(moments.row[index] ?? 0));
  }
  return [...rows].flatMap(([index, set]) => {
    const batch = batches[index];
    return batch ? [rowsAt(batch, Uint32Array.from(set).sort(), at)] : [];
  });
}

/** First second of a local day and of the next one, seconds since 2000; of the last day on which something was reported when none is named. */
function boundsOfDay(day: string | null, timeZone: string, batches: readonly ReportBatch[]): readonly [number, number] {
  const midnight = zoneReader(timeZone);
  const numberOf = (date: string): number => Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / (DAY_SECONDS * 1000));
  if (day !== null) return [midnight(numberOf(day), 0), midnight(numberOf(day) + 1, 0)];
  let last = NO_TIME;
  for (const { times } of batches) for (const time of times.reported_at ?? []) last = Math.max(last, time);
  let local = Math.floor(last / DAY_SECONDS) + 2;
  while (midnight(local, 0) > last) local--;
  return [midnight(local, 0), midnight(local + 1, 0)];
}

/** Waits; ends early when the signal does. */
function pause(wire: Wire, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancel = wire.after(ms, done);
    const end = (): void => {
      cancel();
      done();
    };
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
