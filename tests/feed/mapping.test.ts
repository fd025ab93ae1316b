// A mapping file is taken as it is or refused by the key that is wrong.
import { describe, expect, it } from "vitest";
import { issueText } from "../../src/core/model/issue";
import { parseMapping } from "../../src/feed/mapping";

const whole = {
  case_id: "CASE_ENQUIRY_ID",
  reported_at: { column: "open_dt", format: "yyyy-MM-dd HH:mm:ss" },
  timeZone: "America/New_York",
  lng: "longitude",
  lat: "latitude",
  category: "type",
  closed_at: "closed_dt",
  crs: "EPSG:4326",
};

const NO_OBJECT = 'mapping.json is no mapping; expected an object of column names such as { "lng": "…", "lat": "…", "reported_at": "…" }.';

describe("mapping files", () => {
  it.each([[whole], [{}], [{ point: { column: "location", form: "ewkb" } }], [{ reported_at: { column: "a" } }]])("%j is taken as it is", (mapping) => {
    expect(parseMapping(mapping, "mapping.json")).toEqual({ ok: true, value: mapping });
  });

  it.each([
    [null, NO_OBJECT],
    [[], NO_OBJECT],
    ["lng", NO_OBJECT],
    [{ category: 3 }, 'mapping.json: category of the mapping is not as expected; expected "…".'],
    [{ category: "" }, 'mapping.json: category of the mapping is not as expected; expected "…".'],
    [
      { reported_at: { colum: "x" } },
      'mapping.json: reported_at of the mapping is not as expected; expected "…" | { "column": "…", "format": "yyyy-MM-dd HH:mm:ss" }.',
    ],
    [{ reported_at: { column: "x", format: "nonsense" } }, /^mapping.json: reported_at.format of the mapping/],
    [{ encoding: "klingon" }, 'mapping.json: encoding of the mapping is not as expected; expected "UTF-8" | "UTF-16LE" | "GB18030" | "windows-1252" (WHATWG).'],
    [{ timeZone: "Mars/Base" }, 'mapping.json: timeZone of the mapping is not as expected; expected "Asia/Shanghai" (IANA).'],
    [{ point: { column: "p", form: "kml" } }, /^mapping.json: point.form of the mapping .* "wkt" \| "\(lat, lon\)"/],
    [{ lng: "x" }, 'mapping.json: lat of the mapping is not as expected; expected "…".'],
    [{ lng: "x", lat: "y", point: { column: "p", form: "wkt" } }, /names lng and lat as well as point/],
    [{ reportedat: "x" }, /^mapping.json: the mapping has the unknown key reportedat; known are case_id, lng, /],
    [JSON.parse('{"__proto__":"x"}'), /unknown key __proto__/],
    [{ constructor: "x" }, /unknown key constructor/],
  ])("%j is refused by its key", (mapping, sentence) => {
    const result = parseMapping(mapping, "mapping.json");
    expect(result.ok ? "" : issueText(result.issue, "en")).toEqual(typeof sentence === "string" ? sentence : expect.stringMatching(sentence));
  });
});
