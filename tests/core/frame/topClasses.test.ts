// What is reported most: counted against each row looked at by itself, the days before only up to the same time of the day.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { topClasses } from "../../../src/core/frame/topClasses";
import { createLedger } from "../../../src/core/ledger/ledger";
import { batchOf, type Row } from "../ledger/make";

const DAY = 86_400;
const MIDNIGHT = 100 * DAY;

function ledgerOf(rows: readonly Omit<Row, "record">[]) {
  const ledger = createLedger();
  ledger.add(ledger.begin({ name: "cases", bytes: null, generated: false }), batchOf(rows.map((row, index) => ({ ...row, record: index + 1 }))));
  ledger.finish();
  return ledger;
}

describe("the classes that are reported most", () => {
  it("stand beside the mean of the same hours of the days before", () => {
    const at = (day: number, hour: number): number => MIDNIGHT + day * DAY + hour * 3600;
    const ledger = ledgerOf([
      { reported_at: at(0, 1), category: "Noise" },
      { reported_at: at(0, 2), category: "Noise" },
      { reported_at: at(0, 3), category: "Waste", category_code: "E0110" },
      { reported_at: at(-1, 1), category: "Noise" },
      { reported_at: at(-1, 20), category: "Noise" }, // later than now is
      { reported_at: at(-2, 3), category: "Rubbish", category_code: "E0110" }, // the same code under another name
      { reported_at: at(-3, 3), category: "Noise" }, // too long ago
      { reported_at: at(0, 2), department: "Roads" }, // of no class
    ]);
    const found = topClasses(ledger, { from: MIDNIGHT, to: at(0, 4) }, 2, 10);
    expect(found).toEqual([
      { codes: { category: "Noise" }, n: 2, usual: 0.5 },
      { codes: { category: "Waste", category_code: "E0110" }, n: 1, usual: 0.5 },
    ]);
    expect(topClasses(ledger, { from: MIDNIGHT, to: at(0, 4) }, 2, 1)).toHaveLength(1);
    expect(topClasses(createLedger(), { from: MIDNIGHT, to: at(0, 4) }, 2, 1)).toEqual([]);
  });

  it("are what counting row by row gives", () => {
    const row = fc.record({ reported_at: fc.integer({ min: MIDNIGHT - 4 * DAY, max: MIDNIGHT + DAY }), category: fc.constantFrom("", "A", "B", "C") });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 1, max: DAY }), fc.integer({ min: 1, max: 4 }), (rows, length, days) => {
        const found = topClasses(ledgerOf(rows), { from: MIDNIGHT, to: MIDNIGHT + length }, days, 10);
        const inDay = (category: string, day: number): number =>
          rows.filter((one) => one.category === category && one.reported_at >= MIDNIGHT - day * DAY && one.reported_at < MIDNIGHT - day * DAY + length).length;
        const expected = ["A", "B", "C"].flatMap((name) => {
          const before = Array.from({ length: days }, (_, index) => inDay(name, index + 1)).reduce((a, b) => a + b, 0);
          return inDay(name, 0) === 0 ? [] : [[name, inDay(name, 0), before / days]];
        });
        expect(found.map(({ codes, n, usual }) => [codes.category, n, usual]).sort()).toEqual(expected.sort());
        expect(found.map(({ n }) => n)).toEqual(found.map(({ n }) => n).sort((a, b) => b - a));
      }),
    );
  });
});
