// config.json: what is taken, the sentence for what is not, and the schema that is published.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { configSchema, readConfig } from "../../src/app/config";
import { configUrl } from "../../src/app/configUrl";
import { maskFor } from "../../src/app/maskFor";

const english = (value: unknown): string | null => {
  const read = readConfig("config.json", value);
  return read.ok ? null : read.sentence.en;
};

describe("the configuration", () => {
  it("may be empty or full", () => {
    expect(english({})).toBeNull();
    expect(
      english({
        title: { "zh-CN": "临江街道网格", en: "Riverside grids" },
        timeZone: "Asia/Shanghai",
        languages: ["zh-CN", "en"],
        reviewNumber: "GS(2024)0001",
        plans: [{ name: "2024", file: "plans/2024.geojson", idProperty: "code" }],
        cases: [{ file: "cases.csv.gz", mapping: { lng: "X", lat: "Y", reported_at: { column: "Dates", format: "yyyy-MM-dd HH:mm:ss" } } }],
        ground: [{ file: "water.geojson" }],
        masks: [{ id: "badge", pattern: "badge \\d+", replacement: "badge ***" }],
      }),
    ).toBeNull();
  });

  it("is refused in one sentence that names the key", () => {
    expect(english({ tilte: "x" })).toContain('"tilte"');
    expect(english({ plans: [{ name: "x", file: 3 }] })).toContain('"plans.0.file"');
    expect(english({ cases: [{ file: "a.csv", mapping: { ln: "X" } }] })).toContain('"cases.0.mapping.ln"');
    expect(english({ masks: [{ id: "broken", pattern: "(", replacement: "" }] })).toContain('"masks.0.pattern"');
    expect(english([])).toBe('config.json is wrong at "{}": expected object.');
  });

  it("is refused with what belongs there, in both languages", () => {
    const source = { kind: "poll", name: "cases", url: "feeds/cases.json", format: "json", every: 30 };
    const cases: readonly (readonly [object, string])[] = [
      [{ live: [{ ...source, every: 0 }] }, '"live.0.every": expected ≥ 1.'],
      [{ live: [{ ...source, format: "xml" }] }, '"live.0.format": expected "csv" | "json".'],
      [{ live: [{ ...source, kind: "pigeon" }] }, '"live.0.kind": expected "poll" | "open311" | "features" | "sse" | "mqtt" | "replay".'],
      [{ live: [{ ...source, url: "cases?token=1" }] }, '"live.0.url": expected "feeds/cases" | "https://…".'],
      [{ plans: [{ name: "x", file: "https://elsewhere.example/x" }] }, '"plans.0.file": expected "folder/file.json".'],
      [{ title: 3 }, '"title": expected string | object.'],
      [{ title: { en: "x" } }, '"title.zh-CN": expected string.'],
      [{ shifts: [] }, '"shifts": expected length ≥ 1.'],
      [{ shifts: [{ name: "day", from: "8", to: "17:00" }] }, '"shifts.0.from": expected "08:30".'],
      [{ timeZone: "Mars/Olympus" }, '"timeZone": expected "Asia/Shanghai".'],
      [{ live: [source, source] }, '"live": expected "name" ≠ "name".'],
      [{ live: [{ kind: "replay", name: "day", speed: 1, day: "2026-99-99" }] }, '"live.0.day": expected "2026-01-31".'],
      [{ live: [{ ...source, url: "/\t/evil.example/x" }] }, '"live.0.url": expected "feeds/cases" | "https://…".'],
      [{ live: [{ ...source, url: " //evil.example/x" }] }, '"live.0.url": expected "feeds/cases" | "https://…".'],
      [{ languages: ["de"] }, '"languages.0": expected "zh-CN" | "en".'],
    ];
    for (const [value, sentence] of cases) expect(english(value)).toBe(`config.json is wrong at ${sentence}`);
    expect(readConfig("config.json", { title: 3 })).toMatchObject({ sentence: { "zh-CN": "config.json 的“title”有误：应为 string | object。" } });
  });

  it("names live sources by address, never with a token in it", () => {
    const source = { kind: "poll", name: "cases", url: "feeds/cases.geojson", format: "json", every: 30 };
    expect(english({ live: [source, { ...source, name: "others", url: "https://city.example/cases", auth: { header: "X-App-Token" } }] })).toBeNull();
    expect(english({ live: [{ kind: "replay", name: "yesterday", speed: 60 }] })).toBeNull();
    expect(english({ live: [{ kind: "mqtt", name: "broker", url: "wss://city.example/mqtt", topic: "city/#", username: "wall", auth: {} }] })).toBeNull();
    for (const url of ["https://me:secret@city.example/", "https://city.example/?token=abc", "cases?api_key=1", "ftp://city.example/", "javascript:alert(1)"]) {
      expect(english({ live: [{ ...source, url }] }), url).toContain('"live.0.url"');
    }
    expect(english({ live: [{ kind: "mqtt", name: "broker", url: "https://city.example/mqtt", topic: "city/#" }] })).toContain('"live.0.url"');
    expect(english({ live: [{ ...source, kind: "carrier pigeon" }] })).toContain('"live.0');
  });

  it("takes files of its own origin only", () => {
    for (const file of ["https://elsewhere.example/a.csv", "//elsewhere.example/a.csv", "data:text/csv,a", "\\\\host\\a"]) {
      expect(english({ cases: [{ file }] }), file).toContain('"cases.0.file"');
      expect(configUrl(`?config=${encodeURIComponent(file)}`, "https://here.example/app/"), file).toBeNull();
    }
    expect(configUrl("?config=other.json", "https://here.example/app/")).toBe("https://here.example/app/other.json");
    expect(configUrl("", "https://here.example/app/")).toBe("https://here.example/app/config.json");
  });

  it("masks texts by the usual rules, by its own, or not at all", () => {
    const text = "badge 42, 13812345678";
    expect(maskFor({})?.(text)).toBe("badge 42, 138****5678");
    expect(maskFor({ masks: [{ id: "badge", pattern: "badge \\d+", replacement: "badge ***" }] })?.(text)).toBe("badge ***, 13812345678");
    expect(maskFor({ masks: [] })).toBeNull();
  });

  it("is what public/config.schema.json says (vitest -u writes it anew)", async () => {
    await expect(`${JSON.stringify(configSchema(), null, 2)}\n`).toMatchFileSnapshot("../../public/config.schema.json");
    expect(readConfig("config.json", JSON.parse(readFileSync("public/config.json", "utf8"))).ok).toBe(true);
  });
});
