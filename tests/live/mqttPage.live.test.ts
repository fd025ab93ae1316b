// The built page, under its own Content-Security-Policy, on a real mosquitto behind the page's own origin: reports come in, the link is cut, what was published meanwhile comes.
import { connectAsync } from "mqtt";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { describe, expect, inject, it } from "vitest";
import { ledgerOf, SQUARES } from "../browser/desk";
import { FLAGS } from "../browser/stage";
import { findChromium } from "../setup/chromium.mjs";
import { cutWire } from "./processes";
import { BROKER } from "./servers";

const { mqtt } = inject("servers");

describe.skipIf(!mqtt)("a broker behind the page", () => {
  it("is heard under the page's policy, and over a cut", async () => {
    const wire = await cutWire(mqtt?.port ?? 0);
    const target = `ws://127.0.0.1:${wire.port}`;
    const server = await preview({
      logLevel: "silent",
      preview: { host: "127.0.0.1", port: 0, open: false, proxy: { "/feeds/mqtt": { target, ws: true } } },
    });
    const url = server.resolvedUrls?.local[0] ?? "";
    const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: FLAGS });
    const feeder = await connectAsync(`ws://127.0.0.1:${mqtt?.port}`, { username: "feeder", password: BROKER.feeder, timerVariant: "native" });
    const publish = (number: number, lng: number): Promise<unknown> => {
      const at = new Date().toISOString();
      return feeder.publishAsync("city/page", JSON.stringify({ case_id: `M${number}`, updated_at: at, reported_at: at, lng, lat: 0.05 }), { qos: 1 });
    };
    try {
      const page = await browser.newPage({ viewport: { width: 1180, height: 720 }, locale: "en-US", serviceWorkers: "block" });
      page.setDefaultTimeout(60_000);
      const refused: string[] = [];
      page.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
      const live = [{ kind: "mqtt", name: "Broker", url: `${url.replace("http", "ws")}feeds/mqtt`, topic: "city/#", username: "wall", auth: {} }];
      await page.route("**/config.json", (route) => route.fulfill({ json: { plans: [{ name: "squares", file: "squares.json" }], live } }));
      await page.route("**/squares.json", (route) => route.fulfill({ body: SQUARES, contentType: "application/json" }));
      await page.goto(`${url}#/browse?lang=en`);
      await page.locator(".live-source > summary").click();
      await page.getByLabel("Access token").fill(BROKER.wall);
      await page.getByRole("button", { name: "Connect" }).click();
      await page.locator('.live-source[data-state="live"]').waitFor();
      await publish(1, 0.02);
      await publish(2, 0.17);
      const located = async (): Promise<number | undefined> => (await ledgerOf(page))["located"];
      await expect.poll(located, { timeout: 30_000 }).toBe(2);
      wire.cut();
      await publish(3, 0.03);
      await expect.poll(located, { timeout: 60_000 }).toBe(3);
      expect(refused).toEqual([]);
    } finally {
      await feeder.endAsync(true);
      await browser.close();
      await server.close();
      await wire.stop();
    }
  });
});
