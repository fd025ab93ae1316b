// A real Chromium on the built page (or on the development server's): served on this machine, every request watched.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { createServer, preview } from "vite";
import { findChromium } from "../setup/chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Flags under which a page draws by software and asks nobody outside. Not --disable-gpu: with it every frame is drawn on the main thread. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Text and panels by the processor itself; the map alone through the graphics card that is not there.
  "--disable-gpu-rasterization",
  "--disable-accelerated-2d-canvas",
];

/** Window of the tests that need no other: drawing by software costs by the pixel, and half of a desk's pixels are half of a test's time. */
export const SMALL = { width: 1180, height: 720 };
/** Window of a desk, for tests whose hand needs room on the map. */
export const DESK = { width: 1440, height: 900 };

/** For what must come in the end: a busy machine that draws by software is slow, and being slow is no fault here. */
const PATIENCE_MS = 90_000;

export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  /** A new page with a storage of its own and without a service worker, prepared before it goes to its address; `faults` gathers errors of the page, `foreign` requests to another origin. */
  open(
    options?: BrowserContextOptions & { readonly hash?: string; readonly firstRun?: boolean; readonly prepare?: (page: Page) => Promise<unknown> },
  ): Promise<Actor>;
  /**
   * The one page that tests share which leave nothing behind but an address: the first opens it, the others go on to theirs, which takes a moment where
   * opening takes seconds. Faults and foreign requests are those since then.
   */
  same(hash: string): Promise<Actor>;
  /** Closes the pages that are open, but the shared one: an open map goes on drawing. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface Actor {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly foreign: readonly string[];
}

/** Serves dist/ (npm test has built it) on a free loopback port and starts Chromium. */
export async function setStage(): Promise<Stage> {
  if (!existsSync(`${root}/dist/index.html`)) throw new Error("dist/ is missing; run `npx vite build` before the browser tests");
  const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false } });
  return stageOn(server.resolvedUrls?.local[0] ?? "", () => server.close());
}

/** The same on the development server, as `npm run dev` starts it. */
export async function setDevelopmentStage(): Promise<Stage> {
  const server = await createServer({
    root,
    logLevel: "silent",
    cacheDir: "node_modules/.cache/vite-of-tests",
    server: { host: "127.0.0.1", port: 0, open: false },
  });
  await server.listen();
  return stageOn(server.resolvedUrls?.local[0] ?? "", () => server.close());
}

async function stageOn(url: string, stopServing: () => Promise<void>): Promise<Stage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium; npm test installs it");
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  let shared: (Actor & { readonly faults: string[]; readonly foreign: string[] }) | null = null;
  const stage = {
    url,
    browser,
    open: async ({ hash = "", firstRun = false, prepare, ...options }: Parameters<Stage["open"]>[0] = {}) => {
      const context = await browser.newContext({
        viewport: SMALL,
        deviceScaleFactor: 0.5, // a quarter of the pixels; nothing is laid out otherwise, and who looks at pixels asks for 1
        locale: "en-US",
        reducedMotion: "reduce",
        serviceWorkers: "block" as const,
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const faults: string[] = [];
      const foreign: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      page.on("request", (request) => {
        const address = request.url();
        if (!address.startsWith(url) && !address.startsWith("blob:") && !address.startsWith("data:")) foreign.push(address);
      });
      if (!firstRun) await page.addInitScript(() => localStorage.setItem("gridkeeper.tour", "seen")); // no tour in the way
      await prepare?.(page);
      await page.goto(`${url}${hash}`);
      return { page, faults, foreign };
    },
    same: async (hash: string) => {
      if (shared === null) return (shared = await stage.open({ hash }));
      shared.faults.length = 0;
      shared.foreign.length = 0;
      await shared.page.goto(`${url}${hash}`);
      return shared;
    },
    clear: async () => {
      await Promise.all(browser.contexts().map((context) => context !== shared?.page.context() && context.close()));
    },
    close: async () => {
      await browser.close();
      await stopServing();
    },
  };
  return stage;
}
