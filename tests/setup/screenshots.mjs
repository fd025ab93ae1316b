// `npm run screenshots`: builds the page and takes the pictures of docs/screenshots anew: wall, desk and phone, light and dark, zh-CN and en.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { root } from "../../src/cli/install.mjs";
import { findChromium } from "./chromium.mjs";

const folder = join(root, "docs/screenshots");
const SHOTS = [
  { name: "desk-light-zh", size: [1440, 900], look: "theme=light&lang=zh-CN" },
  { name: "desk-dark-en", size: [1440, 900], look: "theme=dark&lang=en" },
  { name: "phone-light-zh", size: [390, 844], look: "theme=light&lang=zh-CN" },
  { name: "phone-dark-en", size: [390, 844], look: "theme=dark&lang=en" },
  { name: "queue-light-zh", size: [1440, 900], look: "theme=light&lang=zh-CN", act: openQueue },
  { name: "case-dark-zh", size: [1440, 900], look: "theme=dark&lang=zh-CN", act: openCase },
  { name: "case-phone-light-zh", size: [390, 844], look: "theme=light&lang=zh-CN&period=2026-06-23T16:00:00Z..2026-06-30T16:00:00Z", act: openCase },
  { name: "assessment-light-zh", size: [1440, 900], look: "theme=light&lang=zh-CN&month=2026-05" },
  { name: "plan-light-zh", size: [1440, 900], screen: "plan", look: "theme=light&lang=zh-CN" },
  { name: "plan-phone-dark-en", size: [390, 844], screen: "plan", look: "theme=dark&lang=en" },
  { name: "wall-dark-zh", size: [1920, 1080], screen: "wall", look: "theme=dark&lang=zh-CN" },
  { name: "wall-light-en", size: [1920, 1080], screen: "wall", look: "theme=light&lang=en" },
];

mkdirSync(folder, { recursive: true });
await build({ root, logLevel: "error" });
const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? "",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const wanted = process.argv.slice(2); // names; all when none is given
for (const { name, size, look, act, screen = "browse" } of SHOTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const [width = 0, height = 0] = size;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
  await page.goto(`${server.resolvedUrls?.local[0]}#/${screen}?${look}`);
  if (screen === "browse") await page.locator('[data-bucket="read"]').first().waitFor({ state: "attached", timeout: 120_000 });
  await act?.(page);
  // The map has no word on the page for being done: two pictures that are the same are the word. The clock of the wall never stands still.
  if (screen === "wall") await page.waitForTimeout(22_000); // the first view, before the second comes
  let before = Buffer.alloc(0);
  for (let same = screen === "wall" ? 2 : 0; same < 2; ) {
    await page.waitForTimeout(1500);
    const picture = await page.screenshot();
    same = picture.equals(before) ? same + 1 : 0;
    before = picture;
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
  console.log(`docs/screenshots/${name}.png`);
}
await browser.close();
await server.close();
process.exit(0);

/** The queue of the first grid. */
async function openQueue(page) {
  await page.getByRole("grid").getByRole("row").nth(1).click();
  await page.locator(".card button", { hasText: "待办队列" }).click();
  await page.locator("button[data-lamp]").first().waitFor();
}

/** The case that stands first in the queue. */
async function openCase(page) {
  await openQueue(page);
  await page.locator("button[data-lamp]").first().click();
  await page.locator(".case-status").waitFor();
}
