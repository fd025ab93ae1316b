// The ways in which people hand on a map, each small, and what is refused with which sentence.
import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { buildPlan } from "../../src/core/model/planBuild";
import { type BoundaryOptions, readBoundaries } from "../../src/feed/boundaries";
import { blobSource } from "../../src/feed/source";

const SQUARE = "[[[121,31],[122,31],[122,32],[121,32],[121,31]]]";
const POLYGON = `{"type":"Polygon","coordinates":${SQUARE}}`;
const FEATURE = `{"type":"Feature","properties":{"名称":"一号网格"},"geometry":${POLYGON}}`;
const COLLECTION = `{"type":"FeatureCollection","features":[${FEATURE}]}`;

function read(content: string | Uint8Array, name = "grids.geojson", options: BoundaryOptions = {}) {
  return readBoundaries(blobSource(new Blob([content as Uint8Array<ArrayBuffer>]), name), options);
}

async function opened(content: string | Uint8Array, name?: string, options?: BoundaryOptions) {
  const file = await read(content, name, options);
  if (!file.ok) throw new Error(JSON.stringify(file.issue));
  return file.value;
}

async function refusal(content: string | Uint8Array, name?: string, options?: BoundaryOptions) {
  const file = await read(content, name, options);
  if (file.ok) throw new Error(`opened as ${file.value.format}`);
  return file.issue;
}

describe("GeoJSON", () => {
  it("is a collection, a list, a feature, a geometry or a collection of geometries", async () => {
    for (const text of [COLLECTION, `[${FEATURE}]`, FEATURE, POLYGON, `[${POLYGON}]`, `{"type":"GeometryCollection","geometries":[${POLYGON}]}`]) {
      const file = await opened(text);
      expect([file.format, file.crs, file.features.length]).toEqual(["geojson", "EPSG:4326", 1]);
      expect(buildPlan("grids", file.features).ok).toBe(true);
    }
  });

  it("comes in UTF-8 with or without BOM, UTF-16, GB18030, and packed", async () => {
    const wide = new Uint8Array(2 * COLLECTION.length + 2);
    const view = new DataView(wide.buffer);
    view.setUint16(0, 0xfeff, true);
    for (let at = 0; at < COLLECTION.length; at++) view.setUint16(2 * at + 2, COLLECTION.charCodeAt(at), true);
    const [before = "", after = ""] = COLLECTION.split("名称");
    const [middle = "", end = ""] = after.split("一号网格");
    const gbk = (bytes: number[]) => Uint8Array.from(bytes);
    const parts = [strToU8(before), gbk([0xc3, 0xfb, 0xb3, 0xc6]), strToU8(middle), gbk([0xd2, 0xbb, 0xba, 0xc5, 0xcd, 0xf8, 0xb8, 0xf1]), strToU8(end)];
    const gb = Uint8Array.from(parts.flatMap((part) => [...part]));
    for (const bytes of [strToU8(`\ufeff${COLLECTION}`), wide, gb, gzipSync(strToU8(COLLECTION)), zipSync({ "a.geojson": strToU8(COLLECTION) })]) {
      const file = await opened(bytes);
      expect(file.features[0]?.properties).toEqual({ 名称: "一号网格" });
      expect(file.notes).toEqual([]);
    }
  });

  it("in a Western code page is not taken for Chinese", async () => {
    const bytes = Uint8Array.from(FEATURE.replace('"名称":"一号网格"', '"nom":"Québec"'), (char) => char.charCodeAt(0));
    expect((await opened(bytes)).features[0]?.properties).toEqual({ nom: "Québec" });
  });

  it("names its CRS; the caller's word counts more", async () => {
    const mercator = COLLECTION.replace(SQUARE, "[[[13469658,3632749],[13580977,3632749],[13580977,3763310],[13469658,3632749]]]");
    const named = (name: string) => mercator.replace('"features"', `"crs":{"type":"name","properties":{"name":"${name}"}},"features"`);
    for (const file of [
      await opened(named("urn:ogc:def:crs:EPSG::3857")),
      await opened(mercator, undefined, { crs: "EPSG:3857" }),
      await opened(named("EPSG:4326"), undefined, { crs: "EPSG:3857" }),
    ]) {
      const [grid] = (() => {
        const built = buildPlan("grids", file.features);
        return built.ok ? built.value.plan.grids : [];
      })();
      expect(grid?.bbox?.[0]).toBeCloseTo(121, 4);
      expect(grid?.bbox?.[1]).toBeCloseTo(31, 4);
    }
    expect(await refusal(mercator)).toMatchObject({ code: "not_degrees", place: "features[0]", detail: { found: "[13469658, 3632749]" } });
    expect(await refusal(named("EPSG:99999"))).toMatchObject({ code: "unknown_crs" });
  });

  it("may have heights, null geometries and features without area, and counts stray positions", async () => {
    const file = await opened(
      `[${FEATURE.replaceAll("31]", "31,7.5]")},{"type":"Feature","properties":null,"geometry":null},{"type":"Point","coordinates":[900,0]}]`,
    );
    expect(file.features.map(({ geometry }) => geometry?.type)).toEqual(["Polygon", undefined, "Point"]);
    expect(file.notes).toEqual([{ code: "positions_out_of_range", file: "grids.geojson", place: "features[2]", detail: { count: 1 } }]);
  });

  it("keeps long codes digit by digit, and text however it is called", async () => {
    const text = FEATURE.replace(
      '"名称":"一号网格"',
      '"code": 310115001001001001 ,"note":"a \\"quoted\\": 1234567890123456789, text","__proto__":"<img src=x onerror=alert(1)>","nul":"\\u0000"',
    );
    const [feature] = (await opened(text)).features;
    expect(Object.entries(feature?.properties ?? {})).toEqual([
      ["code", "310115001001001001"],
      ["note", 'a "quoted": 1234567890123456789, text'],
      ["__proto__", "<img src=x onerror=alert(1)>"],
      ["nul", "\0"],
    ]);
  });
});

describe("TopoJSON", () => {
  const square = { type: "Polygon", arcs: [[0]] };
  const objects = { line: { type: "LineString", arcs: [0] }, grids: { type: "GeometryCollection", geometries: [{ ...square, id: "a" }, { type: null }] } };

  it("is read with and without quantising; the object with the most areas is taken", async () => {
    const plain = {
      type: "Topology",
      objects,
      arcs: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    const quantised = {
      type: "Topology",
      objects,
      transform: { scale: [0.5, 0.5], translate: [0, 0] },
      arcs: [
        [
          [0, 0],
          [2, 0],
          [0, 2],
          [-2, -2],
        ],
      ],
    };
    for (const topology of [plain, quantised]) {
      const file = await opened(JSON.stringify(topology), "grids.topojson");
      expect(file.features.map(({ id, geometry }) => [id, geometry])).toEqual([
        [
          "a",
          {
            type: "Polygon",
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          },
        ],
        [undefined, null],
      ]);
      expect(file.notes).toEqual([{ code: "layers_left_out", file: "grids.topojson", place: "grids", detail: { others: "line" } }]);
    }
  });

  it("is refused where an arc is missing", async () => {
    const topology = {
      type: "Topology",
      objects: { grids: { type: "Polygon", arcs: [[7]] } },
      arcs: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    };
    expect(await refusal(JSON.stringify(topology))).toMatchObject({
      code: "geometry_broken",
      place: "objects.grids.arcs[0][0]",
      detail: { expected: "0 … 0", found: "7" },
    });
  });
});

describe("KML", () => {
  const placemark = `<Placemark><name>一号</name><ExtendedData><Data name="code"><value>007</value></Data><Data name="__proto__"><value>p</value></Data>
    <SchemaData schemaUrl="#s"><SimpleData name="constructor">42</SimpleData></SchemaData></ExtendedData>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>121,31,0 122,31,0 122,32,0 121,31,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
  const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema id="s"><SimpleField type="int" name="code"/></Schema>${placemark}</Document></kml>`;

  it("is read plain and as KMZ, values as they are written", async () => {
    for (const [content, name, format] of [
      [kml, "grids.kml", "kml"],
      [zipSync({ "doc.kml": strToU8(kml), "files/icon.png": new Uint8Array(9) }), "grids.kmz", "kmz"],
    ] as const) {
      const file = await opened(content, name);
      expect(file.format).toBe(format);
      expect(Object.entries(file.features[0]?.properties ?? {})).toEqual([
        ["name", "一号"],
        ["code", "007"],
        ["__proto__", "p"],
        ["constructor", "42"],
      ]);
      expect(buildPlan(name, file.features)).toMatchObject({ ok: true, value: { idProperty: "code", nameProperty: "name" } });
    }
  });

  it("is refused with entities, and where it is no XML", async () => {
    expect(await refusal(`<!DOCTYPE kml [<!ENTITY a "b">]>${kml.slice(38)}`, "grids.kml")).toMatchObject({ code: "kml_entities" });
    expect(await refusal(kml.replace("</name>", "</nome>"), "grids.kml")).toMatchObject({ code: "kml_broken", detail: { line: 1 } });
  });
});

describe("what is no map", () => {
  it("is told by its content, never by its name", async () => {
    expect(await refusal("", "grids.geojson")).toMatchObject({ code: "empty_file" });
    expect(await refusal("  \n", "grids.geojson")).toMatchObject({ code: "empty_file" });
    expect(await refusal("<!DOCTYPE html><html><body>404</body></html>", "grids.geojson")).toMatchObject({ code: "web_page" });
    expect(await refusal("<gpx></gpx>", "grids.kml")).toMatchObject({ code: "xml_no_map", detail: { found: "<gpx>" } });
    expect(await refusal("a,b\n1,2\n", "grids.csv")).toMatchObject({ code: "unknown_format" });
    expect(await refusal('{"a":1}', "grids.geojson")).toMatchObject({ code: "json_no_map", detail: { found: "{…}" } });
    expect(await refusal(COLLECTION.replace("}", "},}"), "grids.geojson")).toMatchObject({ code: "json_broken", place: "1:86" });
    expect(await refusal(zipSync({ "readme.txt": strToU8("hi") }), "grids.zip")).toMatchObject({ code: "zip_no_map" });
    expect((await opened(zipSync({ "doc.kml": strToU8("<kml></kml>") }), "grids.geojson")).format).toBe("kmz");
  });

  it("is stopped when it unpacks without end or lies about its depth", async () => {
    expect(await refusal(zipSync({ "a.geojson": new Uint8Array(100e6) }), "bomb.zip")).toMatchObject({ code: "zip_bomb" });
    expect(await refusal(zipSync({ "a.geojson": strToU8(COLLECTION) }).slice(0, 60), "cut.zip")).toMatchObject({ code: "zip_broken", place: "a.geojson" });
    const nested = (times: number) => `${'{"type":"GeometryCollection","geometries":['.repeat(times)}${"]}".repeat(times)}`;
    for (const text of [
      nested(50_000),
      `{"type":"Topology","arcs":[],"objects":{"a":${nested(50_000)}}}`,
      `{"type":"Polygon","coordinates":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
    ])
      expect((await refusal(text)).code).toBe("geometry_broken");
    expect(await refusal("[".repeat(300_000))).toMatchObject({ code: "json_cut_short", place: "1:300001" });
  });

  it("is not read further once it is cancelled", async () => {
    expect(await refusal(COLLECTION, undefined, { signal: AbortSignal.abort() })).toMatchObject({ code: "cancelled" });
  });
});
