// Plans that are not fit to be edited, dropped on the planner's screen: their faults, a cleaning looked at, and the draft of what was cleaned.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sharedData } from "../shared";
import { openFiles, textFile } from "./desk";
import { type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

const square = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const OVERLAPPING = JSON.stringify({
  type: "FeatureCollection",
  features: [square(121.47, 31.23, 121.48, 31.24), square(121.479, 31.23, 121.49, 31.24)].map((coordinates, i) => ({
    type: "Feature",
    properties: { code: `G${i + 1}`, name: `Grid ${i + 1}` },
    geometry: { type: "Polygon", coordinates },
  })),
});

describe("cleaning on screen", () => {
  it("comes before editing: faults with their places, a look on the map, then the cleaned plan", async () => {
    const { page, faults } = await stage.open({ hash: "#/plan" });
    await page.getByRole("tab", { name: "Balance" }).waitFor();
    await openFiles(page, textFile("two.geojson", OVERLAPPING));
    await page.getByText("Borders of this plan cross or overlap.").waitFor();
    expect(await page.locator("tr[data-grid]").count()).toBe(0);
    const list = page.getByRole("list", { name: "Faults" });
    expect(await list.innerText()).toContain("Grids G1 and G2 both claim");
    await list.getByRole("button").first().click();
    await expect.poll(() => page.url()).toMatch(/map=1[67]/); // the camera has gone there

    await page.getByRole("button", { name: "Look at the cleaning" }).click();
    await page.getByText("Overlaps given to one grid: 1").waitFor();
    const sheet = page.locator("canvas.ghost-sheet");
    await expect.poll(async () => Number(await sheet.getAttribute("data-edges"))).toBeGreaterThan(6);
    await page.getByRole("button", { name: "Edit the cleaned plan" }).click();
    await expect.poll(() => page.locator("tr[data-grid]").count()).toBe(2);
    expect(Number(await sheet.getAttribute("data-edges"))).toBe(0);
    await page.getByRole("tab", { name: "Quality" }).click();
    await page.getByText("No faults").waitFor();
    expect(faults).toEqual([]);
  });

  it("finds the Denver precincts of 2016 fit, tells their ten enclaves, and fills none", async ({ skip }) => {
    const path = sharedData("redistricting/denver_precincts_2016_orig.zip");
    if (path === null) return skip();
    const { page, faults } = await stage.open({ hash: "#/plan" });
    await page.getByRole("tab", { name: "Balance" }).waitFor();
    await openFiles(page, path);
    await expect.poll(() => page.locator("tr[data-grid]").count(), { timeout: 60_000 }).toBe(346);
    await page.getByRole("tab", { name: "Quality" }).click();
    await page.getByText("0 errors, 0 warnings").waitFor();
    await page.getByRole("button", { name: "Look at the cleaning" }).click();
    await page.getByText("Enclaves kept: 10").waitFor();
    expect(faults).toEqual([]);
  });

  it("cleans the police districts of San Francisco as they were published", async ({ skip }) => {
    const path = sharedData("san_francisco/boundary_police_districts_2014.geojson.gz");
    if (path === null) return skip();
    const { page } = await stage.open({ hash: "#/plan" });
    await page.getByRole("tab", { name: "Balance" }).waitFor();
    await openFiles(page, path);
    await page.getByText("6 errors, 23 warnings").waitFor();
    await page.getByRole("button", { name: "Look at the cleaning" }).click();
    await page.getByRole("list", { name: "Repairs" }).waitFor();
    await page.getByRole("button", { name: "Edit the cleaned plan" }).click();
    await expect.poll(() => page.locator("tr[data-grid]").count(), { timeout: 60_000 }).toBe(10);
  });
});
