// The arithmetic under locating and checking: whole numbers of any size on the lattice, against BigInt.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ceilAlong, floorAlong } from "../../../src/core/geo/crossings";
import { crossSign, onSegment } from "../../../src/core/geo/exact";
import { Nodes } from "../../../src/core/geo/nodes";

const small = fc.integer({ min: -1_000, max: 1_000 });
const coordinate = fc.oneof(small, fc.integer({ min: -2_147_483_647, max: 2_147_483_647 }), fc.constantFrom(-2_147_483_647, 0, 2_147_483_647));
const run = { seed: 3, numRuns: 5_000 };

describe("crossSign", () => {
  it("is exact over the whole range of coordinates, also beside the line", () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, fc.integer({ min: 0, max: 1_000 }), small, (ax, ay, bx, by, share, aside) => {
        const px = Math.round(ax + ((bx - ax) * share) / 1_000);
        const py = Math.round(ay + ((by - ay) * share) / 1_000) + (aside % 3);
        const cross = BigInt(bx - ax) * BigInt(py - ay) - BigInt(by - ay) * BigInt(px - ax);
        expect(crossSign(ax, ay, bx, by, px, py)).toBe(cross > 0n ? 1 : cross < 0n ? -1 : 0);
      }),
      run,
    );
  });
});

describe("onSegment", () => {
  it("holds both ends and what lies between, nothing beyond", () => {
    expect([0, 1, 2, 3, 4].map((x) => onSegment(1, 1, 3, 3, x, x))).toEqual([false, true, true, true, false]);
    expect(onSegment(1, 1, 3, 3, 2, 3)).toBe(false);
  });
});

describe("floorAlong and ceilAlong", () => {
  it("divide exactly, below and above what a double holds", () => {
    const factor = fc.integer({ min: -4_294_967_295, max: 4_294_967_295 });
    fc.assert(
      fc.property(
        coordinate,
        fc.oneof(small, factor),
        fc.oneof(small, factor),
        fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 8_589_934_590 })),
        (a, b, c, d) => {
          const scaled = BigInt(a) * BigInt(d) + BigInt(b) * BigInt(c);
          const floor = floorOf(scaled, BigInt(d));
          if (floor > -(2n ** 53n) && floor < 2n ** 53n) expect(BigInt(floorAlong(a, b, c, d))).toBe(floor);
          const ceil = -floorOf(-scaled, BigInt(d));
          if (ceil > -(2n ** 53n) && ceil < 2n ** 53n) expect(BigInt(ceilAlong(a, b, c, d))).toBe(ceil);
        },
      ),
      run,
    );
  });
});

describe("Nodes", () => {
  it("gives one number to one point, however it was reached", () => {
    const nodes = new Nodes();
    const middle = nodes.crossing(0, 0, 2, 2, 0, 2, 2, 0);
    expect(nodes.at(1, 1)).toBe(middle); // a crossing that falls on the lattice
    const third = nodes.crossing(0, 0, 1, 1, 0, 1, 2, 0); // (2/3, 2/3)
    expect(nodes.crossing(0, 0, 5, 5, 1, 0, 0, 2)).toBe(third); // the same by other lines
    expect(nodes.x[third]).toBeCloseTo(2 / 3, 8);
    expect(nodes.count).toBe(2);
  });

  it("orders nodes along a line, also where doubles cannot tell them apart", () => {
    const nodes = new Nodes();
    // two lines that cross the x axis 1e-9 units apart
    const first = nodes.crossing(-1_000_000_000, 0, 1_000_000_000, 0, 0, -1, 1_000_000_000, 1_000_000_000);
    const second = nodes.crossing(-1_000_000_000, 0, 1_000_000_000, 0, 0, -1, 1_000_000_000, 1_000_000_001);
    expect(nodes.x[first]).toBeCloseTo(nodes.x[second] ?? 0, 6);
    expect(nodes.compareAlong(1, 0, first, second)).toBe(1);
    expect(nodes.compareAlong(-1, 0, first, second)).toBe(-1);
    expect(nodes.compareAlong(1, 0, first, first)).toBe(0);
  });
});

function floorOf(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor;
  return numerator < 0n && quotient * divisor !== numerator ? quotient - 1n : quotient;
}
