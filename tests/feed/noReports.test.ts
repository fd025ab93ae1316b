// What is no file of reports is refused in one sentence, and what only lacks a position is not.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { issueText } from "../../src/core/model/issue";
import { inspectReports, positionFault } from "../../src/feed/inspect";
import { isText } from "../../src/feed/plainText";
import { blobSource } from "../../src/feed/source";

const look = (content: string | Uint8Array, name: string) => inspectReports(blobSource(new Blob([new Uint8Array(Buffer.from(content))]), name));
/** Bytes of no pattern, the same each time. */
const noise = Uint8Array.from({ length: 2000 }, (_, at) => (Math.imul(at + 1, 2_654_435_761) >>> 13) & 255);

describe("bytes that are no text", () => {
  it.each([
    ["noise.csv", noise, "not_text"],
    ["zeros.csv", new Uint8Array(5000), "not_text"],
    ["zeros.csv.gz", new Uint8Array(gzipSync(new Uint8Array(5000))), "not_text"],
    ["twice.csv.gz", new Uint8Array(gzipSync(gzipSync("lng,lat\n1,2\n"))), "unknown_format"],
    ["picture.csv", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "unknown_format"],
  ])("%s", async (name, content, code) => {
    expect(await look(content, name)).toMatchObject({ ok: false, issue: { code } });
  });

  it("but text in any encoding is, with a stray NUL too", () => {
    expect(isText(new TextEncoder().encode("a,b\0,c\nd,e,f\n"))).toBe(true);
    expect(isText(Uint8Array.from(Buffer.from("编号,类别\n1,垃圾\n", "utf16le")))).toBe(true);
    expect(isText(Uint8Array.from(Buffer.from("一二三四丁七", "utf16le")), "utf-16le")).toBe(true);
    expect(isText(new Uint8Array(0))).toBe(true);
  });
});

describe("geometries without a point", () => {
  const file = (type: string, coordinates: unknown, properties: object = { id: "A" }) =>
    JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry: { type, coordinates } }] });
  const ring = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ];

  it("are no reports, unless columns tell the position", async () => {
    const refusal = await look(file("Polygon", ring), "g.geojson");
    expect(refusal.ok ? "" : issueText(refusal.issue, "en")).toBe(
      "g.geojson holds geometries of type Polygon and no points; expected reports as points (areas belong with the grid plans).",
    );
    expect(await look(file("Polygon", ring, { lng: 1, lat: 2 }), "g.geojson")).toMatchObject({ ok: true, value: { proposal: { lng: "lng", lat: "lat" } } });
    expect(await look(file("MultiPoint", [[1, 2]]), "g.geojson")).toMatchObject({ ok: true, value: { shaped: true } });
  });
});

describe("a table of which no column is known", () => {
  it.each([
    [
      "foo,bar\n1,a\n",
      "No column of a.csv was recognised as a position, nor as anything else of a report; it has: foo, bar. Expected columns such as lng and lat, or a mapping.",
    ],
    ["REC_ID,CREATE_TIME\n1,2018-01-01\n", null],
    ["lng,lat\n1,2\n", null],
  ])("%j", async (text, sentence) => {
    const looked = await look(text, "a.csv");
    const fault = looked.ok ? positionFault(looked.value) : null;
    expect(fault && issueText(fault, "en")).toBe(sentence);
  });
});
