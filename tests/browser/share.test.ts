// Find and go, share and export, in Chromium on the demo town: by keyboard, and what leaves the page is what the screen shows.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ledgerOf, savedBytes, tableOf } from "./desk";
import { DESK, type Stage, setStage } from "./stage";

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

async function openDemo(hash = "#/browse?lang=en"): Promise<Page> {
  const { page } = await stage.same(hash);
  await page.keyboard.press("Escape"); // no dialog of the test before
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await ledgerOf(page); // its cases are read and counted
  return page;
}

/** Opens the finder by keyboard and types. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("textbox", { name: /^Find/ });
  await field.fill(text);
  await page.getByRole("dialog").getByRole("option").first().waitFor();
}

describe("find and go", () => {
  it("chooses a grid by its name, by the keyboard alone, and says so in the address", async () => {
    const page = await openDemo();
    await find(page, "Grid 2");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: /^Card of grid Grid 2/ }).waitFor();
    expect(page.url()).toContain("grid=");
  });

  it("goes to a position that is typed, latitude first or last", async () => {
    const page = await openDemo();
    await find(page, "31.2, 121.4");
    await page.keyboard.press("Enter");
    await page.waitForURL(/map=16\/31\.2\/121\.4/);
  });

  it("is left by Escape, and what is not there is said", async () => {
    const page = await openDemo();
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: /^Find/ }).fill("no such thing");
    await page.getByText("Nothing found").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
});

describe("share", () => {
  it("draws the map as a PNG twice as sharp, with something in it", async () => {
    const page = await openDemo();
    await page.getByRole("button", { name: "Share" }).click();
    const png = await savedBytes(page, "PNG");
    const box = await page.locator(".maplibregl-canvas").boundingBox();
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(Math.round((box?.width ?? 0) * 2));
    expect(png.readUInt32BE(20)).toBeGreaterThan((box?.height ?? 0) * 2);
    expect(png.length).toBeGreaterThan(50_000);
  });

  it("writes GeoJSON with the numbers of the table", async () => {
    const page = await openDemo();
    const row = tableOf(page).getByRole("row").nth(1);
    await page.getByRole("button", { name: "Share" }).click();
    const { features } = JSON.parse((await savedBytes(page, "GeoJSON")).toString("utf8"));
    expect(features).toHaveLength(3);
    const { n, handling_rate_of } = features[0].properties;
    await row.getByText(n.toLocaleString("en"), { exact: true }).waitFor();
    await row.getByText(handling_rate_of.map((part: number) => part.toLocaleString("en")).join("/"), { exact: true }).waitFor();
  });

  it("keeps a view under a name and opens it again", async () => {
    const page = await openDemo("#/browse?lang=en&measure=closure");
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill("Closure");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.goto(`${stage.url}#/browse?lang=en`);
    await page.getByRole("button", { name: "Closure", exact: true }).click();
    await page.waitForURL(/measure=closure/);
  });

  it("leaves map and legend alone in another page", async () => {
    const { page } = await stage.open({ viewport: DESK, hash: "#/browse?embed=1" });
    await page.locator(".legend").waitFor();
    expect(await page.getByRole("banner").isVisible()).toBe(false);
    expect(await tableOf(page).isVisible()).toBe(false);
    const box = await page.locator(".maplibregl-canvas").boundingBox();
    expect(box).toMatchObject(DESK);
  });
});

describe("the report book", () => {
  it("has a page for the town and for each grid with the numbers of the sheet, and prints one page each", async () => {
    const page = await openDemo();
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Open the book" }).click();
    await page.locator(".book-page").nth(5).waitFor();
    const grid = page.locator(".book-page").nth(2);
    const fraction = await grid.locator('tr[data-indicator="closure"] td').nth(1).innerText();
    const compared = page.locator(".book-page").nth(1).locator('tr[data-row="0"] td[data-indicator="closure"]');
    expect(await compared.innerText()).toContain(fraction);
    expect(await page.locator(".book-page").count()).toBe(1 + 1 + 3 + 1);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6);
  });
});
