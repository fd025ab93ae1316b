// The page under the very policy that docs/deploy ships, sent as a header: it draws, its workers run, nothing is violated, and what the policy forbids is refused.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../setup/chromium.mjs";
import { ledgerOf, openFiles, tableOf } from "./desk";

const root = fileURLToPath(new URL("../..", import.meta.url));
const nginx = readFileSync(join(root, "docs/deploy/nginx.conf"), "utf8");
const policy = /set \$policy "([^"]+)"/.exec(nginx)?.[1] ?? "";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

let server: Server;
let browser: Browser;
let url = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://a").pathname);
    try {
      const body = readFileSync(join(root, "dist", path === "/" ? "index.html" : path));
      response
        .writeHead(200, {
          "content-type": TYPES[extname(path)] ?? (path === "/" ? "text/html" : "application/octet-stream"),
          "content-security-policy": policy,
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium; npm test installs it");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
});

describe("the policy", () => {
  it("is the same in index.html, for nginx and for Caddy, but for what only a header can say", () => {
    const page = readFileSync(join(root, "index.html"), "utf8");
    const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1];
    expect(policy).toBe(`${meta}; frame-ancestors 'none'`);
    expect(readFileSync(join(root, "docs/deploy/Caddyfile"), "utf8")).toContain(`Content-Security-Policy "${policy}"`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it("lets the page draw and count, and refuses code and markup made of strings", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
    page.setDefaultTimeout(150_000);
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const seen = Reflect.get(window, "violations") ?? [];
        Reflect.set(window, "violations", [...seen, `${event.violatedDirective} ${event.blockedURI}`]);
      });
    });
    await page.goto(url);
    expect((await ledgerOf(page)).located).toBeGreaterThan(100_000);
    await page.locator(".maplibregl-canvas").waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "violations") ?? [])).toEqual([]);
    // A database engine made of JavaScript alone: WebAssembly may not be compiled.
    await openFiles(page, join(root, "tests/feed/samples/grids.gpkg.gz"));
    await tableOf(page).getByText("二号网格").waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "violations") ?? [])).toEqual([]);
    expect(faults).toEqual([]);
    // What the debugger evaluates itself may use eval; what a timer calls may not.
    const refused = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      const tries: Record<string, () => unknown> = {
        html: () => {
          document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
        },
        code: () => new Function("return 1")(),
        foreign: () => new Worker("https://evil.example/worker.js"),
        blob: () => new Worker(URL.createObjectURL(new Blob(["1"]))),
      };
      return Object.entries(tries).map(([name, attempt]) => {
        try {
          attempt();
          return `${name} done`;
        } catch (error) {
          return `${name} ${(error as Error).name}`;
        }
      });
    });
    expect(refused).toEqual(["html TypeError", "code EvalError", "foreign TypeError", "blob TypeError"]);
  });
});
