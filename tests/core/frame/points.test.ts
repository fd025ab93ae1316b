// Points for the GPU: all when they fit, evenly picked when they do not, never one without a position.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointCloud } from "../../../src/core/frame/points";
import { NO_COORDINATE, toDegrees } from "../../../src/core/geo/lattice";

const UNLOCATED = -2;

describe("pointCloud", () => {
  it("keeps positions to a centimetre as offsets from the origin", () => {
    const reports = { x: Int32Array.of(1_215_000_000, 1_215_123_457), y: Int32Array.of(311_000_000, 311_000_001), slot: Int32Array.of(0, -1) };
    const cloud = pointCloud(reports, 0, 2, UNLOCATED, 10);
    expect(cloud.origin).toEqual([121.5, 31.1]);
    expect((cloud.offsets[2] ?? 0) + cloud.origin[0]).toBeCloseTo(toDegrees(1_215_123_457), 7);
    expect([...cloud.slots]).toEqual([0, -1]);
  });

  it("draws min(limit, placed) distinct rows in order, all of them placed and inside the range", () => {
    const row = fc.record({ x: fc.oneof(fc.constant(NO_COORDINATE), fc.integer({ min: -1e9, max: 1e9 })), slot: fc.integer({ min: -2, max: 5 }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.nat(60), fc.nat(60), fc.integer({ min: 0, max: 40 }), (rows, a, b, limit) => {
        const from = Math.min(a, b, rows.length);
        const to = Math.min(Math.max(a, b), rows.length);
        const reports = { x: Int32Array.from(rows, ({ x }) => x), y: new Int32Array(rows.length), slot: Int32Array.from(rows, ({ slot }) => slot) };
        const placed = rows.flatMap(({ x, slot }, index) => (index >= from && index < to && x !== NO_COORDINATE && slot !== UNLOCATED ? [index] : []));
        const cloud = pointCloud(reports, from, to, UNLOCATED, limit);
        expect(cloud.total).toBe(placed.length);
        expect(cloud.drawn).toBe(Math.min(limit, placed.length));
        expect([...cloud.rows].every((drawn, index, all) => placed.includes(drawn) && (index === 0 || drawn > (all[index - 1] ?? -1)))).toBe(true);
      }),
      { seed: 7 },
    );
  });
});
