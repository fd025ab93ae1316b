// Every published boundary opens, whole, and the grids get the ids and names that people use.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildPlan } from "../../src/core/model/planBuild";
import { readBoundaries } from "../../src/feed/boundaries";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

const root = sharedData("");

function open(path: string, crs?: string) {
  return readBoundaries(blobSource(new Blob([readFileSync(`${root}${path}`)]), path), crs === undefined ? {} : { crs });
}

/** File, number of features (PROVENANCE.md), property chosen as id, as name. */
const PUBLISHED: readonly (readonly [string, number, string | null, string | null])[] = [
  ["san_francisco/boundary_police_districts_2014.geojson.gz", 10, "DISTRICT", "DISTRICT"],
  ["san_francisco/boundary_tracts_in_neighborhoods.geojson.gz", 195, "geoid", "nhood"],
  ["san_francisco/boundary_analysis_neighborhoods_41.geojson.gz", 41, "nhood", "nhood"],
  ["san_francisco/boundary_block_groups_2020.geojson.gz", 681, "geoid", "namelsad"],
  ["san_francisco/boundary_tracts_2020_nad83.geojson.gz", 244, "GEOID", "NAMELSAD"],
  ["san_francisco/boundary_planning_neighborhoods_37.geojson.gz", 37, "name", "name"],
  ["san_francisco/boundary_neighborhoods.topojson.gz", 37, "neighborho", "neighborho"],
  ["taipei/boundary_district_12.geojson.gz", 12, "CPTID", "TNAME"],
  ["taipei/boundary_village_456.geojson.gz", 456, "CPTVID", "FULL"],
  ["taipei/units_basic_statistical_area_11490.geojson.gz", 11490, "CODEBASE", null],
  ["taipei/units_code2_907.topojson.gz", 907, "CODE2", null],
  ["taipei/units_code1_7672.topojson.gz", 7672, "CODE1", null],
  ["coverages/los-angeles-county.geojson.gz", 272, "slug", "name"],
  ["coverages/paris.geojson.gz", 20, "name", "name"],
  ["coverages/atlanta.geojson.gz", 114, "name", "name"],
  ["coverages/zurich-city.geojson.gz", 34, "name", "name"],
  ["coverages/oklahoma-cities.geojson.gz", 43, "name", "name"],
  ["coverages/denver.geojson.gz", 78, "name", "name"],
  ["china_coords/shanghai_districts_gcj02_bare_array.json", 16, "adcode", "name"],
  ["china_coords/shanghai_districts_wgs84_bom.json", 16, "id", "name"],
  ["natural_earth/countries-110m.json.gz", 177, "name", "name"],
  ["natural_earth/land-50m.json.gz", 1, null, null],
  ["redistricting/denver_precincts_2016_orig.zip", 346, "NAMELSAD", "NAMELSAD"],
  ["redistricting/denver_precincts_2016_repaired.zip", 346, "NAMELSAD", "NAMELSAD"],
  ["redistricting/denver_blocks.zip", 10149, "GEOID20", "NAME20"],
];

describe.skipIf(!root)("published boundaries", () => {
  for (const [path, count, idProperty, nameProperty] of PUBLISHED) {
    it(`opens ${path}`, async () => {
      const file = await open(path);
      if (!file.ok) throw new Error(JSON.stringify(file.issue));
      expect(file.value.features.length).toBe(count);
      const built = buildPlan(path, file.value.features);
      if (!built.ok) throw new Error(JSON.stringify(built.issue));
      const { plan } = built.value;
      expect([built.value.idProperty, built.value.nameProperty]).toEqual([idProperty, nameProperty]);
      expect(plan.grids.length).toBe(count);
      expect(new Set(plan.grids.map((grid) => grid.id)).size).toBe(count);
      expect(plan.grids.every((grid) => grid.areaM2 > 0 && grid.bbox !== null && grid.label !== null)).toBe(true);
    });
  }

  it("brings projected feet to degrees: Denver lies in Denver, and its blocks have the area that their table says", async () => {
    const file = await open("redistricting/denver_blocks.zip");
    if (!file.ok) throw new Error(file.issue.code);
    expect(file.value.crs).toBe("NAD_1983_StatePlane_Colorado_Central_FIPS_0502_Feet");
    const built = buildPlan("blocks", file.value.features);
    if (!built.ok) throw new Error(built.issue.code);
    const stated = file.value.features.reduce((sum, { properties }) => sum + properties?.ALAND20 + properties?.AWATER20, 0);
    const measured = built.value.plan.grids.reduce((sum, grid) => sum + grid.areaM2, 0);
    expect(Math.abs(measured / stated - 1)).toBeLessThan(0.003); // sphere against ellipsoid
    expect(file.value.features[0]?.properties?.COUNTYFP20).toBe("031");
  });

  it("keeps the ten enclaves of the Denver precincts", async () => {
    const file = await open("redistricting/denver_precincts_2016_repaired.zip");
    if (!file.ok) throw new Error(file.issue.code);
    const built = buildPlan("precincts", file.value.features);
    if (!built.ok) throw new Error(built.issue.code);
    expect(built.value.notes).toEqual([]);
  });

  it("moves GCJ-02 to WGS 84 when told so, by some hundred metres to the north-west in Shanghai", async () => {
    const path = "china_coords/shanghai_districts_gcj02_bare_array.json";
    const [plain, moved] = [await open(path), await open(path, "GCJ-02")];
    if (!plain.ok || !moved.ok) throw new Error("not opened");
    const [a, b] = [buildPlan("a", plain.value.features), buildPlan("b", moved.value.features)];
    if (!a.ok || !b.ok) throw new Error("no plan");
    const [west, , , north] = a.value.plan.grids[0]?.bbox ?? [0, 0, 0, 0];
    const [movedWest, , , movedNorth] = b.value.plan.grids[0]?.bbox ?? [0, 0, 0, 0];
    expect(west - movedWest).toBeCloseTo(0.0046, 3);
    expect(movedNorth - north).toBeCloseTo(0.002, 2);
  });

  it("refuses a map with encoded coordinates, a table of people, and a file of points as a plan", async () => {
    const encoded = await open("china_coords/shanghai_echarts_encoded.json");
    const people = await open("taipei/units_population.json.gz");
    expect([encoded, people].map((result) => (result.ok ? "opened" : result.issue.code))).toEqual(["map_encoded", "json_no_map"]);
    const points = await open("taipei/condemned_building.geojson.gz");
    const built = points.ok ? buildPlan("points", points.value.features) : points;
    expect(built.ok ? "opened" : built.issue).toMatchObject({ code: "plan_no_area", detail: { features: 117 } });
  });
});
