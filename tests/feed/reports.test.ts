// The door: every format comes out alike, every fault is one issue, and rows can be opened again.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { NO_COORDINATE, toDegrees } from "../../src/core/geo/lattice";
import type { RejectedRow } from "../../src/core/model/batch";
import { NO_TIME, toMilliseconds } from "../../src/core/model/columns";
import { issueText } from "../../src/core/model/issue";
import type { Mapping } from "../../src/core/model/mapping";
import { readFields } from "../../src/feed/records";
import { type ReadHooks, readReports } from "../../src/feed/reports";
import { type ByteSource, blobSource } from "../../src/feed/source";

const MAPPING: Mapping = { case_id: "no", reported_at: "opened", category: "kind", lng: "lng", lat: "lat", timeZone: "Asia/Shanghai" };

async function read(source: ByteSource, mapping: Mapping, hooks: ReadHooks = {}) {
  const rows: (readonly [id: string, time: string | null, category: string, lng: number | null])[] = [];
  const rejected: RejectedRow[] = [];
  const reading = readReports(source, mapping, hooks);
  for (;;) {
    const step = await reading.next();
    if (step.done) return { rows, rejected, result: step.value };
    const { count, times, codes, dictionaries, ids, x } = step.value;
    rejected.push(...step.value.rejected);
    for (let row = 0; row < count; row++) {
      const seconds = times.reported_at?.[row] ?? NO_TIME;
      rows.push([
        new TextDecoder().decode(ids?.bytes.subarray(row === 0 ? 0 : ids.end[row - 1], ids.end[row])),
        seconds === NO_TIME ? null : new Date(toMilliseconds(seconds)).toISOString(),
        dictionaries.category?.[codes.category?.[row] ?? 0] ?? "",
        x[row] === NO_COORDINATE ? null : toDegrees(x[row] ?? 0),
      ]);
    }
  }
}

function sourceOf(content: string | Uint8Array<ArrayBuffer>, name: string): ByteSource {
  return blobSource(new Blob([content]), name);
}

const csv = 'no,opened,kind,lng,lat,note\na,2024-01-01 08:30:00,垃圾,121.5,31.2,"x, y"\nb,,noise,121.6,31.1,\nc,2024-01-01T00:30:00Z,noise,,31.1,z\n';
const records = [
  { no: "a", opened: "2024-01-01 08:30:00", kind: "垃圾", lng: 121.5, lat: 31.2, note: "x, y" },
  { no: "b", opened: null, kind: "noise", lng: 121.6, lat: 31.1 },
  { no: "c", opened: "2024-01-01T00:30:00Z", kind: "noise", lng: null, lat: 31.1, note: "z" },
];
const files = [
  ["cases.csv", csv],
  ["cases.tsv", csv.replace('"x, y"', "x y").replaceAll(",", "\t").replace("x y", "x, y")],
  ["cases.csv.gz", new Uint8Array(gzipSync(csv))],
  ["cases.json", JSON.stringify(records)],
  ["cases.ndjson", records.map((record) => JSON.stringify(record)).join("\n")],
  [
    "cases.geojson.gz",
    new Uint8Array(
      gzipSync(JSON.stringify({ type: "FeatureCollection", features: records.map((properties) => ({ type: "Feature", properties, geometry: null })) })),
    ),
  ],
] as const;

describe.each(files)("%s", (name, content) => {
  it("is read through the mapping", async () => {
    const told: unknown[] = [];
    const { rows, rejected, result } = await read(sourceOf(content, name), MAPPING, { progress: (progress) => told.push(progress) });
    expect(result).toEqual({ ok: true, value: null });
    expect(rows).toEqual([
      ["a", "2024-01-01T00:30:00.000Z", "垃圾", 121.5],
      ["c", "2024-01-01T00:30:00.000Z", "noise", null],
    ]);
    expect(rejected).toMatchObject([{ record: 2, reason: "time_missing" }]);
    expect(told).toEqual([{ bytes: new Blob([content]).size, rows: 3 }]);
  });

  it("opens its rows again", async () => {
    const opened = await readFields(sourceOf(content, name), [3, 1, 99]);
    if (!opened.ok) throw new Error(opened.issue.code);
    expect([...opened.value.keys()]).toEqual([1, 3]);
    expect(opened.value.get(1)?.fields.get("note")).toBe("x, y");
    expect(opened.value.get(3)?.fields.get("note")).toBe("z");
  });
});

describe("Parquet", () => {
  const bytes = (name: string) => new Uint8Array(readFileSync(new URL(`samples/${name}`, import.meta.url)));
  it("row groups, nulls, times, bigints", async () => {
    const { rows, rejected, result } = await read(sourceOf(bytes("cases.parquet"), "cases.parquet"), {
      ...MAPPING,
      reported_at: { column: "opened", format: "dd/MM/yyyy" },
    });
    expect(result).toEqual({ ok: true, value: null });
    expect(rows.map(([id, time, kind, lng]) => [id, time?.slice(0, 16), kind, lng])).toEqual(
      [0, 1, 2, 4, 5, 6].map((row) => [`C${row}`, `2024-01-0${row + 1}T08:30`, ["noise", "垃圾", ""][row % 3], 121.5 + row / 100]),
    );
    expect(rejected).toEqual([{ record: 4, reason: "time_missing", found: "" }]);
    const opened = await readFields(sourceOf(bytes("cases.parquet"), "cases.parquet"), [5, 8]);
    expect(opened.ok && Object.fromEntries(opened.value.get(5)?.fields ?? [])).toEqual({
      no: "C4",
      opened: "2024-01-05T08:30:00.000Z",
      kind: "垃圾",
      big: "40000000000",
      lng: "121.54",
      lat: "31.2",
    });
  });

  it("out of a Buffer that is a part of a larger store", async () => {
    const plain = readFileSync(new URL("samples/cases.parquet", import.meta.url));
    const store = Buffer.concat([Buffer.alloc(13, 7), plain, Buffer.alloc(5, 7)]);
    const part = store.subarray(13, 13 + plain.length);
    const source: ByteSource = {
      name: "cases.parquet",
      size: part.length,
      chunks: async function* () {
        yield part;
      },
    };
    const { rows, result } = await read(source, MAPPING);
    expect(result).toEqual({ ok: true, value: null });
    expect(rows).toHaveLength(6);
  });

  it("GeoParquet's geometry, without a position in the mapping; well-known binary under a name", async () => {
    for (const mapping of [{ case_id: "no" }, { case_id: "no", point: { column: "geometry", form: "geojson" as const } }]) {
      const { rows } = await read(sourceOf(bytes("points.parquet"), "points.parquet"), mapping);
      expect(rows.map(([id, , , lng]) => [id, lng])).toEqual([0, 1, 2, 3, 4, 5, 6].map((row) => [`C${row}`, 121.5 + row / 100]));
    }
  });

  it("is refused in one sentence when it is broken", async () => {
    const whole = bytes("cases.parquet");
    for (const broken of [whole.slice(0, 100), whole.fill(7, 4, 1900)]) {
      const { result } = await read(sourceOf(broken, "cases.parquet"), MAPPING);
      expect(result.ok ? "" : issueText(result.issue, "en")).toBe("cases.parquet cannot be read as Parquet; expected a whole, undamaged and unencrypted file.");
    }
  });
});

describe("refusals", () => {
  it.each([
    ["cases.csv", csv, { ...MAPPING, category: "Kind" }, "cases.csv has no column Kind, which the mapping names; it has: no, opened, kind, lng, lat, note."],
    [
      "cases.json",
      JSON.stringify(records),
      { category: "Kind" },
      "cases.json has no column Kind, which the mapping names; it has: no, opened, kind, lng, lat, note.",
    ],
    [
      "cases.csv",
      csv,
      { ...MAPPING, crs: "EPSG:99999" },
      "cases.csv: the coordinate system EPSG:99999 is not known here; expected one of EPSG:4326, EPSG:4490, …, GCJ-02, BD-09.",
    ],
    ["cases.csv", "", MAPPING, "cases.csv is empty; expected CSV, TSV, GeoJSON, Parquet (.gz)."],
    ["cases.xlsx", "PK\x03\x04", MAPPING, "cases.xlsx is of no kind that can be read here; expected CSV, TSV, GeoJSON, Parquet (.gz)."],
    ["cases.json", "{", MAPPING, "cases.json holds no record that can be read, from line 1 on; expected GeoJSON features or JSON objects."],
  ])("%s", async (name, content, mapping, sentence) => {
    const { result } = await read(sourceOf(content, name), mapping);
    expect(result.ok ? "" : issueText(result.issue, "en")).toBe(sentence);
  });

  it("a signal stops the reading", async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await read(sourceOf(csv, "cases.csv"), MAPPING, { signal: stop.signal })).result).toMatchObject({ ok: false, issue: { code: "cancelled" } });
  });
});

it("brings positions out of the named CRS", async () => {
  const shifted = await read(sourceOf("lng,lat\n121.5,31.2\n", "a.csv"), { lng: "lng", lat: "lat", crs: "GCJ-02" });
  expect(shifted.rows[0]?.[3]).toBeCloseTo(121.4955, 3);
  const metres = await read(sourceOf('{"type":"Point","coordinates":[500000,3400000]}', "a.geojson"), { crs: "urn:ogc:def:crs:EPSG::4549" });
  expect(metres.rows[0]?.[3]).toBe(120);
});
