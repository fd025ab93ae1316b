// P14: builds recolourPage.ts and runs it in Chromium: recolouring 500 grids by feature-state against setData, in turn on one page.
import { join } from "node:path";
import { build, preview } from "vite";
import { root } from "../../src/cli/install.mjs";

const outDir = join(root, "tests/bench/node_modules/.cache/recolour");

/** Medians and worst times of both ways in milliseconds: `sync` of the call, `idle` until the map rests; and whether all classes arrived. */
export async function recolourTimes(browser) {
  await build({
    root: join(root, "tests/bench"),
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2023", rolldownOptions: { input: join(root, "tests/bench/recolour.html") } },
  });
  const server = await preview({ configFile: false, logLevel: "silent", build: { outDir }, preview: { host: "127.0.0.1", port: 0, open: false } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(`${server.resolvedUrls?.local[0] ?? ""}recolour.html`);
    const { featureState, setData, equal } = await page.evaluate(() => globalThis.recolourBench);
    return { featureState: summary(featureState), setData: summary(setData), equal };
  } finally {
    await page.close();
    await server.close();
  }
}

function summary({ sync, idle }) {
  return { sync: quantiles(sync), idle: quantiles(idle) };
}

function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: sorted[sorted.length >> 1], worst: sorted.at(-1) };
}
