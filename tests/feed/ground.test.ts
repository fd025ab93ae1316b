// Ground layers: what they show is guessed from properties and names; only what the map draws is kept.
import { readFileSync } from "node:fs";
import type { Feature, Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { groundKind, readGround } from "../../src/feed/ground";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

const LINE: Geometry = {
  type: "LineString",
  coordinates: [
    [0, 0],
    [1, 1],
  ],
};
const AREA: Geometry = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const POINT: Geometry = { type: "Point", coordinates: [0, 0] };

function kindOf(fileName: string, geometry: Geometry, properties: Record<string, unknown>): string {
  const feature: Feature = { type: "Feature", properties, geometry };
  return groundKind(fileName, [feature, feature, feature]);
}

describe("the kind of a ground layer", () => {
  it("comes from what most features say", () => {
    expect(kindOf("a.json", LINE, { highway: "residential" })).toBe("road");
    expect(kindOf("a.json", LINE, { MTFCC: "S1400" })).toBe("road");
    expect(kindOf("a.json", AREA, { natural: "water" })).toBe("water");
    expect(kindOf("a.json", LINE, { waterway: "canal" })).toBe("water");
    expect(kindOf("a.json", AREA, { leisure: "park" })).toBe("green");
    expect(kindOf("a.json", AREA, { building: "yes" })).toBe("building");
    expect(kindOf("a.json", POINT, { place: "city" })).toBe("place");
  });

  it("else from the name of the file, else from the shapes alone", () => {
    expect(kindOf("青浦区水系.geojson", AREA, {})).toBe("water");
    expect(kindOf("city-roads.zip", LINE, {})).toBe("road");
    expect([kindOf("a.json", LINE, {}), kindOf("a.json", AREA, {}), kindOf("a.json", POINT, {})]).toEqual(["line", "area", "point"]);
  });

  it("never gives shapes a kind that cannot be drawn with them", () => {
    expect(kindOf("roads.json", AREA, {})).toBe("area");
    expect(kindOf("buildings.json", POINT, { building: "yes" })).toBe("point");
    expect(kindOf("a.json", AREA, { place: "city" })).toBe("area");
  });
});

describe("reading a ground layer", () => {
  it("keeps names and the class of a road, and leaves out what has no shape", async () => {
    const features = [
      { type: "Feature", properties: { FULLNAME: "N Gate Rd", MTFCC: "S1100", LINEARID: "1" }, geometry: LINE },
      { type: "Feature", properties: { name: "<b>x</b>", "name:en": "x", secret: "y" }, geometry: LINE },
      { type: "Feature", properties: null, geometry: null },
    ];
    const ground = await readGround(blobSource(new Blob([JSON.stringify({ type: "FeatureCollection", features })]), "roads.json"));
    if (!ground.ok) throw new Error(ground.issue.code);
    expect(ground.value.kind).toBe("road");
    expect(ground.value.features.map((feature) => feature.properties)).toEqual([
      { name: "N Gate Rd", class: "primary" },
      { name: "<b>x</b>", "name:en": "x" },
    ]);
  });

  it("refuses what has nothing to draw", async () => {
    const ground = await readGround(blobSource(new Blob(['{"type":"FeatureCollection","features":[]}']), "empty.json"));
    expect(ground).toEqual({ ok: false, issue: { code: "ground_empty", file: "empty.json" } });
  });

  const root = sharedData("san_francisco");
  it.skipIf(!root)("tells the layers of San Francisco", async () => {
    const layers = [
      ["tiger_roads_2013.shp.zip", "road", 5739],
      ["basemap/roads_all_city.geojson.gz", "road", 5739],
      ["basemap/osm_roads.geojson.gz", "road", 8428],
      ["basemap/osm_buildings.geojson.gz", "building", 7789],
      ["basemap/osm_landuse_water.geojson.gz", "green", 573],
      ["basemap/osm_poi.geojson.gz", "place", 5224],
    ] as const;
    for (const [path, kind, count] of layers) {
      const ground = await readGround(blobSource(new Blob([readFileSync(`${root}/${path}`)]), path));
      expect([path, ground.ok && ground.value.kind, ground.ok && ground.value.features.length]).toEqual([path, kind, count]);
    }
  });
});
