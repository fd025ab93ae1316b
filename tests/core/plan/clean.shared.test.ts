// Published boundaries, cleaned: every file becomes a coverage by GEOS, real enclaves stay open, and Denver agrees with the published repair.
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../src/core/geo/polygons";
import { CLEAN_DEFAULTS, cleanPolygons } from "../../../src/core/plan/clean";
import { shapesOf } from "../../../src/core/plan/coverage/shapes";
import { readBoundaries } from "../../../src/feed/boundaries";
import { judgeCoverage, sharedArea } from "../../geosJudge";
import { expectDone, fileSource } from "../../real/cities";
import { sharedData } from "../../shared";

/** Files with faults, and the enclaves that must stay open (a hole that no grid claims, wider than a road). */
const FILES: readonly { readonly file: string; readonly enclaves?: number }[] = [
  { file: "coverages/paris.geojson.gz" },
  { file: "coverages/atlanta.geojson.gz" },
  { file: "coverages/zurich-city.geojson.gz", enclaves: 0 },
  { file: "coverages/denver.geojson.gz", enclaves: 10 },
  { file: "coverages/oklahoma-cities.geojson.gz" },
  { file: "coverages/los-angeles-county.geojson.gz" },
  { file: "san_francisco/boundary_police_districts_2014.geojson.gz" },
  { file: "san_francisco/boundary_planning_neighborhoods_37.geojson.gz" },
  { file: "san_francisco/boundary_analysis_neighborhoods_41.geojson.gz", enclaves: 0 },
  { file: "san_francisco/boundary_tracts_in_neighborhoods.geojson.gz", enclaves: 0 },
  { file: "san_francisco/boundary_neighborhoods.topojson.gz" },
  { file: "taipei/boundary_district_12.geojson.gz", enclaves: 0 },
  { file: "taipei/boundary_village_456.geojson.gz", enclaves: 0 },
  { file: "taipei/units_code2_907.topojson.gz", enclaves: 0 },
  { file: "taipei/units_code1_7672.topojson.gz", enclaves: 0 },
  { file: "china_coords/shanghai_districts_wgs84_bom.json" },
  { file: "redistricting/denver_precincts_2016_orig.zip", enclaves: 10 },
];

async function cleaned(path: string) {
  const { features } = expectDone(await readBoundaries(fileSource(path)));
  const set = polygonSet(features.map(({ geometry }) => geometry));
  const result = cleanPolygons(set, CLEAN_DEFAULTS);
  if (!result) throw new Error(`${path} was not cleaned`);
  return { features, result, shapes: shapesOf(result.coverage, "grid") };
}

describe("cleaning published boundaries", () => {
  for (const { file, enclaves } of FILES) {
    it(file, async ({ skip }) => {
      const path = sharedData(file);
      if (!path) return skip();
      const { result, shapes } = await cleaned(path);
      expect(await judgeCoverage(shapes, 1)).toEqual({ coverage: true, invalid: 0, wrongEdges: 0 });
      expect(result.repairs.filter(({ kind }) => kind === "emptied")).toEqual([]);
      if (enclaves !== undefined) expect(result.repairs.filter(({ kind }) => kind === "enclave_kept")).toHaveLength(enclaves);
    });
  }

  it("agrees with the published repair of the Denver precincts", async ({ skip }) => {
    const [orig, repaired] = ["orig", "repaired"].map((which) => sharedData(`redistricting/denver_precincts_2016_${which}.zip`));
    if (!orig || !repaired) return skip();
    const ours = await cleaned(orig);
    const theirs = expectDone(await readBoundaries(fileSource(repaired)));
    let [shared, ourArea, theirArea, pairs] = [0, 0, 0, 0];
    const named = new Map(theirs.features.map((feature) => [feature.properties?.NAMELSAD, feature.geometry]));
    for (const [slot, feature] of ours.features.entries()) {
      const shape = ours.shapes[slot];
      const other = named.get(feature.properties?.NAMELSAD);
      if (!shape || !other) continue;
      const areas = await sharedArea(shape, other);
      shared += areas.shared;
      ourArea += areas.first;
      theirArea += areas.second;
      pairs++;
    }
    console.info(
      `Denver: ${pairs} precincts, ${((100 * shared) / theirArea).toFixed(3)} % of the published repair, ${((100 * shared) / ourArea).toFixed(3)} % of ours`,
    );
    expect(pairs).toBe(346);
    expect(shared / theirArea).toBeGreaterThan(0.99);
    expect(shared / ourArea).toBeGreaterThan(0.98);
  });
});
