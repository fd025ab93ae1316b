// Live sources obey the law of the ledger too: any cutting, any order, copies and late comers, and it is as if all had been read at once.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLedger, type Ledger } from "../../../src/core/ledger/ledger";
import { arbitraryRows } from "./arbitrary";
import { batchOf, type Row, squares } from "./make";

const plan = squares(3, 120, 31);
const file = { name: "cases.csv", bytes: null, generated: false };
const stream = { ...file, name: "stream", live: true };

/** The kept reports and the sums, whatever order rows of equal time lie in. */
function seen(ledger: Ledger, withRecord: boolean) {
  const rows = Array.from({ length: ledger.size }, (_, position) => ledger.row(position));
  return {
    rows: rows.map((row) => JSON.stringify(withRecord ? row : { ...row, record: 0 })).sort(),
    all: ledger.reconciliation(),
    each: ledger.sources().map(({ index }) => ledger.reconciliation(index)),
  };
}

function fill(ledger: Ledger, source: number, rows: readonly Row[], cuts: readonly number[]): void {
  const edges = [0, ...[...new Set(cuts)].filter((cut) => cut < rows.length).sort((a, b) => a - b), rows.length];
  for (const [index, end] of edges.slice(1).entries()) {
    ledger.add(source, batchOf(rows.slice(edges[index], end)));
    ledger.finish();
  }
}

describe("a live source", () => {
  it("is after any number of deliveries what a file with all of them would be, beside another source", () => {
    fc.assert(
      fc.property(arbitraryRows(30), arbitraryRows(20), fc.array(fc.nat(30), { maxLength: 8 }), (streamed, filed, cuts) => {
        const rebuilt = createLedger();
        rebuilt.relocate(plan, plan.bounds);
        rebuilt.add(rebuilt.begin(file), batchOf(filed));
        rebuilt.add(rebuilt.begin(file), batchOf(streamed));
        rebuilt.finish();

        const live = createLedger();
        live.relocate(plan, plan.bounds);
        live.add(live.begin(file), batchOf(filed));
        live.finish();
        fill(live, live.begin(stream), streamed, cuts);
        expect(seen(live, true)).toEqual(seen(rebuilt, true));
        expect(live.version).toBeGreaterThan(1);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it("does not depend on the order of deliveries, nor on copies and late comers, when updates of a case differ in time", () => {
    const event = fc.record({ id: fc.constantFrom("A", "B", "C", "D"), updated_at: fc.nat(9), updated_ms: fc.constantFrom(0, 1, 250, 999) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }), fc.array(fc.nat(60)), (events, keys, cuts) => {
        // One instant of a case says one thing: its place follows from both.
        const rows = events.map(
          (one, index): Row => ({ ...one, record: index + 1, reported_at: 5, lng: 120 + one.updated_at / 10 + one.updated_ms / 10_000, lat: 31.5 }),
        );
        const shuffled = rows
          .flatMap((row, index) => ((keys[index] ?? 0) % 3 === 0 ? [row, row] : [row]))
          .map((row, index) => ({ row, key: keys[(index * 7) % 40] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }, index) => ({ ...row, record: index + 1 }));
        const inOrder = createLedger();
        const mixed = createLedger();
        for (const ledger of [inOrder, mixed]) ledger.relocate(plan, plan.bounds);
        fill(inOrder, inOrder.begin(stream), rows, []);
        fill(mixed, mixed.begin(stream), shuffled, cuts);
        expect(seen(mixed, false).rows).toEqual(seen(inOrder, false).rows);
        expect(mixed.size).toBe(new Set(events.map(({ id }) => id)).size);
        const { all } = seen(mixed, false);
        expect(all.read).toBe(all.located + all.outside + all.unlocated + all.rejected + all.duplicates);
        expect(all.read).toBe(shuffled.length);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it("holds one row a case, however often it is updated", () => {
    const ledger = createLedger();
    ledger.relocate(plan, plan.bounds);
    const source = ledger.begin(stream);
    for (let time = 0; time < 50; time++) {
      ledger.add(source, batchOf([{ record: time + 1, id: "A", lng: 120.5, lat: 31.5, reported_at: 1, updated_at: time }]));
      ledger.finish();
    }
    expect(ledger.rowsOf("duplicates", null, 0, 100).total).toBe(0);
    expect(ledger.reconciliation()).toMatchObject({ read: 50, located: 1, duplicates: 49, updates: 1 });
  });

  it("lets go what is older than it keeps, as if the newest of each case had never been older; what it read reconciles with what has left", () => {
    const event = fc.record({ id: fc.nat(12), version: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.array(fc.nat(40), { maxLength: 6 }), fc.nat(14), (events, cuts, instant) => {
        // A case is reported at an instant of its own, whatever is told of it later.
        const rows = events.map(({ id, version }, index): Row => {
          return { id: `C${id}`, updated_at: 100 + version, record: index + 1, reported_at: id, lng: 120 + version / 2, lat: 31.5 };
        });
        const ledger = createLedger();
        ledger.relocate(plan, plan.bounds);
        const source = ledger.begin(stream);
        for (const [step, end] of [...[...cuts].sort((a, b) => a - b), rows.length].entries()) {
          const from = step === 0 ? 0 : ([...cuts].sort((a, b) => a - b)[step - 1] ?? 0);
          ledger.keepFrom(source, Math.floor((instant * (step + 1)) / (cuts.length + 1)));
          ledger.add(source, batchOf(rows.slice(from, end)));
          ledger.finish();
        }
        const young = createLedger();
        young.relocate(plan, plan.bounds);
        fill(
          young,
          young.begin(stream),
          rows.filter(({ reported_at }) => (reported_at ?? 0) >= instant),
          [],
        );
        expect(seen(ledger, false).rows).toEqual(seen(young, false).rows);
        const { read, located, outside, unlocated, rejected, duplicates } = ledger.reconciliation();
        expect(read).toBe(located + outside + unlocated + rejected + duplicates);
        expect(read + (ledger.sources()[0]?.aged ?? 0)).toBe(rows.length);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it("begins anew when a whole state replaces it, and the other sources stay", () => {
    const ledger = createLedger();
    ledger.relocate(plan, plan.bounds);
    const other = ledger.begin(file);
    ledger.add(other, batchOf([{ record: 1, id: "X", lng: 121.5, lat: 31.5, reported_at: 3, category: "noise" }]));
    const source = ledger.begin(stream);
    fill(ledger, source, [{ record: 1, id: "A", lng: 120.5, lat: 31.5, reported_at: 1, category: "litter" }], []);
    ledger.empty(source);
    ledger.add(source, batchOf([{ record: 1, id: "B", lng: 122.5, lat: 31.5, reported_at: 2, category: "smoke" }]));
    ledger.finish();
    const rows = Array.from({ length: ledger.size }, (_, position) => ledger.row(position));
    expect(rows.map((row) => [row?.id, row?.slot, row?.codes.category])).toEqual([
      ["B", 2, "smoke"],
      ["X", 1, "noise"],
    ]);
    expect(ledger.reconciliation()).toMatchObject({ read: 2, located: 2, duplicates: 0 });
  });
});
