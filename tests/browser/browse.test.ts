// The browse screen in Chromium: the demo town, files of one's own, every bucket, both languages, hostile text, no request to anyone else.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { confirmMapping, faultsOfAxe, ledgerOf, openFiles, SQUARES, tableOf, textFile } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

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

const CSV =
  'case_id,reported_at,lng,lat,category,address\n1,2024-01-01T08:00:00Z,0.05,0.05,constructor,"<img src=x onerror=window.hacked=2>"\n2,2024-02-01T08:00:00Z,0.15,0.05,__proto__,a\u0000b\n3,2024-03-01T08:00:00Z,0.9,0.05,x,y\n4,never,0.05,0.05,x,y\n5,2024-03-01T08:00:00Z,,,x,y\n1,2024-01-01T08:00:00Z,0.05,0.05,x,y\n';

/** The demo town, in the page that its tests share. */
async function openDemo(hash = "#/browse?lang=en"): Promise<Actor> {
  const actor = await stage.same(hash);
  await tableOf(actor.page).waitFor();
  return actor;
}

let ownIsOpen = false;
/** The small files, in the same page: opened once, after the tests of the demo town. */
async function openOwn(): Promise<Actor> {
  const actor = await openDemo();
  await actor.page.keyboard.press("Escape"); // no drawer of the test before
  await actor.page.getByRole("dialog").waitFor({ state: "detached" });
  if (ownIsOpen) return actor;
  ownIsOpen = true;
  await openFiles(actor.page, [textFile("own.geojson", SQUARES)]);
  await actor.page.getByText("own.geojson").first().waitFor();
  await openFiles(actor.page, [textFile("own.csv", CSV)]);
  await confirmMapping(actor.page);
  // The demo town's numbers may stand a moment longer.
  await expect.poll(async () => (await ledgerOf(actor.page)).read).toBe(6);
  return actor;
}

describe("the demo town", () => {
  it("opens at once, says that it is generated, reconciles, asks nobody else and breaks nothing", async () => {
    const { page, faults, foreign } = await openDemo();
    await page.getByText("Generated demo data").waitFor();
    const ledger = await ledgerOf(page);
    expect(ledger.read).toBeGreaterThan(100_000);
    expect((ledger.located ?? 0) + (ledger.outside ?? 0) + (ledger.unlocated ?? 0) + (ledger.rejected ?? 0) + (ledger.duplicates ?? 0)).toBe(ledger.read);
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
  });

  it("links table, card and address, and a link opens the same grid again", async () => {
    const { page } = await openDemo();
    await tableOf(page).getByRole("row").nth(2).click();
    const card = page.getByRole("region", { name: /^Card of grid/ });
    await card.waitFor();
    const name = await card.getAttribute("aria-label");
    const again = await stage.open({ hash: new URL(page.url()).hash });
    await again.page.getByRole("region", { name: name ?? "" }).waitFor();
  });

  it("is free of accessibility faults that axe can find", async () => {
    const { page } = await openDemo();
    expect(await faultsOfAxe(page)).toEqual([]);
  });

  it("stays when a file is opened that is nothing, which is refused in one sentence", async () => {
    const { page } = await openDemo();
    await openFiles(page, [textFile("page.geojson", "<html><body>404</body></html>")]);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("page.geojson");
    expect((await ledgerOf(page)).read).toBeGreaterThan(100_000);
  });

  it("speaks Chinese without a word of English left over, and remembers it in the address", async () => {
    const { page } = await openDemo("#/browse?lang=zh-CN");
    await page.getByText("演示数据").first().waitFor();
    const text = (await page.locator("aside").innerText()).replaceAll(/Gridkeeper|CSV|Asia\/Shanghai|EN|UTC/g, "");
    expect(text.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
  });
});

describe("files of one's own", () => {
  it("are mapped, located and counted; each bucket opens to its rows", async () => {
    const { page, faults, foreign } = await openOwn();
    expect(await ledgerOf(page)).toEqual({ read: 6, located: 2, outside: 0, unlocated: 2, rejected: 1, duplicates: 1 });
    await page.locator('[data-bucket="rejected"]').click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("reporting time not in the format").waitFor();
    await drawer.getByText("never").waitFor();
    expect(await drawer.innerText()).toContain("5");
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
  });

  it("show hostile names and texts as text", async () => {
    const { page } = await openOwn();
    await page.locator('[data-bucket="located"]').click();
    await page.getByRole("dialog").getByText("constructor").waitFor();
    await page.keyboard.press("Escape");
    await tableOf(page).getByText("<img src=x onerror=window.hacked=1>").first().waitFor();
    expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
  });

  it("export as CSV what the screen shows", async () => {
    const { page } = await openOwn();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    const lines = Buffer.concat(chunks)
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .trim()
      .split(/\r?\n/);
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 3).join())).toEqual(["A,all,1", "B,all,1", "OUTSIDE,all,0", "UNLOCATED,all,2"]);
  });
});
