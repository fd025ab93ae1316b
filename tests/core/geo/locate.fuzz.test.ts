// Small wild polygons, every point of their box: the locator, the plain reference and Turf must say the same.
import { booleanPointInPolygon } from "@turf/turf";
import fc from "fast-check";
import type { MultiPolygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { locateExactly } from "../../../src/core/geo/exact";
import { buildLocator } from "../../../src/core/geo/locate";
import { OUTSIDE } from "../../../src/core/geo/polygons";
import { setOfParts } from "../../polygonSets";

type Ring = readonly (readonly [number, number])[];

const SIDE = 12;
const whole = fc.integer({ min: 0, max: SIDE });
const ring: fc.Arbitrary<Ring> = fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 9 });
const part: fc.Arbitrary<readonly Ring[]> = fc.array(ring, { minLength: 1, maxLength: 3 });
const slot: fc.Arbitrary<readonly (readonly Ring[])[]> = fc.array(part, { minLength: 0, maxLength: 2 });

describe("wild polygons: self-crossing, flat, spiked, overlapping, with holes that stick out", () => {
  it("locates every point like Turf, whatever the size of the cells", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 200 }), (slots, cellLimit) => {
        const set = setOfParts(slots);
        const locator = buildLocator(set, cellLimit);
        const judges = slots.map((parts): MultiPolygon => ({ type: "MultiPolygon", coordinates: parts.map((rings) => rings.map(closed)) }));
        for (let y = -1; y <= SIDE + 1; y++) {
          for (let x = -1; x <= SIDE + 1; x++) {
            const judged = judges.findIndex((judge) => booleanPointInPolygon([x, y], judge));
            const onBorder = judges.some((judge) => judge.coordinates.some((rings) => onBorderByTurf(x, y, rings)));
            const slotOut = new Int32Array(1);
            const borders = locator.locateAll(Int32Array.of(x), Int32Array.of(y), slotOut, 0, 1);
            if (slotOut[0] !== judged || borders !== Number(onBorder)) expect([x, y, slotOut[0], borders]).toEqual([x, y, judged, Number(onBorder)]);
            if (locator.locate(x, y) !== judged) expect([x, y, locator.locate(x, y)]).toEqual([x, y, judged]);
            const exact = locateExactly(set, x, y);
            if (exact.slot !== judged || exact.onBorder !== onBorder) expect([x, y, exact]).toEqual([x, y, { slot: judged, onBorder }]);
            compared++;
          }
        }
      }),
      { seed: 20_261_122, numRuns: 1_500 },
    );
    expect(compared).toBe(1_500 * (SIDE + 3) ** 2);
    expect(OUTSIDE).toBe(-1);
  });
});

function closed(points: Ring): Position[] {
  return [...points, points[0] ?? [0, 0]].map(([x, y]) => [x, y]);
}

/** In a ring's closure but not in its open inside, for any ring of the part. */
function onBorderByTurf(x: number, y: number, rings: readonly Position[][]): boolean {
  return rings.some((points) => {
    const judge = { type: "Polygon" as const, coordinates: [points] };
    return booleanPointInPolygon([x, y], judge) && !booleanPointInPolygon([x, y], judge, { ignoreBoundary: true });
  });
}
