// Casework in Chromium: the queue of a grid, one case whole, the monthly assessment and its CSV, in both languages.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { confirmMapping, faultsOfAxe, openFiles, SQUARES, tableOf, textFile } from "./desk";
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

async function openDemo(hash = "#/browse?lang=en"): Promise<Actor> {
  const actor = await stage.same(hash);
  await tableOf(actor.page).waitFor();
  await actor.page.locator('[data-bucket="read"]').waitFor();
  return actor;
}

async function openQueue(page: Page): Promise<void> {
  await tableOf(page).getByRole("row").nth(2).click();
  await page.locator(".float-left").getByRole("button", { name: "Queue", exact: true }).click();
  await page.getByRole("list", { name: "Open cases", exact: true }).waitFor();
}

async function downloaded(page: Page, button: string): Promise<readonly string[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("dialog").getByRole("button", { name: button }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\n");
}

describe("the queue of a grid", () => {
  it("shows the longest overdue first, told by words too, and opens a case whole", async () => {
    const { page, faults, foreign } = await openDemo();
    await openQueue(page);
    const first = page.getByRole("button", { name: /^Open case/ }).first();
    expect(await first.getAttribute("data-lamp")).toBe("red");
    expect(await first.innerText()).toContain("overdue");
    await first.click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Stages", { exact: true }).waitFor();
    const text = await drawer.innerText();
    for (const word of ["Now with", "Deadline", "Accepting", "Handling", "generated data", "Sample catalogue"]) expect(text).toContain(word);
    expect(await drawer.getByRole("listitem").count()).toBe(5);
    expect(await faultsOfAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Close the case" }).click();
    await page.getByRole("list", { name: "Open cases", exact: true }).waitFor();
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
  });
});

describe("under filters", () => {
  const total = async (page: Page): Promise<number> => Number(/[\d,]+/.exec(await page.locator(".lamp-line strong").innerText())?.[0].replaceAll(",", ""));

  it("the queue keeps what passes and says so; taken away, it is whole again", async () => {
    const { page } = await openDemo("#/browse?lang=en&queue=all&source=%E8%A7%86%E9%A2%91%E5%8F%91%E7%8E%B0");
    await page.getByText("Only open cases that pass the filters (Source: Video").waitFor();
    const first = page.getByRole("button", { name: /^Open case/ }).first();
    await first.waitFor();
    const some = await total(page);
    expect(some).toBeGreaterThan(0);
    await page.goto(`${stage.url}#/browse?lang=en&queue=all`);
    await expect.poll(() => total(page)).toBeGreaterThan(some);
    expect(await page.locator(".queue-filtered").count()).toBe(0);
  });

  it("the assessment and the book are of all cases, and say that the filters do not apply", async () => {
    const { page } = await openDemo("#/browse?lang=en&month=2026-06");
    const town = page.locator('tr[data-row="town"] td[data-indicator="n"]');
    await town.waitFor();
    const whole = await town.innerText();
    expect(await page.locator(".sheet-unfiltered").count()).toBe(0);
    await page.goto(`${stage.url}#/browse?lang=en&month=2026-06&source=%E8%A7%86%E9%A2%91%E5%8F%91%E7%8E%B0`);
    await page.getByText("do not apply").waitFor();
    expect(await town.innerText()).toBe(whole);
    await page.goto(`${stage.url}#/browse?lang=en&month=2026-06&book=1&source=%E8%A7%86%E9%A2%91%E5%8F%91%E7%8E%B0`);
    await page.locator(".book-cover .sheet-unfiltered").waitFor();
  });
});

describe("the monthly assessment", () => {
  it("is opened by its month, and its CSV says what the screen says", async () => {
    const { page, faults } = await openDemo();
    await page.getByRole("button", { name: "Assessment" }).click();
    await page.locator(".sheet-overview").waitFor();
    expect(new URL(page.url()).hash).toContain("month=2026-06");
    const shown = await page.locator('tr[data-row="1"] td[data-indicator="closure"]').innerText();
    const lines = await downloaded(page, "Export CSV");
    const grids = lines.filter((line) => line.includes(",closure,")).map((line) => line.split(","));
    const [, second] = grids;
    const numbers = [second?.[5], second?.[6]].map((text) => Number(text).toLocaleString("en-US")).join("/");
    expect(shown).toContain(numbers);
    expect(shown).toContain(`${(100 * Number(second?.[7])).toFixed(1)}%`);
    expect(await page.getByText("weights add up to 100%").isVisible()).toBe(true);
    expect(await faultsOfAxe(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("speaks Chinese without a word of English left over, and prints without the desk behind it", async () => {
    const { page } = await openDemo("#/browse?lang=zh-CN&month=2026-05");
    await page.locator(".sheet-overview").waitFor();
    const text = (await page.getByRole("dialog").innerText()).replaceAll(/CSV|Wilson/g, "");
    expect(text.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".header-area").isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false);
    expect(await page.locator(".sheet-overview").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });
});

describe("a case of one's own file", () => {
  it("tells only what its source tells, and shows personal data masked", async () => {
    const { page } = await openDemo();
    await openFiles(page, [textFile("own.geojson", SQUARES)]);
    await page.getByText("own.geojson").first().waitFor();
    const csv =
      "case_id,reported_at,lng,lat,category,closed_at,description\n7,2024-01-01T08:00:00Z,0.05,0.05,Noise,2024-01-03T08:00:00Z,张建国先生来电13812345678，住12号楼803室\n8,2024-01-02T08:00:00Z,0.05,0.05,Noise,,x\n";
    await openFiles(page, [textFile("own.csv", csv)]);
    await confirmMapping(page);
    await page.locator('[data-bucket="located"]').click();
    await page.getByRole("dialog").locator(".rows-open").first().click();
    await page.getByText("Stages", { exact: true }).waitFor();
    const text = await page.getByRole("dialog").innerText();
    expect(text).toContain("张**先生来电138****5678，住12号楼***室");
    expect(text).not.toContain("13812345678");
    expect(text).toContain("not told by the source");
    expect(text).toContain("in no on-time rate");
    expect(text).not.toContain("generated data");
  });
});
