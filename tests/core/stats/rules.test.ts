// Rules: each kind by example, nothing known of the future, and a back-test that is the rule asked step by step.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUnits } from "../../../src/core/geo/lattice";
import { denseClusters, fullDiscs, neighboursOf } from "../../../src/core/stats/places";
import { backTest, evaluate } from "../../../src/core/stats/ruleFire";
import { RULE_LIBRARY, type Rule, type RuleTest } from "../../../src/core/stats/rules";
import { type Case, reportsOf } from "./columns";

const HOUR = 3600;
const text = { zh: "例", en: "example" };
const ruleOf = (test: RuleTest, rest: Partial<Rule> = {}): Rule => ({
  id: "r",
  name: text,
  enabled: true,
  object: { which: "reported" },
  windowHours: 10,
  test,
  level: "notice",
  owner: "grid",
  action: text,
  reason: text,
  ...rest,
});
const at = (hours: number, rest: Case = {}): Case => ({ reported_at: hours * HOUR, category: "a", ...rest });

describe("evaluate", () => {
  it("threshold: in the window only, by grid or in the whole town", () => {
    const reports = reportsOf([at(0), at(5), at(6, { slot: 1 }), at(9), at(10)], 2);
    expect(evaluate(ruleOf({ kind: "threshold", per: "grid", atLeast: 2 }), reports, 10 * HOUR)).toEqual([
      { rule: "r", at: 10 * HOUR, slot: 0, place: null, rows: [0, 1, 3], usual: null },
    ]);
    expect(evaluate(ruleOf({ kind: "threshold", per: "town", atLeast: 4 }), reports, 10 * HOUR)[0]).toMatchObject({ slot: null, rows: [0, 1, 2, 3] });
    expect(evaluate(ruleOf({ kind: "threshold", per: "town", atLeast: 5 }), reports, 10 * HOUR)).toEqual([]);
  });

  it("looks at the asked classes, sources and departments, and at what was open or overdue at the instant", () => {
    const reports = reportsOf([
      at(1, { category: "垃圾", category_code: "0201", closed_at: 4 * HOUR }),
      at(2, { category: "积水", category_code: "0105", deadline_at: 3 * HOUR, source: "12345热线" }),
      at(3, { category: "垃圾", category_code: "0202", department: "环卫所", state: "作废" }),
    ]);
    const asks = (object: Rule["object"], hours = 5) =>
      evaluate(ruleOf({ kind: "threshold", per: "town", atLeast: 1 }, { object }), reports, hours * HOUR)[0]?.rows ?? [];
    expect(asks({ which: "reported" })).toEqual([0, 1]);
    expect(asks({ which: "reported", categories: ["02"] })).toEqual([0]);
    expect(asks({ which: "reported", categories: ["积水"] })).toEqual([1]);
    expect(asks({ which: "reported", sources: ["12345热线"], departments: ["环卫所"] })).toEqual([]);
    expect(asks({ which: "open" })).toEqual([1]);
    expect(asks({ which: "open" }, 3.5)).toEqual([0, 1]);
    expect(asks({ which: "overdue" })).toEqual([1]);
    expect(asks({ which: "overdue" }, 2.5)).toEqual([]);
  });

  it("trend: fires beyond chance against the windows before, and stays silent without them", () => {
    const test: RuleTest = { kind: "trend", per: "grid", atLeast: 5, windows: 2, z: 3 };
    const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => at(from + index / 100));
    const reports = reportsOf([...many(0, 4), ...many(10, 4), ...many(20, 16)]);
    expect(evaluate(ruleOf(test), reports, 30 * HOUR)[0]).toMatchObject({ slot: 0, usual: 4, rows: { length: 16 } });
    expect(evaluate(ruleOf({ ...test, z: 4.01 }), reports, 30 * HOUR)).toEqual([]);
    expect(evaluate(ruleOf(test), reportsOf([...many(10, 4), ...many(20, 16)]), 30 * HOUR)).toEqual([]);
  });

  it("repeat asks for one class, cluster for none; both name a case in the middle and its grid", () => {
    const place = (metres: number): Case => ({ lng: 121.5, lat: 31.2 + metres / 111_195, slot: 1 });
    const reports = reportsOf([at(1, place(0)), at(2, place(40)), at(3, place(80)), at(4, { ...place(40), category: "b" }), at(5, { ...place(500) })], 2);
    expect(evaluate(ruleOf({ kind: "repeat", atLeast: 3, metres: 50 }), reports, 6 * HOUR)).toEqual([
      { rule: "r", at: 6 * HOUR, slot: 1, place: [toUnits(121.5), toUnits(31.2 + 40 / 111_195)], rows: [0, 1, 2], usual: null },
    ]);
    expect(evaluate(ruleOf({ kind: "repeat", atLeast: 4, metres: 50 }), reports, 6 * HOUR)).toEqual([]);
    expect(evaluate(ruleOf({ kind: "cluster", atLeast: 4, metres: 50 }), reports, 6 * HOUR)[0]?.rows).toEqual([0, 1, 2, 3]);
  });
});

const arbitraryCases = fc.array(
  fc.record({
    reported: fc.integer({ min: 0, max: 60 }),
    life: fc.option(fc.integer({ min: 0, max: 30 })),
    limit: fc.integer({ min: 1, max: 20 }),
    slot: fc.constantFrom(0, 1, -1, -2),
    category: fc.constantFrom("a", "b"),
    east: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 60 },
);
const arbitraryTest: fc.Arbitrary<RuleTest> = fc.oneof(
  fc.record({ kind: fc.constant("threshold" as const), per: fc.constantFrom("grid" as const, "town" as const), atLeast: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant("trend" as const),
    per: fc.constantFrom("grid" as const, "town" as const),
    atLeast: fc.integer({ min: 1, max: 4 }),
    windows: fc.integer({ min: 2, max: 4 }),
    z: fc.constantFrom(1, 2),
  }),
  fc.record({ kind: fc.constantFrom("repeat" as const, "cluster" as const), atLeast: fc.integer({ min: 2, max: 4 }), metres: fc.constantFrom(40, 90) }),
);
const arbitraryRule = fc
  .record({ test: arbitraryTest, which: fc.constantFrom("reported" as const, "open" as const, "overdue" as const) })
  .map(({ test, which }) => ruleOf(test, { object: { which } }));
type Drawn = { reported: number; life: number | null; limit: number; slot: number; category: string; east: number };
const caseOf = ({ reported, life, limit, slot, category, east }: Drawn, known: number): Case => ({
  reported_at: reported * HOUR,
  deadline_at: (reported + limit) * HOUR,
  slot,
  category,
  lng: 121.5 + (east * 38) / 95_115,
  lat: 31.2,
  ...(life !== null && reported + life <= known ? { closed_at: (reported + life) * HOUR } : {}),
});

describe("back-test", () => {
  it("knows only the past: what is reported or closed later changes nothing", () => {
    fc.assert(
      fc.property(arbitraryCases, arbitraryRule, fc.integer({ min: 1, max: 70 }), (drawn, rule, hour) => {
        const sorted = [...drawn].sort((a, b) => a.reported - b.reported);
        const whole = reportsOf(
          sorted.map((one) => caseOf(one, 1000)),
          2,
        );
        const past = reportsOf(
          sorted.filter(({ reported }) => reported < hour).map((one) => caseOf(one, hour)),
          2,
        );
        expect(evaluate(rule, whole, hour * HOUR)).toEqual(evaluate(rule, past, hour * HOUR));
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("is the rule asked step by step; fresh firings hold a report that did not fire the step before", () => {
    fc.assert(
      fc.property(arbitraryCases, arbitraryRule, fc.integer({ min: 1, max: 20 }), (drawn, rule, step) => {
        const reports = reportsOf(
          drawn.map((one) => caseOf(one, 1000)),
          2,
        );
        const found = backTest(rule, reports, { from: 0, to: 70 * HOUR }, step * HOUR);
        const instants = Array.from({ length: Math.floor(70 / step) }, (_, index) => (index + 1) * step * HOUR);
        const asked = instants.map((instant) => evaluate(rule, reports, instant));
        expect(found.steps).toBe(instants.length);
        expect(found.stepsFired).toBe(asked.filter((firings) => firings.length > 0).length);
        expect(found.firings.map(({ fresh, ...firing }) => firing)).toEqual(asked.flat());
        expect(found.reports).toBe(new Set(asked.flat().flatMap(({ rows }) => rows)).size);
        for (const { fresh, at: instant, rows } of found.firings) {
          const before = new Set((asked[instants.indexOf(instant) - 1] ?? []).flatMap((firing) => firing.rows));
          expect(fresh).toBe(rows.some((row) => !before.has(row)));
        }
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });

  it("refuses a step of no time", () => {
    expect(() => backTest(ruleOf({ kind: "threshold", per: "town", atLeast: 1 }), reportsOf([]), { from: 0, to: 1 }, 0)).toThrow(RangeError);
  });
});

describe("places", () => {
  it("discs share no member and are all full; clusters are whole: no core member near one that was left out", () => {
    const positions = fc.array(fc.record({ x: fc.integer({ min: 0, max: 60_000 }), y: fc.integer({ min: 0, max: 60_000 }) }), { maxLength: 80 });
    fc.assert(
      fc.property(positions, fc.integer({ min: 1, max: 5 }), (drawn, least) => {
        const neighbours = neighboursOf(
          drawn.map(({ x }) => x),
          drawn.map(({ y }) => y),
          80,
        );
        for (const [i, near] of neighbours.entries()) for (const other of near) expect(neighbours[other]).toContain(i);
        const discs = fullDiscs(neighbours, least);
        const members = discs.flatMap((disc) => disc.members);
        expect(new Set(members).size).toBe(members.length);
        for (const disc of discs) {
          expect(disc.members.length).toBeGreaterThanOrEqual(least);
          expect(disc.members.every((member) => neighbours[disc.centre]?.includes(member))).toBe(true);
        }
        const clusters = denseClusters(neighbours, least);
        const clustered = new Set(clusters.flatMap((cluster) => cluster.members));
        expect(clustered.size).toBe(clusters.reduce((sum, cluster) => sum + cluster.members.length, 0));
        for (const [i, near] of neighbours.entries())
          if (near.length >= least) expect(near.every((other) => clustered.has(other)) && clustered.has(i)).toBe(true);
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });

  it("of the library have different ids", () => {
    expect(new Set(RULE_LIBRARY.map(({ id }) => id)).size).toBe(RULE_LIBRARY.length);
  });
});
