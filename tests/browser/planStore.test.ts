// Work is never lost, in Chromium: a page that is killed comes back with the same bytes and its undo history, a second page only reads, lists go out and come in.
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { polygonSet } from "../../src/core/geo/polygons";
import { readBoundaries } from "../../src/feed/boundaries";
import { blobSource } from "../../src/feed/source";
import { pictureOf } from "./planHand";
import { type Actor, type Stage, setStage } from "./stage";

const PATIENT = { timeout: 60_000 };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(async () => {
  await stage.clear();
});
afterAll(async () => {
  await stage.close();
});

/** Waits until the draft is open. */
async function planned(page: Page): Promise<Page> {
  page.setDefaultTimeout(90_000);
  await page.locator(".plan-notices").waitFor();
  return page;
}

async function openPlan(): Promise<Actor> {
  const actor = await stage.open({ hash: "#/plan" });
  await planned(actor.page);
  return actor;
}

/** Another page of the same browser. */
async function pageIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stage.url}#/plan`);
  return planned(page);
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** Fingerprint of the plan as it stands. */
async function digestOf(page: Page): Promise<string | null> {
  return page.locator(".plan-open").getAttribute("data-digest");
}

async function savedFile(page: Page, button: string): Promise<Buffer> {
  await tab(page, "Files");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button, exact: true }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Looks at a list of units. */
async function lookAt(page: Page, name: string, buffer: Buffer): Promise<void> {
  await tab(page, "Files");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open CSV…" }).click()]);
  await chooser.setFiles({ name, mimeType: "text/csv", buffer });
  await page.getByRole("dialog").getByRole("status").waitFor();
}

async function applyList(page: Page, name: string, buffer: Buffer): Promise<void> {
  await lookAt(page, name, buffer);
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function stepsSaved(page: Page, text: string): Promise<void> {
  await page.locator(".plan-open").getByText(text).waitFor(PATIENT);
}

/** Units and their grids, as lines of the list. */
function linesOf(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
}

/** A list in which some units go to the grid of the last. */
async function changedList(page: Page, from: number, to: number): Promise<Buffer> {
  const [head = [], ...rows] = linesOf((await savedFile(page, "Save CSV (UTF-8)")).toString("utf8"));
  const last = rows.at(-1) ?? [];
  const moved = rows.slice(from, to).map(([code = "", name = ""]) => [code, name, last[2] ?? "", last[3] ?? ""]);
  return Buffer.from([head, ...moved].map((row) => row.join()).join("\n"));
}

async function historyOf(page: Page): Promise<string[]> {
  await tab(page, "History");
  await page.locator(".draft-steps li").first().waitFor();
  return page.locator(".draft-steps li").allInnerTexts();
}

/** What the browser gives the page to keep, bytes. */
const ROOM = 4_000_000;

/** In the page: keeps bytes that do not pack until there is no room for a single one. */
async function fillStorage(): Promise<void> {
  const base = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("filler", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("bytes", { autoIncrement: true });
    opening.onsuccess = () => done(opening.result);
  });
  const put = (size: number): Promise<boolean> =>
    new Promise((done) => {
      const act = base.transaction("bytes", "readwrite");
      act.objectStore("bytes").put(crypto.getRandomValues(new Uint8Array(size)));
      act.oncomplete = () => done(true);
      act.onabort = () => done(false);
    });
  for (const size of [65_536, 4096, 64]) while (await put(size));
  base.close();
}

describe("a plan", () => {
  it("comes back from a page that was killed: the same bytes, the same history, and undo goes on from there", async () => {
    const { page, faults } = await openPlan();
    const beginning = await digestOf(page);
    await applyList(page, "first.csv", await changedList(page, 0, 3));
    await stepsSaved(page, "1 step saved");
    await applyList(page, "second.csv", await changedList(page, 5, 9));
    await stepsSaved(page, "2 steps saved");
    await tab(page, "History");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await stepsSaved(page, "3 steps saved");
    const history = await historyOf(page);
    const digest = await digestOf(page);
    expect(digest).not.toBe(beginning);
    expect(faults).toEqual([]);

    const context = page.context();
    await page.goto("chrome://crash").catch(() => {}); // the page's process dies on the spot
    const again = await pageIn(context);
    await stepsSaved(again, "3 steps saved");
    expect(await digestOf(again)).toBe(digest);
    expect(await historyOf(again)).toEqual(history);
    await again.getByRole("button", { name: "Redo", exact: true }).click();
    await stepsSaved(again, "4 steps saved");
    await again.getByRole("button", { name: "Undo all" }).click();
    await stepsSaved(again, "6 steps saved");
    expect(await digestOf(again)).toBe(beginning);
  });

  it("is edited by one page: the second only reads, follows it, and takes over when it is closed", async () => {
    const { page } = await openPlan();
    await applyList(page, "first.csv", await changedList(page, 0, 2));
    await stepsSaved(page, "1 step saved");
    const second = await pageIn(page.context());
    await second.getByText("This plan is being edited in another page.").waitFor(PATIENT);
    await tab(second, "Files");
    expect(await second.getByRole("button", { name: "Open CSV…" }).isDisabled()).toBe(true);
    await applyList(page, "second.csv", await changedList(page, 5, 7));
    await stepsSaved(page, "2 steps saved");
    await tab(second, "History");
    await expect.poll(() => second.locator(".draft-steps li").count(), PATIENT).toBe(3);
    const digest = await digestOf(page);
    await page.close();
    await stepsSaved(second, "2 steps saved");
    expect(await digestOf(second)).toBe(digest);
    await second.getByRole("button", { name: "Undo", exact: true }).click();
    await stepsSaved(second, "3 steps saved");
  });

  it("says when the browser has no room left, takes the step back, and offers the log", async () => {
    const { page } = await stage.open({
      hash: "#/plan",
      prepare: async (empty) => {
        const devtools = await empty.context().newCDPSession(empty);
        await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(stage.url).origin, quotaSize: ROOM });
      },
    });
    await planned(page);
    await applyList(page, "first.csv", await changedList(page, 0, 2));
    await stepsSaved(page, "1 step saved");
    await tab(page, "History");
    await page.evaluate(fillStorage);
    const digest = await digestOf(page);
    const alert = page.getByRole("alert").filter({ hasText: "no room left" });
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await alert.waitFor();
    expect(await digestOf(page)).toBe(digest);
    const [download] = await Promise.all([page.waitForEvent("download"), alert.getByRole("button", { name: "Download the log" }).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    const [head, ...lines] = Buffer.concat(chunks).toString("utf8").trim().split("\n");
    expect(JSON.parse(head ?? "").gridkeeper).toBe("plan 1");
    expect(`${lines.length} ${lines.length === 1 ? "step" : "steps"} saved`).toBe(await page.locator(".plan-open span").innerText());
  });
});

describe("lists and files of a plan", () => {
  it("go out in UTF-8 and GB18030 and come in again: what was undone is done again, line by line", async () => {
    const { page } = await openPlan();
    const beginning = await digestOf(page);
    const before = await savedFile(page, "Save CSV (UTF-8)");
    await applyList(page, "first.csv", await changedList(page, 0, 4));
    await stepsSaved(page, "1 step saved");
    const changed = await digestOf(page);
    const utf8 = await savedFile(page, "Save CSV (UTF-8)");
    const gb = await savedFile(page, "Save CSV (GB18030)");
    expect(new TextDecoder("gb18030").decode(gb)).toBe(utf8.toString("utf8").replace(/^\uFEFF/, ""));
    await applyList(page, "back.csv", before);
    await stepsSaved(page, "2 steps saved");
    expect(await digestOf(page)).toBe(beginning);
    await applyList(page, "again.csv", gb);
    await stepsSaved(page, "3 steps saved");
    expect(await digestOf(page)).toBe(changed);
    await lookAt(page, "unknown.csv", Buffer.concat([utf8, Buffer.from("999,Nowhere,1,1\r\n")]));
    await page.getByText("Line 61: there is no unit “999”").waitFor();
  });

  it("come back from a plan file, and one of another base is refused with a sentence", async () => {
    const { page } = await openPlan();
    await applyList(page, "first.csv", await changedList(page, 0, 4));
    await stepsSaved(page, "1 step saved");
    const digest = await digestOf(page);
    const shapes = async (format: string) => {
      const read = await readBoundaries(blobSource(new Blob([new Uint8Array(await savedFile(page, format))]), format));
      return read.ok ? polygonSet(read.value.features.map(({ geometry }) => geometry)) : read;
    };
    expect(await shapes("GeoPackage")).toEqual(await shapes("GeoJSON"));
    const file = (await savedFile(page, "Plan file")).toString("utf8");
    const bring = async (name: string, text: string): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a plan file…" }).click()]);
      await chooser.setFiles({ name, mimeType: "application/x-ndjson", buffer: Buffer.from(text) });
    };
    await bring("other.plan.jsonl", file.replace(/"base":"units [0-9a-f]{16}"/, '"base":"units 0123456789abcdef"'));
    await page.getByText("other.plan.jsonl was drawn on another base").waitFor();
    await bring("torn.plan.jsonl", file.replace('"kind":"assign"', '"kind":"assigned"').trimEnd().concat("\n"));
    await page.getByText("Line 2 of torn.plan.jsonl is no record of a plan").waitFor();
    await tab(page, "History");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await stepsSaved(page, "2 steps saved");
    await tab(page, "Files");
    await bring("mine.plan.jsonl", file);
    await page.getByText(/was opened, 1 step/).waitFor();
    await stepsSaved(page, "1 step saved");
    expect(await digestOf(page)).toBe(digest);
  });
});

describe("versions of a plan", () => {
  it("go from draft to in force with their codes; every case is counted by the new plan when that is asked for, and by the old one again", async () => {
    const { page, faults } = await openPlan();
    const [head = [], ...rows] = linesOf((await savedFile(page, "Save CSV (UTF-8)")).toString("utf8"));
    const list = rows.slice(0, 6).map(([code = "", name = ""]) => [code, name, "new", "Lake side"]);
    await applyList(page, "fourth.csv", Buffer.from([head, ...list].map((row) => row.join()).join("\n")));
    await tab(page, "Versions");
    await expect.poll(() => page.locator("p[data-moved]").getAttribute("data-moved"), PATIENT).toBe("6");
    expect(await page.locator('[data-codes="fresh"] dd').innerText()).toBe("990101101604000");
    expect(await page.locator('[data-codes="retired"] dd').innerText()).toBe("none");
    const drawn = await pictureOf(page);
    await page.getByLabel("Swipe the two plans on the map").check({ force: true });
    const line = page.getByRole("slider", { name: "Line between the two plans" });
    await line.press("End");
    await expect.poll(() => pictureOf(page)).not.toBe(drawn);
    await line.press("Home");
    await expect.poll(() => pictureOf(page)).toBe(drawn);
    await page.getByLabel("Swipe the two plans on the map").uncheck({ force: true });
    await line.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Submit for review" }).click();
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByLabel("Day", { exact: true }).fill("2026-07-01");
    await page.getByLabel("counted again, all of them, by the new plan").check({ force: true });
    await page.getByRole("button", { name: "Put in force" }).click();
    await page.getByText("The browse screen now counts every case by this plan").waitFor(PATIENT);
    await page.getByRole("button", { name: "Back to the map" }).click();
    await expect.poll(() => page.getByRole("grid").getByRole("row").count(), PATIENT).toBeGreaterThanOrEqual(5);
    const four = await page.getByRole("grid").innerText();
    expect(four).toContain("Lake side");
    await page.goto(`${stage.url}#/plan`);
    await planned(page);
    await tab(page, "Versions");
    await page.getByRole("button", { name: "Back to the plan of their day" }).click();
    await page.getByText("cases before the first day are judged by the plan of their day").waitFor(PATIENT);
    expect(faults).toEqual([]);
  });
});
