// Telling dropped files apart, one request at a time, and the steps of opening.
import { describe, expect, it } from "vitest";
import { firstLanguage } from "../../src/app/i18n";
import { latestOnly } from "../../src/app/latestOnly";
import { headOf, kindOfFile } from "../../src/app/openFiles";
import { afterStep, IDLE } from "../../src/app/session";

describe("dropped files", () => {
  it("are told apart by name, then by their first geometry", () => {
    expect(kindOfFile("cases.CSV.gz", "")).toBe("reports");
    expect(kindOfFile("grids.kmz", "")).toBe("boundaries");
    expect(kindOfFile("a.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon"')).toBe("boundaries");
    expect(kindOfFile("a.json", '{"type":"FeatureCollection","features":[{"geometry":{"coordinates":[1,2],"type": "Point"')).toBe("reports");
    expect(kindOfFile("a.json", '{"type":"Topology"')).toBe("boundaries");
    expect(kindOfFile("notes", "a,b\n1,2")).toBe("reports");
    expect(kindOfFile("broken.geojson", "")).toBe("boundaries");
  });

  it("are looked into when they are gzip", async () => {
    const text = '{"type":"FeatureCollection","features":[{"geometry":{"type":"Point"';
    const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
    expect(await headOf(new File([packed], "a.geojson.gz"))).toBe(text);
    expect(await headOf(new File([new Uint8Array([0x1f, 0x8b, 1, 2, 3])], "broken.gz"))).toBe("");
    expect(await headOf(new File([text], "a.geojson"))).toBe(text);
  });
});

describe("latestOnly", () => {
  it("sends the first and the last of orders that come faster than answers", async () => {
    const sent: number[] = [];
    const gates: (() => void)[] = [];
    const order = latestOnly<number>((wanted) => {
      sent.push(wanted);
      return new Promise((resolve) => gates.push(resolve));
    });
    for (const wanted of [1, 2, 3, 4]) order(wanted);
    expect(sent).toEqual([1]);
    gates[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(sent).toEqual([1, 4]);
  });
});

describe("the steps of opening", () => {
  it("queue mappings, keep the last faults and forget reports that were replaced", () => {
    const file = new File([""], "a.csv");
    const inspection = { file: "a.csv", format: "csv", encoding: "utf-8", columns: [], proposal: {}, suspicions: [], openTimes: {} };
    const waiting = afterStep(afterStep(IDLE, { kind: "inspected", waiting: { file, inspection } }), { kind: "inspected", waiting: { file, inspection } });
    expect(afterStep(waiting, { kind: "mapped" }).waiting).toHaveLength(1);
    let state = IDLE;
    for (let i = 0; i < 6; i++) state = afterStep(state, { kind: "fault", fault: { kind: "issue", issue: { code: "empty_file", file: `${i}` } } });
    expect(state.faults).toHaveLength(4);
    expect(afterStep(state, { kind: "faultClosed", index: 0 }).faults).toHaveLength(3);
    const opened = afterStep(afterStep(IDLE, { kind: "reportsOpened", file, mapping: {}, add: false }), {
      kind: "reportsOpened",
      file,
      mapping: {},
      add: true,
    });
    expect(opened.reports).toHaveLength(2);
    expect(afterStep(opened, { kind: "reportsOpened", file, mapping: {}, add: false }).reports).toHaveLength(1);
  });
});

describe("the first language", () => {
  it("is the browser's where we speak it, else the first allowed", () => {
    expect(firstLanguage(["fr", "en-GB"], ["zh-CN", "en"])).toBe("en");
    expect(firstLanguage(["zh-TW"], ["zh-CN", "en"])).toBe("zh-CN");
    expect(firstLanguage(["fr"], ["en"])).toBe("en");
    expect(firstLanguage([], ["zh-CN", "en"])).toBe("zh-CN");
  });
});
