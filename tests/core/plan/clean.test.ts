// Cleaning by example and by property: seven kinds of fault in one file are found and mended, and whatever is drawn becomes a coverage.
import fc from "fast-check";
import type { Feature, Geometry, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../src/core/geo/polygons";
import { checkPlan } from "../../../src/core/plan/check";
import { CLEAN_DEFAULTS, type Cleaned, type CleanOptions, cleanPolygons } from "../../../src/core/plan/clean";
import { repairText } from "../../../src/core/plan/cleanText";
import { shapesOf } from "../../../src/core/plan/coverage/shapes";
import { gridSums } from "../../../src/core/plan/coverage/sums";
import { coverage as drawCoverage } from "../../coverages";
import { judgeCoverage } from "../../geosJudge";
import { faultsOf } from "./coverage/verify";

const polygon = (...rings: Position[][]): Geometry => ({ type: "Polygon", coordinates: rings });
/** Corners in thousandths of a degree (111 m) on the equator. */
const ring = (...points: [number, number][]): Position[] => [...points, points[0] ?? [0, 0]].map(([x, y]) => [x / 1000, y / 1000]);
const box = (x0: number, y0: number, x1: number, y1: number): Position[] => ring([x0, y0], [x1, y0], [x1, y1], [x0, y1]);

function clean(shapes: readonly (Geometry | null)[], options: CleanOptions = CLEAN_DEFAULTS): Cleaned {
  const cleaned = cleanPolygons(polygonSet(shapes), options);
  if (!cleaned) throw new Error("not cleaned");
  expect(faultsOf(cleaned.coverage)).toEqual([]);
  return cleaned;
}

const kinds = ({ repairs }: Cleaned): string[] => repairs.map(({ kind, slots }) => `${kind} ${slots.join("+")}`);
const areas = ({ coverage }: Cleaned, count: number): number[] => Array.from({ length: count }, (_, grid) => Math.round(gridSums(coverage, grid).areaM2));

describe("cleanPolygons", () => {
  it("finds and mends the seven faults of one file", async () => {
    const shapes = [
      polygon(box(0, 0, 10, 10)),
      polygon(box(9.9, 0, 20, 10)), // overlaps its neighbour by 11 m
      polygon(ring([20, 0], [30, 0], [30, 5], [20.05, 5])), // these two leave a gap of at most 5.6 m,
      polygon(ring([20.05, 5], [30, 5], [30, 10], [20, 10])), // and meet on no vertex of their neighbour
      polygon(ring([0, 10], [10, 10.0001], [20, 10], [20, 20], [0, 20])), // a sliver of 1 cm along its southern border
      polygon(ring([30, 0], [40, 10], [40, 0], [30, 10])), // crosses itself
      polygon(ring([10, 10], [0, 10], [0, 0], [10, 0])), // the first again
      { type: "MultiPolygon" as const, coordinates: [[box(50, 0, 60, 10)], [box(60, 0, 70, 10)]] }, // two parts with a border between
    ];
    const features = shapes.map((geometry): Feature => ({ type: "Feature", properties: {}, geometry }));
    const ids = shapes.map((_, slot) => `g${slot}`);
    const found = new Set(checkPlan(features, ids).map(({ kind }) => kind));
    for (const kind of ["self_crossing", "t_touch", "gap", "overlap", "duplicate_geometry", "multi_part"] as const) expect(found).toContain(kind);
    const cleaned = clean(shapes);
    expect(kinds(cleaned)).toContain("emptied 6");
    expect(kinds(cleaned)).toContain("overlap 0+6");
    expect(cleaned.repairs.filter(({ kind }) => kind === "gap").length).toBeGreaterThan(0);
    expect(cleaned.crossings).toHaveLength(1);
    const result = shapesOf(cleaned.coverage, "grid");
    expect(await judgeCoverage(result, 100)).toEqual({ coverage: true, invalid: 0, wrongEdges: 0 });
    const left = checkPlan(
      result.map((geometry): Feature => ({ type: "Feature", properties: {}, geometry: geometry as Geometry })),
      ids,
    );
    expect(left.filter(({ kind }) => !["multi_part", "not_area"].includes(kind))).toEqual([]);
    expect(result[7]?.type).toBe("Polygon"); // the border between its own parts is gone
    expect(result[5]?.type).toBe("MultiPolygon"); // the bow-tie is two triangles
  });

  it("gives an overlap to the claimant with the longest border beside it, and says so", () => {
    //  ┌─────┬──┬──┐
    //  │  0  │░░│1 │    the strip borders 0 on one long side, 1 on the other: equal, so the lower
    //  └─────┴──┴──┘
    const cleaned = clean([polygon(box(0, 0, 10, 10)), polygon(box(9, 0, 20, 10))]);
    expect(kinds(cleaned)).toEqual(["overlap 0+1"]);
    const [repair] = cleaned.repairs;
    if (!repair) throw new Error("no repair");
    expect(repairText(repair, ["a", "b"], "en")).toMatch(/^123\d{3} m² that grid b claimed too now belongs to grid a, at 0\.0/);
    expect(repairText(repair, ["a", "b"], "zh-CN")).toMatch(/^与网格b重叠的123\d{3} 平方米划归网格a，位于/);
  });

  it("fills narrow gaps by tolerance and keeps enclaves", () => {
    const shapes = [polygon(box(0, 0, 10, 10), box(2, 2, 4, 4), box(6, 2, 6.05, 8))];
    expect(kinds(clean(shapes))).toEqual(["enclave_kept ", "gap 0"]);
    expect(kinds(clean(shapes, { ...CLEAN_DEFAULTS, maxGapM: 0 }))).toEqual(["enclave_kept ", "enclave_kept "]);
    expect(kinds(clean(shapes, { ...CLEAN_DEFAULTS, maxGapM: 1000 }))).toEqual(["gap 0", "gap 0"]);
  });

  it("leaves an island in an enclave alone, also when the enclave is filled", () => {
    const shapes = [polygon(box(0, 0, 10, 10), box(2, 2, 8, 8)), polygon(box(4, 4, 6, 6))];
    expect(kinds(clean(shapes))).toEqual(["enclave_kept "]);
    const filled = clean(shapes, { ...CLEAN_DEFAULTS, maxGapM: 10_000 });
    expect(kinds(filled)).toEqual(["gap 0"]);
    expect(shapesOf(filled.coverage, "grid")[0]?.coordinates).toHaveLength(2);
  });

  it("snaps what is nearer than the tolerance and nothing else", () => {
    const shapes = [polygon(box(0, 0, 10, 10)), polygon(box(10.01, 0, 20, 10))]; // 1.1 m apart, open to both sides: no gap but a cleft
    expect(areas(clean(shapes), 2)[1]).toBe(areas(clean(shapes, { snapM: 0, maxGapM: 0 }), 2)[1]);
    const snappedM2 = areas(clean(shapes, { snapM: 2, maxGapM: 0 }), 2);
    expect(snappedM2[0]).toBe(snappedM2[1]);
  });

  it("changes nothing in a clean coverage: cleaned again, the same", () => {
    const shapes = [polygon(box(0, 0, 10, 20), box(2, 2, 4, 4)), polygon(box(2, 2, 4, 4)), polygon(box(10, 0, 20, 10)), polygon(box(10, 10, 20, 20))];
    const once = clean(shapes);
    expect(once.repairs).toEqual([]);
    const twice = clean(shapesOf(once.coverage, "grid"));
    expect(shapesOf(twice.coverage, "grid")).toEqual(shapesOf(once.coverage, "grid"));
  });

  it("makes a coverage of whatever is drawn", async () => {
    const drawing = fc.record({ seed: fc.integer({ min: 0, max: 1e6 }), count: fc.integer({ min: 2, max: 30 }), depth: fc.integer({ min: 0, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(drawing, fc.constantFrom(0, 0.05, 5), async (options, snapM) => {
        const { features } = drawCoverage({ ...options, enclaves: 0.2, gaps: 0.15, overlaps: 0.2, crossed: 0.2 });
        const cleaned = clean(
          features.map(({ geometry }) => geometry),
          { snapM, maxGapM: 10 },
        );
        const shapes = shapesOf(cleaned.coverage, "grid");
        expect(await judgeCoverage(shapes, 1)).toEqual({ coverage: true, invalid: 0, wrongEdges: 0 });
        const again = clean(shapes, { snapM: 0, maxGapM: 10 });
        expect(again.repairs.filter(({ kind }) => kind === "overlap" || kind === "crumb")).toEqual([]);
      }),
      { numRuns: 40, seed: 11 },
    );
  });
});
