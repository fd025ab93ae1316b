// The page in Chromium (software GL) on San Francisco's files: times from drop to plan and to numbers, long tasks of the main thread meanwhile, a dragged brush.
// node tests/bench/browser.mjs   (after npx vite build; needs ../shared/data)
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { root } from "../../src/cli/install.mjs";
import { findChromium } from "../setup/chromium.mjs";

const city = join(root, "../shared/data/san_francisco");
if (!existsSync(city)) {
  console.log("skipped: ../shared/data/san_francisco is not here");
  process.exit(0);
}
const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? "",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US", reducedMotion: "reduce" });
const opening = performance.now();
await page.goto(server.resolvedUrls?.local[0] ?? "");
await page.getByRole("grid").waitFor();
const demoMs = performance.now() - opening;
await page.waitForTimeout(6000);
await page.evaluate(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: "longtask" });
});
const longTasks = () => page.evaluate(() => globalThis.longTasks.splice(0));

let start = performance.now();
await page.locator('input[type="file"]').setInputFiles(join(city, "boundary_tracts_in_neighborhoods.geojson.gz"));
await page.getByText("195 of 195 grids").waitFor();
const planMs = performance.now() - start;
await page.waitForTimeout(4000);
const planTasks = await longTasks();

await page.locator('input[type="file"]').setInputFiles(join(city, "police_incidents_2003_2015.csv.gz"));
await page.getByRole("button", { name: "Read the file" }).waitFor();
await page.waitForTimeout(1500);
const dialogTasks = await longTasks();
start = performance.now();
await page.getByRole("button", { name: "Read the file" }).click();
await page.getByText("877,609").first().waitFor();
const readMs = performance.now() - start;
const readTasks = await longTasks();
await page.waitForTimeout(4000);
const settleTasks = await longTasks();

const handle = page.getByRole("slider").first();
const box = await handle.boundingBox();
const moves = [];
if (box) {
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let move = 1; move <= 100; move++) {
    const from = performance.now();
    await page.mouse.move(box.x + box.width / 2 + move * 2, box.y + box.height / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
    moves.push(performance.now() - from);
  }
  await page.mouse.up();
}
const brushTasks = await longTasks();
moves.sort((a, b) => a - b);
const memory = await page.evaluate(() => performance.memory?.usedJSHeapSize / 2 ** 20);
const result = {
  demoMs,
  planMs,
  readMs,
  planTasks,
  dialogTasks,
  readTasks,
  settleTasks,
  brushFrameMs: { p50: moves[50], p95: moves[95] },
  brushTasks,
  mainHeapMb: memory,
};
console.log(JSON.stringify(result, null, 1));
writeFileSync(join(root, "tests/bench/results/browser.json"), JSON.stringify(result, null, 1));
await browser.close();
await server.close();
process.exit(0);
