// Ground that changes hands: its area is what one plan has and the other has not, judged by Turf; nothing changes hands between equal plans.
import { area, featureCollection, intersect, polygon } from "@turf/turf";
import fc from "fast-check";
import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { shapesOf } from "../../../../src/core/plan/coverage/shapes";
import { type Draft, gesture, startDraft } from "../../../../src/core/plan/draft";
import { cededGround } from "../../../../src/core/plan/versions/overlay";
import { coverage as drawCoverage, randomStream } from "../../../coverages";

const UNITS = 10;
const faces = polygonSet(drawCoverage({ seed: 9, count: UNITS, depth: 2 }).features.map(({ geometry }) => geometry));

function draftOf(): Draft {
  const built = buildCoverage(
    faces,
    Array.from({ length: UNITS }, (_, unit) => unit % 4),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.refusal));
  return startDraft(built.coverage, null);
}

type Shape = Polygon | MultiPolygon | null | undefined;

function common(a: Shape, b: Shape): number {
  if (!a || !b) return 0;
  const shared = intersect(featureCollection([a, b].map((geometry) => ({ type: "Feature" as const, properties: {}, geometry }))));
  return shared ? area(shared) : 0;
}

describe("ground that changes hands", () => {
  it("has the area that Turf finds, pair by pair", () => {
    const own = Int32Array.of(0, 1, 2, 3);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const draft = draftOf();
        const before = shapesOf(draft.coverage, "grid");
        const random = randomStream(seed);
        for (let step = 0; step < 10; step++) {
          const vertex = Math.floor(random() * 120);
          const sway = (): number => Math.round((random() - 0.5) * 90_000);
          if (step % 3 === 0) gesture(draft, "", [{ kind: "assign", faces: [Math.floor(random() * UNITS)], grid: Math.floor(random() * 4) }]);
          else gesture(draft, "", [{ kind: "move", vertex, x: (draft.coverage.x[vertex] ?? 0) + sway(), y: (draft.coverage.y[vertex] ?? 0) + sway() }]);
        }
        const after = shapesOf(draft.coverage, "grid");
        const ceded = cededGround(before, after, own) ?? [];
        const town = [...before, ...after].reduce((sum, shape) => sum + (shape ? area(shape) : 0), 0);
        for (let from = 0; from < 4; from++) {
          for (let to = 0; to < 4; to++) {
            const found = ceded.filter((each) => each.from === from && each.to === to).reduce((sum, { shape }) => sum + area(shape), 0);
            expect(Math.abs(found - (from === to ? 0 : common(before[from], after[to])))).toBeLessThan(town * 1e-7);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it("is none between equal plans, and a whole grid when none goes on from it", () => {
    const shapes = shapesOf(draftOf().coverage, "grid");
    expect(cededGround(shapes, shapes, [0, 1, 2, 3])).toEqual([]);
    const whole = cededGround(shapes, shapes, [0, 1, 2, -1]) ?? [];
    expect(whole.map(({ from, to }) => [from, to])).toEqual([[3, 3]]);
    expect(whole[0]?.shape).toEqual(shapes[3]);
    const square = polygon([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ]).geometry;
    expect(cededGround([null], [square], [-1])?.map(({ from, to }) => [from, to])).toEqual([[-1, 0]]);
  });
});
