// Live sources on the page, with its policy on: they come in, they are cut, the data greys, they come back; a token stays out of sight; a replay says what it is.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type FixtureServer, startFixture, TOKEN } from "../live/fixtureServer";
import { START, type Told, told } from "../live/world";
import { faultsOfAxe, ledgerOf, SQUARES } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

let stage: Stage;
let server: FixtureServer;
beforeAll(async () => {
  [stage, server] = await Promise.all([setStage(), startFixture()]);
});
afterEach(() => stage.clear());
afterAll(async () => {
  await server.stop();
  await stage.close();
});

/** Reports of the last minutes inside the first of the two squares. */
function here(n: number, version: number): Told {
  return { ...told(n, version), at: START + 3000 + version, lng: 0.05, lat: 0.05 };
}

/** The page with a configuration of its own; /feeds/… of its origin is the fixture server. */
async function openWith(live: readonly object[], hash = "", prepare?: (page: Page) => Promise<unknown>): Promise<Actor> {
  const actor = await stage.open({ hash: "about", ...(prepare && { prepare }) });
  const { page } = actor;
  await page.route("**/config.json", (route) => route.fulfill({ json: { plans: [{ name: "squares", file: "squares.json" }], live, offline: false } }));
  await page.route("**/squares.json", (route) => route.fulfill({ body: SQUARES, contentType: "application/json" }));
  await page.route("**/feeds/**", async (route) => {
    const url = route
      .request()
      .url()
      .replace(/^.*\/feeds/, server.url);
    const answer = await fetch(url, { headers: await route.request().allHeaders() }).catch(() => null);
    if (answer === null) await route.abort();
    else await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) });
  });
  await page.goto(`${stage.url}${hash}`);
  return actor;
}

const located = async (page: Page, count: number): Promise<void> => {
  for (let turn = 0; turn < 600; turn++) {
    if ((await ledgerOf(page)).located === count) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never ${count} located: ${JSON.stringify(await ledgerOf(page))}`);
};
const poll = { kind: "poll", name: "Hotline", url: "feeds/cases.geojson", format: "json", every: 1, lateAfter: 3 } as const;

describe("a live source on the page", () => {
  it("comes in, is called lost when it is cut and its data grey past the limit, and recovers alone", async () => {
    server.publish([here(1, 1), here(2, 1)]);
    const { page, faults } = await openWith([poll]);
    const strip = page.getByRole("region", { name: "Live sources" });
    await strip.waitFor();
    await located(page, 2);
    await strip.locator('.live-source[data-state="live"]').waitFor();
    server.publish([here(3, 2), here(1, 2), here(1, 1)]);
    await located(page, 3);
    server.close(true);
    await strip.locator('[data-state="lost"]').waitFor();
    await page.locator(':root[data-stale="true"]').waitFor();
    expect(await page.locator(".panel-area").evaluate((element) => getComputedStyle(element).filter)).toContain("grayscale(1)");
    server.publish([here(4, 3)]);
    server.close(false);
    await located(page, 4);
    await strip.locator('[data-state="live"]').waitFor();
    await page.locator(':root[data-stale="false"]').waitFor();
    expect(await strip.innerText()).toMatch(/errors?/);
    expect(faults.filter((fault) => !/503/.test(fault))).toEqual([]);
  });

  it("cut for an hour says since when, goes on trying, and recovers alone", async () => {
    server.publish([here(7, 2), here(8, 2)]);
    const { page } = await openWith([poll], "", (page) => page.clock.install());
    const strip = page.getByRole("region", { name: "Live sources" });
    await strip.locator('.live-source[data-state="live"]').waitFor();
    await expect.poll(async () => (await ledgerOf(page))["located"]).toBeGreaterThanOrEqual(2);
    const { located: before = 0 } = await ledgerOf(page);
    server.close(true);
    await strip.locator('[data-state="lost"]').waitFor();
    const since = /lost since (.*)/.exec(await strip.innerText())?.[1];
    expect(since).toMatch(/\d/);
    const asked = server.asked.length;
    // The page's hour, half a minute at a time; the answers in between are real.
    for (let step = 0; step < 120; step++) {
      await page.clock.fastForward(30_000);
      await page.waitForTimeout(25);
    }
    expect(server.asked.length - asked).toBeGreaterThan(20);
    expect(/lost since (.*)/.exec(await strip.innerText())?.[1]).toBe(since);
    expect((await ledgerOf(page))["located"]).toBe(before);
    await page.locator(':root[data-stale="true"]').waitFor();
    server.publish([here(9, 3)]);
    server.close(false);
    for (let step = 0; step < 100 && (await ledgerOf(page))["located"] === before; step++) {
      await page.clock.fastForward(30_000);
      await page.waitForTimeout(200);
    }
    expect((await ledgerOf(page))["located"]).toBe(before + 1);
    // The worker's clock cannot be moved: the page's is set by it again, as if the hour had passed for both.
    await page.clock.setSystemTime(Date.now());
    await strip.locator('[data-state="live"]').waitFor();
    await page.locator(':root[data-stale="false"]').waitFor();
  });

  it("shows by how much this machine's clock is wrong", async () => {
    server.clockAhead = -600;
    const { page } = await openWith([poll]);
    await page.getByText("The clock of this machine is 10 min ahead of the server's.").waitFor();
    server.clockAhead = 0;
  });

  it("asks for its token, sends it in a header, and keeps it nowhere", async () => {
    const before = server.asked.length;
    const { page } = await openWith([{ ...poll, auth: {} }]);
    await page.locator(".live-source > summary").click();
    await page.getByLabel("Access token").fill(TOKEN);
    await page.getByRole("button", { name: "Connect" }).click();
    await page.locator('.live-source[data-state="live"]').waitFor();
    const asked = server.asked.slice(before);
    expect(asked.length).toBeGreaterThan(0);
    for (const { url, headers } of asked) expect([url.includes("s3cret"), headers.authorization]).toEqual([false, TOKEN]);
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        location.href,
        document.cookie,
        databases.map(({ name }) => name),
        document.body.innerHTML,
      ]);
    });
    expect(kept).not.toContain("s3cret");
  });

  it("beside more than a wall has room for is counted, the worst are shown first, and no line is cut", async () => {
    const broken = Array.from({ length: 4 }, (_, n) => ({ ...poll, name: `Department ${n} with a name longer than a wall`, url: "missing.json" }));
    const { page } = await openWith([{ ...poll, name: "Hotline" }, ...broken, { ...poll, name: "Patrol" }], "#/wall");
    const strip = page.getByRole("region", { name: "Live sources" });
    await strip.getByText("6 sources: 4 lost, 2 live").waitFor();
    const seen = await strip.evaluate((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return [...box.children].flatMap((child) => {
        const own = child.getBoundingClientRect();
        const isIn = own.left < right;
        const isWhole = own.left >= left && own.right <= right + 1 && own.top >= top - 1 && own.bottom <= bottom + 1;
        return isIn ? [{ state: child instanceof HTMLElement ? (child.dataset["state"] ?? "sum") : "", isWhole }] : [];
      });
    });
    expect(seen.every(({ isWhole }) => isWhole)).toBe(true);
    expect(seen.map(({ state }) => state).filter((state) => state !== "sum")).toEqual(["lost", "lost"]);
    expect(await faultsOfAxe(page)).toEqual([]);
  });

  it("may be a replay of the demo town, which is never called live", async () => {
    const { page, faults } = await stage.open({ hash: "about" });
    await page.route("**/config.json", (route) => route.fulfill({ json: { live: [{ kind: "replay", name: "Demo day", speed: 1800 }] } }));
    await page.goto(stage.url);
    await page.getByText("replay of a recorded day").waitFor();
    await page.locator('.live-source[data-state="replay"]').waitFor();
    const first = await ledgerOf(page);
    let next = first;
    for (let turn = 0; next.read === first.read && turn < 600; turn++) {
      await page.waitForTimeout(100);
      next = await ledgerOf(page);
    }
    expect(next.read).toBeGreaterThan(first.read ?? 0);
    expect(faults).toEqual([]);
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/replay.png` });
  });
});
