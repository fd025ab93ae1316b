// How features become a plan: which have area, what they are called, and that nothing is lost silently.
import fc from "fast-check";
import type { Feature, Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { issueText } from "../../../src/core/model/issue";
import { type BuiltPlan, buildPlan, type PlanOptions } from "../../../src/core/model/planBuild";

/** A unit square with its lower-left corner at (x, 0). */
function square(x: number): Geometry {
  return {
    type: "Polygon",
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  };
}

function features(...properties: (Record<string, unknown> | null)[]): Feature[] {
  return properties.map((own, index) => ({ type: "Feature", properties: own, geometry: square(index) }));
}

function built(list: readonly Feature<Geometry | null>[], options?: PlanOptions): BuiltPlan {
  const result = buildPlan("grids.geojson", list, options);
  if (!result.ok) throw new Error(issueText(result.issue, "en"));
  return result.value;
}

function idsOf(list: readonly Feature<Geometry | null>[], options?: PlanOptions): string[] {
  return built(list, options).plan.grids.map((grid) => grid.id);
}

describe("ids", () => {
  it("are strings exactly as written, numbers in their shortest form", () => {
    expect(idsOf(features({ code: "007" }, { code: "08" }))).toEqual(["007", "08"]);
    expect(idsOf(features({ code: 310115001 }, { code: 2.5 }))).toEqual(["310115001", "2.5"]);
  });

  it("come from the property that is a code, not from row numbers, measures or dates", () => {
    const list = features(
      { OBJECTID: 1, Shape_Area: 10.5, 网格编码: "310115001001", 网格名称: "一号网格", updated_at: "2020-01-01" },
      { OBJECTID: 2, Shape_Area: 11.5, 网格编码: "310115001002", 网格名称: "二号网格", updated_at: "2020-01-02" },
    );
    expect(built(list)).toMatchObject({ idProperty: "网格编码", nameProperty: "网格名称" });
  });

  it("are never those of the ledger's own rows in an export", () => {
    expect(idsOf(features({ code: "OUTSIDE" }, { code: "b" }, { code: "UNLOCATED" }))).toEqual(["OUTSIDE#2", "b", "UNLOCATED#2"]);
  });

  it("prefer a unique name to a program's own row number", () => {
    expect(built(features({ objectid: 1, name: "北区" }, { objectid: 2, name: "南区" })).idProperty).toBe("name");
  });

  it("may be the features' own", () => {
    const list = features({}, {}).map((feature, index) => ({ ...feature, id: `g${index}` }));
    expect(idsOf(list)).toEqual(["g0", "g1"]);
  });

  it("that are missing become the number in the file, said in a note", () => {
    const { plan, notes } = built(features({ code: "a" }, { code: "" }, { code: null }, {}, { code: "b" }), { idProperty: "code" });
    expect(plan.grids.map((grid) => grid.id)).toEqual(["a", "#2", "#3", "#4", "b"]);
    expect(notes).toEqual([{ code: "plan_ids_missing", file: "grids.geojson", place: "features[1]", detail: { count: 3, property: "code" } }]);
  });

  it("that repeat are told apart without taking an id that another grid has", () => {
    const { plan, notes } = built(features({ code: "a" }, { code: "a" }, { code: "a#2" }, { code: "a" }), { idProperty: "code" });
    expect(plan.grids.map((grid) => grid.id)).toEqual(["a", "a#3", "a#2", "a#4"]);
    expect(notes[0]).toMatchObject({ code: "plan_ids_repeated", place: "features[1] (a)", detail: { count: 2 } });
  });

  it("are numbers of the file where no property is fit", () => {
    const { plan, idProperty, notes } = built(features({ level: 1 }, { level: 1 }));
    expect([plan.grids.map((grid) => grid.id), idProperty, notes[0]?.code]).toEqual([["#1", "#2"], null, "plan_no_id_property"]);
  });

  it("are always unique and as many as the grids, whatever the values", () => {
    const value = fc.oneof(fc.constantFrom("a", "a#2", "#1", "#2", "", "__proto__"), fc.integer({ min: 0, max: 3 }), fc.constant(null), fc.string());
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (values) => {
        const list = features({ code: "first" }, ...values.map((code) => ({ code })));
        const ids = idsOf(list, { idProperty: "code" });
        expect(new Set(ids).size).toBe(list.length);
      }),
      { seed: 20_260_401, numRuns: 300 },
    );
  });
});

describe("a plan", () => {
  it("has area, box and a label inside of each grid", () => {
    const [grid] = built(features({ id: "a" })).plan.grids;
    expect(grid?.areaM2).toBeCloseTo(12_363_718_145, -8);
    expect(grid?.bbox).toEqual([0, 0, 1, 1]);
    expect(grid?.label?.[0]).toBeCloseTo(0.5, 6);
    expect(grid?.label?.[1]).toBeCloseTo(0.5, 6);
  });

  it("leaves out what has no area and counts it", () => {
    const list: Feature<Geometry | null>[] = [
      { type: "Feature", properties: { id: "p" }, geometry: { type: "Point", coordinates: [0, 0] } },
      ...features({ id: "a" }),
      { type: "Feature", properties: { id: "n" }, geometry: null },
    ];
    const { plan, notes } = built(list);
    expect(plan.grids.map(({ slot, id }) => [slot, id])).toEqual([[0, "a"]]);
    expect([...plan.polygons.partSlot]).toEqual([0]);
    expect(notes).toEqual([{ code: "plan_features_without_area", file: "grids.geojson", place: "features[0]", detail: { count: 2, of: 3 } }]);
  });

  it("is refused without any area, and with a property that is not there", () => {
    expect(buildPlan("points.json", [])).toEqual({ ok: false, issue: { code: "plan_no_area", file: "points.json", detail: { features: 0 } } });
    const missing = buildPlan("grids.json", features({ code: "a", name: "A" }), { idProperty: "kode" });
    expect(missing).toMatchObject({ ok: false, issue: { code: "plan_property_missing", place: "kode", detail: { properties: "code, name" } } });
  });

  it("keeps names of object members and markup as plain text", () => {
    const properties = JSON.parse('{"__proto__":"<img src=x onerror=alert(1)>","constructor":"c"}');
    const { plan, properties: names } = built(features(properties), { idProperty: "__proto__", nameProperty: "constructor" });
    expect([plan.grids[0]?.id, plan.grids[0]?.name, names]).toEqual(["<img src=x onerror=alert(1)>", "c", ["__proto__", "constructor"]]);
  });
});
