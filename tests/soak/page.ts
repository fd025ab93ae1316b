// The built page on a stream of events, in a Chromium that tells how much it holds.
import { readFileSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { type ProxyOptions, preview } from "vite";
import { findChromium } from "../setup/chromium.mjs";
import type { EventStream } from "./stream";

/** Degrees: the corner and the side of the square in which events lie. */
export const [WEST, SOUTH, SIDE] = [120, 30, 0.1];
/** The inspector keeps at most so much. */
const INSPECTOR_MB = 100;

export interface Soak {
  readonly page: Page;
  readonly url: string;
  heaps(): Promise<{ readonly page: number; readonly process: number }>;
  close(): Promise<void>;
}

/** A hundred squares, and one beside them for the probes. */
export function plan(): string {
  const cell = SIDE / 10;
  const square = (code: string, lng: number, lat: number, side: number) => ({
    type: "Feature",
    properties: { code, name: code },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [lng, lat],
          [lng + side, lat],
          [lng + side, lat + side],
          [lng, lat + side],
          [lng, lat],
        ].map((p) => p.map((c) => Math.round(c * 1e7) / 1e7)),
      ],
    },
  });
  const grids = Array.from({ length: 100 }, (_, i) => square(`G${i}`, WEST + (i % 10) * cell, SOUTH + Math.floor(i / 10) * cell, cell));
  return JSON.stringify({ type: "FeatureCollection", features: [...grids, square("Probe", WEST + SIDE, SOUTH, SIDE)] });
}

/** A link that the stream breaks is broken to the page too; the proxy by itself would leave it open and silent. */
const passCutsOn: NonNullable<ProxyOptions["configure"]> = (proxy) => {
  proxy.on("proxyRes", (answer, _, response) => {
    answer.on("close", () => {
      if (!answer.complete) response.destroy();
    });
  });
};

/** A page that has the squares for its plan and the stream for its only source, before it goes anywhere. */
export async function openSoak(stream: EventStream, keepHours: number): Promise<Soak> {
  const target = await stream.open();
  const root = process.cwd();
  const proxy: Record<string, ProxyOptions> = { "/feeds": { target, configure: passCutsOn } };
  const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false, proxy } });
  server.httpServer.on("error", () => undefined);
  const browser = await chromium.launch({
    executablePath: findChromium() ?? "",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US", reducedMotion: "reduce" });
  const live = [{ kind: "sse", name: "Stream", url: "feeds/events", keepHours }];
  await page.route("**/config.json", (route) => route.fulfill({ json: { plans: [{ name: "squares", file: "squares.json" }], live } }));
  await page.route("**/squares.json", (route) => route.fulfill({ body: plan(), contentType: "application/json" }));
  /*
   * Megabytes after a collection: of the page's objects, and of the whole process with all its workers. The browser's inspector, by which the page is driven,
   * keeps the bytes of every answer in the page's process (a page that reads a stream and throws it away grows by 1.08 bytes a byte): they are taken off.
   */
  const heaps: Soak["heaps"] = async () => {
    const collect = (): void => (globalThis as unknown as { gc?: () => void }).gc?.();
    // Twice: what the first round lets go of is finalised in a task of its own.
    for (let round = 0; round < 2; round++) await Promise.all([page.evaluate(collect), ...page.workers().map((worker) => worker.evaluate(collect))]);
    const inspector = await page.context().newCDPSession(page);
    const { usedSize, backingStorageSize } = await inspector.send("Runtime.getHeapUsage");
    await inspector.detach();
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    await session.detach();
    const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => readFileSync(`/proc/${id}/status`, "utf8"));
    const rss = renderers.map((status) => Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    return { page: (usedSize + backingStorageSize) / 2 ** 20, process: Math.max(...rss) - Math.min(INSPECTOR_MB, stream.bytes / 2 ** 20) };
  };
  return {
    page,
    url: server.resolvedUrls?.local[0] ?? "",
    heaps,
    close: async () => {
      await browser.close();
      await stream.close();
      await server.close();
    },
  };
}
