// Filters that cross: mask, sums, medians, histogram and every filter's own counts, each equal to a recount report by report in plain words.
import { booleanPointInPolygon, point, polygon } from "@turf/turf";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILTERS, type FilterName, type Filters } from "../../../src/core/model/filters";
import type { Period } from "../../../src/core/model/period";
import { OUTSIDE, UNLOCATED } from "../../../src/core/model/plan";
import { createBrush } from "../../../src/core/stats/brush";
import { categoryGroups } from "../../../src/core/stats/categoryGroups";
import { createFacets } from "../../../src/core/stats/facets";
import { countsBetween } from "../../../src/core/stats/histogram";
import { medianHours } from "../../../src/core/stats/median";
import { rangeOf } from "../../../src/core/stats/range";
import { createMasker, placedUnder } from "../../../src/core/stats/rowMask";
import { sumRow, tally } from "../../../src/core/stats/tally";
import { NO_HOUR, weekHours } from "../../../src/core/stats/weekHours";
import { type Case, reportsOf } from "./columns";

const SLOTS = 3;
const OFFSET = 8 * 3600;
const HOUR = 3600;
const LASSO = [
  [121.2, 31.1],
  [121.7, 31.1],
  [121.7, 31.35],
  [121.45, 31.2],
  [121.2, 31.35],
] as const;

const word = fc.constantFrom("", "a", "b", "c");
const cases: fc.Arbitrary<readonly Case[]> = fc.array(
  fc
    .record({
      slot: fc.constantFrom(0, 1, 2, OUTSIDE, UNLOCATED),
      lng: fc.integer({ min: 1210, max: 1219 }).map((tenth) => tenth / 10 + 0.013),
      lat: fc.integer({ min: 310, max: 314 }).map((tenth) => tenth / 10 + 0.017),
      reported_at: fc.option(fc.integer({ min: 0, max: 20 * 24 * HOUR }), { nil: undefined, freq: 6 }),
      closed_at: fc.option(fc.integer({ min: 0, max: 30 * 24 * HOUR }), { nil: undefined }),
      deadline_at: fc.option(fc.integer({ min: 0, max: 30 * 24 * HOUR }), { nil: undefined }),
      category: word,
      source: word,
      state: word,
    })
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as Case),
  { minLength: 1, maxLength: 40 },
);
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 });
const filters: fc.Arbitrary<Filters> = fc
  .record({
    hours: some(fc.array(fc.integer({ min: 0, max: 167 }), { minLength: 30, maxLength: 160 }).map((kept) => ({ zone: "+8", kept }))),
    category: some(fc.subarray(["", "a", "b", "c", "none"])),
    source: some(fc.subarray(["a", "b"])),
    department: some(fc.constantFrom([""], ["a"])),
    state: some(fc.subarray(["", "a", "c"])),
    grids: some(fc.subarray([0, 1, 2, 3, 4])),
    lasso: some(fc.constant(LASSO)),
    text: some(fc.constant("odd")),
  })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as Filters);
const period: fc.Arbitrary<Period | null> = fc.option(
  fc.record({ from: fc.integer({ min: -HOUR, max: 20 * 24 * HOUR }), to: fc.integer({ min: 0, max: 20 * 24 * HOUR }) }),
  { nil: null },
);

const ring = polygon([[...LASSO, LASSO[0]].map(([lng, lat]) => [lng, lat])]);

/** Hour of the week by the clock of a Date, eight hours ahead of UTC. */
function hourOf(one: Case): number {
  if (one.reported_at === undefined) return NO_HOUR;
  const local = new Date(Date.UTC(2000, 0, 1) + (one.reported_at + OFFSET) * 1000);
  return ((local.getUTCDay() + 6) % 7) * 24 + local.getUTCHours();
}

function passes(one: Case, row: number, name: FilterName, asked: Filters): boolean {
  switch (name) {
    case "hours":
      return asked.hours === undefined || asked.hours.kept.includes(hourOf(one));
    case "grids":
      return asked.grids === undefined || asked.grids.includes(sumRow(one.slot ?? 0, SLOTS));
    case "lasso":
      return asked.lasso === undefined || (one.slot !== UNLOCATED && booleanPointInPolygon(point([one.lng ?? 0, one.lat ?? 0]), ring));
    case "text":
      return asked.text === undefined || row % 2 === 1;
    default:
      return asked[name] === undefined || asked[name].includes(one[name] ?? "");
  }
}

function inPeriod(one: Case, asked: Period | null): boolean {
  return asked === null || (one.reported_at !== undefined && one.reported_at >= asked.from && one.reported_at < asked.to);
}

/** The choice of a case in a filter's own list. */
function choiceOf(one: Case, name: FilterName, words: readonly string[]): number {
  if (name === "hours") return hourOf(one);
  if (name === "grids") return sumRow(one.slot ?? 0, SLOTS);
  return name === "lasso" || name === "text" ? 0 : words.indexOf(one[name] ?? "");
}

function openOf(drawn: readonly Case[]) {
  const rows = [...drawn].sort((a, b) => (a.reported_at ?? Number.POSITIVE_INFINITY) - (b.reported_at ?? Number.POSITIVE_INFINITY) || 0);
  const reports = reportsOf(rows, SLOTS);
  const hours = weekHours(reports, () => OFFSET);
  const found = Uint8Array.from(rows, (_, row) => row % 2);
  const masker = createMasker(reports, { hours: () => hours, found: () => found });
  return { rows, reports, hours, masker, facets: createFacets(reports, hours), brush: createBrush(reports) };
}

describe("filters that cross", () => {
  it("leave the rows that pass every one, and count each filter's choices under the others', after any changes", () => {
    fc.assert(
      fc.property(cases, fc.array(fc.tuple(filters, period), { minLength: 1, maxLength: 6 }), (drawn, steps) => {
        const { rows, reports, masker, facets, brush } = openOf(drawn);
        for (const [asked, when] of steps) {
          const mask = masker.mask(asked);
          const left = rows.filter((one, row) => FILTERS.every((name) => passes(one, row, name, asked)));
          const counts = facets.move(when, mask);
          expect(counts.passing[0]).toBe(left.filter((one) => inPeriod(one, when)).length);
          for (const name of FILTERS) {
            const words = name === "hours" || name === "grids" || name === "lasso" || name === "text" ? [] : (reports.dictionaries[name] ?? [""]);
            const own = new Float64Array(counts[name].length);
            for (const [row, one] of rows.entries()) {
              const others = FILTERS.every((other) => other === name || passes(one, row, other, asked));
              const at = choiceOf(one, name, words);
              if (others && inPeriod(one, when)) own[at] = (own[at] ?? 0) + 1;
            }
            expect({ name, counts: counts[name] }).toEqual({ name, counts: own });
          }
          const cut = { period: when, cohort: "due", now: 15 * 24 * HOUR } as const;
          const alone = reportsOf(left, SLOTS, (_, column) => reports.maps(0, column));
          expect(brush.move(cut, mask)).toEqual(tally(alone, cut));
          expect(medianHours(reports, rangeOf(reports, when), mask)).toEqual(medianHours(alone, rangeOf(alone, when)));
          const edges = [0, 5 * 24 * HOUR, 9 * 24 * HOUR, 9 * 24 * HOUR + 1, 21 * 24 * HOUR];
          expect(countsBetween(reports, edges, mask)).toEqual(countsBetween(alone, edges));
          const placed = placedUnder(reports, mask).slot.filter((slot) => slot !== UNLOCATED).length;
          expect(placed).toBe(left.filter((one) => one.slot !== UNLOCATED).length);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it("count again without a mask when the filters are gone", () => {
    const { reports, masker, facets, brush } = openOf([
      { reported_at: 10, source: "a" },
      { reported_at: 20, source: "b" },
    ]);
    const cut = { period: null, cohort: "due", now: 50 } as const;
    const mask = masker.mask({ source: ["a"] });
    expect(brush.move(cut, mask)[0]).toBe(1);
    expect(facets.move(null, mask).passing[0]).toBe(1);
    expect(brush.move(cut)).toEqual(tally(reports, cut));
    expect(facets.move(null, null).passing[0]).toBe(2);
  });
});

describe("the hour of the week", () => {
  it("follows the clocks of the place through their change", () => {
    // 2024-03-10 in New York: 02:00 EST became 03:00 EDT at 07:00 UTC.
    const at = (iso: string): number => (Date.parse(iso) - Date.UTC(2000, 0, 1)) / 1000;
    const change = at("2024-03-10T07:00:00Z");
    const reports = reportsOf([{ reported_at: at("2024-03-10T06:59:59Z") }, { reported_at: change }, { reported_at: at("2024-03-11T12:00:00Z") }, {}]);
    expect([...weekHours(reports, (instant) => (instant < change ? -5 : -4) * 3600)]).toEqual([6 * 24 + 1, 6 * 24 + 3, 8, NO_HOUR]);
  });
});

describe("groups of classes", () => {
  it("come from a path in the word, else from the code, else are none", () => {
    const groups = (list: readonly Case[]) => {
      const reports = reportsOf(list);
      return Object.fromEntries((reports.dictionaries.category ?? []).map((name, code) => [name, categoryGroups(reports)[code]]));
    };
    expect(groups([{ category: "街面秩序/无照经营" }, { category: "市容环境 / 道路不洁" }, { category: "其他" }])).toEqual({
      "": "",
      "街面秩序/无照经营": "街面秩序",
      "市容环境 / 道路不洁": "市容环境",
      其他: "",
    });
    expect(
      groups([
        { category: "道路不洁", category_code: "E0112" },
        { category: "路灯", category_code: "C0137" },
      ]),
    ).toMatchObject({ 道路不洁: "E01", 路灯: "C01" });
    expect(groups([{ category: "Pothole" }, { category: "Graffiti" }])).toEqual({ "": "", Pothole: "", Graffiti: "" });
  });
});
