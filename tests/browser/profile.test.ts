// The profile in Chromium: a link opens it, its numbers are the table's, its charts add up, its people are those on duty, and back leads up again.
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOfAxe, tableOf } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

const JUNE = "period=2026-05-31T16:00:00Z..2026-06-30T16:00:00Z";
const FEW = 10;

let stage: Stage;
let actor: Actor;
let profile: Locator;
/** The table of June as the page exports it, a row a grid. */
let june: readonly Record<string, string>[];

/** One page for all: the configuration of a town that names its staff. */
beforeAll(async () => {
  stage = await setStage();
  const { page: bare } = await stage.open({ hash: `#/browse?lang=en&${JUNE}` });
  await bare.locator('section.grids[aria-busy="false"]').waitFor();
  await bare.getByRole("region", { name: "Ledger" }).waitFor();
  const grids = rowsOf(await saved(bare, bare)).filter(({ grid_id: id }) => id !== "OUTSIDE" && id !== "UNLOCATED");
  june = grids;
  const [first, second] = grids.map(({ grid_id: id }) => id ?? "");
  const config = {
    shifts: [
      { name: "Day", from: "08:00", to: "20:00" },
      { name: "Night", from: "20:00", to: "08:00" },
    ],
    staff: [
      { name: "Zhou Min", post: "Grid head", grids: [first], phone: "021-5555" },
      { name: "Li Qiang", post: "Patrol", grids: [first], shift: "Night" },
      { name: "Wang Fang", post: "Patrol", grids: [first], shift: "Day" },
      { name: "Not Here", post: "Patrol", grids: [second], shift: "Day" },
    ],
    centres: [{ name: "East Centre", grids: [first, second] }],
  };
  await bare.context().close();
  actor = await stage.open({
    hash: `#/browse?lang=en&profile=grid&grid=${first}&${JUNE}`,
    prepare: (page) => page.route("**/config.json", (route) => route.fulfill({ json: config })),
  });
  profile = actor.page.getByRole("dialog", { name: "Grid profile" });
  await profile.locator(".profile-facts").waitFor();
});
afterAll(async () => {
  await stage.close();
});

async function saved(page: Page, within: Page | Locator, button = "Export CSV"): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), within.getByRole("button", { name: button, exact: true }).first().click()]);
  return readFileSync((await download.path()) ?? "", "utf8").replace(/^\uFEFF/, "");
}

function rowsOf(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

/** A fact by its name. */
async function factOf(name: string): Promise<string> {
  return profile
    .locator(".profile-facts > div", { has: actor.page.locator("dt", { hasText: new RegExp(`^${name}$`) }) })
    .locator("dd")
    .innerText();
}

async function partCsv(part: string): Promise<string[][]> {
  return Papa.parse<string[]>(await saved(actor.page, profile.getByRole("region", { name: part, exact: true }), "CSV"), { skipEmptyLines: true }).data.slice(1);
}

const number = (text: string | undefined): number => Number((text ?? "").replaceAll(",", ""));

/** The first grid's place by a rate, counted anew from the exported table. */
function placeOf(rate: string, under: string): string {
  const ranked = june.filter((row) => number(row[under]) >= FEW).map((row) => number(row[rate]));
  return `${ranked.filter((value) => value > number(june[0]?.[rate])).length + 1}/${ranked.length}`;
}

describe("the profile of a grid", () => {
  it("is opened by a link and says what the table says: cases, rates with their fractions, places", async () => {
    const [own] = june;
    expect(number(await factOf("Cases"))).toBe(number(own?.n));
    const town = june.reduce((sum, { n }) => sum + number(n), 0);
    expect(await factOf("Of the town")).toBe(`${((100 * number(own?.n)) / town).toFixed(1)}%`);
    for (const [id, rate, above, under] of [
      ["handling", "handling_rate", "handled", "due"],
      ["timeliness", "timeliness", "handled_on_time", "due"],
      ["closure", "closure_rate", "closed", "due_to_close"],
      ["satisfaction", "satisfaction", "satisfied", "answered"],
    ] as const) {
      const cells = await profile.locator(`tr[data-indicator="${id}"] td`).allInnerTexts();
      expect(cells[0], id).toContain(`${(100 * number(own?.[rate])).toFixed(1)}%`);
      expect(cells[0]?.replaceAll(",", ""), id).toContain(`${own?.[above]}/${own?.[under]}`);
      if (number(own?.[under]) >= FEW) expect(cells[3], id).toBe(placeOf(rate, under));
    }
  });

  it("draws the months and the classes that add up to its cases", async () => {
    const n = number(june[0]?.n);
    const months = await partCsv("Month by month");
    expect(months.length).toBeGreaterThan(10);
    expect(months.at(-1)?.slice(0, 2)).toEqual(["2026-06", String(n)]);
    const classes = await partCsv("Classes of cases");
    const rest = /with ([\d,]+) cases are not drawn/.exec(await profile.getByRole("region", { name: "Classes of cases" }).innerText())?.[1] ?? "0";
    expect(classes.reduce((sum, row) => sum + number(row[1]), 0) + number(rest)).toBe(n);
  });

  it("names like grids with the numbers of their own, and who is on duty at the hour of the data", async () => {
    const like = profile.getByRole("table", { name: "Like grids" }).locator("tbody tr");
    expect(await like.count()).toBeGreaterThan(2);
    const rows = await like.evaluateAll((all) =>
      all.map((row) => [row.getAttribute("data-row"), row.querySelector('[data-column="n"]')?.textContent] as const),
    );
    for (const [slot, n] of rows) expect(number(n ?? "")).toBe(number(june[Number(slot)]?.n));
    const people = await profile
      .locator(".profile-people li")
      .evaluateAll((all) => all.map((one) => [one.querySelector("strong")?.textContent, one.getAttribute("data-on")]));
    expect(people).toEqual([
      ["Zhou Min", "true"],
      ["Wang Fang", "true"],
      ["Li Qiang", "false"],
    ]);
  });

  it("has no fault that axe can find", async () => {
    expect(await faultsOfAxe(actor.page)).toEqual([]);
  });
});

describe("the way down and up", () => {
  it("leads from the town by its centre, a grid and a unit to a case, and back leads up again", async () => {
    const { page, faults } = actor;
    const heading = profile.locator(".profile > h2");
    const settled = (name: string) => expect.poll(() => heading.innerText(), { timeout: 60_000 }).toBe(name);
    await page.goto(`${stage.url}#/browse?lang=en&profile=town&${JUNE}`);
    await settled("Whole town");
    const below = profile.getByRole("region", { name: "One level down" }).getByRole("button");
    await below.first().click();
    await settled("East Centre");
    const both = june.slice(0, 2).reduce((sum, { n }) => sum + number(n), 0);
    await expect.poll(async () => number(await factOf("Cases"))).toBe(both);
    const grid = await below.first().innerText();
    await below.first().click();
    await settled(grid);
    await expect.poll(async () => number(await factOf("Cases"))).toBe(number(june[0]?.n));
    const unit = await below.first().innerText();
    await below.first().click();
    await settled(unit);
    expect(new URL(page.url()).hash).toContain("plan=units");
    const item = profile.locator("button[data-case]").first();
    const id = (await item.getAttribute("data-case")) ?? "";
    await item.click();
    await page.getByRole("dialog").getByText("Stages", { exact: true }).waitFor();
    expect(new URL(page.url()).hash).toContain(`case=${id}`);
    for (const name of [unit, grid, "East Centre", "Whole town"]) {
      await page.goBack();
      await settled(name);
    }
    await tableOf(page).waitFor();
    expect(new URL(page.url()).hash).not.toContain("plan=units");
    expect(faults).toEqual([]);
  });
});
