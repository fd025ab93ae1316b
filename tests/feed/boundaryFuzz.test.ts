// Files broken byte by byte: whatever comes, there is a map or one sentence, and never an exception.

import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { issueText } from "../../src/core/model/issue";
import { buildPlan } from "../../src/core/model/planBuild";
import { readBoundaries } from "../../src/feed/boundaries";
import { jsonFault } from "../../src/feed/jsonFault";
import { blobSource } from "../../src/feed/source";
import { dbfBytes, shpBytes } from "./shapefileBytes";

const GEOJSON =
  '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[{"type":"Feature","id":1,"properties":{"code":"0\\u0031","名":null},"geometry":{"type":"Polygon","coordinates":[[[121,31],[122.5,31],[122,-3.2e1],[121,31]]]}},{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2,3]}]}}]}';
const TOPOJSON =
  '{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[121,31]},"arcs":[[[0,0],[9,0],[0,9],[-9,-9]],[[1,1],[2,2]]],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],"properties":{"id":"x"}},{"type":"MultiLineString","arcs":[[1],[-1]]},{"type":"Point","coordinates":[3,4]}]}}}';
const KML =
  '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark id="a"><name>n</name><Polygon><outerBoundaryIs><LinearRing><coordinates>121,31 122,31 122,32 121,31</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>';
const RING = [
  [121, 31],
  [121, 32],
  [122, 32],
  [121, 31],
] as const; // clockwise
const SHP = shpBytes([[RING, RING], null, [RING]]);
const DBF = dbfBytes(
  [
    ["CODE", "C", 4],
    ["N", "N", 6],
  ],
  [
    ["a", "1"],
    ["b", "2"],
    ["c", "3"],
  ],
);
const PRJ = strToU8(
  'GEOGCS["WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
);

/** Changes to apply: at a place (share of the length) put, remove or double some bytes. */
const changes = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom("put", "remove", "double"),
    byte: fc.nat(255),
    length: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function broken(bytes: Uint8Array, how: readonly { place: number; kind: string; byte: number; length: number }[]): Uint8Array<ArrayBuffer> {
  let all = [...bytes];
  for (const { place, kind, byte, length } of how) {
    const at = Math.min(all.length - 1, Math.floor(place * all.length));
    if (kind === "put") all[at] = byte;
    else if (kind === "remove") all.splice(at, length);
    else all = [...all.slice(0, at + length), ...all.slice(at)];
    if (all.length === 0) break;
  }
  return Uint8Array.from(all);
}

async function answered(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  const file = await readBoundaries(blobSource(new Blob([bytes]), name));
  const built = file.ok ? buildPlan(name, file.value.features) : file;
  const said = built.ok ? built.value.notes : [built.issue];
  for (const issue of said) {
    const text = issueText(issue, "en").replaceAll(issue.file, "FILE");
    expect(text).not.toMatch(/undefined|\[object|\{[a-z]+\}/);
  }
  if (built.ok) expect(built.value.plan.grids.every(({ areaM2, bbox }) => Number.isFinite(areaM2) && bbox?.every(Number.isFinite))).toBe(true);
}

describe("broken bytes", () => {
  const wholes: readonly (readonly [string, Uint8Array, number])[] = [
    ["a.geojson", strToU8(GEOJSON), 800],
    ["a.topojson", strToU8(TOPOJSON), 800],
    ["a.kml", strToU8(KML), 300],
    ["a.shp", SHP, 500],
    ["a.zip", zipSync({ "a.shp": SHP, "a.dbf": DBF, "a.prj": PRJ }), 400],
    ["a.kmz", zipSync({ "doc.kml": strToU8(KML) }), 300],
  ];
  for (const [name, whole, numRuns] of wholes) {
    it(`of ${name} are always answered`, async () => {
      await answered(Uint8Array.from(whole), name);
      await fc.assert(
        fc.asyncProperty(changes, (how) => answered(broken(whole, how), name)),
        { seed: 20_260_402, numRuns },
      );
    });
  }

  it("inside a zipped Shapefile, too", async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.constantFrom("a.shp", "a.dbf", "a.prj", "a.shx"), (how, part) => {
        const parts: Record<string, Uint8Array> = { "a.shp": SHP, "a.dbf": DBF, "a.prj": PRJ, "a.shx": SHP };
        return answered(zipSync({ ...parts, [part]: broken(parts[part] ?? SHP, how) }) as Uint8Array<ArrayBuffer>, "a.zip");
      }),
      { seed: 20_260_403, numRuns: 200 },
    );
  });

  it("random values in the shape of a map are answered", async () => {
    const leaf = fc.oneof(
      fc.constantFrom<unknown>("Feature", "Polygon", "Point", "Topology", "FeatureCollection", [121, 31], [[[121, 31]]], null, 1e400),
      fc.jsonValue(),
    );
    const key = fc.constantFrom(
      "type",
      "features",
      "geometry",
      "coordinates",
      "properties",
      "geometries",
      "objects",
      "arcs",
      "id",
      "crs",
      "__proto__",
      "transform",
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie("any"), { maxLength: 3 }), fc.dictionary(key, tie("any"), { maxKeys: 5 })),
    })).any;
    await fc.assert(
      fc.asyncProperty(value, (any) => answered(strToU8(JSON.stringify(any) ?? "null") as Uint8Array<ArrayBuffer>, "a.json")),
      { seed: 20_260_404, numRuns: 800 },
    );
  });
});

describe("the place of a JSON fault", () => {
  it("is found exactly where JSON.parse refuses, and nowhere else", () => {
    fc.assert(
      fc.property(changes, (how) => {
        const text = new TextDecoder().decode(broken(strToU8(GEOJSON.replaceAll(",", ",\n")), how));
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const fault = jsonFault(text);
        expect(fault === null).toBe(valid);
        if (fault?.kind === "cut_short") return;
        // The text before the fault is the beginning of some JSON.
        const lines = text.split("\n");
        const at = lines.slice(0, (fault?.line ?? 1) - 1).join("\n").length + (fault && fault.line > 1 ? 1 : 0) + (fault?.column ?? 1) - 1;
        if (fault) expect(jsonFault(text.slice(0, at))?.kind ?? "cut_short").toBe("cut_short");
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
