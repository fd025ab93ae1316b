// Shapefiles: rings into polygons, tables in any code page, damage named by its record.
import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import type { Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { readBoundaries } from "../../src/feed/boundaries";
import { readDbf } from "../../src/feed/dbf";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";
import { dbfBytes, shpBytes } from "./shapefileBytes";

type Ring = [number, number][];

/** A square, clockwise as Shapefiles want outer rings. */
function clockwise(x: number, y: number, size: number): Ring {
  return [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
}

function counter(x: number, y: number, size: number): Ring {
  return clockwise(x, y, size).reverse();
}

async function open(parts: Record<string, Uint8Array<ArrayBuffer>>, name = "grids.zip") {
  return readBoundaries(blobSource(new Blob([zipSync(parts) as Uint8Array<ArrayBuffer>]), name));
}

async function geometryOf(rings: Ring[]): Promise<Geometry | null> {
  const file = await open({ "a.shp": shpBytes([rings]) });
  if (!file.ok) throw new Error(file.issue.code);
  return file.value.features[0]?.geometry ?? null;
}

describe("rings", () => {
  it("put a hole into the smallest outer ring around it, whatever the order", async () => {
    const island = clockwise(4, 4, 2);
    const geometry = await geometryOf([counter(3, 3, 4), counter(4.5, 4.5, 1), clockwise(0, 0, 10), island]);
    expect(geometry).toEqual({
      type: "MultiPolygon",
      coordinates: [
        [clockwise(0, 0, 10), counter(3, 3, 4)],
        [island, counter(4.5, 4.5, 1)],
      ],
    });
  });

  it("keep a hole around which there is nothing, and read files that wind the other way", async () => {
    expect(await geometryOf([clockwise(0, 0, 1), counter(5, 5, 1)])).toEqual({ type: "MultiPolygon", coordinates: [[clockwise(0, 0, 1)], [counter(5, 5, 1)]] });
    expect(await geometryOf([counter(0, 0, 4), clockwise(1, 1, 1)])).toEqual({ type: "Polygon", coordinates: [counter(0, 0, 4), clockwise(1, 1, 1)] });
  });
});

describe("a Shapefile", () => {
  it("keeps null shapes beside their rows, and says when rows are missing", async () => {
    const dbf = dbfBytes([["CODE", "C", 4]], [["a"]]);
    const file = await open({ "x/a.shp": shpBytes([null, [clockwise(0, 0, 1)]]), "x/a.DBF": dbf });
    if (!file.ok) throw new Error(file.issue.code);
    expect(file.value.features.map(({ geometry, properties }) => [geometry?.type, properties])).toEqual([
      [undefined, { CODE: "a" }],
      ["Polygon", {}],
    ]);
    expect(file.value.notes).toEqual([{ code: "shapefile_rows_differ", file: "grids.zip", detail: { shapes: 2, rows: 1 } }]);
  });

  it("of several is the one with the most areas; the others are named", async () => {
    const file = await open({ "small.shp": shpBytes([[clockwise(0, 0, 1)]]), "large.shp": shpBytes([[clockwise(0, 0, 1)], [clockwise(1, 0, 1)]]) });
    expect(file).toMatchObject({ ok: true, value: { notes: [{ code: "layers_left_out", place: "large.shp", detail: { others: "small.shp" } }, {}] } });
  });

  it("that is cut or damaged is refused with the number of the shape", async () => {
    const whole = shpBytes([[clockwise(0, 0, 1)], [clockwise(1, 0, 1)]]);
    expect(await open({ "a.shp": whole.slice(0, whole.length - 10) })).toMatchObject({ ok: false, issue: { code: "shapefile_cut_short", place: "2" } });
    const counts = whole.slice();
    new DataView(counts.buffer).setInt32(100 + 8 + 40, 2_000_000_000, true);
    expect(await open({ "a.shp": counts })).toMatchObject({ ok: false, issue: { code: "shapefile_broken", place: "1" } });
    const type = whole.slice();
    new DataView(type.buffer).setInt32(100 + 8, 31, true);
    expect(await open({ "a.shp": type })).toMatchObject({ ok: false, issue: { code: "shapefile_broken", place: "1", detail: { type: 31 } } });
  });

  it("in a CRS that is not known is refused by the name of the CRS", async () => {
    const file = await open({
      "a.shp": shpBytes([[clockwise(0, 0, 1)]]),
      "a.prj": strToU8('PROJCS["Somewhere",PROJECTION["Unheard_Of"]]') as Uint8Array<ArrayBuffer>,
    });
    expect(file).toMatchObject({ ok: false, issue: { code: "unknown_crs" } });
  });
});

describe("a table", () => {
  it("keeps codes as they are written", () => {
    const fields = [
      ["N", "N", 20],
      ["D", "D", 8],
      ["L", "L", 1],
      ["F", "F", 8],
    ] as const; // one line for one table
    const rows = [
      ["      06075010100", "20240229", "T", "   12.50"],
      ["310115001001001001", "", "?", "********"],
      ["42", "", "n", "     -3"],
    ];
    expect(readDbf(dbfBytes(fields, rows), null)?.rows).toEqual([
      { N: "06075010100", D: "2024-02-29", L: true, F: 12.5 },
      { N: "310115001001001001", D: null, L: null, F: null },
      { N: 42, D: null, L: false, F: -3 },
    ]);
  });

  it("keeps fields of one name, and of the names that every object has", () => {
    const table = readDbf(
      dbfBytes(
        [
          ["A", "C", 1],
          ["A", "C", 1],
          ["__proto__", "C", 1],
        ],
        [["1", "2", "3"]],
      ),
      null,
    );
    expect(Object.entries(table?.rows[0] ?? {})).toEqual([
      ["A", "1"],
      ["A_2", "2"],
      ["__proto__", "3"],
    ]);
  });

  it("that claims four thousand million rows has those that are there", () => {
    expect(readDbf(dbfBytes([["A", "C", 1]], [["1"]], { count: 0xffff_ffff }), null)?.rows).toEqual([{ A: "1" }]);
    expect(readDbf(new Uint8Array(3), null)).toBeNull();
  });

  it("is read in its code page: told by .cpg, by driver, or by its bytes", () => {
    const gbk = Uint8Array.of(0xcd, 0xf8, 0xb8, 0xf1); // 网格
    const read = (value: Uint8Array, cpg: string | null, driver = 0) => readDbf(dbfBytes([["A", "C", 12]], [[value]], { driver }), cpg)?.rows[0]?.A;
    expect(read(gbk, "GBK")).toBe("网格");
    expect(read(gbk, "ANSI 936")).toBe("网格");
    expect(read(gbk, null, 0x4d)).toBe("网格");
    expect(read(gbk, null)).toBe("网格");
    expect(read(new TextEncoder().encode("网格"), null)).toBe("网格");
    expect(read(Uint8Array.of(0x51, 0x75, 0xe9, 0x62, 0x65, 0x63), null)).toBe("Québec");
    expect(read(Uint8Array.of(0xe9), "88591")).toBe("é");
    expect(read(gbk, "no such page")).toBe("网格");
  });
});

const tables = sharedData("adversarial/mapshaper/dbf");

describe.skipIf(!tables)("tables of mapshaper", () => {
  const words = (name: string, cpg: string | null = null) => JSON.stringify(readDbf(new Uint8Array(readFileSync(`${tables}/${name}`)), cpg)?.rows.slice(0, 3));

  it("come out in their own letters", () => {
    expect(words("gb2312.dbf")).toMatch(/[\u4e00-\u9fff]{2}/);
    expect(words("gbk.dbf")).toMatch(/[\u4e00-\u9fff]{2}/);
    expect(words("utf8.dbf")).not.toContain("\ufffd");
    expect(words("ldid/chinese.dbf")).toMatch(/[\u4e00-\u9fff]/);
    for (const [name, pattern] of [
      ["big5", /[\u4e00-\u9fff]{2}/],
      ["shiftjis", /[\u3040-\u9fff]{2}/],
      ["euckr", /[\uac00-\ud7af]{2}/],
      ["koi8r", /[а-я]{3}/i],
      ["win1251", /[а-я]{3}/i],
    ] as const)
      expect(words(`cpg/${name}.dbf`, readFileSync(`${tables}/cpg/${name}.cpg`, "utf8"))).toMatch(pattern);
  });
});
