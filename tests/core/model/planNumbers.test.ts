// Numbers of a plan: measures are numbers, codes are not, and bases are found by their names.
import type { Feature } from "geojson";
import { describe, expect, it } from "vitest";
import { buildPlan } from "../../../src/core/model/planBuild";
import { baseProperty } from "../../../src/core/model/planNumbers";

const square = (x: number, properties: Feature["properties"]): Feature => ({
  type: "Feature",
  properties,
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 0],
      ],
    ],
  },
});

describe("numbers of a plan", () => {
  it("are the properties that hold nothing but numbers, in plan order, without ids, codes and row numbers", () => {
    const built = buildPlan("p", [
      square(0, { code: "A", fid: 1, 户数: 1200, share: "0.25", zip: "02134", parent: "990101101601000", kind: "x", mixed: 3 }),
      square(1, { code: "B", fid: 2, 户数: null, share: "1.5", zip: "02135", parent: "990101101602000", kind: "y", mixed: "many" }),
    ]);
    if (!built.ok) throw new Error(built.issue.code);
    expect(built.value.numbers).toEqual({ 户数: [1200, null], share: [0.25, 1.5] });
    expect(baseProperty(built.value.numbers, "households")).toBe("户数");
    expect(baseProperty(built.value.numbers, "staff")).toBeNull();
  });
});
