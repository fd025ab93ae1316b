// A GeoPackage as GDAL 3.6 wrote it (samples/grids.gpkg.gz: `ogr2ogr -t_srs EPSG:4549`, a second layer of points), what is refused, and GDAL as the judge of ours.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "fflate";
import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { readBoundaries } from "../../src/feed/boundaries";
import { blobSource } from "../../src/feed/source";
import { openSqlite } from "../../src/feed/sqlite";
import { boundaryBytes } from "../../src/feed/write/boundaries";
import { coverage } from "../coverages";

const SAMPLE = gunzipSync(readFileSync(join(import.meta.dirname, "samples/grids.gpkg.gz")));

function read(bytes: Uint8Array) {
  return readBoundaries(blobSource(new Blob([bytes as Uint8Array<ArrayBuffer>]), "grids.gpkg"));
}

describe("a GeoPackage", () => {
  it("gives the layer with areas in degrees, its words and long numbers whole, and names the layer left out", async () => {
    const file = await read(SAMPLE);
    if (!file.ok) throw new Error(JSON.stringify(file.issue));
    const { features, ...facts } = file.value;
    expect(facts).toEqual({
      name: "grids.gpkg",
      format: "geopackage",
      crs: "EPSG:4549",
      notes: [{ code: "layers_left_out", file: "grids.gpkg", place: '网格 "a"', detail: { others: "points" } }],
    });
    expect(features.map(({ properties }) => properties)).toEqual([
      { 名称: "一号网格", code: 310115001000001, big: "9007199254740993", share: 0.25, open: 1 },
      { 名称: "二号网格", code: 310115001000002, big: 1, share: null, open: 0 },
      { 名称: "无形状", code: 310115001000003, big: 2, share: 1, open: null },
    ]);
    const [hole, parts, none] = features.map(({ geometry }) => geometry as MultiPolygon | null);
    expect([hole?.coordinates[0]?.length, parts?.coordinates.length, none]).toEqual([2, 2, null]);
    const [lng = 0, lat = 0] = parts?.coordinates[1]?.[0]?.[0] ?? [];
    expect([lng.toFixed(7), lat.toFixed(7)]).toEqual(["121.0300000", "31.0000000"]);
  });

  it("is refused when it holds no layer of features, and when it is damaged anywhere", async () => {
    const database = await openSqlite();
    database.run("CREATE TABLE notes (text TEXT)");
    expect(await read(database.export())).toMatchObject({ ok: false, issue: { code: "geopackage_no_map", file: "grids.gpkg" } });
    database.close();
    expect(await read(SAMPLE.slice(0, 20_000))).toMatchObject({ ok: false, issue: { code: "geopackage_broken" } });
    for (let at = 100; at < SAMPLE.length; at += 4096 / 2 + 37) {
      const damaged = SAMPLE.slice().fill(0xff, at, at + 64);
      const file = await read(damaged);
      if (!file.ok) expect(file.issue.code).toMatch(/^(geopackage_|unknown_crs|not_degrees)/);
    }
  });

  it("written here is one to GDAL: its type, system, columns and areas", async (context) => {
    const folder = mkdtempSync(join(tmpdir(), "gpkg-"));
    try {
      try {
        execFileSync("ogrinfo", ["--version"], { stdio: "pipe" });
      } catch {
        context.skip("GDAL (ogrinfo) is not on this machine");
      }
      const features = coverage({ seed: 3, count: 12, depth: 2, enclaves: 0.3 }).features.map((feature, index) => ({
        ...feature,
        properties: { code: `00${index}`, Code: index, load: index / 4, 名称: `第${index}网格` },
      }));
      const path = join(folder, "ours.gpkg");
      writeFileSync(path, await boundaryBytes(features, "geopackage", "grids"));
      const told = execFileSync("ogrinfo", ["-so", path, "grids"], { encoding: "utf8" });
      for (const line of ["Geometry: Multi Polygon", "Feature Count: 12", 'ID["EPSG",4326]', "code: String", "Code_1: Integer", "load: Real", "名称: String"])
        expect(told).toContain(line);
      expect(told).not.toMatch(/warning|error/i);
      const back = JSON.parse(execFileSync("ogr2ogr", ["-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", "/vsistdout/", path], { encoding: "utf8" }));
      const polygons = ({ geometry }: { geometry: Polygon | MultiPolygon }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
      expect(back.features.map(polygons)).toEqual(features.map((feature) => polygons(feature as { geometry: Polygon | MultiPolygon })));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
