// Reports out of JSON equal what JSON.parse makes of the same bytes, in whatever chunks they come; what is broken is told, not lost.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_COORDINATE, toUnits } from "../../src/core/geo/lattice";
import type { RejectedRow, ReportBatch } from "../../src/core/model/batch";
import type { Mapping } from "../../src/core/model/mapping";
import { readGeoJsonReports } from "../../src/feed/geojsonReports";

interface Read {
  readonly rows: readonly { readonly record: number; readonly x: number; readonly y: number; readonly category: string; readonly id: string }[];
  readonly rejected: readonly RejectedRow[];
}

const MAPPING: Mapping = { category: "kind", case_id: "no" };

async function read(text: string | Uint8Array, mapping: Mapping = MAPPING, chunk = 7): Promise<Read> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const rows: Read["rows"][number][] = [];
  const rejected: RejectedRow[] = [];
  for await (const batch of readGeoJsonReports(cut(bytes, chunk), { mapping, file: "cases.geojson", batchRows: 3 })) {
    for (let row = 0; row < batch.count; row++) rows.push(rowOf(batch, row));
    rejected.push(...batch.rejected);
  }
  return { rows, rejected };
}

function rowOf(batch: ReportBatch, row: number): Read["rows"][number] {
  const start = row === 0 ? 0 : (batch.ids?.end[row - 1] ?? 0);
  return {
    record: batch.record[row] ?? 0,
    x: batch.x[row] ?? 0,
    y: batch.y[row] ?? 0,
    category: batch.dictionaries.category?.[batch.codes.category?.[row] ?? 0] ?? "",
    id: new TextDecoder().decode(batch.ids?.bytes.subarray(start, batch.ids.end[row])),
  };
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const feature = (kind: string, no: number | string, coordinates: readonly number[] = [121.5, 31.2]) => ({
  type: "Feature",
  properties: { no, kind },
  geometry: { type: "Point", coordinates },
});

describe("shapes of JSON", () => {
  const three = [feature("noise", 1), feature('垃圾 "x" \\ \n 😀', "b", [-122.4, 37.7]), feature("", 3, [0.1, 0.2, 5])];
  const collection = {
    type: "FeatureCollection",
    crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } },
    features: three,
    more: [1, { a: 2 }],
  };
  const lines = three.map((one) => JSON.stringify(one));
  it.each([
    ["a collection", JSON.stringify(collection)],
    ["a collection, printed over lines", JSON.stringify(collection, null, 2)],
    ["a bare list", JSON.stringify(three)],
    ["one feature a line", `${lines.join("\n")}\n`],
    ["one after the other", lines.join("")],
    ["record separators", lines.map((line) => `\x1e${line}\n`).join("")],
    ["two collections", JSON.stringify({ type: "FeatureCollection", features: three.slice(0, 1) }) + JSON.stringify({ features: three.slice(1) })],
    [
      "escaped letters",
      JSON.stringify(collection)
        .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .replace('"kind"', '"k\\u0069nd"'),
    ],
  ])("%s", async (_name, text) => {
    for (const chunk of [1, 5, 64, 100_000]) {
      const { rows, rejected } = await read(text, MAPPING, chunk);
      expect(rejected).toEqual([]);
      expect(rows).toEqual([
        { record: 1, x: 1_215_000_000, y: 312_000_000, category: "noise", id: "1" },
        { record: 2, x: -1_224_000_000, y: 377_000_000, category: '垃圾 "x" \\ \n 😀', id: "b" },
        { record: 3, x: 1_000_000, y: 2_000_000, category: "", id: "3" },
      ]);
    }
  });

  it("plain records with their own columns, nested values as JSON", async () => {
    const text = '{"total":2,"records":[{"no":"a","kind":{"x":[1,2]},"lng":121.5,"lat":"31.2"},{"kind":true,"no":null,"lat":3}]}';
    const { rows } = await read(text, { ...MAPPING, lng: "lng", lat: "lat" });
    expect(rows.map(({ id, category, x, y }) => [id, category, x, y])).toEqual([
      ["a", '{"x":[1,2]}', 1_215_000_000, 312_000_000],
      ["", "true", NO_COORDINATE, 30_000_000],
    ]);
  });

  it("a geometry without a point of its own has no position, a MultiPoint of one has", async () => {
    const geometries = [
      null,
      { type: "Point", coordinates: [] },
      {
        type: "LineString",
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      { type: "MultiPoint", coordinates: [[5, 6]] },
      { type: "GeometryCollection", geometries: [] },
      {
        type: "Polygon",
        coordinates: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
            [1, 2],
          ],
        ],
      },
      { coordinates: ["1", "2"] },
    ];
    const { rows } = await read(JSON.stringify(geometries.map((geometry) => ({ type: "Feature", properties: { no: 1, kind: "a" }, geometry }))));
    expect(rows.map(({ x, y }) => [x, y])).toEqual(geometries.map((_, index) => (index === 3 ? [50_000_000, 60_000_000] : [NO_COORDINATE, NO_COORDINATE])));
  });
});

describe("broken records", () => {
  it("one among good ones is told with its number and line, and the rest is read", async () => {
    const good = JSON.stringify(feature("a", 1));
    const bad = good.replace('"a"', "tru");
    const { rows, rejected } = await read(`{"type":"FeatureCollection","features":[\n${good},\n${bad},\n${good}]}`);
    expect(rows.map(({ record }) => record)).toEqual([1, 3]);
    expect(rejected).toMatchObject([{ record: 2, line: 3, reason: "row_broken" }]);
    expect(rejected[0]?.found).toMatch(/^\{"type":"Feature"/);
  });

  it("what is no object is told, and a file that is cut off is never silent", async () => {
    const good = JSON.stringify(feature("a", 1));
    expect((await read(`[${good}, 5, "x", ${good}]`)).rejected.map(({ record, found }) => [record, found])).toEqual([
      [2, "5"],
      [3, '"x"'],
    ]);
    for (const text of [`[${good}`, `[${good},`, `[${good},${good.slice(0, -9)}`, `{"features":[${good}]`, `{"features":[${good}],"a":`]) {
      const { rows, rejected } = await read(text);
      expect([rows.length, rejected.length, rejected[0]?.reason]).toEqual([1, 1, "row_broken"]);
    }
  });

  it("lines that are broken do not swallow the good ones", async () => {
    const good = JSON.stringify(feature("a", 1));
    const { rows, rejected } = await read(`nonsense\n${good}\n{"type":"Feature","properties":{"kind":[1,2\n${good}\n${good}\n`);
    expect(rows).toHaveLength(3);
    expect(rejected).toHaveLength(2);
  });

  it("a file of lists that never close ends", async () => {
    const text = '{"type":"Feature","properties":{"kind":[1,\n'.repeat(5_000);
    const good = JSON.stringify(feature("a", 1));
    const { rows, rejected } = await read(`${good}\n${text}`, MAPPING, 65_536);
    expect(rows).toHaveLength(1);
    expect(rejected.length).toBeGreaterThan(0);
  });

  it("nothing to read, and names that no record has, are refused in one sentence", async () => {
    for (const text of ["42", '"text"', "[1,2]", "]", "{", "nonsense"])
      await expect(read(text)).rejects.toMatchObject({ issue: { code: "no_records", file: "cases.geojson" } });
    await expect(read(JSON.stringify(feature("a", 1)), { category: "constructor" })).rejects.toMatchObject({
      issue: { code: "mapping_column_missing", place: "constructor", detail: { columns: expect.stringContaining("no, kind") } },
    });
  });
});

it("__proto__, constructor and NUL are names and values like any other", async () => {
  const text = '[{"__proto__":"p","constructor":"c\\u0000d","kind":"<img onerror>"},{"__proto__":{"kind":"x"},"constructor":1}]';
  const { rows } = await read(text, { case_id: "__proto__", category: "constructor" });
  expect(rows.map(({ id, category }) => [id, category])).toEqual([
    ["p", "c\0d"],
    ['{"kind":"x"}', "1"],
  ]);
});

it("equals JSON.parse on any records in any chunks", async () => {
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue(), fc.double({ noDefaultInfinity: true, noNaN: true }));
  const record = fc.record({
    type: fc.constant("Feature"),
    properties: fc.dictionary(fc.oneof(fc.constantFrom("no", "kind", "a", "geometry", "__proto__"), fc.string()), value, { maxKeys: 6 }),
    geometry: fc.option(
      fc.record({
        type: fc.constant("Point"),
        coordinates: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
      }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 8 }), fc.integer({ min: 1, max: 200 }), async (records, chunk) => {
      const whole = [feature("first", 0), ...records];
      const text = JSON.stringify(whole);
      const parsed = JSON.parse(text) as typeof whole;
      const { rows, rejected } = await read(text, MAPPING, chunk);
      expect(rejected).toEqual([]);
      expect(rows.map(({ id, category }) => [id, category])).toEqual(parsed.map(({ properties }) => [textOf(properties, "no"), textOf(properties, "kind")]));
      expect(rows.map(({ x, y }) => [x, y])).toEqual(
        parsed.map(({ geometry }) => geometry?.coordinates.slice(0, 2).map((degrees) => toUnits(degrees) + 0) ?? [NO_COORDINATE, NO_COORDINATE]),
      );
    }),
    { seed: 7946, numRuns: 100 },
  );
});

/** A property as the reader shows it: texts without the white space around, all else as JSON, null as nothing. */
function textOf(properties: object, name: string): string {
  const value: unknown = Object.hasOwn(properties, name) ? (properties as Record<string, unknown>)[name] : null;
  if (value === null) return "";
  const text = typeof value === "string" ? new TextDecoder().decode(new TextEncoder().encode(value)) : JSON.stringify(value);
  return text.replace(/^[\0- ]+|[\0- ]+$/g, "");
}
