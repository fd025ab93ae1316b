// What the hand and the keyboard find: the next grid in a direction, the report under a click, the limit of a machine, the label points.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestGrid, nextGrid } from "../../src/map/cursor";
import { labelPoints } from "../../src/map/labels";
import { drawLimit, GPU_POINT_LIMIT, SOFTWARE_POINT_LIMIT } from "../../src/map/limits";
import { markAfter } from "../../src/map/marks";
import { nearestPoint } from "../../src/map/nearest";
import { HATCH_SIDE, hatchTile } from "../../src/map/pictures";

// 6 7 8
// 3 4 5
// 0 1 2
const board = Array.from({ length: 9 }, (_, slot) => ({ slot, label: [121 + (slot % 3) * 0.01, 31 + Math.floor(slot / 3) * 0.0086] as const }));

describe("the keyboard's cursor", () => {
  it("goes to the neighbour in each direction and stays at the edge", () => {
    expect(nextGrid(board, 4, "left")).toBe(3);
    expect(nextGrid(board, 4, "right")).toBe(5);
    expect(nextGrid(board, 4, "up")).toBe(7);
    expect(nextGrid(board, 4, "down")).toBe(1);
    expect(nextGrid(board, 5, "right")).toBe(5);
  });

  it("starts at the grid nearest to a place and passes over grids without a point", () => {
    expect(nearestGrid(board, [121.021, 31.001])).toBe(2);
    const holed = board.map((grid) => (grid.slot === 5 ? { ...grid, label: null } : grid));
    expect(nextGrid(holed, 4, "right")).toBe(4);
    expect(nearestGrid([], [0, 0])).toBeNull();
  });
});

describe("the next marked place", () => {
  const marks = ["a", "b", "c"].map((id) => ({ id, position: [121, 31] as const, colour: "#000000", text: id, chosen: false }));
  const chosen = (id: string) => marks.map((mark) => ({ ...mark, chosen: mark.id === id }));

  it("goes round in both directions, and begins at either end", () => {
    expect(markAfter(marks, 1)?.id).toBe("a");
    expect(markAfter(marks, -1)?.id).toBe("c");
    expect(markAfter(chosen("b"), 1)?.id).toBe("c");
    expect(markAfter(chosen("c"), 1)?.id).toBe("a");
    expect(markAfter(chosen("a"), -1)?.id).toBe("c");
    expect(markAfter(chosen("a"), 1, "b")?.id).toBe("c");
    expect(markAfter([], 1)).toBeNull();
  });
});

describe("nearestPoint", () => {
  it("agrees with looking at every distance", () => {
    const offset = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, offset), { maxLength: 30 }), offset, offset, (points, x, y) => {
        const offsets = Float32Array.from(points.flat());
        const found = nearestPoint({ origin: [121, 31], offsets, drawn: points.length }, [121 + x, 31 + y], 0.02);
        const shrink = Math.cos(((31 + y) * Math.PI) / 180);
        const distances = points.map((_, i) => Math.hypot(((offsets[2 * i] ?? 0) - x) * shrink, (offsets[2 * i + 1] ?? 0) - y));
        const least = Math.min(...distances);
        if (found === null) expect(least).toBeGreaterThan(0.02 - 1e-9);
        else expect(distances[found]).toBeCloseTo(least, 9);
      }),
      { seed: 5 },
    );
  });

  it("takes the one drawn on top of several at one place", () => {
    expect(nearestPoint({ origin: [0, 0], offsets: Float32Array.of(0, 0, 0, 0), drawn: 2 }, [0, 0], 0.01)).toBe(1);
  });
});

it("drawLimit knows software renderers by their names", () => {
  expect(drawLimit("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)")).toBe(SOFTWARE_POINT_LIMIT);
  expect(drawLimit("llvmpipe (LLVM 15.0.6, 256 bits)")).toBe(SOFTWARE_POINT_LIMIT);
  expect(drawLimit("ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)")).toBe(GPU_POINT_LIMIT);
  expect(drawLimit("")).toBe(GPU_POINT_LIMIT);
});

describe("labelPoints", () => {
  it("names every grid that has a point and a name", () => {
    const points = labelPoints([
      { slot: 0, name: "北蔡", label: [121.5, 31.2], areaM2: 4_000_000 },
      { slot: 1, name: "", label: [121.5, 31.2], areaM2: 1 },
      { slot: 2, name: "empty", label: null, areaM2: 0 },
    ]);
    expect(points.features.map((feature) => [feature.id, feature.properties?.name])).toEqual([[0, "北蔡"]]);
  });

  it("shows a name from the zoom on at which its grid is about as wide as the name", () => {
    const zoom = (name: string, areaM2: number) => labelPoints([{ slot: 0, name, label: [0, 0], areaM2 }]).features[0]?.properties?.fromZoom as number;
    expect(zoom("北蔡镇", 10_000_000)).toBeLessThan(zoom("北蔡镇", 100_000));
    expect(zoom("北蔡镇", 100_000)).toBeLessThan(zoom("北蔡镇第一居委会", 100_000));
    expect(zoom("Beicai", 100_000)).toBeLessThan(zoom("北蔡镇第一居", 100_000));
  });
});

it("hatchTile is seamless: its diagonals go on in the next tile", () => {
  const { data, width, height } = hatchTile("light");
  expect([width, height, data.length]).toEqual([HATCH_SIDE, HATCH_SIDE, HATCH_SIDE * HATCH_SIDE * 4]);
  const alpha = (x: number, y: number) => data[((y % HATCH_SIDE) * HATCH_SIDE + (x % HATCH_SIDE)) * 4 + 3];
  for (let step = 0; step < HATCH_SIDE; step++) expect(alpha(HATCH_SIDE + step, 5)).toBe(alpha(HATCH_SIDE + step - 1, 6));
});
