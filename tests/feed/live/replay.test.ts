// A recorded day played again: it begins as midnight found it, ends as the day left it, and comes out the same at any speed.
import { describe, expect, it } from "vitest";
import { caseCsv } from "../../../data/cases";
import { COLUMNS } from "../../../data/rows";
import { DEMO_SEED } from "../../../data/seed";
import { drawTown } from "../../../data/town";
import { createLedger } from "../../../src/core/ledger/ledger";
import { NO_TIME, toSeconds } from "../../../src/core/model/columns";
import type { Mapping } from "../../../src/core/model/mapping";
import type { Delivery, Wire } from "../../../src/feed/live/contract";
import { replayAdapter } from "../../../src/feed/live/replay";
import { squares } from "../../core/ledger/make";

const mapping: Mapping = { ...Object.fromEntries(COLUMNS.split(",").map((column) => [column, column])), timeZone: "Asia/Shanghai" };
const town = drawTown(DEMO_SEED);
const recording = {
  name: "demo.csv",
  size: null,
  async *chunks() {
    yield* caseCsv(town, DEMO_SEED, { count: 4000, months: 2 });
  },
};
const DAY = "2024-08-20";
const MIDNIGHT = toSeconds(Date.parse(`${DAY}T00:00:00+08:00`));

/** A clock that jumps to whatever is waited for. */
function jumpingWire(): Wire {
  let now = 1_700_000_000_000;
  return {
    fetch: () => Promise.reject(new Error("a replay asks nobody")),
    now: () => now,
    after: (ms, call) => {
      const timer = setTimeout(() => {
        now += ms;
        call();
      }, 0);
      return () => clearTimeout(timer);
    },
    heard: () => undefined,
  };
}

async function play(speed: number) {
  const stop = new AbortController();
  const played: number[] = [];
  const ledger = createLedger();
  const plan = squares(3, 120, 31);
  ledger.relocate(plan, plan.bounds);
  const source = ledger.begin({ name: "replay", bytes: null, generated: true, live: true });
  const adapter = replayAdapter({ kind: "replay", name: "replay", day: DAY, speed }, recording, mapping, jumpingWire(), (seconds) => played.push(seconds));
  let morning: ReturnType<typeof held> | null = null;
  let deliveries = 0;
  const take = (delivery: Delivery): void => {
    if (delivery.kind !== "batches") return;
    if (delivery.whole) ledger.empty(source);
    for (const batch of delivery.batches) ledger.add(source, batch);
    ledger.finish();
    deliveries++;
    morning ??= held(ledger);
  };
  for await (const delivery of adapter.start({}, stop.signal)) {
    if (delivery.kind === "batches" && delivery.whole && deliveries > 0) break; // the day begins anew
    take(delivery);
  }
  return { morning, evening: held(ledger), deliveries, played };
}

function held(ledger: ReturnType<typeof createLedger>) {
  const rows = Array.from({ length: ledger.size }, (_, position) => ledger.row(position));
  return rows.map((row) => JSON.stringify({ id: row?.id, times: row?.times, state: row?.codes.state })).sort();
}

describe("a replayed day", () => {
  it("begins with what midnight knew and ends with what the next midnight knew, whatever the speed", async () => {
    const slow = await play(600);
    const fast = await play(7200);
    expect(fast.evening).toEqual(slow.evening);
    expect(fast.morning).toEqual(slow.morning);
    expect(slow.evening).not.toEqual(slow.morning);
    expect(slow.deliveries).toBeGreaterThan(fast.deliveries);
    expect(slow.played[0]).toBe(MIDNIGHT);
    expect(Math.max(...slow.played)).toBe(MIDNIGHT + 86_400);
    for (const [rows, until] of [
      [slow.morning ?? [], MIDNIGHT],
      [slow.evening, MIDNIGHT + 86_400],
    ] as const) {
      for (const row of rows) {
        const { deadline_at: _due, ...times } = (JSON.parse(row) as { times: Record<string, number> }).times;
        for (const time of Object.values(times)) expect(time).toBeLessThan(until);
      }
    }
  });

  it("tells nothing of a case's end before it has come", async () => {
    const { morning, evening } = await play(7200);
    const open = (rows: readonly string[] | null) =>
      (rows ?? []).filter((row) => (JSON.parse(row).times.closed_at ?? NO_TIME) === NO_TIME && JSON.parse(row).state === "结案");
    expect(open(morning)).toEqual([]);
    expect(open(evening)).toEqual([]);
  });
});
