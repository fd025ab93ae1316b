// UNLOCATED and its reasons: what is no position, and how far is far.
import { distance } from "@turf/turf";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_COORDINATE, toUnits } from "../../../src/core/geo/lattice";
import { type Place, placeRows, unlocatedReason } from "../../../src/core/ledger/place";
import { OUTSIDE, UNLOCATED } from "../../../src/core/model/plan";
import { squares } from "./make";

function placeAt(west: number, south: number, farMetres = 50_000): Place {
  const locator = squares(1, west, south);
  return { locator, bounds: locator.bounds, farMetres };
}

const reason = (lng: number, lat: number, place: Place | null) => unlocatedReason(toUnits(lng), toUnits(lat), place);

describe("unlocatedReason", () => {
  const place = placeAt(121, 31);
  it("names what is missing, zero, out of range and far, in this order", () => {
    expect(unlocatedReason(NO_COORDINATE, 0, place)).toBe("missing");
    expect(unlocatedReason(0, NO_COORDINATE, place)).toBe("missing");
    expect([reason(0, 0, place), reason(0, 1e-7, place)]).toEqual(["zero", "far"]);
    expect([reason(181, 31, place), reason(121, -90.1, place), reason(-180, 90, null)]).toEqual(["out_of_range", "out_of_range", null]);
    expect([reason(121.5, 31.5, place), reason(121.5, 32.4, place), reason(121.5, 32.5, place)]).toEqual([null, null, "far"]);
  });

  it("measures on the ground: a degree of longitude is shorter in the north, and 180° is no wall", () => {
    expect([reason(1.9, 0.5, placeAt(0, 0)), reason(1.9, 60.5, placeAt(0, 60)), reason(1.85, 60.5, placeAt(0, 60))]).toEqual(["far", null, null]);
    expect([reason(-179.7, 0.5, placeAt(179, 0)), reason(-179.5, 0.5, placeAt(179, 0)), reason(179.7, 0.5, placeAt(-180, 0))]).toEqual([null, "far", null]);
  });

  it("agrees with the great circle to within a per cent", () => {
    const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(degrees(-60, 59), degrees(-3, 4), degrees(-3, 4), (south, east, north) => {
        const local = placeAt(10, south);
        const [lng, lat] = [10 + east, south + north];
        const nearest = [Math.min(Math.max(lng, 10), 11), Math.min(Math.max(lat, south), south + 1)];
        const metres = distance([lng, lat], nearest, { units: "meters" });
        if (metres > 51_500) expect(reason(lng, lat, local)).toBe("far");
        if (metres < 48_500) expect(reason(lng, lat, local)).toBe(null);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});

describe("placeRows", () => {
  it("does not take (0, 0) for a position even where a grid lies there, nor its border for one", () => {
    const place = placeAt(0, 0);
    const slot = new Int32Array(3);
    expect(placeRows(Int32Array.of(0, 5_000_000, 0), Int32Array.of(0, 5_000_000, 10), slot, 0, 3, place)).toBe(1);
    expect([...slot]).toEqual([UNLOCATED, 0, 0]);
  });

  it("calls every usable position OUTSIDE while there is no plan", () => {
    const slot = new Int32Array(2);
    expect(placeRows(Int32Array.of(5, NO_COORDINATE), Int32Array.of(5, 5), slot, 0, 2, null)).toBe(0);
    expect([...slot]).toEqual([OUTSIDE, UNLOCATED]);
  });
});
