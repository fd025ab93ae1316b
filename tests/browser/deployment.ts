// A deployment as docs/deploy has it: the built page under its policy with its own configuration, on a port of this machine that can go away and come back.
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { freePort } from "../live/processes";
import { type Actor, SMALL, type Stage } from "./stage";

const root = fileURLToPath(new URL("../..", import.meta.url));
const policy = /set \$policy "([^"]+)"/.exec(readFileSync(join(root, "docs/deploy/nginx.conf"), "utf8"))?.[1] ?? "";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** The token that the configured source of a deployment may need. */
export interface Deployment {
  readonly url: string;
  /** Addresses asked for so far, with what came as Authorization. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[];
  /** The folder of the build that is served. */
  build: string;
  /** Nothing answers while it is down. */
  down(isDown: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Serves a build with these files beside it; /feeds/… is passed on to another server. */
export async function deploy(files: Readonly<Record<string, string>>, feeds: string): Promise<Deployment> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const asked: Deployment["asked"] = [];
  const server: Server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://a").pathname);
    asked.push({ path, authorization: request.headers.authorization });
    const headers = { "content-security-policy": policy, "cache-control": path.startsWith("/assets/") ? "max-age=31536000" : "no-cache" };
    if (path.startsWith("/feeds/")) {
      const answer = await passOn(feeds + path.slice("/feeds".length), request);
      response.writeHead(answer?.status ?? 502, { ...headers, ...Object.fromEntries(answer?.headers ?? []) });
      response.end(answer ? Buffer.from(await answer.arrayBuffer()) : "");
      return;
    }
    const name = path === "/" ? "index.html" : path.slice(1);
    const own = files[name];
    const file = join(deployment.build, name);
    if (own === undefined && !existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { ...headers, "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(own ?? readFileSync(file));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const listen = (): Promise<void> => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen();
  const deployment: Deployment = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    build: join(root, "dist"),
    down: (isDown) => (isDown ? close() : listen()),
    stop: close,
  };
  return deployment;
}

async function passOn(url: string, request: IncomingMessage): Promise<Response | null> {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => ["authorization", "if-none-match", "accept"].includes(name)));
  return fetch(url, { headers: headers as Record<string, string> }).catch(() => null);
}

/** A browser of its own that keeps what it is given, service workers allowed. */
export function freshContext(stage: Stage): Promise<BrowserContext> {
  return stage.browser.newContext({ viewport: SMALL, locale: "en-US", reducedMotion: "reduce" });
}

/** A page of it; `faults` gathers errors but those of a network that is gone, `foreign` requests to anyone else. */
export async function visit(context: BrowserContext, url: string, hash = ""): Promise<Actor> {
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("gridkeeper.tour", "seen")); // no tour in the way
  page.setDefaultTimeout(90_000);
  const faults: string[] = [];
  const foreign: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|ERR_CONNECTION/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url())) foreign.push(request.url());
  });
  await page.goto(url + hash);
  return { page, faults, foreign };
}

/** Waits until the service worker rules over the page and keeps this many files of the deployment. */
export async function keptOffline(page: Page, files: number): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const own = (await caches.keys()).find((name) => name.includes(" files "));
          return navigator.serviceWorker.controller === null || own === undefined ? 0 : (await (await caches.open(own)).keys()).length;
        }),
      { timeout: 90_000 },
    )
    .toBe(files);
}
