// The ledger by example: buckets, duplicates and updates, sources that come and go.
import { describe, expect, it } from "vitest";
import type { Reconciliation } from "../../../src/core/frame/question";
import { createLedger, type Ledger } from "../../../src/core/ledger/ledger";
import { OUTSIDE, UNLOCATED } from "../../../src/core/model/plan";
import { batchOf, type Row, squares } from "./make";

const plan = squares(3, 120, 31);

function filled(...sources: readonly (readonly Row[])[]): Ledger {
  const ledger = createLedger();
  ledger.relocate(plan, plan.bounds);
  for (const rows of sources) {
    const source = ledger.begin({ name: "a.csv", bytes: null, generated: false });
    ledger.add(source, batchOf(rows));
  }
  ledger.finish();
  return ledger;
}

const balanced = (sum: Reconciliation) => sum.read === sum.located + sum.outside + sum.unlocated + sum.rejected + sum.duplicates;

describe("the ledger", () => {
  it("puts every report in one bucket, sorted by time with the timeless last", () => {
    const ledger = filled([
      { record: 1, lng: 120.5, lat: 31.5, reported_at: 50 },
      { record: 2, lng: 121, lat: 31.5, reported_at: 40 }, // on the edge of 0 and 1
      { record: 3, lng: 124, lat: 31.5 }, // outside, 0.95 degrees is too far… 95 km
      { record: 4, lng: 123.1, lat: 31.5, reported_at: 30 },
      { record: 5, lng: 0, lat: 0, reported_at: 20 },
      { record: 6, lng: 120, lat: 91, reported_at: 10 },
      { record: 7, lat: 31, reported_at: -10 },
    ]);
    expect([...ledger.slot]).toEqual([UNLOCATED, UNLOCATED, UNLOCATED, OUTSIDE, 0, 0, UNLOCATED]);
    expect([ledger.size, ledger.timed, ledger.slotCount]).toEqual([7, 6, 3]);
    expect(ledger.unlocatedReasons()).toEqual({ missing: 1, zero: 1, out_of_range: 1, far: 1 });
    const sum = ledger.reconciliation();
    expect(sum).toMatchObject({ read: 7, located: 2, outside: 1, unlocated: 4, onBorder: 1, far: 1, withoutDeadline: 7 });
    expect(balanced(sum)).toBe(true);
    expect(ledger.span()).toEqual({ from: -10, to: 51 });
  });

  it("keeps the newest of a case, of equally new ones the first, also across sources", () => {
    const ledger = filled(
      [
        { record: 1, id: "A", lng: 120.5, lat: 31.5, updated_at: 5, category: "old" },
        { record: 2, id: "A", lng: 121.5, lat: 31.5, updated_at: 5 },
        { record: 3, id: "B", lng: 121.5, lat: 31.5 },
        { record: 4, lng: 121.5, lat: 31.5 },
        { record: 5, lng: 121.5, lat: 31.5 },
      ],
      [
        { record: 1, id: "A", lng: 122.5, lat: 31.5, updated_at: 9, category: "new" },
        { record: 2, id: "B", lng: 120.5, lat: 31.5 },
      ],
    );
    expect(ledger.reconciliation()).toMatchObject({ read: 7, located: 4, duplicates: 3, updates: 1 });
    expect(ledger.reconciliation(0)).toMatchObject({ read: 5, located: 3, duplicates: 2, updates: 0 });
    expect(ledger.reconciliation(1)).toMatchObject({ read: 2, located: 1, duplicates: 1, updates: 1 });
    const kept = ledger.rowsOf("located", 2, 0, 10);
    expect(kept.kind === "reports" && ledger.row(kept.positions[0] ?? -1)).toMatchObject({ id: "A", source: 1, codes: { category: "new" }, slot: 2 });
    const duplicates = ledger.rowsOf("duplicates", null, 0, 10);
    expect(duplicates.total).toBe(3);
    expect(duplicates.kind === "reports" && [...duplicates.positions].map((position) => ledger.row(position)?.reason)).toEqual(Array(3).fill("duplicate"));
  });

  it("tells two updates within one second apart where their milliseconds are told, whichever came first", () => {
    const rows: Row[] = [
      { record: 1, id: "A", lng: 120.5, lat: 31.5, updated_at: 5, updated_ms: 900, category: "late" },
      { record: 2, id: "A", lng: 121.5, lat: 31.5, updated_at: 5, updated_ms: 250, category: "early" },
    ];
    for (const order of [rows, rows.toReversed().map((row, index) => ({ ...row, record: index + 1 }))]) {
      const ledger = filled(order);
      expect(ledger.reconciliation()).toMatchObject({ read: 2, located: 1, duplicates: 1 });
      expect(ledger.row(0)).toMatchObject({ codes: { category: "late" } });
    }
  });

  it("brings back what a cancelled source had replaced, and changes nothing when it was not finished", () => {
    const ledger = filled([{ record: 1, id: "A", lng: 120.5, lat: 31.5, updated_at: 5 }]);
    const second = ledger.begin({ name: "b.csv", bytes: 10, generated: false });
    ledger.add(second, batchOf([{ record: 1, id: "A", lng: 122.5, lat: 31.5, updated_at: 6 }], [{ record: 2, reason: "row_broken", found: "{" }]));
    const before = ledger.version;
    expect(ledger.slot[0]).toBe(0);
    ledger.finish();
    expect([...ledger.slot]).toEqual([2]);
    expect(ledger.reconciliation()).toMatchObject({ read: 3, located: 1, rejected: 1, duplicates: 1, updates: 1 });
    ledger.abort(second);
    expect([...ledger.slot]).toEqual([0]);
    expect(ledger.reconciliation()).toMatchObject({ read: 1, located: 1, rejected: 0, duplicates: 0, updates: 0 });
    expect(ledger.version).toBeGreaterThan(before);
    const third = ledger.begin({ name: "c.csv", bytes: 10, generated: false });
    ledger.add(third, batchOf([{ record: 1, id: "C", lng: 122.5, lat: 31.5 }]));
    const version = ledger.version;
    ledger.abort(third);
    expect([ledger.version, ledger.size, ledger.sources().length]).toEqual([version, 1, 1]);
  });

  it("forgets the words that only a cancelled source had", () => {
    const ledger = createLedger();
    const [one, two] = [ledger.begin({ name: "a.csv", bytes: 1, generated: false }), ledger.begin({ name: "b.csv", bytes: 1, generated: false })];
    ledger.add(one, batchOf([{ record: 1, category: "噪声" }]));
    ledger.add(
      two,
      batchOf([
        { record: 1, category: "垃圾" },
        { record: 2, category: "路灯" },
      ]),
    );
    ledger.finish();
    ledger.abort(one);
    expect(ledger.dictionaries.category).toEqual(["", "垃圾", "路灯"]);
    expect([0, 1].map((row) => ledger.row(row)?.codes.category)).toEqual(["垃圾", "路灯"]);
    expect(() => ledger.add(one, batchOf([]))).toThrow(/source 0 is not open/);
  });

  it("locates everything again for a new plan", () => {
    const ledger = filled([{ record: 1, lng: 122.5, lat: 31.5 }]);
    const version = ledger.version;
    const moved = squares(1, 122, 31);
    ledger.relocate(moved, moved.bounds);
    expect([ledger.slot[0], ledger.slotCount, ledger.version]).toEqual([0, 1, version + 1]);
    ledger.clear();
    expect([ledger.size, ledger.sources().length, ledger.slotCount]).toEqual([0, 0, 1]);
  });
});
