// A wall that gets what it did not expect, in Chromium: a wrong setting, and a grave case of a source that tells places and times only.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SQUARES } from "./desk";
import { type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const view = (name: string, show: string, part: object = {}): object => ({ name, dwellSeconds: 3, show, span: "week", ...part });

/** The address of a kiosk: the whole setting stands in it. */
function kiosk(setting: object, lang = "en"): string {
  return `#/wall?${new URLSearchParams({ lang, wall: JSON.stringify({ maxPixels: 600_000, ...setting }) })}`;
}

async function openWall(hash: string): Promise<Page> {
  const { page } = await stage.same(hash);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.locator(".wall-queue li").first().waitFor();
  return page;
}

describe("the setting in an address", () => {
  it("is told to be wrong by its place, and the usual wall is shown", async () => {
    const page = await openWall(kiosk({ steps: [] }));
    await page.locator(".wall-warn").getByText("steps").waitFor();
    await page.locator(".wall-now").getByText("Today's cases").waitFor();
  });
});

describe("an urgent case", () => {
  it("stops the list, is flown to and told on a card, and the list goes on after it", async () => {
    const cases = [report(1, "Noise", 0.02), report(2, "Fire", 0.03, 2)];
    const { page } = await stage.open({ hash: "about", viewport: { width: 1920, height: 1080 } });
    const plans = [{ name: "squares", file: "squares.json" }];
    const live = [{ kind: "poll", name: "Hotline", url: "feeds/cases.geojson", format: "json", every: 1, lateAfter: 60 }];
    await page.route("**/config.json", (route) => route.fulfill({ json: { plans, live } }));
    await page.route("**/squares.json", (route) => route.fulfill({ body: SQUARES, contentType: "application/json" }));
    await page.route("**/feeds/**", (route) => route.fulfill({ json: { type: "FeatureCollection", features: cases }, contentType: "application/geo+json" }));
    const steps = [view("Week", "measure=n&layers=grids", { dwellSeconds: 3600 })];
    await page.goto(`${stage.url}${kiosk({ steps, grave: ["Fire"], holdSeconds: 20, newMinutes: 1 })}`);
    const now = page.locator(".wall-now");
    // What has burnt for a while when the wall is hung is told as grave, and is no news.
    await page.locator(".wall-grave li").first().waitFor();
    expect(await now.getAttribute("data-kind")).toBe("showing");
    cases.push(report(3, "Fire", 0.17));
    await page.locator('.wall-now[data-kind="urgent"]').waitFor();
    await page.locator(".wall-case").getByText("Fire").waitFor();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/map=15[^/]*\/0\.05\d*\/0\.17/);
    await page.locator('.wall-now[data-kind="showing"]').waitFor();
    await page.locator(".wall-case").waitFor({ state: "detached" });
    await expect.poll(() => new URL(page.url()).hash).not.toMatch(/map=15/);
  });
});

/** A report of some minutes ago in one of the two squares. */
function report(number: number, category: string, lng: number, minutesAgo = 0): object {
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [lng, 0.05] },
    properties: { case_id: `C${number}`, reported_at: at, updated_at: at, category },
  };
}
