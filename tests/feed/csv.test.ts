// CSV to columns: what is mapped, what is refused and why, and every record opened again.
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { NO_COORDINATE, toUnits } from "../../src/core/geo/lattice";
import type { ReportBatch } from "../../src/core/model/batch";
import { NO_TIME } from "../../src/core/model/columns";
import type { Mapping, PointForm } from "../../src/core/model/mapping";
import { type CsvOptions, readCsv, readRecords } from "../../src/feed/csv";
import { FeedFault } from "../../src/feed/source";

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function batchesOf(text: string, options: CsvOptions, size = 1 << 20): Promise<ReportBatch[]> {
  const batches: ReportBatch[] = [];
  for await (const batch of readCsv(inChunks(text, size), options)) batches.push(batch);
  return batches;
}

async function only(text: string, mapping: Mapping, more: Partial<CsvOptions> = {}): Promise<ReportBatch> {
  const [batch, ...others] = await batchesOf(text, { mapping, ...more });
  if (!batch || others.length > 0) throw new Error("expected one batch");
  return batch;
}

const POSITION = { lng: "lng", lat: "lat" } as const;

describe("columns", () => {
  it("holds each mapped column in its type", async () => {
    const mapping: Mapping = {
      ...POSITION,
      case_id: "id",
      reported_at: "at",
      closed_at: { column: "closed", format: "M/d/yyyy" },
      category: "kind",
      rework_count: "again",
    };
    const batch = await only(
      'id,at,closed,kind,again,lng,lat,other\nA1,2000-01-01 00:00:10,1/2/2000,"a ""b""",2,121.5,31.25,x\n汉字,2000-01-01T00:00:20Z,, a "b" ,,,,\n',
      mapping,
    );
    expect(batch.count).toBe(2);
    expect([...batch.x]).toEqual([toUnits(121.5), NO_COORDINATE]);
    expect([...batch.y]).toEqual([toUnits(31.25), NO_COORDINATE]);
    expect([...batch.record]).toEqual([1, 2]);
    expect([...(batch.times.reported_at ?? [])]).toEqual([10, 20]);
    expect([...(batch.times.closed_at ?? [])]).toEqual([86_400, NO_TIME]);
    expect([...(batch.codes.category ?? [])]).toEqual([1, 1]);
    expect(batch.dictionaries.category).toEqual(["", 'a "b"']);
    expect([...(batch.counts.rework_count ?? [])]).toEqual([2, 0]);
    expect(new TextDecoder().decode(batch.ids?.bytes)).toBe("A1汉字");
    expect([...(batch.ids?.end ?? [])]).toEqual([2, 8]);
    expect(Object.keys(batch.times)).toEqual(["reported_at", "closed_at"]);
  });

  it("names every row that is no report, with its line and reason", async () => {
    const text = 'at,lng,lat\n2000-01-01,1,2\n\n,1,2\n"x\ny",1,2\n2000-01-01,1\n2000-01-01,1,2,3,4\n2000-01-01,1,"2\n2000-01-01,3,4\n';
    const batch = await only(text, { ...POSITION, reported_at: "at" });
    expect(batch.rejected).toEqual([
      { record: 2, line: 4, reason: "time_missing", found: "" },
      { record: 3, line: 5, reason: "time_unreadable", found: "x\ny" },
      { record: 4, line: 7, reason: "fields_missing", found: "2000-01-01,1" },
      { record: 6, line: 9, reason: "row_broken", found: '2000-01-01,1,"2' },
    ]);
    expect([...batch.record]).toEqual([1, 5, 7]);
    const long = await only(`lng,lat\n${"9".repeat(300)},1\n1,2`, POSITION, { maxRowBytes: 100 });
    expect(long.rejected.map(({ reason, found }) => [reason, found.length])).toEqual([["row_too_long", 120]]);
    expect(long.count).toBe(1);
  });

  it("keeps words of hostile names as words, in headers too", async () => {
    const batch = await only("__proto__,constructor,lng,lat,lng\n__proto__,<img onerror>,1,2,9\ntoString,\0,1,2,9\n", {
      ...POSITION,
      category: "__proto__",
      state: "constructor",
    });
    expect(batch.dictionaries).toEqual({ category: ["", "__proto__", "toString"], state: ["", "<img onerror>"] });
    expect([...batch.x]).toEqual([toUnits(1), toUnits(1)]);
    expect([...(batch.codes.state ?? [])]).toEqual([1, 0]);
  });

  it("reads decimal commas in a table of semicolons only", async () => {
    expect([...(await only('lng;lat\n121,5;"31,25"\n', POSITION)).x]).toEqual([toUnits(121.5)]);
    expect([...(await only('lng,lat\n"121,5","31,25"\n', POSITION)).x]).toEqual([NO_COORDINATE]);
  });

  it.each<[PointForm, string]>([
    ["wkt", "POINT (121.5 31.25)"],
    ["wkt", "SRID=4326;POINT Z(121.5 31.25 7)"],
    ["(lat, lon)", "(31.25, 121.5)"],
    ["(lat, lon)", "31.25 121.5"],
    ["ewkb", "0101000020E61000000000000000605E400000000000403F40"],
    ["ewkb", "0000000001405e600000000000403f400000000000"],
    ["geojson", '{"type":"Point","coordinates":[121.5,31.25]}'],
  ])("reads a position in one column: %s %s", async (form, text) => {
    for (const transform of [undefined, (lng: number, lat: number) => [lng, lat] as const]) {
      const batch = await only(Papa.unparse([["p"], [text], [""], ["none (x y)"], ["{"]]), { point: { column: "p", form } }, transform ? { transform } : {});
      expect([batch.x[0], batch.y[0]]).toEqual([toUnits(121.5), toUnits(31.25)]);
      expect([...batch.x].slice(1).every((x) => x === NO_COORDINATE)).toBe(true);
    }
  });

  it("brings positions out of another system", async () => {
    const batch = await only("lng,lat\n500000,3e6\n,1\n", POSITION, { transform: (x, y) => [x / 1e5, y / 1e5] });
    expect([...batch.x]).toEqual([toUnits(5), NO_COORDINATE]);
    expect([...batch.y]).toEqual([toUnits(30), NO_COORDINATE]);
  });

  it("refuses a mapping that the header does not have, and a file without a header", async () => {
    const issue = async (text: string, mapping: Mapping): Promise<unknown> =>
      batchesOf(text, { mapping, file: "f.csv" }).catch((error: unknown) => (error instanceof FeedFault ? error.issue : error));
    expect(await issue("a,b\n1,2\n", POSITION)).toMatchObject({ code: "mapping_column_missing", file: "f.csv", place: "lng" });
    expect(await issue("lng,lat,t\n", { ...POSITION, reported_at: { column: "t", format: "%Y" } })).toMatchObject({ code: "mapping_wrong" });
    expect(await issue("\n\n", POSITION)).toMatchObject({ code: "empty_file" });
    expect(await batchesOf("lng,lat\n", { mapping: POSITION })).toEqual([]);
  });
});

describe("batches", () => {
  const value = fc.constantFrom("", "1.5", "-2.25", "x", '"1.5"', '"7\n8"', " 3 ", "a", "b");
  const line = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(value, value, value).map((cells) => cells.join(",")) },
    { weight: 1, arbitrary: fc.constantFrom("", "1", '1,"2') },
  );

  it("are the same rows whatever the chunks and the size of batches", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), async (lines, chunk, batchRows) => {
        const text = ["lng,lat,kind", ...lines].join("\n");
        const mapping: Mapping = { ...POSITION, category: "kind", case_id: "kind" };
        const flat = (batches: readonly ReportBatch[]): unknown => ({
          rows: batches.flatMap((batch) =>
            Array.from(batch.record, (record, row) => [record, batch.x[row], batch.y[row], batch.dictionaries.category?.[batch.codes.category?.[row] ?? 0]]),
          ),
          rejected: batches.flatMap((batch) => batch.rejected),
          ids: batches.map((batch) => new TextDecoder().decode(batch.ids?.bytes)).join(""),
        });
        const whole = await batchesOf(text, { mapping, delimiter: "," });
        const small = await batchesOf(text, { mapping, delimiter: ",", batchRows }, chunk);
        expect(flat(small)).toEqual(flat(whole));
        for (const batch of small) expect(batch.count).toBeLessThanOrEqual(batchRows);
        const last = whole.flatMap((batch) => [...batch.record, ...batch.rejected.map(({ record }) => record)]).length;
        const opened = await readRecords(
          inChunks(text, chunk),
          Array.from({ length: last + 2 }, (_, record) => record),
          ",",
        );
        expect([...opened.keys()]).toEqual(Array.from({ length: last + 1 }, (_, record) => record));
        for (const batch of whole)
          for (const [row, record] of batch.record.entries())
            expect(opened.get(record)?.fields[2]?.trim() ?? "").toBe(batch.dictionaries.category?.[batch.codes.category?.[row] ?? 0]);
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it("opens the records asked for with their lines", async () => {
    const text = 'a,b\n\n1,"x\ny"\n2,z\n3,w\n';
    expect(await readRecords(inChunks(text, 3), [0, 1, 3, 9])).toEqual(
      new Map([
        [0, { line: 1, fields: ["a", "b"] }],
        [1, { line: 3, fields: ["1", "x\ny"] }],
        [3, { line: 6, fields: ["3", "w"] }],
      ]),
    );
  });
});
