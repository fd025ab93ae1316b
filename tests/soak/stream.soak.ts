// `npm run soak`: a thousand events a second for ten minutes (GRIDKEEPER_SOAK_S seconds), links cut twenty times, copies and late comers; in the end the page
// holds what the command counts of the truth, its memory has not grown, and how long an event took to the screen is told.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { main } from "../../src/cli/main";
import { ledgerOf } from "../browser/desk";
import { openSoak, plan, SIDE, SOUTH, type Soak, WEST } from "./page";
import { EventStream, truthCsv } from "./stream";

const SECONDS = Number(process.env["GRIDKEEPER_SOAK_S"] ?? 600);
const PER_SECOND = Number(process.env["GRIDKEEPER_SOAK_RATE"] ?? 1000);
const CUTS = 20;
/** The page keeps a fifth of the time, so that for four fifths as much leaves as comes. */
const KEEP_HOURS = Math.max(60, SECONDS / 5) / 3600;
/** The page's own objects may drift so far from the second to the last quarter, by garbage that was not yet collected; the whole process by a tenth. */
const DRIFT_MB = 6;
const DRIFT_SHARE = 0.1;
const PROBE = { lng: WEST + SIDE * 1.05, lat: SOUTH + SIDE / 2 };

const folder = mkdtempSync(join(tmpdir(), "gridkeeper-soak-"));
const stream = new EventStream({ perSecond: PER_SECOND, area: [WEST, SOUTH, SIDE], seed: 20261123 });
let opened: Soak;
let page: Page;

beforeAll(async () => {
  opened = await openSoak(stream, KEEP_HOURS);
  ({ page } = opened);
  await page.addInitScript(watchProbe);
  await page.goto(`${opened.url}#/browse?lang=en&measure=n&find=Probe`);
  await page.locator('.live-source[data-state="live"]').waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await opened.close();
});

it(
  "ends as the command counts the truth, in the same memory",
  async () => {
    const heaps: { readonly at: number; readonly page: number; readonly process: number }[] = [];
    const probes: number[] = [];
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    stream.begin();
    let nextCut = SECONDS / (CUTS + 1);
    for (let step = 0; seconds() < SECONDS; step++) {
      await page.waitForTimeout(1000);
      if (step % 3 === 2) {
        probes.push(Date.now());
        stream.report(`probe-${step}`, PROBE.lng, PROBE.lat);
      }
      if (seconds() > nextCut && stream.cuts < CUTS) {
        stream.cut();
        nextCut += SECONDS / (CUTS + 1);
      }
      // Between two probes: a collection holds up everything that is under way.
      if (step % 15 === 12) heaps.push({ at: seconds(), ...(await opened.heaps()) });
    }
    stream.end();
    await insideAMinute();
    const last = Date.now();
    probes.push(last);
    stream.report("probe-last", PROBE.lng, PROBE.lat);
    const held = await settled();
    expect({ received: held.received, ofThem: held.read + held.aged }).toEqual({ received: stream.sent, ofThem: stream.sent });

    const keptFrom = Math.floor((last / 1000 - KEEP_HOURS * 3600) / 60) * 60_000;
    const { csv, cases } = truthCsv(stream.truth.values(), keptFrom);
    expect(held.located + held.outside).toBe(cases);
    expect(await exported()).toBe(await rebuilt(csv));

    const quarter = (from: number): typeof heaps => heaps.filter(({ at }) => at >= SECONDS * from && at < SECONDS * (from + 0.25));
    const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
    const level = (of: "page" | "process", from: number): number => median(quarter(from).map((heap) => heap[of]));
    const [page0, page1, process0, process1] = [level("page", 0.25), level("page", 0.75), level("process", 0.25), level("process", 0.75)];
    const waits = latencies(probes, await page.evaluate(() => (globalThis as unknown as { probes: { at: number; n: number }[] }).probes));
    const at = (share: number): string => `${[...waits].sort((a, b) => a - b)[Math.floor(waits.length * share)]} ms`;
    console.log(
      `${stream.sent} events in ${SECONDS} s, ${stream.copies} copies, ${stream.late} late, ${stream.cuts} cuts; ${cases} cases kept, ${held.aged} left, ${held.duplicates} duplicates`,
    );
    console.log(
      `from the second quarter to the last: objects of the page ${page0.toFixed(1)} → ${page1.toFixed(1)} MB, whole process ${process0.toFixed(0)} → ${process1.toFixed(0)} MB`,
    );
    console.log(
      `event to screen: median ${at(0.5)}, 95th percentile ${at(0.95)} of ${waits.length} probes (the cuts with their waits for the next try are in it)`,
    );
    writeFileSync(join(folder, "heaps.json"), JSON.stringify(heaps));
    expect(waits.length).toBe(probes.length);
    expect(page1 - page0).toBeLessThan(DRIFT_MB);
    expect(process1 / process0 - 1).toBeLessThan(DRIFT_SHARE);
  },
  (SECONDS + 300) * 1000,
);

/** Not near the turn of a minute: the instant from which reports are kept is a whole one. */
async function insideAMinute(): Promise<void> {
  while (Date.now() % 60_000 < 5000 || Date.now() % 60_000 > 35_000) await page.waitForTimeout(500);
}

/** What the page says when everything that was sent is in it. */
async function settled() {
  await page.locator(".live-source > summary").click();
  for (let turn = 0; ; turn++) {
    const ledger = await ledgerOf(page);
    const text = await page.locator(".live-more").innerText();
    const numbers = { received: numberIn(/([\d,]+) (?:report|row|event)/, text), aged: numberIn(/([\d,]+) older/, text) };
    const held = {
      ...numbers,
      read: ledger["read"] ?? 0,
      located: ledger["located"] ?? 0,
      outside: ledger["outside"] ?? 0,
      duplicates: ledger["duplicates"] ?? 0,
    };
    if ((held.received === stream.sent && held.read + held.aged === stream.sent) || turn === 240) return held;
    await page.waitForTimeout(500);
  }
}

function numberIn(pattern: RegExp, text: string): number {
  return Number((pattern.exec(text)?.[1] ?? "").replaceAll(",", ""));
}

async function exported(): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
  const text = readFileSync((await download.path()) ?? "", "utf8");
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** The command's count of the truth. */
async function rebuilt(csv: string): Promise<string> {
  const [grids, cases, out] = ["grids.geojson", "cases.csv", "out.csv"].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(grids, plan());
  writeFileSync(cases, csv);
  await main(["assess", "--grids", grids, "--cases", cases, "--out", out]);
  return readFileSync(out, "utf8");
}

/** From each probe to the time at which the row of its grid had counted it. */
function latencies(probes: readonly number[], seen: readonly { readonly at: number; readonly n: number }[]): readonly number[] {
  return probes.flatMap((sent, index) => {
    const shown = seen.find(({ n }) => n > index);
    return shown === undefined ? [] : [shown.at - sent];
  });
}

/** In the page: every number that the one row of the table shows, with its time. */
function watchProbe(): void {
  const seen: { at: number; n: number }[] = [];
  (globalThis as unknown as { probes: typeof seen }).probes = seen;
  new MutationObserver(() => {
    const text = document.querySelector("#grid-row-0 .cell-number span")?.textContent ?? "";
    const n = Number(text.replaceAll(",", ""));
    if (text !== "" && Number.isFinite(n) && n !== seen.at(-1)?.n) seen.push({ at: Date.now(), n });
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
