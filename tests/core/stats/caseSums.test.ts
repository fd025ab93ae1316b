// The sums of a case's life: counted once more in plain words, added over any cut of the rows, and repeats by trying every pair.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSESS_WIDTH, assessSums } from "../../../src/core/stats/assessSums";
import { CASE_FIELDS, CASE_WIDTH, type CaseField, tallyCases } from "../../../src/core/stats/caseSums";
import { KIND_COUNT, writeKinds } from "../../../src/core/stats/flags";
import { planeAt } from "../../../src/core/stats/plane";
import { createRepeats, FIRST, INCOMPARABLE, REPEATED_LONG, REPEATED_SHORT, repeatsOf } from "../../../src/core/stats/repeats";
import { type Case, reportsOf } from "./columns";

const NOW = 100_000;
const HOUR = 3600;
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const hours = maybe([0, 1, 2, 5, 20, 30].map((hour) => hour * HOUR));
const arbitraryCase = fc
  .record({
    slot: fc.constantFrom(0, 1, -1, -2),
    reported_at: hours,
    registered_at: hours,
    dispatched_at: hours,
    handled_at: hours,
    closed_at: hours,
    deadline_at: hours,
    called_back_at: hours,
    state: maybe(["结案", "作废"]),
    source: maybe(["网格巡查", "12345热线", "上级交办"]),
    rework_count: maybe([0, 1, 3]),
    return_count: maybe([0, 2]),
    category: maybe(["a", "b"]),
  })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as Case);

function factsOf(reports: ReturnType<typeof reportsOf>) {
  const kinds = new Uint8Array(reports.size);
  writeKinds(reports, "due", NOW, kinds, 0, reports.size);
  return { kinds, repeats: repeatsOf(reports), now: NOW, soonSeconds: HOUR };
}

const add = (a: Float64Array, b: Float64Array) => a.map((value, index) => value + (b[index] ?? 0));

describe("tallyCases", () => {
  it("counts one life by the book", () => {
    const reports = reportsOf([
      {
        reported_at: 0,
        registered_at: 600,
        dispatched_at: 1200,
        handled_at: 4000,
        closed_at: 5000,
        deadline_at: 6000,
        source: "12345热线",
        rework_count: 2,
        return_count: 1,
        called_back_at: 5500,
        category: "a",
      },
      { reported_at: 7200, registered_at: 20_000, source: "网格巡查", category: "a" },
      { reported_at: 9000, registered_at: 9100, state: "作废", source: "网格巡查", category: "a" },
      { reported_at: 9000, state: "不予立案", category: "a" },
    ]);
    const facts = { ...factsOf(reports), extensions: new Map([[0, 0]]) };
    const sums = tallyCases(reports, facts, { from: 0, to: 4 });
    const found = Object.fromEntries(CASE_FIELDS.map((field, index) => [field, sums[index]]));
    const wanted: { readonly [K in CaseField]: number } = {
      reported: 4,
      registered: 3,
      registeredVoid: 1,
      toDispatch: 2,
      dispatched: 1,
      returnable: 1,
      returned: 1,
      reworkable: 1,
      reworked: 1,
      comparable: 2,
      repeatedShort: 1,
      repeatedLong: 1,
      ownFound: 1,
      publicFound: 1,
      responded: 2,
      respondedSoon: 1,
      owned: 1,
      waiting: 1,
      callable: 1,
      called: 1,
      extendable: 1,
      extended: 0,
      returns: 1,
      reworks: 2,
      responseSeconds: 600 + 12_800,
      ownerlessSeconds: 1200 + (NOW - 7200),
    };
    expect(found).toEqual(wanted);
  });

  it("asks no source for a column it does not bring", () => {
    const reports = reportsOf(
      [{ reported_at: 0, closed_at: 5, deadline_at: 9, from: 1 }],
      1,
      (_, column) => column === "reported_at" || column === "closed_at",
    );
    const sums = tallyCases(reports, factsOf(reports), { from: 0, to: 1 });
    const counted = CASE_FIELDS.filter((_, index) => (sums[index] ?? 0) > 0);
    expect(counted).toEqual(["responded", "respondedSoon", "responseSeconds"]);
  });

  it("is additive over rows and never has a part larger than its whole", () => {
    fc.assert(
      fc.property(fc.array(arbitraryCase, { maxLength: 30 }), fc.nat(30), (cases, cut) => {
        const reports = reportsOf(cases, 2);
        const facts = factsOf(reports);
        const middle = Math.min(cut, reports.size);
        const whole = assessSums(reports, facts, { from: 0, to: reports.size });
        const parts = add(assessSums(reports, facts, { from: 0, to: middle }), assessSums(reports, facts, { from: middle, to: reports.size }));
        expect(parts).toEqual(whole);
        expect(whole.length).toBe(4 * ASSESS_WIDTH);
        const sums = tallyCases(reports, facts, { from: 0, to: reports.size });
        const nested: readonly (readonly [CaseField, CaseField])[] = [
          ["registered", "reported"],
          ["registeredVoid", "registered"],
          ["dispatched", "toDispatch"],
          ["returned", "returnable"],
          ["returnable", "dispatched"],
          ["reworked", "reworkable"],
          ["repeatedShort", "repeatedLong"],
          ["repeatedLong", "comparable"],
          ["respondedSoon", "responded"],
          ["called", "callable"],
        ];
        for (let row = 0; row < 4; row++) {
          const value = (field: CaseField) => sums[row * CASE_WIDTH + CASE_FIELDS.indexOf(field)] ?? 0;
          for (const [part, all] of nested) expect(value(part)).toBeLessThanOrEqual(value(all));
        }
        expect(facts.kinds.every((kind) => kind < KIND_COUNT)).toBe(true);
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});

describe("repeatsOf", () => {
  const rule = { metres: 50, shortSeconds: 100, longSeconds: 1000 };

  it("knows 50 m, the class and both looks back, to the second", () => {
    const near = 121.5 + 0.0004; // 38 m at this latitude
    const far = 121.5 + 0.0006; // 57 m
    const place = { lat: 31.2, category: "a" };
    const marks = (cases: readonly Case[]) => [...repeatsOf(reportsOf(cases), rule)];
    expect(
      marks([
        { ...place, lng: 121.5, reported_at: 0 },
        { ...place, lng: near, reported_at: 100 },
      ]),
    ).toEqual([FIRST, REPEATED_SHORT]);
    expect(
      marks([
        { ...place, lng: 121.5, reported_at: 0 },
        { ...place, lng: near, reported_at: 101 },
      ]),
    ).toEqual([FIRST, REPEATED_LONG]);
    expect(
      marks([
        { ...place, lng: 121.5, reported_at: 0 },
        { ...place, lng: near, reported_at: 1001 },
      ]),
    ).toEqual([FIRST, FIRST]);
    expect(
      marks([
        { ...place, lng: 121.5, reported_at: 0 },
        { ...place, lng: far, reported_at: 1 },
      ]),
    ).toEqual([FIRST, FIRST]);
    expect(
      marks([
        { ...place, lng: 121.5, reported_at: 0 },
        { ...place, lng: near, reported_at: 1, category: "b" },
      ]),
    ).toEqual([FIRST, FIRST]);
    expect(
      marks([
        { ...place, slot: -2, reported_at: 0 },
        { lat: 31.2, reported_at: 1 },
        { ...place, state: "作废", reported_at: 2 },
      ]),
    ).toEqual([INCOMPARABLE, INCOMPARABLE, INCOMPARABLE]);
  });

  it("equals trying every pair", () => {
    const one = fc.record({
      reported_at: fc.integer({ min: 0, max: 3000 }),
      east: fc.integer({ min: -30, max: 30 }),
      north: fc.integer({ min: -30, max: 30 }),
      category: fc.constantFrom("a", "b"),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (drawn) => {
        const cases = drawn.map(({ reported_at, east, north, category }) => ({ reported_at, category, lng: 121.5 + east / 5000, lat: 31.2 + north / 5000 }));
        const reports = reportsOf(cases);
        const { x, y } = reports;
        const times = reports.times.reported_at ?? new Int32Array(0);
        const north = [...y];
        const plane = planeAt(y.length === 0 ? 0 : (Math.min(...north) + Math.max(...north)) / 2);
        const marks = [...x].map((_, row) => {
          const gaps = [...x.subarray(0, row).keys()]
            .filter((other) => reports.codes.category?.[other] === reports.codes.category?.[row])
            .filter((other) => Math.hypot(((x[other] ?? 0) - (x[row] ?? 0)) * plane.east, ((y[other] ?? 0) - (y[row] ?? 0)) * plane.north) <= rule.metres)
            .map((other) => (times[row] ?? 0) - (times[other] ?? 0));
          const gap = Math.min(...gaps);
          return gap <= rule.shortSeconds ? REPEATED_SHORT : gap <= rule.longSeconds ? REPEATED_LONG : FIRST;
        });
        expect([...repeatsOf(reports, rule)]).toEqual(marks);
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it("moved case by case equals marking all anew, and tells every mark that changed", () => {
    const one = fc.record({
      reported_at: fc.integer({ min: 0, max: 3000 }),
      lng: fc.integer({ min: -10, max: 10 }).map((steps) => 121.5 + steps / 5000),
      category: fc.constantFrom("a", "b"),
      state: fc.constantFrom("结案", "作废"),
    });
    const change = fc.record({ row: fc.nat(39), category: fc.constantFrom(0, 1, 2), state: fc.constantFrom(1, 2) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 40 }), fc.array(change, { maxLength: 20 }), (drawn, changes) => {
        const reports = reportsOf([...drawn, { reported_at: 0, category: "a", state: "结案" }, { reported_at: 0, category: "b", state: "作废" }]);
        const repeats = createRepeats(reports, rule);
        for (const { row, category, state } of changes) {
          const at = row % reports.size;
          const before = repeats.marks.slice();
          (reports.codes.category as Uint16Array)[at] = category;
          (reports.codes.state as Uint16Array)[at] = state;
          const told = new Map(repeats.amend(at).map((changed) => [changed.row, [changed.before, changed.after]]));
          expect([...repeats.marks]).toEqual([...repeatsOf(reports, rule)]);
          for (const [index, mark] of before.entries()) {
            expect(told.get(index)).toEqual(mark === repeats.marks[index] ? undefined : [mark, repeats.marks[index]]);
          }
        }
      }),
      { seed: 31, numRuns: 200 },
    );
  });
});
