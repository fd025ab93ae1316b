// Counting: equal to the definition case by case, and a brush equal to a fresh count after any moves.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLedger, type Ledger } from "../../../src/core/ledger/ledger";
import type { Cohort, Period } from "../../../src/core/model/period";
import { createBrush } from "../../../src/core/stats/brush";
import { sumsAt } from "../../../src/core/stats/sums";
import { type Cut, sumRow, tally } from "../../../src/core/stats/tally";
import { randomStream } from "../../coverages";
import { arbitraryRows } from "../ledger/arbitrary";
import { batchOf, type Row, squares } from "../ledger/make";
import { sumsByDefinition } from "./definition";

const plan = squares(3, 120, 31);

function ledgerOf(rows: readonly Row[]): Ledger {
  const ledger = createLedger();
  ledger.relocate(plan, plan.bounds);
  ledger.add(ledger.begin({ name: "cases.csv", bytes: null, generated: false }), batchOf(rows));
  ledger.finish();
  return ledger;
}

const period: fc.Arbitrary<Period | null> = fc.option(fc.record({ from: fc.integer({ min: -60, max: 80 }), to: fc.integer({ min: -60, max: 80 }) }), {
  nil: null,
});
const cut: fc.Arbitrary<Cut> = fc.record({ period, cohort: fc.constantFrom<Cohort>("due", "all"), now: fc.constantFrom(-100, 25, 40, 100) });

describe("tally", () => {
  it("counts by the book: due, all, void, no deadline, answers", () => {
    const place = { lng: 120.5, lat: 31.5 };
    const ledger = ledgerOf([
      { record: 1, ...place, deadline_at: 10, dispatched_at: 1, closed_at: 10 }, // on time to the second
      { record: 2, ...place, deadline_at: 10, dispatched_at: 1, handled_at: 9, closed_at: 11, satisfaction: "满意" },
      { record: 3, ...place, deadline_at: 99, dispatched_at: 1 }, // not yet due
      { record: 4, ...place, deadline_at: 49 }, // overdue, never dispatched
      { record: 5, ...place, deadline_at: 10, dispatched_at: 1, closed_at: 5, state: "作废", satisfaction: "satisfied" },
      { record: 6, ...place, closed_at: 5, satisfaction: " Neutral " },
    ]);
    const due = sumsAt(tally(ledger, { period: null, cohort: "due", now: 50 }), 0);
    expect(due).toEqual({ n: 6, due: 3, handled: 2, handledOnTime: 2, dueToClose: 3, closed: 2, closedOnTime: 1, answered: 2, satisfied: 1, noDeadline: 1 });
    const all = sumsAt(tally(ledger, { period: null, cohort: "all", now: 50 }), 0);
    expect(all).toEqual({ ...due, due: 3, dueToClose: 3, handled: 2 });
  });

  it("equals the definition on any cases", () => {
    fc.assert(
      fc.property(arbitraryRows(40), cut, (drawn, asked) => {
        const rows = drawn.map(({ id: _, ...row }) => row as Row);
        const ledger = ledgerOf(rows);
        const slotByRecord = new Map(Array.from({ length: ledger.size }, (_, position) => [ledger.row(position)?.record, ledger.slot[position] ?? 0]));
        const placed = rows.map((row) => ({ row, at: sumRow(slotByRecord.get(row.record) ?? 0, 3) }));
        const mapped = rows.some((row) => row.dispatched_at !== undefined);
        const judge = sumsByDefinition(
          placed.map(({ row, at }) => ({ row: { ...row, ...(row.state === "Cancelled" ? { state: "cancelled" } : {}) } as Row, at })),
          5,
          asked,
          mapped,
        );
        expect(tally(ledger, asked)).toEqual(judge);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

describe("brush", () => {
  it("equals a fresh count after any moves, new rows and new plans", () => {
    fc.assert(
      fc.property(
        arbitraryRows(40),
        fc.array(fc.record({ cut, sticky: fc.boolean() }), { minLength: 1, maxLength: 12 }),
        fc.nat({ max: 11 }),
        (rows, moves, change) => {
          const ledger = ledgerOf(rows);
          const brush = createBrush(ledger);
          for (const [index, move] of moves.entries()) {
            if (index === change) {
              const other = squares(2, 121, 31);
              ledger.relocate(other, other.bounds);
              ledger.add(ledger.begin({ name: "more.csv", bytes: null, generated: false }), batchOf(rows.slice(0, 7)));
              ledger.finish();
            }
            const asked: Cut = move.sticky ? { ...move.cut, cohort: "due", now: 40 } : move.cut;
            expect(brush.move(asked)).toEqual(tally(ledger, asked));
          }
        },
      ),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it("equals a fresh count wherever a period of many reports moves, to and fro and over all kept sums", () => {
    const random = randomStream(7);
    const rows = Array.from({ length: 6000 }, (_, index): Row => {
      const reported_at = Math.floor(random() * 5000);
      const place = { lng: 119.9 + random() * 3.2, lat: 30.9 + random() * 1.2 };
      return {
        record: index + 1,
        ...place,
        reported_at,
        ...(random() < 0.8 ? { deadline_at: reported_at + 50 } : {}),
        ...(random() < 0.7 ? { closed_at: reported_at + Math.floor(random() * 90) } : {}),
      };
    });
    const ledger = ledgerOf(rows);
    const brush = createBrush(ledger);
    for (let move = 0; move < 200; move++) {
      const from = Math.floor(random() * 5200) - 100;
      const asked: Cut = { period: move % 50 === 0 ? null : { from, to: from + Math.floor(random() * 3000) }, cohort: "due", now: 4000 };
      expect(brush.move(asked)).toEqual(tally(ledger, asked));
    }
  });
});
