// What a reader mends in Chromium: a reading stopped, shifted positions put right with one click, another id, name and encoding chosen; and files named by config.json.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import gcoord from "gcoord";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { confirmMapping, ledgerOf, openFiles, squaresAt, tableOf, textFile } from "./desk";
import { type Stage, setStage } from "./stage";

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

const NAMED = [
  { code: "A", label: "东片" },
  { code: "B", label: "西片" },
] as const;

/** Middles of ten strips of the two squares at [lng, lat], five in each. */
function pointsIn(lng: number, lat: number, side: number): readonly (readonly [number, number])[] {
  return Array.from({ length: 10 }, (_, i) => [lng + (side * (i + 0.5)) / 5, lat + side / 2]);
}

function csvOf(points: readonly (readonly [number, number])[]): string {
  return `case_id,reported_at,lng,lat\n${points.map(([lng, lat], i) => `${i},2024-01-0${(i % 9) + 1}T08:00:00Z,${lng},${lat}`).join("\n")}\n`;
}

async function openPlan(page: Page, text: string): Promise<void> {
  await tableOf(page).waitFor();
  await openFiles(page, [textFile("own.geojson", text)]);
  await page.getByText("2 of 2 grids").waitFor();
}

async function fixTo(page: Page, located: number): Promise<void> {
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Fix it" }).click();
  await expect.poll(async () => (await ledgerOf(page)).located).toBe(located);
  expect(await ledgerOf(page)).toEqual({ read: 10, located, outside: 0, unlocated: 0, rejected: 0, duplicates: 0 });
  expect(await page.getByRole("button", { name: "Fix it" }).count()).toBe(0);
}

describe("a reading", () => {
  it("is stopped by its cancel button, and what was open stays", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gridkeeper-"));
    try {
      const file = join(folder, "large.csv");
      const rows = "2024-01-01T08:00:00Z,0.05,0.05,Noise,0123456789012345678901234567890123456789\n".repeat(2_000_000);
      writeFileSync(file, `reported_at,lng,lat,category,address\n${rows}`);
      const { page, faults } = await stage.open();
      await tableOf(page).waitFor();
      const before = await ledgerOf(page);
      await openFiles(page, [file]);
      await page.getByRole("button", { name: "Read the file" }).click();
      await page.getByRole("group", { name: "Reading large.csv" }).getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("group", { name: "Reading large.csv" }).waitFor({ state: "detached" });
      expect(await ledgerOf(page)).toEqual(before);
      expect(await page.getByRole("alert").count()).toBe(0);
      expect(faults).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("positions that seem wrong", () => {
  it("are said to be GCJ-02, and one click puts them right", async () => {
    const { page } = await stage.open();
    await openPlan(page, squaresAt(121.47, 31.23, 0.001, NAMED));
    const shifted = pointsIn(121.47, 31.23, 0.001).map((point) => gcoord.transform([...point], gcoord.WGS84, gcoord.GCJ02) as [number, number]);
    await openFiles(page, [textFile("shifted.csv", csvOf(shifted))]);
    await confirmMapping(page);
    expect((await ledgerOf(page)).outside).toBe(10);
    await page.getByText("seem to be GCJ-02").waitFor();
    await fixTo(page, 10);
  });

  it("are said to have longitude and latitude swapped, and one click puts them right", async () => {
    const { page } = await stage.open();
    await openPlan(page, squaresAt(21.47, 31.23, 0.001, NAMED));
    await openFiles(page, [textFile("swapped.csv", csvOf(pointsIn(21.47, 31.23, 0.001).map(([lng, lat]) => [lat, lng])))]);
    await confirmMapping(page);
    expect((await ledgerOf(page)).located).toBe(0);
    await page.getByText("seem to be swapped").waitFor();
    await fixTo(page, 10);
  });
});

describe("another choice", () => {
  it("of id and name renames the grids", async () => {
    const { page } = await stage.open();
    await openPlan(page, squaresAt(0, 0, 0.1, NAMED));
    const first = tableOf(page).locator("tbody tr").first();
    await page.getByTitle("The plan and the sources").click();
    await page.getByLabel("Name from").selectOption("code");
    await page.getByLabel("Id from").selectOption("label");
    await expect.poll(() => first.locator(".name").innerText()).toBe("A");
    expect(await first.locator(".sub").first().innerText()).toBe("东片");
    await page.getByLabel("Name from").selectOption("label");
    await expect.poll(() => first.locator(".name").innerText()).toBe("东片");
  });

  it("of the encoding reads the file again", async () => {
    const { page } = await stage.open();
    await tableOf(page).waitFor();
    const noise = Buffer.from([0xd4, 0xeb, 0xc9, 0xf9]); // 噪声 in GB18030
    const row = (id: number) => Buffer.concat([Buffer.from(`${id},0.05,0.05,`), noise, Buffer.from("\n")]);
    const buffer = Buffer.concat([Buffer.from("case_id,lng,lat,category\n"), ...Array.from({ length: 20 }, (_, id) => row(id))]);
    await openFiles(page, [{ name: "old.csv", mimeType: "text/csv", buffer }]);
    const encoding = page.getByLabel("Encoding");
    const sample = (text: string) => page.locator(".mapping-samples code", { hasText: text }).first();
    await encoding.selectOption("windows-1252");
    await sample("ÔëÉù").waitFor();
    await encoding.selectOption("GB18030");
    await sample("噪声").waitFor();
  });
});

it("config.json names what is opened first, its title and the line that must be shown", async () => {
  const config = { title: "Test town", reviewNumber: "GS(2026)0001", plans: [{ name: "Two", file: "two.geojson" }], cases: [{ file: "cases.csv" }] };
  const { page, faults } = await stage.open({
    prepare: async (page) => {
      await page.route("**/config.json", (route) => route.fulfill({ json: config }));
      await page.route("**/two.geojson", (route) => route.fulfill({ body: squaresAt(0, 0, 0.1, NAMED), contentType: "application/geo+json" }));
      await page.route("**/cases.csv", (route) => route.fulfill({ body: csvOf(pointsIn(0, 0, 0.1)), contentType: "text/csv" }));
    },
  });
  await page.getByRole("heading", { name: "Test town" }).waitFor();
  await page.getByText("GS(2026)0001").waitFor();
  expect(await ledgerOf(page)).toEqual({ read: 10, located: 10, outside: 0, unlocated: 0, rejected: 0, duplicates: 0 });
  expect(await page.getByText("Generated demo data").count()).toBe(0);
  expect(faults).toEqual([]);
});
