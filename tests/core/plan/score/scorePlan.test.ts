// A plan measured by the four principles on a board where every number can be worked out by hand.
import fc from "fast-check";
import type { Feature, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { axesOf, weightedScore } from "../../../../src/core/plan/score/axes";
import { completenessOf } from "../../../../src/core/plan/score/completeness";
import { bestStations, travelByGrid } from "../../../../src/core/plan/score/convenience";
import { differentiationOf } from "../../../../src/core/plan/score/differentiation";
import { type ScoreInput, scorePlan } from "../../../../src/core/plan/score/scorePlan";
import { stabilityOf } from "../../../../src/core/plan/score/stability";

/** A box by west, south, east and north in thousandths of a degree. */
function box(west: number, south: number, east: number, north: number): Feature<Polygon> {
  const [w, s, e, n] = [west, south, east, north].map((value) => value / 1000) as [number, number, number, number];
  return {
    type: "Feature",
    properties: {},
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
  };
}

/** Sixteen units of 0.001°. */
const UNITS = Array.from({ length: 16 }, (_, unit) => box(unit % 4, Math.floor(unit / 4), (unit % 4) + 1, Math.floor(unit / 4) + 1));
const QUARTERS = [box(0, 0, 2, 2), box(2, 0, 4, 2), box(0, 2, 2, 4), box(2, 2, 4, 4)];

function input(grids: readonly Feature<Polygon>[], more: Partial<ScoreInput> = {}): ScoreInput {
  const ids = grids.map((_, grid) => `G${grid}`);
  return { grids, ids, units: UNITS, loads: new Float64Array(16).fill(1), cases: null, unitTypes: null, beats: null, previous: null, stations: null, ...more };
}

const ofUnits = (of: (unit: number) => number, count: number) => ({ of: Int32Array.from({ length: 16 }, (_, unit) => of(unit)), count });
const quarterOf = (unit: number) => (unit % 4 < 2 ? 0 : 1) + (unit < 8 ? 0 : 2);

describe("scoring a plan", () => {
  it("gives four equal quarters all they can have", () => {
    const { gates, completeness, balance, axes, load } = scorePlan(
      input(QUARTERS, { previous: ofUnits(quarterOf, 4), beats: ofUnits((unit) => (unit < 8 ? 0 : 1), 2) }),
    );
    expect(gates).toEqual({ errors: 0, disconnected: [], empty: [], pass: true });
    expect(completeness).toMatchObject({ gap: 0, overlap: 0, unassigned: 0, cut: 0 });
    expect([...load]).toEqual([4, 4, 4, 4]);
    expect(balance.maxDeviation).toBe(0);
    expect(axes).toMatchObject({ completeness: 100, balance: 100, beats: 100, stability: 100 });
  });

  it("fails the gates for a grid in pieces and for overlapping grids", () => {
    const pieces: Feature<Polygon>[] = [box(1, 0, 3, 4), box(0, 0, 1, 4)];
    pieces[1] = {
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: [(pieces[1] as Feature<Polygon>).geometry.coordinates, box(3, 0, 4, 4).geometry.coordinates] },
    } as never;
    expect(scorePlan(input(pieces)).gates).toMatchObject({ disconnected: [1], pass: false });
    expect(scorePlan(input([box(0, 0, 3, 4), box(2, 0, 4, 4)])).gates).toMatchObject({ errors: 1, pass: false });
  });

  it("measures balance, travel and types by cases where there are cases", () => {
    const at = (...values: number[]) => Int32Array.from(values, (value) => value * 10_000);
    const cases = { x: at(0.5, 1.5, 2.5, 2.5), y: at(0.5, 0.5, 0.5, 2.5), slot: Int32Array.of(0, 0, 1, 3), type: Int32Array.of(0, 1, 0, -1), types: 2 };
    const stations = { x: at(0.5, 2.5, 0.5, 2.5), y: at(0.5, 0.5, 2.5, 2.5) };
    const score = scorePlan(input(QUARTERS, { cases, stations }));
    expect([...score.load]).toEqual([2, 1, 0, 1]);
    expect(score.balance.maxDeviation).toBe(1);
    expect(score.travel[0]?.maxM).toBeCloseTo(1.3 * 111.32, 0);
    expect(score.travel[2]).toEqual({ meanM: null, p90M: null, maxM: null, within: null });
    expect(score.travel[4]?.within).toBe(1);
    expect(score.differentiation?.mixture).toEqual([1, 0, null, null]);
  });

  it("says null for what cannot be known", () => {
    expect(scorePlan(input(QUARTERS))).toMatchObject({
      differentiation: null,
      beats: null,
      stability: null,
      axes: { differentiation: null, beats: null, stability: null },
    });
  });
});

describe("completeness", () => {
  const ground = (grids: readonly Feature<Polygon>[]) =>
    completenessOf(
      grids.map(({ geometry }) => geometry),
      UNITS.map(({ geometry }) => geometry),
    );

  it("measures gaps, overlaps and ground beyond the units, and counts units without a grid and cut units", () => {
    // Columns 0–1 and 1.5–3: half a column missing, the last column too.
    expect(ground([box(0, 0, 1, 4), box(1.5, 0, 3, 4)])).toMatchObject({ gap: expect.closeTo(6 / 16, 6), overlap: 0, unassigned: 4, cut: 4 });
    expect(ground([box(0, 0, 3, 4), box(2, 0, 4, 4)])).toMatchObject({ gap: 0, overlap: expect.closeTo(0.25, 6), unassigned: 0, cut: 0 });
    const beyond = ground([box(0, 0, 5, 4)]);
    expect(beyond.beyondM2 / beyond.groundM2).toBeCloseTo(0.25, 4);
  });

  it("gives each unit to the grid that holds most of it, with the share", () => {
    const { gridOfUnit, shareOfUnit } = ground([box(0, 0, 1.3, 4), box(1.3, 0, 4, 4)]);
    expect([...gridOfUnit.slice(0, 4)]).toEqual([0, 1, 1, 1]);
    expect(shareOfUnit[1]).toBeCloseTo(0.7, 4);
  });
});

describe("convenience", () => {
  it("finds the station that a crowd asks for, not the mean", () => {
    const places = { x: [0, 0, 0, 1000], y: [0, 10, -10, 0], weight: [1, 1, 1, 1], grid: [0, 0, 0, 0] };
    const { x, y } = bestStations(places, 1);
    expect(x[0]).toBeLessThan(10);
    expect(y[0]).toBeCloseTo(0, 1);
  });

  it("takes the 90th percentile by weight", () => {
    const places = { x: [100, 200, 300], y: [0, 0, 0], weight: [8, 1, 1], grid: [0, 0, 0] };
    const [grid] = travelByGrid(places, { x: Float64Array.of(0), y: Float64Array.of(0) }, 250);
    expect(grid).toMatchObject({ meanM: expect.closeTo(1.3 * 130, 9), p90M: expect.closeTo(260, 9), maxM: expect.closeTo(390, 9), within: 0.8 });
  });
});

describe("differentiation", () => {
  it("is 1 for grids of one kind each, 0 for grids mixed like the whole", () => {
    expect(differentiationOf(Float64Array.of(4, 0, 0, 4), 2, 2)).toEqual({ mixture: [0, 0], dominant: [1, 1], distinctness: 1 });
    expect(differentiationOf(Float64Array.of(3, 1, 6, 2), 2, 2).distinctness).toBeCloseTo(0, 12);
    expect(differentiationOf(Float64Array.of(3, 0, 6, 0), 2, 2).distinctness).toBeNull();
  });

  it("lies between 0 and 1 whatever the weights", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 }), (weights) => {
        const { distinctness } = differentiationOf(Float64Array.from(weights), 4, 3);
        if (distinctness === null) return;
        expect(distinctness).toBeGreaterThanOrEqual(-1e-12);
        expect(distinctness).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe("stability", () => {
  it("pairs grids by what stays and lists what moved", () => {
    const old = Int32Array.of(0, 0, 0, 1, 1, 1);
    const fresh = Int32Array.of(1, 1, 0, 0, 0, 0);
    expect(stabilityOf(fresh, 2, old, 2, new Float64Array(6).fill(1))).toEqual({
      pairs: Int32Array.of(1, 0),
      retention: expect.closeTo(5 / 6, 12),
      moved: [2],
      movedWeight: 1,
    });
  });

  it("gives a new grid no old one", () => {
    const { pairs, moved } = stabilityOf(Int32Array.of(0, 0, 1), 2, Int32Array.of(0, 0, 0), 1, Float64Array.of(1, 1, 1));
    expect([[...pairs], moved]).toEqual([[0, -1], [2]]);
  });
});

describe("axes", () => {
  const none = { faultyGround: null, withinReach: null, maxDeviation: null, distinctness: null, nesting: null, polsbyPopper: null, retention: null };

  it("score 0 to 100 and know what they do not know", () => {
    expect(axesOf({ ...none, maxDeviation: 0.05, polsbyPopper: 0.3, faultyGround: 0.5 })).toEqual({
      completeness: 0,
      convenience: null,
      balance: 80,
      differentiation: null,
      beats: null,
      compactness: expect.closeTo(50, 9),
      stability: null,
    });
  });

  it("are weighted only as far as they are known", () => {
    const axes = axesOf({ ...none, maxDeviation: 0.05, retention: 0.5 });
    expect(weightedScore(axes, { balance: 3, stability: 1, beats: 5 })).toBeCloseTo(72.5, 9);
    expect(weightedScore(axes, { beats: 1 })).toBeNull();
  });
});
