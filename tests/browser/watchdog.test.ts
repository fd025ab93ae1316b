// The page fails in earnest: its worker dies, its map is lost, it hangs, it cannot draw. It asks, or loads itself anew into the same address, within a budget.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, type ExpectStatic, it } from "vitest";
import { SQUARES } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const HASH = "#/browse?lang=en&measure=n&grid=A";
const CASES = "case_id,reported_at,lng,lat\n1,2024-01-01T08:00:00Z,0.05,0.05\n2,2024-02-01T08:00:00Z,0.15,0.05\n";

async function watched(expect: ExpectStatic, watchdog: object): Promise<Actor & { readonly loads: () => number }> {
  let loads = 0;
  const actor = await stage.open({
    hash: HASH,
    prepare: async (page) => {
      const config = { plans: [{ name: "squares", file: "squares.json" }], cases: [{ file: "cases.csv" }], watchdog };
      await page.route("**/config.json", (route) => route.fulfill({ json: config }));
      await page.route("**/cases.csv", (route) => route.fulfill({ body: CASES, contentType: "text/csv" }));
      await page.route("**/squares.json", (route) => route.fulfill({ body: SQUARES, contentType: "application/json" }));
      page.on("load", () => loads++);
    },
  });
  await stands(expect, actor.page);
  return { ...actor, loads: () => loads };
}

/** The page stands, and its watchdog with it. */
async function stands(expect: ExpectStatic, page: Page): Promise<void> {
  await page.locator(".maplibregl-canvas").waitFor();
  await page.getByRole("region", { name: /^Card of grid/ }).waitFor();
  await expect.poll(() => page.workers().some((worker) => worker.url().includes("beatWorker")), { timeout: 60_000 }).toBe(true);
}

async function killEngine(page: Page): Promise<void> {
  const engine = page.workers().find((worker) => /\/worker-/.test(worker.url()));
  if (!engine) throw new Error(`no engine among ${page.workers().map((worker) => worker.url())}`);
  await engine.evaluate(() => self.close()).catch(() => undefined);
}

// They wait more than they work: all at once, each on a page of its own.
describe.concurrent("a page that failed", () => {
  it("loads itself anew into the same address when its worker is dead, until the budget is spent; then it says when it tries again", async ({ expect }) => {
    const { page, loads } = await watched(expect, { reload: "always", workerAfter: 2, most: 2, withinMinutes: 5 });
    for (const load of [2, 3]) {
      await killEngine(page);
      await expect.poll(loads, { timeout: 60_000 }).toBe(load);
      await stands(expect, page);
      expect(page.url()).toContain("measure=n");
      expect(page.url()).toContain("grid=A");
    }
    await killEngine(page);
    const plain = page.getByRole("alertdialog", { name: "The part of this page that computes no longer answers" });
    await plain.waitFor();
    expect(await plain.innerText()).toMatch(/loaded 2 times within 5 min without success. The next try is at .*\d\d:\d\d, in \d+ (min|s)/);
    expect(loads()).toBe(3);
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/budget.png` });
    await plain.getByRole("button", { name: "Load again" }).click();
    await expect.poll(loads, { timeout: 60_000 }).toBe(4);
    await stands(expect, page);
  });

  it("tries again by itself when the budget allows it", async ({ expect }) => {
    const { page, loads } = await watched(expect, { reload: "always", workerAfter: 1, most: 1, withinMinutes: 0.4 });
    await killEngine(page);
    await expect.poll(loads, { timeout: 60_000 }).toBe(2);
    await stands(expect, page);
    await killEngine(page);
    await expect.poll(loads, { timeout: 60_000 }).toBe(3);
    await stands(expect, page);
  });

  it("asks elsewhere than on the wall, and takes the question back when the map lives again", async ({ expect }) => {
    const { page, loads } = await watched(expect, { mapAfter: 2 });
    const lose = await page.evaluateHandle(() =>
      document.querySelector<HTMLCanvasElement>(".maplibregl-canvas")?.getContext("webgl2")?.getExtension("WEBGL_lose_context"),
    );
    await lose.evaluate((extension) => extension?.loseContext());
    const bar = page.getByRole("status", { name: "The map has lost the graphics card" });
    await bar.waitFor();
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/asks.png` });
    await lose.evaluate((extension) => extension?.restoreContext());
    await bar.waitFor({ state: "detached" });
    expect(loads()).toBe(1);
  });

  it("that hung says so when it is back", async ({ expect }) => {
    const { page, loads } = await watched(expect, { pageAfter: 3 });
    await page.evaluate(() => {
      setTimeout(() => {
        for (const end = Date.now() + 6000; Date.now() < end; );
      }, 0);
    });
    await page.getByRole("status", { name: "This page did not respond for a while" }).waitFor();
    await page.getByRole("button", { name: "Not now" }).click();
    expect(await page.locator(".failure").count()).toBe(0);
    expect(loads()).toBe(1);
  });

  it("and cannot draw says so on a plain page, in whose place the same view comes back", async ({ expect }) => {
    const { page, loads } = await watched(expect, {});
    await page.route("**/assets/PlanDesk-*.js", (route) => route.abort());
    await page.evaluate(() => {
      location.hash = location.hash.replace("#/browse", "#/plan");
    });
    const plain = page.getByRole("alertdialog", { name: "This page has failed" });
    await plain.waitFor();
    await page.unroute("**/assets/PlanDesk-*.js");
    await plain.getByRole("button", { name: "Load again" }).click();
    await page.locator(".draft-panel").waitFor();
    expect(loads()).toBe(2);
    expect(page.url()).toContain("#/plan");
  });
});
