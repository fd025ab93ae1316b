// The law of the ledger: any batches, any splitting, anything cancelled in between, and it is as if all had been read at once. It always reconciles.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLedger, type Ledger } from "../../../src/core/ledger/ledger";
import { arbitraryRows } from "./arbitrary";
import { batchOf, type Row, squares, type Words } from "./make";

const plan = squares(3, 120, 31);
const facts = { name: "cases.csv", bytes: null, generated: false };

/** Everything that can be seen of a ledger, with words instead of codes. */
function seen(ledger: Ledger) {
  const rows = Array.from({ length: 1000 }, (_, position) => ledger.row(position)).filter((row) => row !== null);
  return {
    rows,
    size: ledger.size,
    timed: ledger.timed,
    all: ledger.reconciliation(),
    each: ledger.sources().map(({ index }) => ledger.reconciliation(index)),
  };
}

function pieces(rows: readonly Row[], cuts: readonly number[]): readonly (readonly Row[])[] {
  const edges = [0, ...[...new Set(cuts)].filter((cut) => cut < rows.length).sort((a, b) => a - b), rows.length];
  return edges.slice(1).map((end, index) => rows.slice(edges[index], end));
}

const rejected = [{ record: 999, reason: "row_broken", found: "{" } as const];

describe("any batches = rebuild from all", () => {
  it("gives the same ledger however the sources are split, interleaved, finished, located and cancelled in between", () => {
    fc.assert(
      fc.property(
        arbitraryRows(30),
        arbitraryRows(30),
        fc.array(fc.nat(30), { maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (first, second, cuts, finishes) => {
          const whole = createLedger();
          whole.relocate(plan, plan.bounds);
          for (const rows of [first, second]) whole.add(whole.begin(facts), batchOf(rows, rejected, true));
          whole.finish();

          const split = createLedger();
          const [one, two] = [split.begin(facts), split.begin(facts)];
          const cancelled = split.begin(facts);
          const [a, b] = [pieces(first, cuts), pieces(second, cuts)];
          const [words, otherWords, cancelledWords]: [Words, Words, Words] = [{}, {}, {}];
          for (let i = 0; i < Math.max(a.length, b.length); i++) {
            if (i < a.length) split.add(one, batchOf(a[i] ?? [], i === 0 ? rejected : [], true, words));
            if (i < 3) split.add(cancelled, batchOf(second.slice(i), rejected, true, cancelledWords));
            if (finishes[i]) split.finish();
            if (i < b.length) split.add(two, batchOf(b[i] ?? [], i === 0 ? rejected : [], true, otherWords));
            if (i === 1) split.relocate(plan, plan.bounds);
          }
          split.abort(cancelled);
          split.relocate(plan, plan.bounds);
          split.finish();
          const [expected, found] = [seen(whole), seen(split)];
          const order = (ledger: typeof found) => ledger.rows.map((row) => JSON.stringify(row)).sort();
          expect({ ...found, rows: order(found) }).toEqual({ ...expected, rows: order(expected) });
          for (const sum of [found.all, ...found.each]) expect(sum.read).toBe(sum.located + sum.outside + sum.unlocated + sum.rejected + sum.duplicates);
          const times = found.rows.slice(0, found.timed).map((row) => row.times.reported_at ?? Number.NaN);
          expect(times).toEqual([...times].sort((x, y) => x - y));
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("reconciles in total as the sum of its sources", () => {
    fc.assert(
      fc.property(arbitraryRows(40), arbitraryRows(40), (first, second) => {
        const ledger = createLedger();
        ledger.relocate(plan, plan.bounds);
        for (const rows of [first, second]) ledger.add(ledger.begin(facts), batchOf(rows, rejected));
        ledger.finish();
        const [one, two, all] = [ledger.reconciliation(0), ledger.reconciliation(1), ledger.reconciliation()];
        for (const key of Object.keys(all) as (keyof typeof all)[]) expect([key, one[key] + two[key]]).toEqual([key, all[key]]);
        const reasons = ledger.unlocatedReasons();
        expect(reasons.missing + reasons.zero + reasons.out_of_range + reasons.far).toBe(all.unlocated);
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});
