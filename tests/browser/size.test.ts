// How much JavaScript the page asks for: the first map and the whole browse screen keep to their limits, gzip -9, workers included.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableOf } from "./desk";
import { type Stage, setStage } from "./stage";

const folder = fileURLToPath(new URL("../../dist/assets/", import.meta.url));
const FIRST_MAP_KB = 600;
const WHOLE_SCREEN_KB = 1000;

/** What must be here before the demo town's map is drawn; what these import at once comes with them. */
const FIRST_MAP = ["index", "worker", "demo", "maplibre-gl-worker", "tilesWorker", "zh-CN.first"];

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await stage.close();
});

/** The built file of a chunk: its name, then eight characters that change with its content. */
function fileOf(chunk: string): string {
  const found = readdirSync(folder).find((file) => file.endsWith(".js") && file.slice(0, -"-12345678.js".length) === chunk);
  if (found === undefined) throw new Error(`dist/assets has no chunk ${chunk}; run npx vite build`);
  return found;
}

/** Files that a file imports at once, itself first. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, other = ""] of readFileSync(folder + file, "utf8").matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) closureOf(other, seen);
  return seen;
}

/** Thousands of bytes of files, each packed as `gzip -9` packs it. */
function packedKb(files: Iterable<string>): number {
  return [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(folder + file), { level: 9 }).length, 0) / 1000;
}

describe("the page's JavaScript", () => {
  it(`is at most ${FIRST_MAP_KB} kB before the first map can be drawn`, () => {
    const files = FIRST_MAP.flatMap((chunk) => [...closureOf(fileOf(chunk))]);
    expect(files.filter((file) => /^(Desk|overlay|book|config)-/.test(file))).toEqual([]);
    const size = packedKb(files);
    console.log(`first map: ${size.toFixed(1)} kB`);
    expect(size).toBeLessThanOrEqual(FIRST_MAP_KB);
  });

  it(`is at most ${WHOLE_SCREEN_KB} kB when everything of the browse screen has come`, async () => {
    const { page } = await stage.open();
    const asked = new Set<string>();
    page.on("request", (request) => {
      const [, file] = /\/assets\/([\w.-]+\.js)$/.exec(request.url()) ?? [];
      if (file !== undefined) asked.add(file);
    });
    // Few enough cases for points, so that the overlay that draws them comes too.
    await page.goto("about:blank");
    await page.goto(`${stage.url}#/browse?lang=zh-CN&period=2026-06-23T16:00:00Z..2026-06-30T16:00:00Z`);
    await tableOf(page).waitFor();
    await expect.poll(() => [...asked].some((file) => file.startsWith("overlay-")), { timeout: 30_000 }).toBe(true);
    await page.waitForLoadState("networkidle");
    // What a worker asks for may escape the page's ear: the chunks that every screen needs are counted in any case.
    const files = [...asked, ...[...FIRST_MAP, "book", "answers", "pictures", "demoCases"].flatMap((chunk) => [...closureOf(fileOf(chunk))])];
    const size = packedKb(files);
    console.log(`whole browse screen: ${size.toFixed(1)} kB`);
    expect(size).toBeLessThanOrEqual(WHOLE_SCREEN_KB);
  });
});
