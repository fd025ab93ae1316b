// The files of docs/deploy in the real nginx and the real Caddy: every answer carries the policy, the built page runs under it, and a stream comes through with the token that only the server knows.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { ledgerOf, SQUARES } from "../browser/desk";
import { FLAGS } from "../browser/stage";
import { findChromium } from "../setup/chromium.mjs";
import { PROGRAMS } from "../setup/liveServers.mjs";
import { type FixtureServer, startFixture, TOKEN } from "./fixtureServer";
import { answering, freePort, portOpen, type Running, start } from "./processes";
import { told } from "./world";

const root = fileURLToPath(new URL("../..", import.meta.url));
const shipped = (name: string): string => readFileSync(join(root, "docs/deploy", name), "utf8");
const { deploy } = inject("servers");
const asRoot = process.getuid?.() === 0;
const live = [{ kind: "sse", name: "Platform", url: "feeds/events" }];

/** What a deployment changes in the file it is given: name, certificate, folder, and where its platform is. */
const SERVERS = {
  nginx: {
    program: PROGRAMS.nginx,
    file: (home: string, port: number, feed: string): string => {
      const site = shipped("nginx.conf")
        .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
        .replace("/srv/gridkeeper", join(home, "site"))
        .replaceAll("https://platform.internal/api", feed)
        .replaceAll("https://platform.internal", feed)
        .replaceAll("Bearer …", TOKEN);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${home}/tmp/${name};`).join(" ");
      return `${asRoot ? "user root;\n" : ""}daemon off; worker_processes 1; pid ${home}/nginx.pid; error_log ${home}/error.log;\nevents {}\nhttp { include /etc/nginx/mime.types; access_log off; ${temporary}\n${site}\n}\n`;
    },
    args: (home: string, conf: string): readonly string[] => ["-c", conf, "-p", `${home}/`, "-e", join(home, "error.log")],
  },
  caddy: {
    program: PROGRAMS.caddy,
    file: (home: string, port: number, feed: string): string =>
      `{\n\tadmin off\n\tauto_https off\n}\n${shipped("Caddyfile")
        .replace("grid.example {", `http://127.0.0.1:${port} {`)
        .replace("/srv/gridkeeper", join(home, "site"))
        .replace("https://platform.internal", feed)
        .replace("Bearer …", TOKEN)}`,
    args: (_home: string, conf: string): readonly string[] => ["run", "--adapter", "caddyfile", "--config", conf],
  },
} as const;

for (const name of ["nginx", "caddy"] as const) {
  describe.skipIf(!deploy[name])(`docs/deploy in ${name}`, () => {
    let home = "";
    let url = "";
    let server: Running;
    let feed: FixtureServer;
    beforeAll(async () => {
      home = mkdtempSync(join(tmpdir(), `gridkeeper-${name}-`));
      mkdirSync(join(home, "tmp"));
      cpSync(join(root, "dist"), join(home, "site"), { recursive: true });
      writeFileSync(join(home, "site/config.json"), JSON.stringify({ plans: [{ name: "squares", file: "squares.json" }], live }));
      writeFileSync(join(home, "site/squares.json"), SQUARES);
      feed = await startFixture();
      const port = await freePort();
      const conf = join(home, name);
      writeFileSync(conf, SERVERS[name].file(home, port, feed.url));
      server = start(SERVERS[name].program, SERVERS[name].args(home, conf), { log: join(home, "log"), env: { HOME: home, XDG_DATA_HOME: home } });
      await answering(name, join(home, "log"), () => portOpen(port));
      url = `http://127.0.0.1:${port}/`;
    });
    afterAll(async () => {
      await feed?.stop(); // first: Caddy waits for the streams that are open
      await server?.stop();
      rmSync(home, { recursive: true, force: true });
    });

    it("sends the policy with every answer, and scripts as scripts", async () => {
      const policy = /set \$policy "([^"]+)"/.exec(shipped("nginx.conf"))?.[1];
      const page = await (await fetch(url)).text();
      const [, script = ""] = /src="\.\/(assets\/index-[^"]+\.js)"/.exec(page) ?? [];
      for (const path of ["", "index.html", "sw.js", script, "config.json", "missing.js"]) {
        const { headers, status } = await fetch(url + path);
        expect([path, status]).toEqual([path, path === "missing.js" ? 404 : 200]);
        expect(headers.get("content-security-policy"), path).toBe(policy);
        expect(headers.get("x-content-type-options"), path).toBe("nosniff");
        if (path.endsWith(".js") && status === 200) expect(headers.get("content-type")).toMatch(/^(text|application)\/javascript/);
      }
    });

    it("brings a stream through as it comes, with the server's own token", async () => {
      const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: FLAGS });
      try {
        const page = await browser.newPage({ viewport: { width: 1180, height: 720 }, locale: "en-US" });
        page.setDefaultTimeout(60_000);
        const refused: string[] = [];
        page.on("console", (message) => /Content Security Policy|Trusted/.test(message.text()) && refused.push(message.text()));
        await page.goto(`${url}#/browse?lang=en`);
        await page.locator('.live-source[data-state="live"]').waitFor();
        feed.publish([
          { ...told(1, 1), lng: 0.05, lat: 0.05 },
          { ...told(2, 1), lng: 0.15, lat: 0.05 },
        ]);
        await expect.poll(async () => (await ledgerOf(page))["located"], { timeout: 30_000 }).toBe(2);
        expect(feed.asked.filter(({ url: path }) => path === "/events").map(({ headers }) => headers.authorization)).toEqual([TOKEN]);
        expect(refused).toEqual([]);
      } finally {
        await browser.close();
      }
    });
  });
}
