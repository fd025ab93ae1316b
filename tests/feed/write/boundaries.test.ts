// Every format that is written comes back through our own readers with the same shapes and properties.

import fc from "fast-check";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../src/core/geo/polygons";
import { readBoundaries } from "../../../src/feed/boundaries";
import type { ByteSource } from "../../../src/feed/source";
import { boundaryBytes, type WrittenFormat, writtenFormat } from "../../../src/feed/write/boundaries";
import { coverage } from "../../coverages";
import { sharedFeatures } from "../../polygonSets";

const FORMATS: readonly WrittenFormat[] = ["geojson", "topojson", "kml", "shapefile", "geopackage"];
type Area = Feature<Polygon | MultiPolygon>;

function sourceOf(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}

async function roundTrip(features: readonly Area[], format: WrittenFormat): Promise<readonly Feature[]> {
  const read = await readBoundaries(sourceOf(await boundaryBytes(features, format, "grids"), "written"));
  if (!read.ok) throw new Error(JSON.stringify(read.issue));
  expect(read.value.format).toBe(format);
  return read.value.features as readonly Feature[];
}

/** The rings of a feature on the lattice, each as its sorted edges, so that neither direction nor start nor the order of parts counts. */
function ringsOf(feature: Feature): string[] {
  const { xy, ringStart } = polygonSet([feature.geometry]);
  return Array.from({ length: ringStart.length - 1 }, (_, ring) => {
    const vertices: string[] = [];
    for (let vertex = ringStart[ring] as number; vertex < (ringStart[ring + 1] as number); vertex++) vertices.push(`${xy[vertex * 2]} ${xy[vertex * 2 + 1]}`);
    return vertices
      .map((vertex, i) => [vertex, vertices[(i + 1) % vertices.length] as string].sort().join("|"))
      .sort()
      .join(";");
  }).sort();
}

const town = coverage({ seed: 7, count: 30, depth: 3, enclaves: 0.3 }).features.map(
  (feature, index): Area => ({
    ...feature,
    properties: {
      grid_id: `31011500100${String(index).padStart(4, "0")}`,
      name: `朱家角镇第${index}网格`,
      load: index * 1.5,
      units: index,
      责任单位名称说明: index % 2 === 0 ? "派出所" : null,
    },
  }),
);

describe("writing boundaries", () => {
  it.each(FORMATS)("brings shapes with holes and exclaves back from %s, to the lattice unit", async (format) => {
    const back = await roundTrip(town, format);
    expect(back.map(ringsOf)).toEqual(town.map(ringsOf));
  });

  it.each(["geojson", "topojson", "geopackage"] as const)("brings every property back from %s as it was", async (format) => {
    expect((await roundTrip(town, format)).map(({ properties }) => properties)).toEqual(town.map(({ properties }) => properties));
  });

  it("brings text, numbers and long codes back from a Shapefile; long names are cut to ten bytes and stay different", async () => {
    const long = town.map((feature) => ({ ...feature, properties: { ...feature.properties, responsible_unit: "a", responsible_name: "b" } }));
    const [, , third] = await roundTrip(long, "shapefile");
    expect(third?.properties).toEqual({
      grid_id: "310115001000002",
      name: "朱家角镇第2网格",
      load: 3,
      units: 2,
      责任单: "派出所",
      responsibl: "a",
      responsi_1: "b",
    });
  });

  it("brings properties back from KML as text", async () => {
    const [, second] = await roundTrip(town, "kml");
    expect(second?.properties).toMatchObject({ grid_id: "310115001000001", name: "朱家角镇第1网格", load: "1.5", units: "1" });
  });

  it("shares arcs in TopoJSON: half of the vertices of the coverage are stored", async () => {
    const bytes = (format: WrittenFormat) => boundaryBytes(town, format, "grids").then(({ length }) => length);
    expect(await bytes("topojson")).toBeLessThan((await bytes("geojson")) * 0.75);
  });

  it("writes the same bytes for the same features", async () => {
    for (const format of FORMATS) expect(await boundaryBytes(town, format, "grids")).toEqual(await boundaryBytes(town, format, "grids"));
  });

  it("keeps any text in any property (names of fields apart)", async () => {
    const word = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replace(/[\u0000-\u001f\ufffd\ufeff\ufffe\uffff]/g, "").trim());
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        const features = words.map((text, index): Area => ({ ...(town[index] as Area), properties: { key: `x${text}` } }));
        for (const format of ["geojson", "topojson", "shapefile", "geopackage"] as const)
          expect((await roundTrip(features, format)).map(({ properties }) => properties?.key)).toEqual(words.map((text) => `x${text}`));
      }),
      { numRuns: 40 },
    );
  });

  it("tells the format by the ending", () => {
    expect(["a.geojson", "a.JSON", "a.topojson", "a.kml", "a.zip", "a.gpkg", "a"].map(writtenFormat)).toEqual([
      "geojson",
      "geojson",
      "topojson",
      "kml",
      "shapefile",
      "geopackage",
      null,
    ]);
  });

  it("brings a real city back from every format (Taipei's districts)", async () => {
    const file = sharedFeatures("taipei/boundary_district_12.geojson.gz");
    if (!file) return;
    const districts = file.features.filter((feature): feature is Area => feature.geometry !== null);
    for (const format of FORMATS) expect((await roundTrip(districts, format)).map(ringsOf)).toEqual(districts.map(ringsOf));
  });
});
