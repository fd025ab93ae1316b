// `npm run soak`: a day of the wall. Twenty-four hours of its playlist by the page's clock while 200,000 events come in; at the end of the day the page holds
// no more memory than at the end of the first hour, and every view has been on.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSoak, SIDE, SOUTH, type Soak, WEST } from "./page";
import { EventStream } from "./stream";

const EVENTS = 200_000;
const HOURS = 24;
/** Real seconds of a simulated hour. */
const HOUR_S = Number(process.env["GRIDKEEPER_SOAK_HOUR_S"] ?? 20);
/** Simulated minutes of a step; a view is on for less, so that every step changes it. */
const STEP_MIN = 5;
const DWELL_S = 240;
/** The page keeps two simulated hours of events. */
const KEEP_HOURS = (2 * HOUR_S) / 3600;
/** Real seconds that the wall has run when the day begins: an hour on a wall is long enough for the browser to reach its working size, a simulated one is not. */
const WARM_S = 240;
/** From the first hour to the last, memory may differ by so much. */
const DRIFT = 0.1;

const view = (name: string, show: string, part: object = {}): object => ({ name, dwellSeconds: DWELL_S, show, span: "all", ...part });
const WALL = {
  steps: [
    view("Count", "measure=n&layers=grids,labels,points"),
    view("Density", "measure=density&layers=grids,labels"),
    view("Heat", "measure=n&layers=grids,heat"),
    view("Close by", `measure=n&layers=grids,labels&map=13/${SOUTH + SIDE / 2}/${WEST + SIDE / 2}`),
    view("By day", "measure=n&layers=grids", { hours: [8, 20] }),
  ],
  night: { from: 20, to: 6, light: 0.4 },
};

const stream = new EventStream({ perSecond: Math.ceil(EVENTS / (HOURS * HOUR_S)), area: [WEST, SOUTH, SIDE], seed: 20261124 });
let soak: Soak;
let page: Page;
beforeAll(async () => {
  soak = await openSoak(stream, KEEP_HOURS);
  ({ page } = soak);
  await page.clock.install();
  await page.goto(`${soak.url}#/wall?${new URLSearchParams({ lang: "en", wall: JSON.stringify(WALL) })}`);
  await page.locator(".wall-now").waitFor({ timeout: 60_000 });
});
afterAll(() => soak.close());

it(
  "goes through a day in the memory of its first hour",
  async () => {
    stream.begin();
    const levels: { readonly page: number; readonly process: number }[] = [];
    const views = new Map<string, number>();
    const steps = 60 / STEP_MIN;
    const playHour = async (): Promise<void> => {
      for (let step = 0; step < steps; step++) {
        await page.clock.fastForward(STEP_MIN * 60_000);
        await page.waitForTimeout((HOUR_S * 1000) / steps);
        const now = (await page.locator(".wall-now").innerText()).split("\n")[0] ?? "";
        const name = /· (.*)$/.exec(now)?.[1] ?? now;
        views.set(name, (views.get(name) ?? 0) + 1);
      }
    };
    for (let hour = 0; hour <= Math.max(2, WARM_S / HOUR_S); hour++) await playHour();
    views.clear();
    const begun = stream.sent;
    for (let hour = 0; hour < HOURS; hour++) {
      await playHour();
      levels.push(await soak.heaps());
    }
    stream.end();
    const [first, last] = [levels[0], levels.at(-1)];
    if (!first || !last) throw new Error("nothing was measured");
    const told = (of: "page" | "process"): string => levels.map((level) => level[of].toFixed(0)).join(" ");
    console.log(
      `${stream.sent - begun} events in ${HOURS} hours of the wall, ${[...views.values()].reduce((a, b) => a + b)} views: ${JSON.stringify([...views])}`,
    );
    console.log(`MB after each hour: objects of the page ${told("page")}; whole process ${told("process")}`);
    expect(stream.sent - begun).toBeGreaterThanOrEqual(EVENTS * 0.95);
    expect(views.size).toBeGreaterThanOrEqual(WALL.steps.length);
    expect(last.page / first.page - 1).toBeLessThan(DRIFT);
    expect(last.process / first.process - 1).toBeLessThan(DRIFT);
  },
  (HOURS * HOUR_S + WARM_S + 600) * 1000,
);
