// The planner's screen by finger and by keyboard alone, in Chromium on the demo town.
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toDegrees } from "../../src/core/geo/lattice";
import { type Camera, demoGround, draftOf, freeVertex, hashAt, lockBeats, screenOf, stepsOf } from "./planHand";
import { type Stage, setStage } from "./stage";

let stage: Stage;
let page: Page;
let fingers: CDPSession;
let camera: Camera;
let at: { readonly x: number; readonly y: number };
beforeAll(async () => {
  const [set, town] = await Promise.all([setStage(), demoGround("units")]);
  stage = set;
  lockBeats(town);
  const { vertex } = freeVertex(town.coverage);
  const place = [town.coverage.x[vertex] as number, town.coverage.y[vertex] as number] as const;
  camera = { zoom: 16, lat: toDegrees(place[1]), lng: toDegrees(place[0]) };
  ({ page } = await stage.open({ hash: hashAt(camera), hasTouch: true }));
  fingers = await page.context().newCDPSession(page);
  await draftOf(page);
  at = (await screenOf(page, camera))(...place);
});
afterAll(async () => {
  await stage.close();
});

type Place = { readonly x: number; readonly y: number };
const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: readonly Place[]): Promise<unknown> =>
  fingers.send("Input.dispatchTouchEvent", { type, touchPoints: touchPoints.map(({ x, y }, id) => ({ x, y, id })) });
const loupe = (): Promise<string | null> => page.locator(".edit-sheet[role=application]").getAttribute("data-loupe");
const undoAll = async (): Promise<void> => {
  while ((await stepsOf(page)).length > 0) await page.getByRole("button", { name: /^Undo/ }).first().click();
};

it("one finger moves a border under a glass; a long rest removes the vertex; two fingers are the map's", async () => {
  await page.keyboard.press("a");
  await touch("touchStart", at);
  for (const step of [10, 25, 45, 60]) await touch("touchMove", { x: at.x + step, y: at.y + step / 2 });
  await expect.poll(loupe).toBe("true");
  await touch("touchEnd");
  await expect.poll(loupe).toBe("false");
  await expect.poll(() => stepsOf(page)).toHaveLength(1);
  expect((await stepsOf(page))[0]).toMatch(/^Border moved/);
  await undoAll();

  await page.keyboard.press("a");
  await touch("touchStart", at);
  await expect.poll(() => stepsOf(page)).toHaveLength(1);
  await touch("touchEnd");
  expect((await stepsOf(page))[0]).toMatch(/^Vertex removed/);
  await undoAll();

  const before = new URL(page.url()).hash;
  const apart = { x: at.x + 120, y: at.y };
  await touch("touchStart", at);
  await touch("touchStart", at, apart);
  for (const step of [20, 60, 100]) await touch("touchMove", { x: at.x, y: at.y + step }, { x: apart.x, y: apart.y + step });
  await touch("touchEnd");
  await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
  expect(await stepsOf(page)).toEqual([]);
});

it("the keyboard goes to a grid, along its border, nudges a vertex in one step, names the grid, and opens advice and faults", async () => {
  const sheet = page.locator(".edit-sheet[role=application]");
  const line = page.locator('p[role="status"][aria-live="polite"]').last();
  await sheet.focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("Escape"); // the vertex, the grid, the tool
  await page.keyboard.press("Tab");
  await expect.poll(() => line.innerText()).toContain("Grid 1 (Old Town)");
  await page.keyboard.press("a");
  for (let vertex = 0; vertex < 3; vertex++) await page.keyboard.press(".");
  await expect.poll(() => line.innerText()).toMatch(/3/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepsOf(page)).toHaveLength(1);
  await undoAll();

  await page.keyboard.press("v");
  const name = page.getByLabel("Name of the grid");
  await name.fill("Harbour");
  await name.press("Enter");
  await page.locator(".balance tbody").getByText("Harbour").waitFor();
  expect(await stepsOf(page)).toEqual([expect.stringContaining("Harbour")]);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect.poll(() => page.locator(".balance tbody").getByText("Harbour").count()).toBe(0);

  await sheet.focus();
  await page.keyboard.press("t");
  await expect.poll(() => page.getByRole("tab", { name: "Suggest" }).getAttribute("aria-selected")).toBe("true");
  await sheet.focus();
  await page.keyboard.press("q");
  await expect.poll(() => page.getByRole("tab", { name: "Quality" }).getAttribute("aria-selected")).toBe("true");
});
