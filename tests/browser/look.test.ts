// The analysis panel in Chromium: each tab on the demo town, its choices in the address, chart, table and map as one.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { faultsOfAxe } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(async () => {
  await stage.clear();
});
afterAll(async () => {
  await stage.close();
});

async function openLook(look: string, more = "&plan=units&lang=en"): Promise<Actor> {
  const actor = await stage.same(`#/browse?look=${look}${more}`);
  actor.page.setDefaultTimeout(120_000);
  await actor.page.locator('[data-bucket="read"]').waitFor({ state: "attached" });
  await actor.page.getByRole("dialog").waitFor();
  return actor;
}

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("dialog").getByRole("button", { name: button }).first().click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** No English word in a Chinese screen, units and our own codes apart. */
function englishLeft(text: string): readonly string[] {
  return text.replaceAll(/PNG|CSV|JSON|GeoJSON/g, "").match(/[A-Za-z]{3,}/g) ?? [];
}

describe("fair comparison", () => {
  it("draws the funnel of the 60 units, chooses a grid from the table on the map, and leaves as PNG and CSV", async () => {
    const { page, faults, foreign } = await openLook("fair:closure");
    const panel = page.getByRole("dialog");
    await panel.locator('.chart[data-drawn="true"]').waitFor();
    expect(await panel.locator(".look-table tbody tr").count()).toBe(60);
    await panel.locator(".look-table tbody tr").nth(4).click();
    await expect.poll(() => new URL(page.url()).hash).toContain("grid=");
    expect(await panel.locator('.look-table tr[data-chosen="true"]').count()).toBe(1);
    const png = await downloaded(page, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const csv = (await downloaded(page, "CSV")).toString("utf8").trim().split("\n");
    expect(csv.length).toBe(61);
    const shown = await panel.locator('.look-table tr[data-chosen="true"] td[data-column="raw"]').innerText();
    const [, base = "", raw = ""] = csv[5]?.split(",") ?? [];
    expect(shown).toContain(Number(base).toLocaleString("en-US"));
    expect(shown).toContain(`${(100 * Number(raw)).toFixed(1)}%`);
    expect(await faultsOfAxe(page)).toEqual([]);
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
  });

  it("divides by households and by staff where the plan brings them, and says too few aloud", async () => {
    const { page } = await openLook("fair:n/households/2000", "&plan=units&lang=zh-CN");
    const panel = page.getByRole("dialog");
    await panel.locator('.chart[data-drawn="true"]').waitFor();
    await expect.poll(async () => englishLeft(await panel.innerText())).toEqual([]);
    const text = await panel.innerText();
    expect(text).toContain("每千户案件数");
    expect(text).toContain("样本过少");
    expect(await panel.locator('.verdict[data-tone="none"]').count()).toBeGreaterThan(3);
  });
});

describe("types", () => {
  it("colours the map by the village typology, selects from the table, and takes any two measures", async () => {
    const { page, faults } = await openLook("typology");
    const panel = page.getByRole("dialog");
    await panel.locator('.chart[data-drawn="true"]').waitFor();
    const legend = page.locator(".legend");
    expect(await legend.innerText()).toContain("Villages: social memory × economic differentiation");
    const sizes = await panel.locator(".type-list strong").allInnerTexts();
    expect(sizes.reduce((sum, text) => sum + Number(text), 0)).toBe(60);
    expect(await legend.locator(".legend-count").allInnerTexts()).toEqual([...sizes.map((text) => `${text} grid${text === "1" ? "" : "s"}`), "0 grids"]);
    await panel.locator(".look-table tbody tr").first().click();
    await expect.poll(() => new URL(page.url()).hash).toContain("grid=");
    expect(await faultsOfAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Close the analysis" }).click();
    await expect.poll(() => legend.innerText()).toContain("Per km²");
    expect(faults).toEqual([]);
  });
});

describe("change", () => {
  it("tells counts and words, the same as the monthly assessment, and the trend of the chosen grid", async () => {
    const { page, faults } = await openLook("change:2026-05", "&lang=zh-CN");
    const panel = page.getByRole("dialog");
    await panel.locator('.chart[data-drawn="true"]').waitFor();
    const row = panel.locator('.look-table tr[data-row="0"]');
    const [now = "", onMonth = ""] = await row.locator("td").allInnerTexts();
    await expect.poll(async () => englishLeft(await panel.innerText())).toEqual([]);
    expect(await faultsOfAxe(page)).toEqual([]);
    await row.click();
    await expect.poll(() => panel.locator(".chart figcaption").innerText()).toContain(await row.locator("th").innerText());
    await page.goto(`${stage.url}#/browse?month=2026-05&lang=zh-CN`);
    await page.locator(".sheet-overview").waitFor();
    const sheet = await page.locator('.sheet-overview tr[data-row="0"] td').allInnerTexts();
    expect(sheet[0]).toBe(now.trim());
    expect(sheet[1]?.split(" ")[0]).toBe(onMonth.split(/\s/)[0]);
    expect(faults).toEqual([]);
  });
});

describe("rules", () => {
  it("says a rule in plain words, plays it over the past, opens a firing on the map and a case of it", async () => {
    const { page, faults } = await openLook("rules:repeat-at-place", "&lang=zh-CN");
    const panel = page.getByRole("dialog");
    await panel.locator(".firings li").first().waitFor();
    expect(await panel.locator('[data-rule="repeat-at-place"] .rule-sentence').innerText()).toContain(
      "近 30 天上报的案件，同一小类在 50 米内达到 10 件，即发预警，由网格处理",
    );
    expect(await panel.locator(".chart figcaption").innerText()).toMatch(/回放 90 天，其中 \d+ 天满足条件；新触发 [1-9]\d* 次/);
    await expect.poll(async () => englishLeft((await panel.innerText()).replaceAll(/LT\d+/g, ""))).toEqual([]);
    const before = new URL(page.url()).hash;
    await panel.locator(".firings button").first().click();
    await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
    const rows = panel.locator(".firing-rows li");
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(10);
    const kinds = new Set(await rows.locator("strong").allInnerTexts());
    expect(kinds.size).toBe(1);
    expect(await faultsOfAxe(page)).toEqual([]);
    await rows.first().getByRole("button").click();
    await page.getByRole("button", { name: "关闭案件" }).waitFor();
    expect(faults).toEqual([]);
  });

  it("builds a rule, refuses a wrong one in words, keeps it over a reload, and takes it away as JSON", async () => {
    const { page, faults } = await openLook("rules", "&lang=en");
    const panel = page.getByRole("dialog");
    await panel.getByRole("button", { name: "New rule" }).click();
    await panel.getByRole("textbox", { name: "Name", exact: true }).fill("Many in a grid");
    await panel.getByRole("textbox", { name: "Action", exact: true }).fill("Look into it");
    await panel.getByRole("textbox", { name: "Reason", exact: true }).fill("Too many");
    await panel.getByRole("textbox", { name: "At least", exact: true }).fill("500");
    expect(await panel.locator(".rule-sentence").innerText()).toContain("500 or more in a grid. Notice to the grid: Look into it.");
    expect(await faultsOfAxe(page)).toEqual([]);
    await panel.getByRole("button", { name: "Save the rule" }).click();
    await panel.locator('[data-rule="rule-6"]').waitFor();
    const json = JSON.parse((await downloaded(page, "Export")).toString("utf8")) as { rules: { id: string; test: object }[] };
    expect(json.rules.find(({ id }) => id === "rule-6")?.test).toEqual({ kind: "threshold", per: "grid", atLeast: 500 });
    await page.reload();
    await panel.locator('[data-rule="rule-6"]').waitFor();
    await panel
      .locator('input[type="file"]')
      .setInputFiles({ name: "wrong.json", mimeType: "application/json", buffer: Buffer.from('{"rules":[{"id":"X"}]}') });
    await panel.getByText(/wrong\.json is wrong at rules\.0/).waitFor();
    await panel.getByRole("button", { name: "Back to the first rules" }).click();
    await expect.poll(() => panel.locator("[data-rule]").count()).toBe(5);
    expect(faults).toEqual([]);
  });
});

describe("hazards", () => {
  it("finds black spots by thresholds that can be set, lists one, and reads a file of one's own", async () => {
    const { page, faults } = await openLook("hazards", "&lang=zh-CN");
    const panel = page.getByRole("dialog");
    const spots = panel.locator(".spot");
    await spots.first().waitFor();
    await expect.poll(async () => englishLeft((await panel.innerText()).replaceAll(/LT-\d+/g, ""))).toEqual([]);
    const before = await panel.locator("[data-hazard]").count();
    await spots.first().getByRole("button", { name: "拟挂牌" }).click();
    await expect.poll(() => panel.locator("[data-hazard]").count()).toBe(before + 1);
    const csv = `lng,lat\n${Array.from({ length: 12 }, (_, i) => `${123.05 + i * 1e-5},31.2`).join("\n")}\n`;
    await panel.locator('.back-test input[type="file"]').setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await panel.getByText("own.csv：12 起事故。12 起没有时间，按在时段内计。").waitFor();
    await expect.poll(() => spots.count()).toBe(0);
    await panel.getByLabel("认定标准").first().click();
    await page.getByRole("option", { name: "事故多发点" }).click();
    await expect.poll(() => spots.count()).toBe(1);
    expect(await spots.first().innerText()).toContain("12 起，死亡 0 人，受伤 0 人");
    expect(faults).toEqual([]);
  });

  it("offers lawful moves only, asks for words where they are due, and keeps what was done", async () => {
    const { page, faults } = await openLook("hazards:LT-3", "&lang=en");
    const panel = page.getByRole("dialog");
    const card = panel.locator('[data-hazard="LT-3"]');
    await card.getByRole("button", { name: "Accept and delist" }).waitFor();
    expect(await card.getByRole("button").allInnerTexts()).toEqual([expect.stringContaining("Awaits acceptance"), "Accept and delist", "Send back"]);
    await card.getByRole("button", { name: "Send back" }).click();
    await panel.locator(".rule-fault").waitFor();
    await card.getByRole("textbox").fill("still muddy");
    await card.getByRole("button", { name: "Send back" }).click();
    await card.getByText("In work", { exact: true }).waitFor();
    expect(await card.locator(".hazard-steps").innerText()).toContain("still muddy");
    await page.reload();
    await card.getByText("In work", { exact: true }).waitFor();
    expect(await faultsOfAxe(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("the three lists", () => {
  it("stand by kind of service in the panel and on the map", async () => {
    const { page, faults } = await openLook("services", "&lang=zh-CN");
    const panel = page.getByRole("dialog");
    await panel.locator(".look-table tbody tr").first().waitFor();
    await expect.poll(async () => englishLeft(await panel.innerText())).toEqual([]);
    for (const kind of ["维修维护", "爱心帮扶", "信息咨询", "文化娱乐", "应急处理", "矛盾调处"]) expect(await panel.getByText(kind).count()).toBeGreaterThan(0);
    const all = await panel.locator(".look-table tbody tr").count();
    await panel.locator("label").filter({ hasText: "需求清单" }).click(); // the box itself has no size
    await expect.poll(() => panel.locator(".look-table tbody tr").count()).toBeLessThan(all);
    expect(await faultsOfAxe(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
