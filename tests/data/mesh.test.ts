// Cutting faces: areas add up, neighbours share vertices, chance is the same for the same seed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, cutFace, directed, type Mesh, rectangleMesh, ringArea } from "../../data/mesh";
import { randomFrom } from "../../data/random";

function cutAll(mesh: Mesh, cut: { u: number; v: number; du: number; dv: number }, snap: number): void {
  for (let face = mesh.faces.length - 1; face >= 0; face--) cutFace(mesh, face, cut, 0, snap, 1);
}

describe("cutFace", () => {
  it("cuts a square in two along the middle", () => {
    const mesh = rectangleMesh(0, 0, 10, 10);
    expect(cutFace(mesh, 0, { u: 5, v: 0, du: 0, dv: 1 }, 7, 0.1, 1)).toBe(1);
    expect(mesh.faces.map((ring) => ringArea(mesh, ring))).toEqual([50, 50]);
    expect([...mesh.lineOf.values()]).toEqual([7]);
  });

  it("leaves a face alone that the line misses, or of which too little would be cut off", () => {
    const mesh = rectangleMesh(0, 0, 10, 10);
    expect(cutFace(mesh, 0, { u: 20, v: 0, du: 0, dv: 1 }, 0, 0.1, 1)).toBeNull();
    expect(cutFace(mesh, 0, { u: 9.5, v: 0, du: 0, dv: 1 }, 0, 0.1, 10)).toBeNull();
  });

  it("keeps areas, and every edge known to the face on its left, through any cuts", () => {
    const cut = fc.record({
      u: fc.double({ min: 1, max: 99, noNaN: true }),
      v: fc.double({ min: 1, max: 99, noNaN: true }),
      angle: fc.double({ min: 0, max: 6.2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 12 }), fc.double({ min: 0.01, max: 5, noNaN: true }), (cuts, snap) => {
        const mesh = rectangleMesh(0, 0, 100, 100);
        for (const { u, v, angle } of cuts) cutAll(mesh, { u, v, du: Math.cos(angle), dv: Math.sin(angle) }, snap);
        const total = mesh.faces.reduce((sum, ring) => sum + ringArea(mesh, ring), 0);
        expect(total).toBeCloseTo(10_000, 6);
        let edges = 0;
        for (const [face, ring] of mesh.faces.entries()) {
          for (let i = 0; i < ring.length; i++) {
            edges++;
            expect(mesh.left.get(directed(at(ring, i), at(ring, (i + 1) % ring.length)))).toBe(face);
          }
        }
        expect(mesh.left.size).toBe(edges);
      }),
      { seed: 4, numRuns: 120 },
    );
  });
});

describe("randomFrom", () => {
  it("gives the same numbers for the same seed and stream, others for others", () => {
    const draw = (seed: number, stream: number): readonly number[] => {
      const random = randomFrom(seed, stream);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 2)).not.toEqual(draw(2, 2));
    expect(draw(1, 2)).not.toEqual(draw(1, 3));
  });

  it("is level between 0 and 1, and its bell has mean 0 and deviation 1", () => {
    const random = randomFrom(9);
    const level = Array.from({ length: 20_000 }, () => random.next());
    const bell = Array.from({ length: 20_000 }, () => random.bell());
    const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
    expect(mean(level)).toBeCloseTo(0.5, 1);
    expect(Math.min(...level)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...level)).toBeLessThan(1);
    expect(Math.abs(mean(bell))).toBeLessThan(0.03);
    expect(mean(bell.map((value) => value * value))).toBeCloseTo(1, 1);
  });
});
