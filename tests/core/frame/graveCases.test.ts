// Grave cases of a period: by code or name, in whatever bucket they lie, the last one first; the same as judging row by row.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gravePositions } from "../../../src/core/frame/graveCases";
import { isGrave } from "../../../src/core/frame/wall";
import { createLedger } from "../../../src/core/ledger/ledger";
import { batchOf, type Row, squares } from "../ledger/make";

function ledgerOf(rows: readonly Row[]) {
  const plan = squares(2, 120, 31);
  const ledger = createLedger();
  ledger.relocate(plan, plan.bounds);
  ledger.add(ledger.begin({ name: "cases", bytes: null, generated: false }), batchOf(rows));
  ledger.finish();
  return ledger;
}

describe("the grave cases of a period", () => {
  it("are found inside the grids, outside of them, and without a position", () => {
    const ledger = ledgerOf([
      { record: 1, id: "in", reported_at: 100, lng: 120.5, lat: 31.5, category: "Fire" },
      { record: 2, id: "out", reported_at: 200, lng: 120.5, lat: 32.2, category_code: "E0502" },
      { record: 3, id: "nowhere", reported_at: 300, category: "Fire" },
      { record: 4, id: "noise", reported_at: 250, lng: 120.5, lat: 31.5, category: "Noise", category_code: "E0110" },
      { record: 5, id: "yesterday", reported_at: 50, lng: 120.5, lat: 31.5, category: "Fire" },
    ]);
    const found = gravePositions(ledger, ["Fire", "E05"], { from: 100, to: 301 });
    expect(found.map((position) => ledger.id(position))).toEqual(["nowhere", "out", "in"]);
    expect(gravePositions(ledger, [], { from: 0, to: 1000 })).toEqual([]);
  });

  it("are those that are grave when each is judged by itself", () => {
    const word = fc.constantFrom("", "Fire", "Noise", "E0501", "E0110", "E05");
    const row = fc.record({ reported_at: fc.integer({ min: 0, max: 50 }), category: word, category_code: word });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.subarray(["Fire", "E05", "E0501"]), fc.nat(50), fc.nat(50), (rows, grave, a, b) => {
        const ledger = ledgerOf(rows.map((one, index) => ({ ...one, record: index + 1, id: `C${index}` })));
        const period = { from: Math.min(a, b), to: Math.max(a, b) };
        const all = Array.from({ length: ledger.size }, (_, position) => position);
        const expected = all.filter((position) => {
          const found = ledger.row(position);
          const at = found?.times.reported_at ?? -1;
          return found !== null && at >= period.from && at < period.to && isGrave(found.codes, grave);
        });
        expect(gravePositions(ledger, grave, period)).toEqual(expected.reverse());
      }),
    );
  });
});
