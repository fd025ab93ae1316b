// Filters in the engine: every answer obeys them, searches read the file again and can be ended, and answers of two questions asked at once are not mixed up.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_NOW } from "../../data/cases";
import type { Question } from "../../src/core/frame/question";
import { toSeconds } from "../../src/core/model/columns";
import type { Filters } from "../../src/core/model/filters";
import { SUM_WIDTH } from "../../src/core/stats/sums";
import type { Engine } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";

const NOW = toSeconds(Date.parse(DEMO_NOW));
const quiet = (): void => undefined;
const question = (filters?: Filters): Question => ({ period: null, cohort: "due", now: NOW, ...(filters ? { filters } : {}) });

async function total(engine: Engine, filters?: Filters): Promise<number> {
  const { sums } = await engine.ask(question(filters));
  let n = 0;
  for (let at = 0; at < sums.length; at += SUM_WIDTH) n += sums[at] ?? 0;
  return n;
}

describe("filters over the demo town", () => {
  const engine = createEngine();
  beforeAll(async () => {
    await engine.openDemo();
    await engine.readDemo(quiet);
  }, 60_000);

  it("are obeyed by sums, brush, table, points, hexagons, raster, histogram, rows and CSV alike", async () => {
    const filters: Filters = {
      source: ["12345热线"],
      hours: { zone: "Asia/Shanghai", kept: Array.from({ length: 168 }, (_, hour) => hour).filter((hour) => hour % 24 < 6) },
    };
    const n = await total(engine, filters);
    expect(n).toBeGreaterThan(100);
    const { counts, words } = await engine.facets(question(filters), "Asia/Shanghai");
    expect(counts.passing[0]).toBe(n);
    const hotline = words.source?.indexOf("12345热线") ?? -1;
    expect(counts.source[hotline]).toBe(n);
    expect([...counts.source].filter((count) => count > 0).length).toBeGreaterThan(1);
    expect((await engine.brush(question(filters))).sums).toEqual((await engine.ask(question(filters))).sums);
    const csv = (await engine.exportCsv(question(filters))).trim().split("\n").slice(1);
    expect(csv.reduce((sum, line) => sum + Number(line.split(",")[2]), 0)).toBe(n);
    const pages = await Promise.all((["located", "outside", "unlocated"] as const).map((bucket) => engine.rows(bucket, null, 0, 50, question(filters))));
    expect(pages.reduce((sum, page) => sum + page.total, 0)).toBe(n);
    expect(pages.flatMap((page) => page.rows).every((row) => row.codes.source === "12345热线")).toBe(true);
    const placed = (pages[0]?.total ?? 0) + (pages[1]?.total ?? 0);
    expect((await engine.points(question(filters), 1_000_000)).total).toBe(placed);
    expect((await engine.hexes(200, question(filters))).counts.reduce((sum, count) => sum + count, 0)).toBe(placed);
    const raster = await engine.raster({ ...question(filters), bbox: [-180, -80, 180, 80], width: 4, height: 4, bandwidthM: 0 });
    expect(raster.total).toBe(placed);
    const { span } = (await engine.histogram(20, filters)) ?? {};
    expect((await engine.timeline([span?.from ?? 0, span?.to ?? 0], filters)).reduce((sum, count) => sum + count, 0)).toBe(n);
  });

  it("look for a text in addresses and ids, and say how many were found", async () => {
    const page = await engine.rows("located", null, 5000, 1);
    const row = await engine.row(page.rows[0]?.position ?? 0);
    const found = await engine.search(row?.id ?? "", quiet);
    expect(found).toMatchObject({ ok: true });
    expect(await total(engine, { text: row?.id ?? "" })).toBe(found.ok ? found.value : -1);
    const address = row?.texts?.address ?? "";
    const positions = (await engine.rows("located", null, 0, 20, question({ text: address }))).rows;
    expect(positions.length).toBeGreaterThan(0);
    for (const { position = -1 } of positions) expect((await engine.row(position))?.texts?.address).toContain(address);
  }, 60_000);

  it("answer two questions asked at once each for itself", async () => {
    const alone = [await total(engine, { text: "路", source: ["随手拍"] }), await total(engine, { text: "路", source: ["网格巡查"] })];
    const fresh = createEngine();
    await fresh.openDemo();
    await fresh.readDemo(quiet);
    expect(await Promise.all([total(fresh, { text: "路", source: ["随手拍"] }), total(fresh, { text: "路", source: ["网格巡查"] })])).toEqual(alone);
  }, 60_000);
});

describe("a search through files", () => {
  const mapping = { case_id: "id", reported_at: "at", lng: "lng", lat: "lat", address: "where", title: "what" };
  const csv =
    'id,at,lng,lat,where,what\n1,2024-01-01T00:00:00Z,1,1,"Elm St ""A""",Pothole\n2,2024-01-02T00:00:00Z,1,1,Oak,elm fallen\nELM3,2024-01-03T00:00:00Z,1,1,Fir,x\n4,never,1,1,Elm,x\n5,2024-01-05T00:00:00Z,1,1,Oak,x\n';

  async function found(file: File, text: string): Promise<number> {
    const engine = createEngine();
    expect(await engine.openReports(file, mapping, false, quiet)).toMatchObject({ ok: true });
    const result = await engine.search(text, quiet);
    if (!result.ok) throw new Error(result.issue.code);
    expect(await total(engine, { text })).toBe(result.value);
    return result.value;
  }

  it("finds ids, addresses and titles whatever their capitals, in CSV and in JSON", async () => {
    expect(await found(new File([csv], "a.csv"), "eLm")).toBe(3);
    expect(await found(new File([csv], "a.csv"), 'st "a"')).toBe(1);
    const json = JSON.stringify([
      { id: "1", at: "2024-01-01T00:00:00Z", lng: 1, lat: 1, where: "榆树路\n1", what: "" },
      { id: "2", at: "2024-01-01T00:00:00Z", lng: 1, lat: 1, where: "x", what: null },
    ]).replace("榆", "\\u6986");
    expect(await found(new File([json], "a.json"), "榆树")).toBe(1);
  });

  it("ends when another begins or when it is cancelled, and leaves nothing behind", async () => {
    const engine = createEngine();
    const rows = Array.from({ length: 200_000 }, (_, i) => `${i},2024-01-01T00:00:00Z,1,1,Oak,x`).join("\n");
    await engine.openReports(new File([`id,at,lng,lat,where,what\n${rows}\n`], "big.csv"), mapping, false, quiet);
    let told = 0;
    const first = engine.search("oak", () => {
      if (told++ === 0) void engine.search(null, quiet);
    });
    expect(await first).toMatchObject({ ok: false, issue: { code: "cancelled" } });
    const [second, third] = await Promise.all([engine.search("oak", quiet), engine.search("none", quiet)]);
    expect(second).toMatchObject({ ok: false });
    expect(third).toEqual({ ok: true, value: 0 });
    expect(await engine.search("oak", quiet)).toEqual({ ok: true, value: 200_000 });
  }, 60_000);
});
