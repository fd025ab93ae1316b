// Without a network the page starts all the same: its own files, the deployment's, and the last good data of its live sources, dated and grey.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type FixtureServer, startFixture, TOKEN } from "../live/fixtureServer";
import { START, type Told, told } from "../live/world";
import { type Deployment, deploy, freshContext, keptOffline, visit } from "./deployment";
import { ledgerOf, SQUARES } from "./desk";
import { type Stage, setStage } from "./stage";

const root = fileURLToPath(new URL("../..", import.meta.url));
let stage: Stage;
let feed: FixtureServer;
const deployments: Deployment[] = [];
beforeAll(async () => {
  [stage, feed] = await Promise.all([setStage(), startFixture()]);
  feed.publish([here(1, 1), here(2, 1)]);
});
afterEach(async () => {
  await stage.clear();
  for (const deployment of deployments.splice(0)) await deployment.stop();
});
afterAll(async () => {
  await feed.stop();
  await stage.close();
});

function here(n: number, version: number): Told {
  return { ...told(n, version), at: START + 3000 + version, lng: 0.05, lat: 0.05 };
}

const poll = { kind: "poll", name: "Hotline", url: "feeds/cases.geojson", format: "json", every: 1, lateAfter: 3, auth: { value: TOKEN } } as const;

async function deployed(config: object): Promise<Deployment> {
  const files = { "config.json": JSON.stringify({ plans: [{ name: "squares", file: "squares.json" }], ...config }), "squares.json": SQUARES };
  const deployment = await deploy(files, feed.url);
  deployments.push(deployment);
  return deployment;
}

const located = (page: Page): Promise<number | undefined> => ledgerOf(page).then((ledger) => ledger["located"]);

/** Every word that the browser has stored for this page. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const said: unknown[] = [{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (!request.url.includes("/assets/")) said.push(name, request.url, [...request.headers], await (await cache.match(request))?.text());
    }
    for (const { name = "" } of await indexedDB.databases()) {
      const base = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of base.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asked = base.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        said.push(name, store, rows);
        for (const row of rows)
          for (const value of typeof row === "object" && row !== null ? Object.values(row) : [])
            if (value instanceof ArrayBuffer) said.push(new TextDecoder().decode(value));
      }
      base.close();
    }
    return JSON.stringify(said);
  });
}

describe("a page without a network", () => {
  it("starts with the last good data, grey and dated, asks nobody else, and is live again by itself; no token was stored", async () => {
    const deployment = await deployed({ live: [poll] });
    const context = await freshContext(stage);
    const first = await visit(context, deployment.url, "#/browse?lang=en");
    await expect.poll(() => located(first.page), { timeout: 60_000 }).toBe(2);
    await keptOffline(first.page, 2);
    await expect.poll(() => stored(first.page), { timeout: 30_000 }).toContain('"heard"');
    await expect.poll(() => stored(first.page), { timeout: 30_000 }).toContain("FeatureCollection");
    expect(await stored(first.page)).not.toContain("s3cret");
    expect(first.faults).toEqual([]);
    await first.page.close();
    await deployment.down(true);
    feed.publish([here(3, 2)]);
    deployment.asked.length = 0;

    const { page, faults, foreign } = await visit(context, deployment.url, "#/browse?lang=en");
    const source = page.locator(".live-source");
    await page.locator('.live-source[data-state="kept"]').waitFor();
    await expect.poll(() => located(page), { timeout: 60_000 }).toBe(2);
    expect(await source.locator(".live-state").innerText()).toMatch(/^offline, data of \d\d? \w+ \d{4},? \d\d:\d\d$/);
    await page.locator(':root[data-stale="true"]').waitFor();
    expect(await page.locator(".panel-area").evaluate((element) => getComputedStyle(element).filter)).toContain("grayscale(1)");
    await page.locator(".maplibregl-canvas").waitFor();
    expect(deployment.asked).toEqual([]);
    expect(foreign).toEqual([]);
    if (process.env["SHOTS"]) {
      await page.waitForTimeout(4000);
      await page.screenshot({ path: `${process.env["SHOTS"]}/offline.png` });
    }

    await deployment.down(false);
    await page.locator('.live-source[data-state="live"]').waitFor();
    await expect.poll(() => located(page), { timeout: 60_000 }).toBe(3);
    await page.locator(':root[data-stale="false"]').waitFor();
    expect(deployment.asked.filter(({ path }) => path.startsWith("/feeds/")).at(-1)?.authorization).toBe(TOKEN);
    expect(faults).toEqual([]);
  });

  it("has nothing to show of a source whose token was entered by hand", async () => {
    const deployment = await deployed({ live: [{ ...poll, auth: {} }] });
    const context = await freshContext(stage);
    const { page } = await visit(context, deployment.url, "#/browse?lang=en");
    await page.locator(".live-source > summary").click();
    await page.getByLabel("Access token").fill(TOKEN);
    await page.getByRole("button", { name: "Connect" }).click();
    await page.locator('.live-source[data-state="live"]').waitFor();
    await keptOffline(page, 2);
    await page.waitForTimeout(3000); // longer than what may be kept waits to be kept
    const said = await stored(page);
    expect(said).not.toContain('FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point');
    expect(said).not.toContain("s3cret");
  });

  it("keeps nothing where the configuration says so", async () => {
    const deployment = await deployed({ live: [poll], offline: false });
    const context = await freshContext(stage);
    const { page } = await visit(context, deployment.url);
    await expect.poll(() => located(page), { timeout: 60_000 }).toBe(3);
    await page.waitForTimeout(3000);
    const kept = await page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      await caches.keys(),
      (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.includes("live")),
    ]);
    expect(kept).toEqual([0, [], []]);
  });
});

/** The next version of the page: its first script says that it is the second, and every file of assets/ has another name. */
function secondBuild(folder: string): void {
  cpSync(join(root, "dist"), folder, { recursive: true });
  const [, first = ""] = /src="\.\/assets\/(index-[^"]+\.js)"/.exec(readFileSync(join(folder, "index.html"), "utf8")) ?? [];
  const renamed = new Map(readdirSync(join(folder, "assets")).map((file) => [file, file.replace(/[\w-]{8}(?=\.\w+$)/, (sum) => [...sum].reverse().join(""))]));
  for (const name of [...renamed.keys()].map((file) => `assets/${file}`).concat("index.html", "sw.js")) {
    if (!/\.(js|css|html)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), "utf8").replaceAll(/[\w.-]+\.\w+/g, (word) => renamed.get(word) ?? word);
    const says = name.endsWith(first) ? `document.documentElement.dataset["build"] = "second";${text}` : text;
    writeFileSync(join(folder, name), name === "sw.js" ? says.replace(/"version":"\w+"/, '"version":"second"') : says);
  }
  for (const [before, after] of renamed) renameSync(join(folder, "assets", before), join(folder, "assets", after));
}

describe("a new version", () => {
  it("is announced, leaves the open page on its own files, and is taken at the next load", async () => {
    const second = mkdtempSync(join(tmpdir(), "gridkeeper-second-"));
    secondBuild(second);
    const deployment = await deployed({ live: [poll] });
    const context = await freshContext(stage);
    const first = await visit(context, deployment.url, "#/browse?lang=en");
    await keptOffline(first.page, 2);
    await first.page.close();
    deployment.build = second;

    const { page, faults } = await visit(context, deployment.url, "#/browse?lang=en");
    await page.getByText("A new version lies ready").waitFor();
    const buildOf = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["build"]);
    expect(await buildOf()).toBeUndefined();
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/version.png` });
    // A part of the old version that was never loaded, and that the server no longer has.
    await page.evaluate(() => {
      location.hash = location.hash.replace("#/browse", "#/plan");
    });
    await page.locator('.app[data-screen="plan"]').waitFor();
    await page.locator(".draft-panel").waitFor();
    expect(await buildOf()).toBeUndefined();
    await page.close();
    const next = await visit(context, deployment.url, "#/browse?lang=en");
    await expect.poll(() => next.page.evaluate(() => document.documentElement.dataset["build"]), { timeout: 60_000 }).toBe("second");
    expect(faults).toEqual([]);
    rmSync(second, { recursive: true });
  });
});
