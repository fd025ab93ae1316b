// The wall in Chromium: its views follow one another by themselves, a grave case interrupts and lets go, the room sets the sizes, and five walls hold all of it.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { heightAt } from "../../src/core/frame/room";
import { faultsOfAxe, SQUARES } from "./desk";
import { type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const WALLS = [
  [1920, 1080],
  [3840, 2160],
  [5760, 1080],
  [6656, 1792],
  [7680, 2160],
] as const;
const MOST_PIXELS = 600_000;

const view = (name: string, show: string, part: object = {}): object => ({ name, dwellSeconds: 3, show, span: "week", ...part });

/** The address of a kiosk: the whole setting stands in it. */
function kiosk(setting: object, lang = "en"): string {
  return `#/wall?${new URLSearchParams({ lang, wall: JSON.stringify({ maxPixels: MOST_PIXELS, ...setting }) })}`;
}

async function openWall(hash: string): Promise<Page> {
  const { page } = await stage.same(hash);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.locator(".wall-queue li").first().waitFor();
  return page;
}

/** What on the page lies over something else, sticks out or is cut off, in words; the share of the map; the pixels of its canvas. */
async function measured(page: Page) {
  return page.evaluate(() => {
    const faults: string[] = [];
    const zones = [...document.querySelectorAll<HTMLElement>(".map-area, .wall-top, .wall-rank, .wall-classes, .wall-queue, .wall-hours")];
    const boxes = zones.map((zone) => ({ name: zone.className, box: zone.getBoundingClientRect() }));
    for (const [index, { name, box }] of boxes.entries()) {
      if (box.left < -5 || box.top < -5 || box.right > innerWidth + 5 || box.bottom > innerHeight + 5) faults.push(`${name} sticks out`);
      for (const other of boxes.slice(index + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (width > 2 && height > 2) faults.push(`${name} lies over ${other.name}`);
      }
    }
    for (const part of document.querySelectorAll<HTMLElement>(".wall-zone *")) {
      const style = getComputedStyle(part);
      const isCut = part.scrollWidth > part.clientWidth + 1 && style.overflowX !== "visible" && part.clientWidth > 0;
      if (isCut && style.textOverflow !== "ellipsis") faults.push(`cut: ${part.className} ${part.innerText}`);
    }
    const numbers = [...document.querySelectorAll<HTMLElement>(".wall-kpis strong, .wall-clock strong, .wall-kpis span")];
    for (const part of numbers) if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) faults.push(`cut: ${part.innerText}`);
    const canvas = document.querySelector<HTMLCanvasElement>(".maplibregl-canvas");
    const map = boxes[0]?.box;
    return {
      faults,
      mapShare: map ? (map.width * map.height) / (innerWidth * innerHeight) : 0,
      pixels: canvas ? canvas.width * canvas.height : 0,
      textPx: Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--wall-text")),
    };
  });
}

describe("the five walls", () => {
  for (const lang of ["en", "zh-CN"])
    it(`hold map, figures, ranks, classes, queue and hours without overlap or cut, in ${lang}`, async () => {
      const page = await openWall(kiosk({ steps: [view("Week", "measure=density&layers=grids,labels", { dwellSeconds: 3600 })] }, lang));
      for (const [width, height] of WALLS) {
        await page.setViewportSize({ width, height });
        // The usual room: a wall 2.25 m high, seen from 5 m.
        const leastPx = (heightAt(5000, 16) * 0.99 * height) / (0.7 * 2250);
        await expect
          .poll(async () => {
            const { faults, mapShare, pixels, textPx } = await measured(page);
            return { width, faults, mapIsMost: mapShare >= 0.55, isBounded: pixels <= MOST_PIXELS, isReadable: textPx > leastPx };
          })
          .toEqual({ width, faults: [], mapIsMost: true, isBounded: true, isReadable: true });
      }
    });
});

it("comes back from a lost WebGL context with the same picture", async () => {
  const page = await openWall(kiosk({ steps: [view("Week", "measure=density&layers=grids,labels", { dwellSeconds: 3600 })], driftPx: 0 }));
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator(".map-area").boundingBox()) ?? {};
  // Without the edges, where seconds are counted.
  const picture = (): Promise<Buffer> => page.screenshot({ clip: { x: x + width * 0.2, y: y + height * 0.15, width: width * 0.6, height: height * 0.6 } });
  let before = await picture();
  for (let same = 0; same < 2; ) {
    await page.waitForTimeout(500);
    const next = await picture();
    same = next.equals(before) ? same + 1 : 0;
    before = next;
  }
  const lose = await page.evaluateHandle(() =>
    document.querySelector<HTMLCanvasElement>(".maplibregl-canvas")?.getContext("webgl2")?.getExtension("WEBGL_lose_context"),
  );
  await lose.evaluate((extension) => extension?.loseContext());
  await expect.poll(async () => (await picture()).equals(before)).toBe(false);
  await lose.evaluate((extension) => extension?.restoreContext());
  await expect.poll(async () => (await picture()).equals(before)).toBe(true);
});

describe("the playlist", () => {
  it("goes through its views by itself, leaves out what is not on the schedule, is held and goes on", async () => {
    const hour = new Date().getUTCHours() + 8; // the demo town's clock
    const never: [number, number] = [(hour + 12) % 24, (hour + 13) % 24];
    const steps = [view("First", "measure=density&layers=grids"), view("Never", "measure=n", { hours: never }), view("Third", "measure=handling&layers=grids")];
    const page = await openWall(kiosk({ steps }));
    const now = page.locator(".wall-now");
    const seen = new Set<string>();
    for (const name of ["Third", "First", "Third"]) {
      await now.getByText(name).waitFor();
      seen.add(await now.innerText());
    }
    expect([...seen].join()).not.toContain("Never");
    await expect.poll(() => new URL(page.url()).hash).toContain("step=3");
    expect(new URL(page.url()).hash).toContain("measure=handling");
    await page.getByRole("button", { name: "Hold the playlist" }).click();
    await now.getByText("held").waitFor();
    const held = await now.innerText();
    // Buttons and pointer go when the hand rests, and come back with it.
    const shown = (): Promise<string> => page.locator(".wall-tools").evaluate((tools) => getComputedStyle(tools).opacity);
    await expect.poll(shown).toBe("0");
    expect(await now.innerText()).toBe(held);
    await page.mouse.move(700, 500);
    await expect.poll(shown).toBe("1");
    await page.getByRole("button", { name: "Go on with the playlist" }).click();
    await now.getByText(held.includes("Third") ? "First" : "Third").waitFor();
  });

  it("says what is wrong with a setting, and shows the usual one", async () => {
    const page = await openWall(kiosk({ steps: [] }));
    await page.locator(".wall-warn").getByText("steps").waitFor();
    await page.locator(".wall-now").getByText("Today's cases").waitFor();
  });
});

it("tells a configuration or a plan that the server does not give, shows no invented town in its place, and starts by itself when it does", async () => {
  const status = { config: 503, plan: 503 };
  const { page } = await stage.open({
    hash: "#/wall?lang=en",
    prepare: async (page) => {
      await page.clock.install();
      const config = { plans: [{ name: "squares", file: "squares.json" }], offline: false };
      await page.route("**/config.json", (route) => (status.config === 200 ? route.fulfill({ json: config }) : route.fulfill({ status: status.config })));
      await page.route("**/squares.json", (route) =>
        status.plan === 200 ? route.fulfill({ body: SQUARES, contentType: "application/json" }) : route.fulfill({ status: status.plan }),
      );
    },
  });
  const warning = page.locator(".wall-warn");
  /** The page's time goes on until it is so. */
  const later = async (so: () => Promise<boolean>): Promise<void> => {
    for (let turn = 0; turn < 100 && !(await so()); turn++) {
      await page.clock.fastForward(5000);
      await page.waitForTimeout(200);
    }
    expect(await so()).toBe(true);
  };
  const says = (words: string) => async (): Promise<boolean> => (await warning.count()) > 0 && (await warning.innerText()).includes(words);
  await later(says("config.json could not be read (HTTP 503); expected JSON."));
  expect(await page.locator(".wall-queue, .wall-rank li").count()).toBe(0);
  status.config = 200;
  await later(says("squares.json"));
  status.plan = 200;
  await later(async () => (await warning.count()) === 0 && (await page.locator(".maplibregl-canvas").count()) > 0);
});

describe("the editor of the playlist", () => {
  it("chooses the days of a view; the last day stays, and all days are no schedule", async () => {
    const page = await openWall("#/wall?lang=en");
    await page.getByRole("button", { name: "Set up the wall" }).click();
    const days = page.getByRole("group", { name: "Days of the week" }).first();
    const json = page.getByRole("region", { name: "Setting as a file, and the kiosk link" }).getByRole("textbox").nth(1);
    const kept = async (): Promise<unknown> => JSON.parse(await json.inputValue()).steps[0].days;
    for (const day of ["Saturday", "Sunday"]) await days.getByRole("button", { name: day }).click();
    await expect.poll(kept).toEqual([1, 2, 3, 4, 5]);
    expect(await faultsOfAxe(page)).toEqual([]);
    for (const day of ["Tuesday", "Wednesday", "Thursday", "Friday", "Monday"]) await days.getByRole("button", { name: day }).click();
    await expect.poll(kept).toEqual([1]);
    for (const day of ["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]) await days.getByRole("button", { name: day }).click();
    await expect.poll(kept).toBe(null);
    await page.keyboard.press("Escape");
  });
});

describe("the room", () => {
  it("is set by its width and its farthest seat, proves that it can be read, and goes into the JSON and the link of a kiosk", async () => {
    const page = await openWall("#/wall?lang=en");
    await page.getByRole("button", { name: "Set up the wall" }).click();
    const room = page.getByRole("region", { name: "Room and screen" });
    await room.getByLabel("Wall width (mm)").fill("4000");
    await room.getByLabel("Farthest seat (m)").fill("6");
    const verdict = room.getByRole("status");
    await expect.poll(() => verdict.innerText()).toContain("6 m");
    expect(await verdict.getAttribute("data-ok")).toBe("true");
    const { textPx } = await measured(page);
    expect((textPx * 0.7 * 4000) / 1920).toBeGreaterThan(heightAt(6000, 16) * 0.99);
    await room.getByLabel("Farthest seat (m)").fill("40");
    await expect.poll(() => verdict.getAttribute("data-ok")).toBe("false");
    await room.getByLabel("Farthest seat (m)").fill("6");
    const json = page.getByRole("region", { name: "Setting as a file, and the kiosk link" });
    await expect.poll(async () => JSON.parse(await json.getByRole("textbox").nth(1).inputValue()).room).toMatchObject({ wallMm: 4000, seatM: 6 });
    const link = await json.getByRole("textbox").first().inputValue();
    expect(JSON.parse(new URLSearchParams(new URL(link).hash.split("?")[1]).get("wall") ?? "{}").room).toMatchObject({ wallMm: 4000, seatM: 6 });
    await json.getByRole("button").last().click(); // back to the deployment's
    await expect.poll(() => room.getByText("Not set yet").count()).toBe(1);
    await page.keyboard.press("Escape");
  });
});

describe("an urgent case", () => {
  it("stops the list, is flown to and told on a card, and the list goes on after it", async () => {
    const cases = [report(1, "Noise", 0.02), report(2, "Fire", 0.03, 2)];
    const { page } = await stage.open({ hash: "about", viewport: { width: 1920, height: 1080 } });
    const plans = [{ name: "squares", file: "squares.json" }];
    const live = [{ kind: "poll", name: "Hotline", url: "feeds/cases.geojson", format: "json", every: 1, lateAfter: 60 }];
    await page.route("**/config.json", (route) => route.fulfill({ json: { plans, live } }));
    await page.route("**/squares.json", (route) => route.fulfill({ body: SQUARES, contentType: "application/json" }));
    await page.route("**/feeds/**", (route) => route.fulfill({ json: { type: "FeatureCollection", features: cases }, contentType: "application/geo+json" }));
    const steps = [view("Week", "measure=n&layers=grids", { dwellSeconds: 3600 })];
    await page.goto(`${stage.url}${kiosk({ steps, grave: ["Fire"], holdSeconds: 8, newMinutes: 1 })}`);
    const now = page.locator(".wall-now");
    // What has burnt for a while when the wall is hung is told as grave, and is no news.
    await page.locator(".wall-grave li").first().waitFor();
    expect(await now.getAttribute("data-kind")).toBe("showing");
    cases.push(report(3, "Fire", 0.17));
    await page.locator('.wall-now[data-kind="urgent"]').waitFor();
    await page.locator(".wall-case").getByText("Fire").waitFor();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/map=15[^/]*\/0\.05\d*\/0\.17/);
    await page.locator('.wall-now[data-kind="showing"]').waitFor();
    await page.locator(".wall-case").waitFor({ state: "detached" });
    await expect.poll(() => new URL(page.url()).hash).not.toMatch(/map=15/);
  });
});

describe("a recorded day", () => {
  it("is played by its own time: today is the day that is played, and where sources tell of no handling the last reports stand in for the queue", async () => {
    const { page } = await stage.open({ hash: "about", viewport: { width: 1920, height: 1080 } });
    const plans = [{ name: "squares", file: "squares.json" }];
    const live = [{ kind: "replay", name: "Recorded", file: "day.csv", day: "2024-05-01", speed: 3600, mapping: { ...NATIVE, timeZone: "Asia/Shanghai" } }];
    const rows = [
      "1,2024-04-30T10:00,0.02,0.05,Noise",
      "2,2024-05-01T01:00,0.02,0.05,Noise",
      "3,2024-05-01T02:00,0.17,0.05,Waste",
      "4,2024-05-01T12:00,0.3,0.05,Fire",
    ];
    await page.route("**/config.json", (route) => route.fulfill({ json: { plans, live, timeZone: "Asia/Shanghai" } }));
    await page.route("**/squares.json", (route) => route.fulfill({ body: SQUARES, contentType: "application/json" }));
    await page.route("**/day.csv", (route) => route.fulfill({ body: `case_id,reported_at,lng,lat,category\n${rows.join("\n")}\n`, contentType: "text/csv" }));
    await page.goto(`${stage.url}${kiosk({ steps: [view("Today", "measure=n&layers=grids", { dwellSeconds: 3600, span: "today" })], grave: ["Fire"] })}`);
    const today = page.locator(".wall-kpis li").first().locator("strong");
    await expect.poll(() => today.innerText()).toBe("2");
    expect(await page.locator(".wall-name p").innerText()).toContain("Replay of 01 May 2024");
    expect(await page.locator(".wall-queue .wall-list li").allInnerTexts()).toEqual([
      expect.stringMatching(/Waste\s+02:00/),
      expect.stringMatching(/Noise\s+01:00/),
    ]);
    expect(await page.locator(".wall-classes li").allInnerTexts()).toEqual([expect.stringContaining("Waste"), expect.stringContaining("Noise")]);
    expect(await page.locator(".wall-kpis li").nth(2).innerText()).toContain("–");
    // A fire outside every grid is grave as well, and counted among today's reports.
    await page.locator(".wall-grave").getByText("Outside every grid").waitFor();
    await expect.poll(() => today.innerText()).toBe("3");
  });
});

const NATIVE = { case_id: "case_id", reported_at: "reported_at", lng: "lng", lat: "lat", category: "category" };

/** A report of some minutes ago in one of the two squares. */
function report(number: number, category: string, lng: number, minutesAgo = 0): object {
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [lng, 0.05] },
    properties: { case_id: `C${number}`, reported_at: at, updated_at: at, category },
  };
}
