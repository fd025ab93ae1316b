// Tools on the map in Chromium, on one page: measuring by mouse, finger and key.
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOfAxe, gridAtMiddle, ledgerOf } from "./desk";
import { type Actor, DESK, type Stage, setStage } from "./stage";

let stage: Stage;
let actor: Actor;
beforeAll(async () => {
  stage = await setStage();
  actor = await stage.open({ viewport: DESK, hash: "#/browse?lang=en", hasTouch: true });
  await ledgerOf(actor.page);
});
afterAll(async () => {
  await stage.close();
});

/** An act of the palette, by the keyboard alone. */
async function act(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("textbox", { name: /^Find a grid/ });
  await field.fill(name);
  await page
    .getByRole("option", { name: new RegExp(`^${name}`) })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
}

/** Metres a CSS pixel of the map as it rests, out of the address. */
function metresAPixel(page: Page): number {
  const [zoom = 0, lat = 0] = (/map=([\d./-]+)/.exec(page.url())?.[1] ?? "").split("/").map(Number);
  return (2 * Math.PI * 6_371_008.8 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** A measured number in metres or square metres. */
async function told(box: Locator, term: string): Promise<number> {
  const text = await box
    .locator("dl > div", { has: box.page().locator("dt", { hasText: new RegExp(`^${term}$`) }) })
    .locator("dd")
    .innerText();
  const value = Number((/[\d.,]+/.exec(text)?.[0] ?? "NaN").replaceAll(",", ""));
  return value * (text.includes("km²") ? 1e6 : text.includes("km") ? 1000 : 1);
}

const near = (value: number, wanted: number): void => {
  expect(Math.abs(value / wanted - 1)).toBeLessThan(0.02);
};

describe("measuring", () => {
  it("tells lengths and areas of what mouse, finger and keys set, chooses no grid, and Escape ends it", async () => {
    const { page, faults } = actor;
    await gridAtMiddle(page); // the map is drawn and its place is in the address
    await act(page, "Measure");
    const sheet = page.getByRole("application", { name: /^Measure on the map/ });
    await sheet.waitFor();
    const box = page.getByRole("region", { name: "Measure" });
    const frame = await page.locator(".maplibregl-canvas").boundingBox();
    if (frame === null) throw new Error("the map has no canvas");
    const at = [frame.x + frame.width / 2, frame.y + frame.height / 2] as const;
    const metres = metresAPixel(page);
    await page.mouse.click(at[0], at[1] - 120);
    await page.mouse.click(at[0] + 160, at[1] - 120);
    near(await told(box, "Length"), 160 * metres);
    await page.touchscreen.tap(at[0] + 160, at[1]);
    await expect.poll(() => page.locator(".measure-place").count()).toBe(3);
    near(await told(box, "Length"), 280 * metres);
    near(await told(box, "Last leg"), 120 * metres);
    near(await told(box, "Area"), (160 * 120 * metres ** 2) / 2);
    // By key: the cross stands in the middle, a step is 8 pixels, with Shift 48.
    await sheet.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".measure-place").count()).toBe(4);
    near(await told(box, "Area"), 160 * 120 * metres ** 2);
    expect(await faultsOfAxe(page)).toEqual([]);
    for (const key of ["Shift+ArrowRight", "Shift+ArrowUp", "Enter"]) await page.keyboard.press(key);
    near(await told(box, "Last leg"), Math.hypot(48, 48) * metres);
    await page.keyboard.press("Backspace");
    await expect.poll(() => page.locator(".measure-place").count()).toBe(4);
    // The places are those of the ground: they stay when the map is dragged.
    const [before, metresBefore] = [await told(box, "Length"), page.url()];
    await page.mouse.move(at[0], at[1] + 60);
    await page.mouse.down();
    await page.mouse.move(at[0] - 80, at[1] + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.url()).not.toBe(metresBefore);
    expect(await page.locator(".measure-place").count()).toBe(4);
    expect(await told(box, "Length")).toBe(before);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    expect(page.url()).not.toContain("grid=");
    expect(faults).toEqual([]);
  });
});

describe("the first run", () => {
  it("is told in three steps, by keys alone, once; the palette tells it again, and axe finds nothing", async () => {
    const { page, faults } = await stage.open({ firstRun: true });
    const card = page.getByRole("dialog", { name: "The map and its table are one" });
    await card.waitFor();
    expect(await card.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => page.locator(".tour-ring").count()).toBe(1);
    expect(await faultsOfAxe(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Period and filters apply everywhere" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Everything has a name and a link" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".tour-card").waitFor({ state: "detached" });
    await act(page, "Tour in three steps");
    await card.waitFor();
    await page.getByRole("button", { name: "Skip" }).click();
    expect(await page.evaluate(() => localStorage.getItem("gridkeeper.tour"))).toBe("seen");
    // A link with a state is opened for what it shows, seen or not.
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${stage.url}?again#/browse?lang=en&measure=closure`);
    await ledgerOf(page);
    expect(await page.locator(".tour-card").count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("marked places", () => {
  it("are gone through by M and Shift+M on the map, and the panel shows which", async () => {
    const { page, faults } = actor;
    await page.goto(`${stage.url}#/browse?lang=en&look=services`);
    const chosen = page.locator('.look tr[data-chosen="true"]');
    await page.locator(".look tbody tr").first().waitFor();
    expect(await chosen.count()).toBe(0);
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("m");
    await expect.poll(() => chosen.count()).toBe(1);
    const first = await chosen.innerText();
    await page.keyboard.press("m");
    await expect.poll(() => chosen.innerText()).not.toBe(first);
    await page.keyboard.press("Shift+M");
    await expect.poll(() => chosen.innerText()).toBe(first);
    expect(faults).toEqual([]);
  });
});

describe("the padlock", () => {
  it("keeps the classes whatever is filtered, in the address too, and fits them anew when asked", async () => {
    const { page, faults } = actor;
    const classes = () => page.locator(".legend-classes").innerText();
    const breaks = async () => (await classes()).match(/[\d.,]+ – <?[\d.,]+/g)?.join(" | ") ?? "";
    await page.goto(`${stage.url}#/browse?lang=en&measure=density`);
    await page.getByRole("button", { name: "Keep these classes" }).click();
    await expect.poll(() => page.url()).toContain("breaks=");
    const kept = await breaks();
    expect(kept.split("|").length).toBeGreaterThan(1);
    await page.goto(`${page.url()}&source=%E8%A7%86%E9%A2%91%E5%8F%91%E7%8E%B0`);
    await page.getByText("Filtered by Source: Video").first().waitFor();
    expect(await breaks()).toBe(kept);
    await page.getByRole("button", { name: /^Classes are kept/ }).click();
    await expect.poll(breaks).not.toBe(kept);
    expect(page.url()).not.toContain("breaks=");
    expect(faults).toEqual([]);
  });
});

describe("playback", () => {
  it("walks the period under one scale: the table follows, and where it is paused the address says", async () => {
    const { page, faults } = actor;
    await page.goto(`${stage.url}#/browse?lang=en&filters=1`);
    const play = page.getByRole("button", { name: "Play", exact: true });
    await expect.poll(() => play.isEnabled()).toBe(true);
    await play.click();
    await expect.poll(() => page.url()).toContain("breaks=");
    const totals = new Set<string>();
    await expect.poll(async () => totals.add(await page.locator("tfoot tr.row-total").first().innerText()).size, { timeout: 60_000 }).toBeGreaterThan(2);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await expect.poll(() => page.url()).toContain("period=");
    await play.waitFor();
    expect(faults).toEqual([]);
  });
});
