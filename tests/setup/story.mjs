// `node tests/setup/story.mjs`: builds the page, plays the planner's story of docs/planner-story.md by hand on the demo town, and takes its pictures.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { root } from "../../src/cli/install.mjs";
import { findChromium } from "./chromium.mjs";

const folder = join(root, "docs/story");
mkdirSync(folder, { recursive: true });
if (!process.argv.includes("--built")) await build({ root, logLevel: "error" });
const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? "",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
page.setDefaultTimeout(240_000);
const told = {};

await page.goto(`${server.resolvedUrls?.local[0]}#/plan?theme=light&lang=zh-CN`);
await page.locator(".plan-open").waitFor();

// Thirty-four responsibility grids, as before the reform.
await suggest({ 网格数: "34" }, { 负荷口径: "单元等权", 起点: "重新划分" });
await take();
await step("已保存 1 步");
await rename("三十四个责任网格");
await putInForce("2024-01-01", true);
await page.locator(".plan-open", { hasText: "已保存 0 步" }).waitFor();
await tab("均衡");
told.before = await townOf();
await shot("1-thirty-four");

// Five, on the borders of the police beats.
await suggest({ 网格数: "5" }, { 起点: "重新划分", 不拆分: "警务责任区" });
told.found = (await page.locator(".advise-plans > table").first().locator("tbody").innerText()).replaceAll("\t", " · ");
await page.locator(".advise-plans > table").first().locator("tbody tr").first().hover();
await shot("2-suggested");
await take();
await step("已保存 1 步");
await tab("均衡");
told.after = await townOf();
await shot("3-five");
await tab("版本");
const onMap = page.getByRole("switch", { name: "在地图上显示变动范围" });
await onMap.check({ force: true });
told.difference = await page.locator("p[data-moved]").innerText();
await onMap.scrollIntoViewIfNeeded();
await shot("4-what-changes");
await rename("五个责任网格（与警务责任区一致）");
await tab("输出");
await page.getByRole("button", { name: "打印或存为图片…" }).click();
await shot("5-sheet");
await page.keyboard.press("Escape");
await putInForce("2026-07-01", false);
await page.locator('.plan-versions [data-open="true"][data-status="in_force"]').waitFor();
await page.locator(".plan-versions").scrollIntoViewIfNeeded();
await shot("6-in-force");

console.log(told);
await browser.close();
await server.close();
process.exit(0);

async function tab(name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** Fills the form of suggestions, and waits for the plans. */
async function suggest(numbers, choices) {
  await tab("建议");
  for (const [label, value] of Object.entries(numbers)) await page.getByLabel(label, { exact: true }).fill(value);
  for (const [label, option] of Object.entries(choices)) {
    await page.getByRole("combobox", { name: label, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  }
  await page.getByRole("button", { name: "生成建议方案" }).click();
  await page.locator(".advise-plans > table").first().locator("tbody tr").first().waitFor();
}

/** Takes the first plan over. */
async function take() {
  await page.locator(".advise-plans > table").first().locator("tbody tr").first().click();
  await page
    .getByRole("button", { name: /^采用“/ })
    .first()
    .click();
}

async function step(text) {
  await page.locator(".plan-open").getByText(text).waitFor();
}

async function rename(name) {
  await tab("版本");
  await page.getByLabel("方案名称").fill(name);
  await page.getByLabel("方案名称").press("Tab");
  await page.locator(".plan-open b", { hasText: name }).waitFor();
}

async function putInForce(day, rebased) {
  await tab("版本");
  await page.getByLabel("经办人").fill("芦汀镇网格中心");
  await page.getByLabel("经办人").press("Tab");
  await page.getByRole("button", { name: "送审", exact: true }).click();
  await page.getByRole("button", { name: "批准", exact: true }).click();
  await page.getByLabel("日期", { exact: true }).fill(day);
  if (rebased) await page.getByLabel("按新方案重新统计全部案件").check({ force: true });
  await page.getByRole("button", { name: "施行", exact: true }).click();
}

async function townOf() {
  return (await page.locator(".balance-town").innerText()).replaceAll(/\s*\n+\s*/g, " ");
}

/** The map has no word on the page for being done: two pictures that are the same are the word. */
async function shot(name) {
  let before = Buffer.alloc(0);
  for (let same = 0, tries = 0; same < 2 && tries < 20; tries++) {
    await page.waitForTimeout(1200);
    const picture = await page.screenshot();
    same = picture.equals(before) ? same + 1 : 0;
    before = picture;
  }
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 82 });
}
