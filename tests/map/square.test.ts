// Right angles by property: what is snapped to is near, and the angle there is right (or straight), whatever the latitude.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squareOff, squareOver } from "../../src/map/edit/snap";

type Place = readonly [number, number];
const place: fc.Arbitrary<Place> = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: -100_000, max: 100_000 }));
const stretch = fc.double({ min: 1, max: 3, noNaN: true });

/** Cosine of the angle at `corner`, on a plane whose northings are stretched. */
function cosine(corner: Place, a: Place, b: Place, by: number): number {
  const [ax, ay, bx, by2] = [a[0] - corner[0], (a[1] - corner[1]) * by, b[0] - corner[0], (b[1] - corner[1]) * by];
  return (ax * bx + ay * by2) / (Math.hypot(ax, ay) * Math.hypot(bx, by2));
}

describe("a right angle", () => {
  it("off a segment is right, or straight on; and never farther than the reach", () => {
    fc.assert(
      fc.property(place, place, place, stretch, fc.boolean(), (before, last, pointer, by, ahead) => {
        fc.pre(Math.hypot(last[0] - before[0], last[1] - before[1]) > 1000);
        const radius = 3000;
        const found = squareOff(before, last, ahead)({ x: pointer[0], y: pointer[1], radius, stretch: by });
        if (found === null) return;
        expect(Math.hypot(found.x - pointer[0], (found.y - pointer[1]) * by)).toBeLessThan(radius + 3);
        const cos = cosine(last, before, [found.x, found.y], by);
        expect(Math.min(Math.abs(cos), ahead ? Math.abs(cos + 1) : 1)).toBeLessThan(0.002);
      }),
      { numRuns: 500 },
    );
  });

  it("over a segment is right, and found wherever the pointer is near the circle", () => {
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.05, max: 6.2, noNaN: true }), fc.integer({ min: -900, max: 900 }), stretch, (a, b, angle, off, by) => {
        const radius = Math.hypot(b[0] - a[0], (b[1] - a[1]) * by) / 2;
        fc.pre(radius > 20_000);
        const x = Math.round((a[0] + b[0]) / 2 + (radius + off) * Math.cos(angle));
        const y = Math.round((a[1] + b[1]) / 2 + ((radius + off) * Math.sin(angle)) / by);
        const found = squareOver(a, b)({ x, y, radius: 1000, stretch: by });
        expect(found).not.toBeNull();
        if (found === null) return;
        const corner: Place = [found.x, found.y];
        fc.pre([a, b].every((end) => Math.hypot(end[0] - corner[0], (end[1] - corner[1]) * by) > 3000));
        expect(Math.abs(cosine(corner, a, b, by))).toBeLessThan(0.002);
      }),
      { numRuns: 500 },
    );
  });

  it("is none where the pointer is far from one", () => {
    expect(squareOff([0, 0], [1000, 0], true)({ x: 1500, y: 900, radius: 100, stretch: 1 })).toBeNull();
    expect(squareOff([0, 0], [1000, 0], false)({ x: 1500, y: 0, radius: 100, stretch: 1 })).toBeNull();
    expect(squareOver([0, 0], [1000, 0])({ x: 500, y: 800, radius: 100, stretch: 1 })).toBeNull();
  });
});
