// Black spots: each criterion of the notices at its threshold, and the laws of the finder.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLACK_SPOT_TIERS, type BlackSpotTier, blackSpots, type Crash } from "../../../src/core/stats/blackSpots";

const NOW = 1096 * 86_400;
const crash = (rest: Partial<Crash> = {}): Crash => ({
  x: 0,
  y: 0,
  at: NOW - 1,
  deaths: 0,
  injured: 0,
  general: true,
  pattern: "",
  roadDefect: false,
  ...rest,
});
const times = (count: number, rest: Partial<Crash>): readonly Crash[] => Array.from({ length: count }, () => crash(rest));

function tier(id: string): BlackSpotTier {
  const found = BLACK_SPOT_TIERS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no tier ${id}`);
  return found;
}

const fires = (id: string, crashes: readonly Crash[], now = NOW) => blackSpots(crashes, tier(id), now).length;

describe("black spots", () => {
  it("municipal: any of the four criteria at its threshold, none below", () => {
    expect(fires("municipal", [crash({ deaths: 3, roadDefect: true })])).toBe(1);
    expect(fires("municipal", [crash({ deaths: 3 })])).toBe(0);
    expect(fires("municipal", times(2, { deaths: 3 }))).toBe(1);
    expect(fires("municipal", times(3, { deaths: 1, pattern: "追尾" }))).toBe(1);
    expect(fires("municipal", [...times(2, { deaths: 1, pattern: "追尾" }), crash({ deaths: 1, pattern: "侧撞" })])).toBe(0);
    expect(fires("municipal", times(3, { deaths: 1 }))).toBe(0);
    expect(fires("municipal", times(5, { injured: 1, pattern: "侧撞" }))).toBe(1);
    expect(fires("municipal", times(5, { injured: 1, pattern: "侧撞", general: false }))).toBe(0);
  });

  it("county: five of one pattern by any procedure, or a listed defect; county head: three fatal ones within 1,000 m in a year", () => {
    expect(fires("county", times(5, { pattern: "侧撞", general: false }))).toBe(1);
    expect(fires("county", times(4, { pattern: "侧撞" }))).toBe(0);
    expect(fires("county", [crash({ roadDefect: true })])).toBe(1);
    const apart = (metres: number) => Math.round((metres / 111_195) * 1e7);
    const along = [0, 490, 980].map((metres) => crash({ y: apart(metres), deaths: 1 }));
    expect(fires("countyHead", along)).toBe(1);
    expect(
      fires(
        "countyHead",
        [0, 510, 1020].map((metres) => crash({ y: apart(metres), deaths: 1 })),
      ),
    ).toBe(0);
    expect(
      fires(
        "countyHead",
        along.map((one, index) => (index === 0 ? { ...one, at: NOW - 366 * 86_400 } : one)),
      ),
    ).toBe(0);
  });

  it("looks again at a place whose spot left out the crash in its middle", () => {
    const side = [0, 0, 0, 0, 22_484].map((y) => crash({ y, pattern: "侧撞" }));
    const found = blackSpots([crash({ y: 1, roadDefect: true }), ...side], tier("county"), NOW);
    expect(found.map(({ centre, crashes }) => [centre, crashes])).toEqual([
      [0, [1, 2, 3, 4, 5]],
      [0, [0]],
    ]);
  });

  it("is the greedy choice: the gravest spot of all that is left, again and again, the first crash of equally grave ones", () => {
    const one = fc.record({
      x: fc.integer({ min: 0, max: 60_000 }),
      y: fc.integer({ min: 0, max: 60_000 }),
      deaths: fc.nat(3),
      injured: fc.nat(3),
      pattern: fc.constantFrom("", "追尾", "侧撞"),
      roadDefect: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 45 }), fc.constantFrom(...BLACK_SPOT_TIERS), (drawn, asked) => {
        const crashes = drawn.map((rest) => crash(rest));
        const found = blackSpots(crashes, asked, NOW);
        let left = crashes.map((own, index) => ({ own, index }));
        for (const spot of found) {
          // The first spot among what is left is the spot that comes next.
          const [next] = blackSpots(
            left.map(({ own }) => own),
            asked,
            NOW,
          );
          expect(next?.severity).toBe(spot.severity);
          expect(next?.crashes.map((place) => left[place]?.index)).toEqual(spot.crashes);
          const taken = new Set(spot.crashes);
          left = left.filter(({ index }) => !taken.has(index));
        }
        expect(
          blackSpots(
            left.map(({ own }) => own),
            asked,
            NOW,
          ),
        ).toEqual([]);
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });

  it("counts no crash twice, none outside the window, and ranks by harm", () => {
    const one = fc.record({
      x: fc.integer({ min: 0, max: 100_000 }),
      y: fc.integer({ min: 0, max: 100_000 }),
      at: fc.integer({ min: NOW - 1200 * 86_400, max: NOW + 86_400 }),
      deaths: fc.nat(4),
      injured: fc.nat(3),
      general: fc.boolean(),
      pattern: fc.constantFrom("", "追尾", "侧撞"),
      roadDefect: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.constantFrom(...BLACK_SPOT_TIERS), (crashes, asked) => {
        const spots = blackSpots(crashes, asked, NOW);
        const members = spots.flatMap((spot) => spot.crashes);
        expect(new Set(members).size).toBe(members.length);
        for (const index of members) {
          expect(crashes[index]?.at).toBeLessThan(NOW);
          expect(crashes[index]?.at).toBeGreaterThanOrEqual(NOW - asked.days * 86_400);
        }
        for (const spot of spots) expect(spot.crashes.length).toBeGreaterThanOrEqual(spot.criterion.crashes);
        for (let i = 1; i < spots.length; i++) expect(spots[i]?.severity).toBeLessThanOrEqual(spots[i - 1]?.severity ?? 0);
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});
