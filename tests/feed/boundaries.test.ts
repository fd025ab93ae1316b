// Boundary files of every format, opened or refused with one sentence.
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPlan } from "../../src/core/model/planBuild";
import { readBoundaries } from "../../src/feed/boundaries";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

const root = sharedData("");

async function open(path: string) {
  return readBoundaries(blobSource(await openAsBlob(`${root}${path}`), basename(path)));
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
];

describe.skipIf(!root)("published boundaries", () => {
  for (const [path, count, idProperty, nameProperty] of PUBLISHED) {
    it(`opens ${path}`, async () => {
      const file = await open(path);
      expect(file.ok ? file.value.features.length : file.issue).toBe(count);
      if (!file.ok) return;
      const built = buildPlan(path, file.value.features);
      if (!built.ok) throw new Error(built.issue.code);
      expect([built.value.idProperty, built.value.nameProperty]).toEqual([idProperty, nameProperty]);
    });
  }
});
