// San Francisco on the page: 195 tracts and 878,049 incidents dropped on it give the numbers of the command and of the oracle, and every part of the browse screen works on them.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOracle } from "../real/cities";
import { sharedData } from "../shared";
import { confirmMapping, faultsOfAxe, ledgerOf, openFiles, tableOf } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

const tracts = sharedData("san_francisco/boundary_tracts_in_neighborhoods.geojson.gz");
const incidents = sharedData("san_francisco/police_incidents_2003_2015.csv.gz");
const truth = sharedData("oracle/sf_incidents_by_tract.csv");
const LEDGER = { read: 878_049, located: 877_609, outside: 373, unlocated: 67, rejected: 0, duplicates: 0 };
/** The years 2013 and 2014 of San Francisco. */
const [Y13, Y14] = ["period=2013-01-01T08:00:00Z..2014-01-01T08:00:00Z", "period=2014-01-01T08:00:00Z..2015-01-01T08:00:00Z"];

describe.skipIf(tracts === null || incidents === null || truth === null)("San Francisco on the page", () => {
  let stage: Stage;
  let actor: Actor;
  let page: Page;
  /** The file as text: what is counted here is counted without our code. */
  let lines: readonly string[];
  beforeAll(async () => {
    stage = await setStage();
    actor = await stage.open();
    ({ page } = actor);
    await tableOf(page).waitFor();
    await openFiles(page, [tracts ?? ""]);
    await page.getByText("195 of 195 grids").waitFor();
    await openFiles(page, [incidents ?? ""]);
    await confirmMapping(page);
    await page.getByText("police_incidents_2003_2015.csv.gz").first().waitFor();
    await page.getByRole("group", { name: /^Read/ }).waitFor({ state: "detached" });
    lines = gunzipSync(readFileSync(incidents ?? ""))
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .slice(1);
  });
  afterAll(async () => {
    await stage.close();
  });

  const go = (hash: string): Promise<unknown> => page.goto(`${stage.url}#/browse?lang=en&${hash}`);
  const saved = async (button = "Export CSV", within: Page | Locator = page): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent("download"), within.getByRole("button", { name: button, exact: true }).first().click()]);
    return readFileSync((await download.path()) ?? "", "utf8").replace(/^\uFEFF/, "");
  };
  const rows = async (): Promise<readonly Record<string, string>[]> =>
    Papa.parse<Record<string, string>>(await saved(), { header: true, skipEmptyLines: true }).data;
  /** Reports in the exported table: of the grids, of none, of nowhere. */
  const exported = async (): Promise<number> => (await rows()).reduce((sum, { n }) => sum + Number(n), 0);
  const linesOf = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;

  it("is read, located and counted: the ledger reconciles and the exported counts are the oracle's but for points on borders", async () => {
    expect(await ledgerOf(page)).toEqual(LEDGER);
    const { counts } = readOracle(truth ?? "");
    const apart = (await rows()).slice(0, 195).map(({ grid_id: id = "", n }) => Math.abs(Number(n) - (counts.get(id)?.at(-1) ?? 0)));
    expect(apart.length).toBe(195);
    // The 881 incidents that lie within 1e-7° of a border in another tract than GEOS says (tests/real/oracle.test.ts) cancel out in part.
    expect(apart.reduce((sum, count) => sum + count, 0) / 2).toBeLessThanOrEqual(881);
    expect({ faults: actor.faults, foreign: actor.foreign }).toEqual({ faults: [], foreign: [] });
  });

  it("is filtered: a class, a class within a year, and both in the table", async () => {
    await go("category=ARSON");
    await expect.poll(exported).toBe(linesOf(/^[^,]*,ARSON,/));
    await go(`category=ARSON&${Y14}`);
    await expect.poll(exported).toBe(linesOf(/^2014-[^,]*,ARSON,/));
  });

  it("has its years beside each other, one scale for both", async () => {
    await go(`measure=n&compare=before&${Y14}`);
    const all = page.getByText(/^All grids: [\d,]+ → [\d,]+/);
    const [earlier, now] = ((await all.innerText()).match(/[\d,]+/g) ?? []).map((text) => Number(text.replaceAll(",", "")));
    const inside = async (hash: string): Promise<number> => {
      await go(hash);
      await expect.poll(exported).toBe(linesOf(hash === Y13 ? /^2013-/ : /^2014-/));
      return (await rows()).slice(0, 195).reduce((sum, { n }) => sum + Number(n), 0);
    };
    expect({ earlier, now }).toEqual({ earlier: await inside(Y13), now: await inside(Y14) });
  });

  it("has hot spots, tested over its tracts but the island", async () => {
    await go(`look=hot:gi.queen.99.1.5&${Y14}`);
    const sentence = page.locator(".hot-sentence");
    await sentence.waitFor();
    const [, found = "0"] = /^Of 194 areas (\d+) are/.exec(await sentence.innerText()) ?? [];
    expect(Number(found)).toBeGreaterThan(0);
    for (const words of ["Hot 99 %", "Shared border or corner", "99 permutations (seed 5)", "n = 194"])
      await expect.poll(() => page.locator(".legend").innerText()).toContain(words);
  });

  it("leads from the town to a tract and back, with the tract's numbers and its months as a file", async () => {
    await go(Y14);
    const [first] = await rows();
    await go(`profile=town&${Y14}`);
    const profile = page.getByRole("dialog", { name: "Grid profile" });
    const heading = profile.locator(".profile > h2");
    await expect.poll(() => heading.innerText()).toBe("Whole town");
    await page.goto(`${stage.url}#/browse?lang=en&profile=grid&grid=${first?.["grid_id"]}&${Y14}`);
    await expect.poll(() => heading.innerText()).not.toBe("Whole town");
    await expect.poll(() => profile.locator(".profile-facts").innerText()).toContain(Number(first?.["n"]).toLocaleString("en-US"));
    const months = Papa.parse<string[]>(await saved("CSV", profile.getByRole("region", { name: "Month by month", exact: true }))).data;
    const year = months.filter(([month]) => month?.startsWith("2014-"));
    expect(year.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(Number(first?.["n"]));
    await page.goBack();
    await expect.poll(() => heading.innerText()).toBe("Whole town");
  });

  it("is drawn with symbols for counts, fill for densities, and a legend that says of how many", async () => {
    await go(`measure=n&${Y14}`);
    await expect.poll(() => page.locator(".legend").innerText()).toMatch(/Cases[\s\S]*2014/);
    await go(`measure=density&${Y14}`);
    await expect.poll(() => page.locator(".legend").innerText()).toContain("Per km²");
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: /^Find/ }).fill("37.77, -122.42");
    await page.getByRole("dialog").getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/map=16\/37\.77\/-122\.42/);
  });

  it("leaves as GeoJSON with the numbers of the table", async () => {
    await go(Y14);
    const counts = new Map((await rows()).map(({ grid_id: id, n }) => [id, Number(n)]));
    await page.getByRole("button", { name: "Share" }).click();
    const features = JSON.parse(await saved("GeoJSON")).features as { properties: Record<string, unknown> }[];
    expect(features.length).toBe(195);
    for (const { properties } of features) expect(properties["n"]).toBe(counts.get(String(properties["grid_id"])));
    await page.keyboard.press("Escape");
  });

  it("has no fault that axe can find, and a tract is found by the keyboard alone", async () => {
    await go(Y14);
    const [, second] = await rows();
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: /^Find/ }).fill(second?.["grid_id"] ?? "");
    await page.getByRole("dialog").getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: /^Card of grid/ }).waitFor();
    expect(await faultsOfAxe(page)).toEqual([]);
    expect({ faults: actor.faults, foreign: actor.foreign }).toEqual({ faults: [], foreign: [] });
  });
});
