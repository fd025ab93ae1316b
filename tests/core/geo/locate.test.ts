// The rule of locating by example: the lowest slot whose closed polygon holds the point.
import { describe, expect, it } from "vitest";
import { locateExactly } from "../../../src/core/geo/exact";
import { NO_COORDINATE } from "../../../src/core/geo/lattice";
import { buildLocator } from "../../../src/core/geo/locate";
import { OUTSIDE, type PolygonSet, polygonSet } from "../../../src/core/geo/polygons";
import { coverage, randomStream } from "../../coverages";
import { setOfParts } from "../../polygonSets";
import { turfJudge } from "../../turfJudge";

type Ring = readonly (readonly [number, number])[];
const box = (x0: number, y0: number, x1: number, y1: number): Ring => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

/** Slot of each point, and how many of the located lie on a border. */
function located(set: PolygonSet, points: readonly (readonly [number, number])[]): { slots: number[]; onBorder: number } {
  const out = new Int32Array(points.length);
  const x = Int32Array.from(points, (point) => point[0]);
  const y = Int32Array.from(points, (point) => point[1]);
  const onBorder = buildLocator(set, 50).locateAll(x, y, out, 0, points.length);
  return { slots: [...out], onBorder };
}

describe("locate", () => {
  //  10 ┌────┬────┐
  //     │ 0  │ 1  │
  //   0 └────┴────┘
  //     0   10   20
  it("gives a point on a shared border to the lower slot, and one on the outer border to its only one", () => {
    const set = setOfParts([[[box(0, 0, 10, 10)]], [[box(10, 0, 20, 10)]]]);
    const answer = located(set, [
      [5, 5],
      [10, 5],
      [15, 5],
      [20, 10],
      [20, 5],
      [21, 5],
      [10, 10],
      [NO_COORDINATE, NO_COORDINATE],
    ]);
    expect(answer).toEqual({ slots: [0, 0, 1, 1, 1, OUTSIDE, 0, OUTSIDE], onBorder: 4 });
  });

  //  ┌─────────┐
  //  │ 0 ┌───┐ │   1 fills the hole of 0; the border of the hole belongs to both, so to 0
  //  │   │ 1 │ │
  //  │   └───┘ │
  //  └─────────┘
  it("locates an enclave and its border", () => {
    const set = setOfParts([[[box(0, 0, 30, 30), box(10, 10, 20, 20)]], [[box(10, 10, 20, 20)]]]);
    expect(
      located(set, [
        [5, 5],
        [15, 15],
        [10, 15],
      ]),
    ).toEqual({ slots: [0, 1, 0], onBorder: 1 });
  });

  //  two parts of slot 0 overlap: inside both is inside, not even-odd
  it("unites the parts of one slot", () => {
    const set = setOfParts([[[box(0, 0, 20, 20)], [box(10, 10, 30, 30)]]]);
    expect(
      located(set, [
        [15, 15],
        [20, 15],
        [25, 25],
        [5, 25],
      ]),
    ).toEqual({ slots: [0, 0, 0, OUTSIDE], onBorder: 1 });
  });

  //   0       ╲ ╱ bow-tie: even-odd, both wings are inside, the crossing is on the border
  //   │ ╳ │
  it("answers a self-crossing ring by even-odd", () => {
    const set = setOfParts([
      [
        [
          [
            [0, 0],
            [20, 20],
            [20, 0],
            [0, 20],
          ],
        ],
      ],
    ]);
    expect(
      located(set, [
        [2, 10],
        [18, 10],
        [10, 10],
        [10, 2],
      ]),
    ).toEqual({ slots: [0, 0, 0, OUTSIDE], onBorder: 1 });
  });

  it("counts a border of a grid that is not the owner", () => {
    const set = setOfParts([[[box(0, 0, 30, 30)]], [[box(10, 10, 20, 20)]]]);
    expect(
      located(set, [
        [10, 15],
        [15, 15],
      ]),
    ).toEqual({ slots: [0, 0], onBorder: 1 });
  });

  it("answers OUTSIDE for a set without area", () => {
    const locator = buildLocator(polygonSet([null, { type: "Point", coordinates: [1, 1] }]));
    expect(locator.locate(0, 0)).toBe(OUTSIDE);
    expect(locator.slotCount).toBe(2);
  });

  it("writes only the points it was asked for", () => {
    const locator = buildLocator(setOfParts([[[box(0, 0, 10, 10)]]]));
    const out = new Int32Array(5).fill(77);
    locator.locateAll(new Int32Array(5).fill(5), new Int32Array(5).fill(5), out, 1, 3);
    expect([...out]).toEqual([77, 0, 0, 77, 77]);
  });
});

describe("more than 32 candidates in one cell", () => {
  it("keeps the order of slots through a chain of records", () => {
    // 100 wedges that meet in one point, over 50 equal boxes
    const wedges = Array.from({ length: 100 }, (_, i): Ring[][] => {
      const at = (k: number): readonly [number, number] => [
        Math.round(100_000 * Math.cos((k / 50) * Math.PI)),
        Math.round(100_000 * Math.sin((k / 50) * Math.PI)),
      ];
      return [[[[0, 0], at(i), at(i + 1)]]];
    });
    const boxes = Array.from({ length: 50 }, (): Ring[][] => [[box(-50_000, -50_000, 60_000, 60_000)]]);
    for (const slots of [
      [...wedges, ...boxes],
      [...boxes, ...wedges],
    ])
      expectTurf(setOfParts(slots), 20_000, 30);
  });
});

describe("country-wide and world-wide extents", () => {
  it("stays exact beside edges of hundreds of degrees", () => {
    const west = -1_799_999_999;
    const east = 1_799_999_998;
    const set = setOfParts([
      [
        [
          [
            [west, -899_999_999],
            [east, 899_999_993],
            [west, 899_999_999],
          ],
        ],
      ],
      [
        [
          [
            [west, -899_999_999],
            [east, -700_000_001],
            [east, 899_999_993],
          ],
        ],
      ],
    ]);
    const locator = buildLocator(set);
    const random = randomStream(5);
    for (let i = 0; i < 20_000; i++) {
      const x = Math.round(west + random() * (east - west));
      const onLine = Number((BigInt(x - west) * 1_799_999_992n) / BigInt(east - west)) - 899_999_999;
      for (const y of [onLine - 1, onLine, onLine + 1]) {
        const exact = locateExactly(set, x, y);
        if (locator.locate(x, y) !== exact.slot) expect([x, y, locator.locate(x, y)]).toEqual([x, y, exact.slot]);
      }
    }
    expectTurf(set, 20_000, 10);
  });
});

describe("the border law", () => {
  it("gives every vertex and every border point of a coverage to exactly one slot: the counts add up to the points in the union", () => {
    const set = polygonSet(coverage({ seed: 11, count: 60, enclaves: 0.2, gaps: 0.1 }).features.map((feature) => feature.geometry));
    const vertices = set.xy.length / 2;
    const x = Int32Array.from({ length: vertices }, (_, i) => set.xy[i * 2] ?? 0);
    const y = Int32Array.from({ length: vertices }, (_, i) => set.xy[i * 2 + 1] ?? 0);
    const out = new Int32Array(vertices);
    expect(buildLocator(set).locateAll(x, y, out, 0, vertices)).toBe(vertices);
    const perSlot = new Array<number>(set.slotCount).fill(0);
    for (const slot of out) perSlot[slot] = (perSlot[slot] ?? 0) + 1;
    expect(perSlot.reduce((sum, n) => sum + n, 0)).toBe(vertices);
    expect(out.includes(OUTSIDE)).toBe(false);
  });
});

/** Points about vertices (within `reach`) and anywhere: the locator, Turf and the plain reference agree. */
function expectTurf(set: PolygonSet, count: number, reach: number): void {
  const judge = turfJudge(set);
  const locators = [buildLocator(set), buildLocator(set, 1), buildLocator(set, 5_000)];
  const random = randomStream(9);
  const { minX, minY, maxX, maxY } = set.bounds;
  for (let i = 0; i < count; i++) {
    const vertex = Math.floor(random() * (set.xy.length / 2));
    const around = i % 2 === 0;
    const x = around ? (set.xy[vertex * 2] ?? 0) + Math.round((random() - 0.5) * reach) : Math.round(minX + random() * (maxX - minX));
    const y = around ? (set.xy[vertex * 2 + 1] ?? 0) + Math.round((random() - 0.5) * reach) : Math.round(minY + random() * (maxY - minY));
    const judged = judge.slotAt(x, y);
    const answers = [...locators.map((locator) => locator.locate(x, y)), locateExactly(set, x, y).slot];
    if (answers.some((slot) => slot !== judged)) expect([x, y, ...answers]).toEqual([x, y, ...answers.map(() => judged)]);
  }
}
