// The map in Chromium: no WebGL, a lost context, hand and keyboard, hostile bytes in a text.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { confirmMapping, gridAtMiddle, ledgerOf, openFiles, SQUARES, tableOf, textFile } from "./desk";
import { type Stage, setStage } from "./stage";

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

/** A week of the demo town: few enough cases to be drawn one by one. */
const A_WEEK = "#/browse?period=2026-06-23T16:00:00Z..2026-06-30T16:00:00Z";

/** The map's picture when it no longer changes. */
async function pictureAtRest(page: Page): Promise<Buffer> {
  const area = page.locator(".map-area");
  let last = await area.screenshot();
  for (let same = 0; same < 2; ) {
    await page.waitForTimeout(400);
    const next = await area.screenshot();
    same = next.equals(last) ? same + 1 : 0;
    last = next;
  }
  return last;
}

it("a browser without WebGL is told so in one sentence, and the numbers work all the same", async () => {
  const { page } = await stage.open({
    prepare: (page) =>
      page.addInitScript(() => {
        const { getContext } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...rest]);
        } as typeof getContext;
      }),
  });
  await page.getByText("This browser offers no WebGL 2").waitFor();
  expect((await ledgerOf(page)).read).toBeGreaterThan(100_000);
  await tableOf(page).getByRole("row").nth(2).click();
  await page.getByRole("region", { name: /^Card of grid/ }).waitFor();
});

it("a lost WebGL context comes back with the same picture, points and colours included", async () => {
  const { page, faults } = await stage.open({ hash: A_WEEK, deviceScaleFactor: 1 });
  await tableOf(page).waitFor();
  await gridAtMiddle(page);
  await page.mouse.move(720, 5);
  await page.getByText(/^Points: .* drawn/).waitFor();
  const before = await pictureAtRest(page);
  const lost = await page.evaluate(async () => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>(".map-area canvas")];
    const extensions = canvases.map((canvas) => canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? null);
    for (const extension of extensions) extension?.loseContext();
    await new Promise((done) => setTimeout(done, 500));
    // deck.gl's canvas is made anew by then; MapLibre's is given its context back.
    extensions[0]?.restoreContext();
    return extensions.filter((extension) => extension !== null).length;
  });
  expect(lost).toBe(2);
  await expect.poll(async () => (await pictureAtRest(page)).equals(before), { timeout: 60_000, interval: 500 }).toBe(true);
  expect(faults.filter((fault) => !/context lost/i.test(fault))).toEqual([]);
});

describe("hand and keyboard", () => {
  it("do the same: hovering, choosing, leaving", async () => {
    const { page } = await stage.open({ deviceScaleFactor: 1 });
    await tableOf(page).waitFor();
    const card = page.getByRole("region", { name: /^Card of grid/ });
    const hovered = tableOf(page).locator('tr[data-hovered="true"]');

    const middle = await gridAtMiddle(page);
    await page.mouse.down();
    await page.mouse.up();
    await card.waitFor();
    expect(middle).toContain((await card.getAttribute("aria-label"))?.replace("Card of grid ", ""));
    await page.mouse.move(720, 5);

    const canvas = page.locator(".maplibregl-canvas");
    await canvas.focus();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    await page.keyboard.press("]");
    await hovered.waitFor();
    const first = await hovered.innerText();
    await page.keyboard.press("]");
    await expect.poll(() => hovered.innerText()).not.toBe(first);
    const second = await hovered.innerText();
    await page.keyboard.press("Enter");
    await card.waitFor();
    expect(second).toContain((await card.getAttribute("aria-label"))?.replace("Card of grid ", ""));

    await tableOf(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect.poll(() => tableOf(page).locator("tbody tr").first().getAttribute("data-chosen")).toBe("true");
  });
});

it("a NUL, a prototype's name and markup in a report are shown as text", async () => {
  const { page, faults } = await stage.open({ deviceScaleFactor: 1 });
  await tableOf(page).waitFor();
  await openFiles(page, [textFile("own.geojson", SQUARES)]);
  await page.getByText("2 of 2 grids").waitFor();
  const long = "x".repeat(1_000_000);
  const rows = `1,0.05,0.05,__proto__,a\u0000b\n2,0.05,0.05,constructor,<img src=x onerror=window.hacked=1>\n3,0.05,0.05,toString,${long}\n`;
  await openFiles(page, [textFile("own.csv", `case_id,lng,lat,category,address\n${rows}`)]);
  await confirmMapping(page);
  await page.locator('[data-bucket="located"]').click();
  const drawer = page.getByRole("dialog");
  for (const word of ["__proto__", "constructor", "toString"]) await drawer.getByText(word).waitFor();
  for (const [at, text] of [
    [0, /a.?b/s],
    [1, "<img src=x onerror=window.hacked=1>"],
    [2, /x{1000}/],
  ] as const) {
    await page.getByRole("dialog").locator(".rows-open").nth(at).click();
    await page.locator("body").getByText(text).first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator('[data-bucket="located"]').click();
  }
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
  expect(faults).toEqual([]);
});
