// The address: what is written is read back, and nonsense never breaks the screen.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_VIEW, formatHash, parseHash, type View } from "../../src/app/url";
import { keepSame } from "../../src/app/useView";
import type { FilterName } from "../../src/core/model/filters";
import { LAYERS, LOOKS, MEASURES, METHODS, SORTS, THEMES } from "../../src/panels/choices";

const text = fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), { nil: null });
const view: fc.Arbitrary<Omit<View, "filtering" | "frozen" | FilterName>> = fc.record({
  screen: fc.constantFrom("browse" as const, "wall" as const),
  wall: fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 900 }), { nil: null }),
  step: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  plan: text,
  period: fc.option(
    fc
      .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 1, max: 1_000_000_000 }))
      .map(([from, length]) => ({ from, to: from + length })),
    { nil: null },
  ),
  compare: fc.oneof(
    fc.constantFrom(null, "before" as const, "year" as const),
    fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((from) => ({ from, to: from + 86_400 })),
  ),
  measure: fc.constantFrom(...MEASURES),
  method: fc.constantFrom(...METHODS),
  classes: fc.integer({ min: 2, max: 9 }),
  cohort: fc.constantFrom("due" as const, "all" as const),
  grid: text,
  layers: fc.subarray([...LAYERS]),
  heatM: fc.integer({ min: 10, max: 20_000 }),
  hexM: fc.integer({ min: 10, max: 20_000 }),
  sort: fc.constantFrom(...SORTS),
  descending: fc.boolean(),
  find: text.map((value) => value ?? ""),
  theme: fc.constantFrom(...THEMES),
  lang: fc.constantFrom(null, "zh-CN" as const, "en" as const),
  embed: fc.boolean(),
  book: fc.boolean(),
  month: fc.option(
    fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`),
    { nil: null },
  ),
  queue: fc.option(
    fc.record({
      level: fc.constantFrom(null, "unit" as const, "town" as const),
      lamp: fc.constantFrom(null, "red" as const, "green" as const),
      grid: text,
      find: text.map((value) => value ?? ""),
    }),
    { nil: null },
  ),
  case: text,
  profile: text,
  look: fc.option(fc.record({ tab: fc.constantFrom(...LOOKS), part: text }), { nil: null }),
  map: fc.option(
    fc.record({
      zoom: fc.integer({ min: 0, max: 2400 }).map((value) => value / 100),
      lat: fc.integer({ min: -9_000_000, max: 9_000_000 }).map((value) => value / 100_000),
      lng: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((value) => value / 100_000),
    }),
    { nil: null },
  ),
});

const list = fc.option(
  fc.uniqueArray(fc.oneof(fc.constantFrom("", ",", "\\", "\\e", "a,b", "结案"), fc.string({ unit: "grapheme", maxLength: 20 })), {
    minLength: 1,
    maxLength: 12,
  }),
  { nil: null },
);
const degree = (most: number) => fc.integer({ min: -most * 100_000, max: most * 100_000 }).map((value) => value / 100_000);
const filters = fc.record({
  filtering: fc.boolean(),
  frozen: fc.option(
    fc
      .tuple(
        fc.constantFrom(...MEASURES),
        fc.uniqueArray(
          fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((edge) => edge + 0),
          { minLength: 1, maxLength: 9 },
        ),
        fc.double({ min: 0, max: 10, noNaN: true }),
      )
      .map(([measure, edges, more]) => {
        const lower = [...edges].sort((a, b) => a - b);
        return { measure, lower, upper: (lower.at(-1) ?? 0) + more };
      }),
    { nil: null },
  ),
  hours: fc.option(
    fc.subarray(
      Array.from({ length: 168 }, (_, hour) => hour),
      { minLength: 1, maxLength: 167 },
    ),
    { nil: null },
  ),
  category: list,
  source: list,
  department: list,
  state: list,
  level: list,
  grids: list,
  lasso: fc.option(fc.array(fc.tuple(degree(180), degree(90)), { minLength: 3, maxLength: 30 }), { nil: null }),
  text,
});

describe("a view that follows another", () => {
  it("keeps the objects that have not changed", () => {
    const last = parseHash("#/browse?layers=ground,hex&map=1/2/3");
    const next = keepSame(last, parseHash("#/browse?layers=ground,hex&map=1/2/4"));
    expect(next.layers).toBe(last.layers);
    expect(next.map).toEqual({ zoom: 1, lat: 2, lng: 4 });
  });
});

describe("the address", () => {
  it("brings every view back as it was", () => {
    fc.assert(
      fc.property(view, filters, (looked, filtered) => {
        const wanted = { ...looked, ...filtered };
        expect(parseHash(formatHash(wanted))).toEqual(wanted);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it("survives any text and settles after one reading", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (noise) => {
        const once = formatHash(parseHash(`#/browse?${noise}`));
        expect(formatHash(parseHash(once))).toBe(once);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it("leaves defaults out and falls back from an unknown screen", () => {
    expect(formatHash(DEFAULT_VIEW)).toBe("#/browse");
    expect(parseHash("#/elsewhere")).toEqual(DEFAULT_VIEW);
    expect(parseHash("")).toEqual(DEFAULT_VIEW);
  });

  it("reads the good parameters beside a bad one", () => {
    const read = parseHash("#/browse?measure=closure&classes=99&period=never&map=1/2/x&grid=__proto__");
    expect(read).toEqual({ ...DEFAULT_VIEW, measure: "closure", grid: "__proto__" });
  });

  it("reads what a period is compared with, and nothing else", () => {
    expect(parseHash("#/browse?compare=year").compare).toBe("year");
    expect(parseHash("#/browse?compare=2024-01-01T00:00:00Z..2024-02-01T00:00:00Z").compare).toEqual({ from: 757_382_400, to: 760_060_800 });
    expect(parseHash("#/browse?compare=2024-02-01T00:00:00Z..2024-01-01T00:00:00Z").compare).toBeNull();
    expect(parseHash("#/browse?compare=never").compare).toBeNull();
  });

  it("writes what people can read", () => {
    const hash = formatHash({ ...DEFAULT_VIEW, period: { from: 757_382_400, to: 773_107_200 }, map: { zoom: 12.5, lat: 31.23, lng: 121.47 } });
    expect(hash).toBe("#/browse?period=2024-01-01T00:00:00Z..2024-07-01T00:00:00Z&map=12.5/31.23/121.47");
  });
});
