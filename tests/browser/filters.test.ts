// Filters in Chromium: every list under the others', all of it in the address, an area drawn by hand, a search, and the numbers of the command.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main";
import { randomStream } from "../coverages";
import { confirmMapping, openFiles, SQUARES, tableOf, textFile } from "./desk";
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

const number = (text: string): number => Number((/[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));

async function openPanel(hash = ""): Promise<Actor & { readonly panel: ReturnType<Page["getByRole"]> }> {
  const actor = await stage.same(`#/browse?lang=en&filters=1${hash}`);
  const panel = actor.page.getByRole("dialog", { name: "Filter" });
  await panel.getByRole("button", { name: /^12345 hotline/ }).waitFor({ timeout: 120_000 });
  return { ...actor, panel };
}

/** What the panel says is left, when it has come to rest. */
async function leftOf(page: Page): Promise<number> {
  await page.locator('.filter-left[data-busy="false"]').waitFor();
  return number(await page.locator(".filter-left strong").innerText());
}

async function countOf(panel: ReturnType<Page["getByRole"]>, name: RegExp): Promise<number> {
  return number((await panel.getByRole("button", { name }).locator(".filter-count").innerText()) ?? "");
}

describe("filters", () => {
  it("count under one another, reach table and address, and a link opens them again", async () => {
    const { page, panel, faults } = await openPanel();
    const all = await leftOf(page);
    const hotline = await countOf(panel, /^12345 hotline/);
    const patrol = await countOf(panel, /^Grid patrol/);
    await panel.getByRole("button", { name: /^12345 hotline/ }).click();
    await expect.poll(() => leftOf(page)).toBe(hotline);
    // Its own list stands under the others' filters: it does not change.
    expect(await countOf(panel, /^Grid patrol/)).toBe(patrol);
    await panel.getByRole("button", { name: /^Night shift/ }).click();
    await expect.poll(async () => (await leftOf(page)) < hotline).toBe(true);
    const both = await leftOf(page);
    expect(await countOf(panel, /^12345 hotline/)).toBe(both);
    const again = await stage.open({ hash: new URL(page.url()).hash });
    await again.page.getByRole("dialog", { name: "Filter" }).waitFor();
    await expect.poll(() => leftOf(again.page)).toBe(both);
    await again.page.getByRole("button", { name: "Close the filters" }).click();
    const left = await again.page.locator("[data-left]").innerText();
    expect(left.match(/[\d,]+/g)?.map((text) => Number(text.replaceAll(",", "")))).toEqual([both, all]);
    await again.page.locator('[data-filter="hours"]').click();
    await expect.poll(async () => number(await again.page.locator("[data-left]").innerText())).toBe(hotline);
    expect(faults).toEqual([]);
  });

  it("take an area drawn by hand, and the same from the keyboard", async () => {
    const { page, panel } = await openPanel();
    const all = await leftOf(page);
    await page.getByRole("button", { name: "Draw on the map" }).click();
    await page.getByRole("application", { name: /Hold and drag/ }).waitFor();
    const corners = [
      [300, 300],
      [600, 300],
      [600, 600],
      [300, 600],
    ] as const;
    await page.mouse.move(300, 300);
    await page.mouse.down();
    for (const [x, y] of corners) await page.mouse.move(x, y, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => page.url()).toContain("lasso=");
    await expect.poll(async () => (await leftOf(page)) < all).toBe(true);
    expect(await leftOf(page)).toBeGreaterThan(0);
    await panel.getByRole("button", { name: "Take the view" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await leftOf(page)) > all * 0.5).toBe(true);
  });

  it("find a text in the files, and say when there is none", async () => {
    const { page, panel } = await openPanel();
    await panel.getByRole("searchbox").fill("no such text");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url(), { timeout: 60_000 }).toContain("text=no+such+text");
    await expect.poll(() => leftOf(page)).toBe(0);
  });
});

describe("the numbers of the screen", () => {
  const folder = mkdtempSync(join(tmpdir(), "gridkeeper-"));
  const csv = casesCsv(400);

  /** What `assess` writes for the same two files. */
  async function assessed(name: string, ...options: string[]): Promise<string> {
    writeFileSync(join(folder, "own.geojson"), SQUARES);
    writeFileSync(join(folder, "own.csv"), csv);
    const out = join(folder, `${name}.csv`);
    const files = ["--grids", join(folder, "own.geojson"), "--cases", join(folder, "own.csv"), "--out", out];
    await main(["assess", ...files, "--now", "2026-11-23T00:00:00Z", ...options]);
    return readFileSync(out, "utf8");
  }

  let isOpen = false;
  async function openOwn(hash: string): Promise<Page> {
    const { page } = await stage.same(hash);
    if (isOpen) return page;
    isOpen = true;
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await tableOf(page).waitFor();
    await openFiles(page, [textFile("own.geojson", SQUARES)]);
    await page.getByText("own.geojson").first().waitFor();
    await openFiles(page, [textFile("own.csv", csv)]);
    await confirmMapping(page);
    await page.getByRole("region", { name: "Ledger" }).waitFor();
    return page;
  }

  it("are those of the command for three random periods and cohorts", async () => {
    const random = randomStream(20261123);
    const page = await openOwn("#/browse?lang=en");
    for (let turn = 0; turn < 3; turn++) {
      const day = Math.floor(random() * 200);
      const from = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().replace(".000Z", "Z");
      const to = new Date(Date.UTC(2024, 0, 1 + day + 20 + Math.floor(random() * 100))).toISOString().replace(".000Z", "Z");
      const cohort = random() < 0.5 ? "due" : "all";
      await page.goto(`${stage.url}#/browse?lang=en&period=${from}..${to}&cohort=${cohort}`);
      const told = await assessed(turn.toString(), "--from", from, "--to", to, "--cohort", cohort);
      await expect.poll(() => downloaded(page), { timeout: 30_000 }).toBe(told);
    }
  });

  it("are those of the command on the sheet of every month", async () => {
    const page = await openOwn("#/browse?lang=en");
    const byMonth = rowsOf(await assessed("months", "--by", "month")).filter(({ grid_id: id }) => id !== "OUTSIDE" && id !== "UNLOCATED");
    const months = [...new Set(byMonth.map(({ period }) => period))];
    expect(months.length).toBeGreaterThan(10);
    for (const month of months) {
      await page.goto(`${stage.url}#/browse?lang=en&month=${month}`);
      let sheet: Record<string, string>[] = [];
      await expect.poll(async () => (sheet = rowsOf(await downloaded(page, page.getByRole("dialog"))))[0]?.period, { timeout: 30_000 }).toBe(month);
      for (const grid of byMonth.filter(({ period }) => period === month)) {
        const cells = Object.fromEntries(
          sheet.filter(({ grid_id: id, period }) => id === grid.grid_id && period === month).map((cell) => [cell.indicator, cell]),
        );
        expect(cells.n?.n).toBe(grid.n);
        for (const [indicator, column, numerator, denominator] of SAME) {
          expect([indicator, cells[indicator]?.value, cells[indicator]?.numerator, cells[indicator]?.denominator]).toEqual([
            indicator,
            grid[column],
            grid[numerator],
            grid[denominator],
          ]);
        }
      }
    }
  });
});

/** An indicator of the sheet, and the columns of `assess` that hold its value, numerator and denominator. */
const SAME = [
  ["handling", "handling_rate", "handled", "due"],
  ["timeliness", "timeliness", "handled_on_time", "due"],
  ["closure", "closure_rate", "closed", "due_to_close"],
  ["onTimeClosure", "on_time_closure_rate", "closed_on_time", "due_to_close"],
] as const;

/** The CSV of the table, or of the sheet that lies over it. */
async function downloaded(page: Page, within: Page | Locator = page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), within.getByRole("button", { name: "Export CSV", exact: true }).click()]);
  return readFileSync((await download.path()) ?? "", "utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n");
}

function rowsOf(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

/** Cases of the year 2024 in two squares, some late, some open. */
function casesCsv(count: number): string {
  const random = randomStream(7);
  const at = (day: number): string => new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().replace(/\.\d+Z/, "Z");
  const rows = Array.from({ length: count }, (_, index) => {
    const day = random() * 330;
    const closed = random() < 0.8 ? at(day + random() * 9) : "";
    return [index + 1, at(day), random() * 0.2, random() * 0.1, at(day + 5), at(day + 1), closed].join();
  });
  return `case_id,reported_at,lng,lat,deadline_at,dispatched_at,closed_at\n${rows.join("\n")}\n`;
}
