// Medians and histograms, judged by sorting.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLedger } from "../../../src/core/ledger/ledger";
import { timeHistogram } from "../../../src/core/stats/histogram";
import { medianHours, medianOf } from "../../../src/core/stats/median";
import { batchOf, type Row, squares } from "../ledger/make";

const plan = squares(2, 120, 31);

function ledgerOf(rows: readonly Row[]) {
  const ledger = createLedger();
  ledger.relocate(plan, plan.bounds);
  ledger.add(ledger.begin({ name: "a.csv", bytes: null, generated: false }), batchOf(rows));
  ledger.finish();
  return ledger;
}

describe("medianOf", () => {
  it("is the middle of the sorted values, or the mean of the two", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 4_294_967_295 }))), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const middle = sorted.length >> 1;
        const judge = sorted.length === 0 ? null : sorted.length % 2 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
        expect(medianOf(Uint32Array.from(values))).toBe(judge);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});

describe("medianHours", () => {
  it("takes closed cases of the range by grid, and counts apart what was closed before it was reported", () => {
    const [west, east] = [
      { lng: 120.5, lat: 31.5 },
      { lng: 121.5, lat: 31.5 },
    ];
    const ledger = ledgerOf([
      { record: 1, ...west, reported_at: 0, closed_at: 3600 },
      { record: 2, ...west, reported_at: 1, closed_at: 7201 },
      { record: 3, ...west, reported_at: 2, closed_at: 1 },
      { record: 4, ...west, reported_at: 3, closed_at: 99_999, state: "作废" },
      { record: 5, ...east, reported_at: 4 },
      { record: 6, lng: 0, lat: 0, reported_at: -2_147_483_647, closed_at: 2_147_483_647 },
    ]);
    const all = medianHours(ledger, { from: 0, to: ledger.size });
    expect([...all.hours]).toEqual([1.5, Number.NaN, Number.NaN, 4_294_967_294 / 3600]);
    expect(all.closedBeforeReported).toBe(1);
    expect(medianHours(ledger, { from: 1, to: 2 }).hours[0]).toBe(1);
  });
});

describe("timeHistogram", () => {
  it("has a report at the edge of two bins in the later one, though the edge is no binary fraction", () => {
    const ledger = ledgerOf([-82, -46, 97].map((reported_at, index) => ({ record: index + 1, reported_at })));
    expect([...timeHistogram(ledger, { from: -82, to: 98 }, 35)].indexOf(1, 1)).toBe(7);
  });

  it("has every timed report in one bin", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 40 }), (times, bins) => {
        const ledger = ledgerOf([...times.map((reported_at, index) => ({ record: index + 1, reported_at })), { record: 99 }]);
        const span = ledger.span();
        if (span === null) throw new Error("a ledger with times has a span");
        const counts = timeHistogram(ledger, span, bins);
        const judge = new Uint32Array(bins);
        for (const time of times) {
          const bin = Array.from({ length: bins }, (_, i) => i).findLast((i) => time >= span.from + (i * (span.to - span.from)) / bins) ?? 0;
          judge[bin] = (judge[bin] ?? 0) + 1;
        }
        expect(counts).toEqual(judge);
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});
