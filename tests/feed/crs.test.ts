// Every coordinate system that a source can name ends in WGS 84 longitude and latitude, checked against closed formulas and published data.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { FeatureCollection } from "geojson";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { partsOf } from "../../src/core/geo/polygons";
import { fromBd09, fromGcj02, toBd09, toGcj02 } from "../../src/feed/chinaShift";
import { crsTransform, type Transform, wktTransform } from "../../src/feed/crs";
import { sharedData } from "../shared";

const inChina = { lng: fc.double({ min: 73, max: 137, noNaN: true }), lat: fc.double({ min: 1, max: 55, noNaN: true }) };

async function transformOf(name: string): Promise<Transform> {
  const result = await crsTransform(name, "points.csv");
  if (!result.ok || result.value === null) throw new Error(`no transform for ${name}`);
  return result.value;
}

describe("names of coordinate systems", () => {
  it.each([
    "EPSG:4326",
    "epsg:4326",
    "4326",
    "EPSG:4490",
    "EPSG:4269",
    "EPSG4326",
    "urn:ogc:def:crs:EPSG::4269",
    "urn:ogc:def:crs:EPSG:8.9:4326",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:OGC::CRS84",
    "http://www.opengis.net/def/crs/EPSG/0/4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "http://www.opengis.net/gml/srs/epsg.xml#4326",
    "CRS:84",
    "OGC:CRS84",
    "WGS 84",
    "WGS84",
    "CGCS2000",
    "NAD83",
  ])("%s is read as it is", async (name) => {
    expect(await crsTransform(name, "points.csv")).toEqual({ ok: true, value: null });
  });

  it.each(["GCJ-02", "gcj02", "GCJ02", "BD-09", "BD09", "bd-09ll", "EPSG:4549", "urn:ogc:def:crs:EPSG::3857", "2232", "EPSG:900913"])(
    "%s is converted",
    async (name) => {
      expect(await transformOf(name)).toBeTypeOf("function");
    },
  );

  it.each(["", "unknown", "EPSG:1", "EPSG:999999", "__proto__", "constructor", "EPSG:__proto__", "urn:ogc:def:crs:OGC:1.3:CRS99"])(
    "%j is refused in one sentence",
    async (name) => {
      const result = await crsTransform(name, "points.csv");
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.issue).toMatchObject({ code: "unknown_crs", file: "points.csv" });
    },
  );
});

describe("projected systems", () => {
  it("EPSG:3857 follows its closed formula", async () => {
    const transform = await transformOf("EPSG:3857");
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }), (lng, lat) => {
        const radius = 6_378_137;
        const x = (radius * lng * Math.PI) / 180;
        const y = radius * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
        const [gotLng, gotLat] = transform(x, y);
        expect(Math.abs(gotLng - lng)).toBeLessThan(1e-8);
        expect(Math.abs(gotLat - lat)).toBeLessThan(1e-8);
      }),
      { seed: 3857 },
    );
  });

  it.each([
    ["EPSG:4549", "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m", [118.5, 24.5], [121.5, 53]],
    ["EPSG:4528", "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=40500000 +y_0=0 +ellps=GRS80 +units=m", [118.5, 24.5], [121.5, 53]],
    [
      "EPSG:2232",
      "+proj=lcc +lat_0=37.8333333333333 +lon_0=-105.5 +lat_1=39.75 +lat_2=38.45 +x_0=914401.828803657 +y_0=304800.609601219 +datum=NAD83 +units=us-ft",
      [-109, 38.2],
      [-102.1, 40],
    ],
  ] as const)("%s comes back to where it was projected from", async (name, definition, [west, south], [east, north]) => {
    const transform = await transformOf(name);
    const forward = proj4("WGS84", definition);
    fc.assert(
      fc.property(fc.double({ min: west, max: east, noNaN: true }), fc.double({ min: south, max: north, noNaN: true }), (lng, lat) => {
        const [x, y] = forward.forward([lng, lat]);
        const [gotLng, gotLat] = transform(x, y);
        expect(Math.abs(gotLng - lng)).toBeLessThan(5e-8);
        expect(Math.abs(gotLat - lat)).toBeLessThan(5e-8);
      }),
      { seed: 4549 },
    );
  });

  it("lies on the central meridian at the false easting", async () => {
    const [lng, lat] = (await transformOf("EPSG:4549"))(500_000, 0);
    expect(lng).toBeCloseTo(120, 9);
    expect(lat).toBeCloseTo(0, 9);
  });

  it("gives no position for what is no number", async () => {
    const transform = await transformOf("EPSG:4549");
    expect(transform(Number.NaN, 1)).toEqual([Number.NaN, Number.NaN]);
    expect(transform(1, Number.POSITIVE_INFINITY)).toEqual([Number.NaN, Number.NaN]);
  });

  it("reads a Shapefile's .prj", async () => {
    const colorado =
      'PROJCS["NAD_1983_StatePlane_Colorado_Central_FIPS_0502_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",3000000.000316083],PARAMETER["False_Northing",999999.999996],PARAMETER["Central_Meridian",-105.5],PARAMETER["Standard_Parallel_1",38.45],PARAMETER["Standard_Parallel_2",39.75],PARAMETER["Latitude_Of_Origin",37.83333333333334],UNIT["Foot_US",0.3048006096012192]]';
    const result = await wktTransform(colorado, "denver.prj");
    if (!result.ok || result.value === null) throw new Error("no transform");
    const expected = (await transformOf("EPSG:2232"))(3_143_000, 1_694_000);
    const got = result.value(3_143_000, 1_694_000);
    expect(got[0]).toBeCloseTo(expected[0], 7);
    expect(got[1]).toBeCloseTo(expected[1], 7);
    expect(got[0]).toBeGreaterThan(-105.2);
    expect(got[0]).toBeLessThan(-104.6);
    expect(got[1]).toBeGreaterThan(39.5);
    expect(got[1]).toBeLessThan(40);
    expect(
      await wktTransform(
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]',
        "a.prj",
      ),
    ).toEqual({ ok: true, value: null });
    expect((await wktTransform("", "a.prj")).ok).toBe(false);
    expect((await wktTransform("PROJCS[", "a.prj")).ok).toBe(false);
    expect((await wktTransform('LOCAL_CS["town grid"]', "a.prj")).ok).toBe(false);
  });
});

describe("GCJ-02 and BD-09", () => {
  it.each([
    ["GCJ-02", fromGcj02, toGcj02],
    ["BD-09", fromBd09, toBd09],
  ] as const)("%s: going back and forth again is exact to a millimetre", (_name, from, to) => {
    fc.assert(
      fc.property(inChina.lng, inChina.lat, (lng, lat) => {
        const [backX, backY] = to(...from(lng, lat));
        expect(Math.abs(backX - lng)).toBeLessThan(1e-8);
        expect(Math.abs(backY - lat)).toBeLessThan(1e-8);
        const [x, y] = from(...to(lng, lat));
        expect(Math.abs(x - lng)).toBeLessThan(1e-8);
        expect(Math.abs(y - lat)).toBeLessThan(1e-8);
      }),
      { seed: 2002, numRuns: 1000 },
    );
  });

  it("leaves the rest of the world alone and never turns for ever on the edge of the box", () => {
    for (const from of [fromGcj02, fromBd09]) {
      expect(from(-122.4, 37.7)).toEqual([-122.4, 37.7]);
      expect(from(0, 0)).toEqual([0, 0]);
      for (let i = -40; i < 40; i++) {
        for (const edge of [72.004, 137.8347]) expect(from(edge + i * 1e-4, 30)).toHaveLength(2);
        for (const edge of [0.8293, 55.8271]) expect(from(110, edge + i * 1e-4)).toHaveLength(2);
      }
    }
  });

  it("moves the districts of Shanghai by the published 300–700 m onto their WGS 84 twins", () => {
    const shifted = sharedData("china_coords/shanghai_districts_gcj02_bare_array.json");
    const plain = sharedData("china_coords/shanghai_districts_wgs84_bom.json");
    if (shifted === null || plain === null) return;
    const gcj = { features: JSON.parse(readFileSync(shifted, "utf8")) } as Pick<FeatureCollection, "features">;
    const wgs = JSON.parse(readFileSync(plain, "utf8").replace(/^\uFEFF/, "")) as FeatureCollection;
    let before = 0;
    let after = 0;
    let compared = 0;
    for (const feature of wgs.features) {
      const twin = gcj.features.find((candidate) => candidate.properties?.name === feature.properties?.name);
      if (!twin) continue;
      const vertices = partsOf(twin.geometry).flat(2) as [number, number][];
      const target = partsOf(feature.geometry).flat(2) as [number, number][];
      before += meanDistance(target, vertices);
      after += meanDistance(
        target,
        vertices.map(([lng, lat]) => fromGcj02(lng, lat)),
      );
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
    console.info(`mean distance of outlines: ${(before / compared).toFixed(0)} m as they are, ${(after / compared).toFixed(0)} m out of GCJ-02`);
    expect(after).toBeLessThan(before);
  });
});

/** Mean over `from` of the distance to the nearest of `to`, metres near Shanghai. */
function meanDistance(from: readonly (readonly [number, number])[], to: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (const [x, y] of from) sum += Math.min(...to.map(([a, b]) => Math.hypot((a - x) * 95_000, (b - y) * 111_000)));
  return sum / from.length;
}
