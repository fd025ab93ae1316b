// The planner's screen in Chromium, by real pointer events on the demo town: what the hand does to borders and units, and the way back.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { toDegrees } from "../../src/core/geo/lattice";
import { gridAt } from "../../src/core/plan/coverage/around";
import { operate } from "../../src/core/plan/coverage/operate";
import type { Coverage } from "../../src/core/plan/coverage/store";
import { gridSums } from "../../src/core/plan/coverage/sums";
import { FACES } from "../../src/core/plan/coverage/words";
import { facesOfGrid } from "../../src/core/plan/gestures/faces";
import { confirmMapping, faultsOfAxe, ledgerOf, openFiles, squaresAt, tableOf, textFile } from "./desk";
import { type Camera, demoGround, draftOf, freeVertex, type Ground, hashAt, loadsOf, lockBeats, pictureOf, screenOf, stepsOf } from "./planHand";
import { DESK, type Stage, setStage } from "./stage";

let stage: Stage;
let units: Ground;
beforeAll(async () => {
  [stage, units] = await Promise.all([setStage(), demoGround("units")]);
});
afterEach(async () => {
  await stage.clear();
});
afterAll(async () => {
  await stage.close();
});

const TOWN: Camera = { zoom: 13.2, lat: 0, lng: 0 };

/** Looks at the whole town. */
function townCamera({ coverage }: Ground): Camera {
  return { ...TOWN, lat: toDegrees(coverage.originY), lng: toDegrees(coverage.originX) };
}

/** What MapLibre asks its workers when a source gets data, and when a tile is cut anew. */
const LOADS: ReadonlySet<string> = new Set(["LD", "LT", "RT", "RDT", "LDT"]);

/** Counts what the page tells MapLibre's workers to load. */
const countLoads = (page: Page) =>
  page.addInitScript(() => {
    const posted: string[] = [];
    Object.assign(window, { posted });
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
      if (typeof message === "object" && message !== null && "type" in message) posted.push(String(message.type));
      return Reflect.apply(postMessage, this, [message, ...rest]);
    } as typeof postMessage;
  });

const postedOf = (page: Page): Promise<readonly string[]> => page.evaluate(() => [...(window as unknown as { posted: string[] }).posted]);

const NAMES = ["Grid 1 (Old Town)", "Grid 2 (New Town)", "Grid 3 (South)"];

it("a shared vertex is dragged: both neighbours change, one step, the map's sources untouched; undo brings back the picture", async () => {
  const town = await demoGround("units");
  lockBeats(town);
  const { coverage } = town;
  const { vertex, grids } = freeVertex(coverage);
  const [x, y] = [coverage.x[vertex] as number, coverage.y[vertex] as number];
  const camera: Camera = { zoom: 16, lat: toDegrees(y), lng: toDegrees(x) };
  const { page, faults } = await stage.open({ hash: hashAt(camera), prepare: countLoads });
  await draftOf(page);
  const [before, picture] = [await loadsOf(page), await pictureOf(page)];
  const areas = () => page.locator('.balance tbody [data-column="compact"] b').allInnerTexts();
  const shapes = await areas();
  await page.keyboard.press("a");
  const at = (await screenOf(page, camera))(x, y);
  expect((await postedOf(page)).some((type) => LOADS.has(type))).toBe(true);
  const posted = (await postedOf(page)).length;
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 45, { steps: 12 });
  const during = (await postedOf(page)).slice(posted);
  await page.locator("tr[data-moving]").nth(1).waitFor();
  const moving = await page.locator("tr[data-moving] th span").allInnerTexts();
  await page.locator("tr[data-moving] [data-flow]", { hasText: "cases +" }).first().waitFor();
  await page.mouse.up();
  expect(during.filter((type) => LOADS.has(type))).toEqual([]);
  expect([...moving].sort()).toEqual(grids.map((grid) => NAMES[grid] ?? "").sort());
  await expect.poll(() => stepsOf(page)).toHaveLength(1);
  expect((await stepsOf(page))[0]).toMatch(/^Border moved/);
  const after = await loadsOf(page);
  expect(Object.values(after).reduce((sum, load) => sum + load)).toBe(Object.values(before).reduce((sum, load) => sum + load));
  expect(await areas()).not.toEqual(shapes);
  expect(await pictureOf(page)).not.toBe(picture);
  await page.keyboard.press("v");
  await page.keyboard.press("Control+z");
  await expect.poll(() => stepsOf(page)).toHaveLength(0);
  expect(await loadsOf(page)).toEqual(before);
  expect(await pictureOf(page)).toBe(picture);
  expect(faults).toEqual([]);
});

it("a locked beat border does not move, and the sentence says why", async () => {
  const town = await demoGround("units");
  lockBeats(town);
  const { coverage } = town;
  const edge = coverage.lock.findIndex(
    (lock, index) => lock === 1 && coverage.gridOf(coverage.face[index * 2] as number) !== coverage.gridOf(coverage.face[index * 2 + 1] as number),
  );
  const vertex = coverage.origin[edge * 2] as number;
  const [x, y] = [coverage.x[vertex] as number, coverage.y[vertex] as number];
  const camera: Camera = { zoom: 17, lat: toDegrees(y), lng: toDegrees(x) };
  const { page } = await stage.open({ hash: hashAt(camera) });
  await draftOf(page);
  await page.keyboard.press("a");
  const at = (await screenOf(page, camera))(x, y);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 50, at.y + 50, { steps: 5 });
  await page.getByText("This border or grid is locked; unlock it first.").waitFor();
  await page.mouse.up();
  expect(await stepsOf(page)).toEqual([]);
});

it("a grid is cut by a line, both halves with their loads, and merged again", async () => {
  const camera = townCamera(units);
  const { page, faults } = await stage.open({ viewport: DESK, hash: hashAt(camera) });
  await draftOf(page);
  const [before, picture] = [await loadsOf(page), await pictureOf(page)];
  const { coverage } = units;
  const centre = gridSums(coverage, 1).centre ?? [0, 0];
  const at = await screenOf(page, camera);
  const middle = at(centre[0], centre[1]);
  // From beyond the grid to beyond it, level with its middle.
  const reach = { left: middle.x, right: middle.x };
  const { originX } = coverage;
  for (let x = originX - 400_000; x < originX + 400_000; x += 500) {
    if (gridAt(coverage, x, Math.round(centre[1])) !== 1) continue;
    reach.left = Math.min(reach.left, at(x, centre[1]).x);
    reach.right = Math.max(reach.right, at(x, centre[1]).x);
  }
  await page.keyboard.press("c");
  await page.mouse.click(reach.left - 12, middle.y);
  await page.mouse.click(middle.x, middle.y);
  await page.mouse.click(reach.right + 12, middle.y);
  await page.keyboard.press("Enter");
  await page.locator(".balance tbody tr").nth(3).waitFor();
  const cut = await loadsOf(page);
  expect(Object.keys(cut)).toHaveLength(4);
  expect((cut[NAMES[1] ?? ""] ?? 0) + (cut["New grid 1"] ?? 0)).toBe(before[NAMES[1] ?? ""]);
  expect(await stepsOf(page)).toEqual([`Cut ${NAMES[1]}`]);

  await page.keyboard.press("m");
  await page.mouse.click(middle.x, middle.y - 40);
  await page.mouse.click(middle.x, middle.y + 40);
  await page.getByRole("button", { name: "Merge 2 grids" }).click();
  await expect.poll(async () => Object.keys(await loadsOf(page))).toHaveLength(3);
  expect(Object.values(await loadsOf(page)).sort()).toEqual(Object.values(before).sort());
  expect(await stepsOf(page)).toHaveLength(2);

  await page.keyboard.press("Escape");
  await page.keyboard.press("v");
  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("button", { name: "Undo all" }).click();
  await expect.poll(() => stepsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await loadsOf(page)).toEqual(before);
  expect(await pictureOf(page)).toBe(picture);
  expect(faults).toEqual([]);
});

it("a fast stroke paints every block under the brush, none skipped", async () => {
  const blocks = await demoGround("blocks");
  const { coverage, incidents } = blocks;
  const camera = townCamera(blocks);
  const { page, faults } = await stage.open({ hash: hashAt(camera) });
  await draftOf(page);
  await page.getByText("Blocks", { exact: true }).click();
  await expect.poll(() => page.locator(".balance tbody tr").count()).toBe(3);
  await draftOf(page);
  await page.keyboard.press("b");
  await page.getByLabel("Paints into").selectOption({ label: NAMES[2] ?? "" });
  const at = await screenOf(page, camera);
  const [from, to] = [gridSums(coverage, 2).centre ?? [0, 0], gridSums(coverage, 0).centre ?? [0, 0]].map(([x, y]) => at(x, y));
  if (!from || !to) throw new Error("the grids have no middle");
  // Three samples over half the town: a brush that looks only where the pointer was would leave most of it out.
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 2 });
  await page.mouse.up();
  await expect.poll(() => stepsOf(page)).toHaveLength(1);
  const radius = 14;
  const swept = sweptFaces(coverage, at, from, to, radius);
  expect(swept.size).toBeGreaterThan(20);
  const outcome = operate(coverage, { kind: "assign", faces: [...swept], grid: 2 });
  if (!outcome.ok) throw new Error(outcome.refusal.reason);
  incidents.follow(coverage, outcome.change);
  expect(await loadsOf(page)).toEqual(Object.fromEntries(NAMES.map((name, grid) => [name, incidents.load(grid)])));
  expect(faults).toEqual([]);
});

/** Faces within a radius of a straight way on screen, found without the brush: by walking along it and measuring to every edge. */
function sweptFaces(
  coverage: Coverage,
  at: (x: number, y: number) => { readonly x: number; readonly y: number },
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  radius: number,
): Set<number> {
  const found = new Set<number>();
  const samples = Array.from({ length: 2001 }, (_, i) => ({ x: from.x + ((to.x - from.x) * i) / 2000, y: from.y + ((to.y - from.y) * i) / 2000 }));
  for (let face = 0; face < (coverage.meta[FACES] as number); face++) {
    for (let half = coverage.faceFirst[face] as number; half >= 0; half = coverage.faceNext[half] as number) {
      const [a, b] = [coverage.origin[half] as number, coverage.origin[half ^ 1] as number];
      const [p, q] = [at(coverage.x[a] as number, coverage.y[a] as number), at(coverage.x[b] as number, coverage.y[b] as number)];
      if (samples.some((sample) => toSegment(sample, p, q) <= radius)) found.add(face);
    }
  }
  for (const grid of [0, 1]) expect(facesOfGrid(coverage, grid).some((face) => found.has(face))).toBe(grid === 0);
  return found;
}

type Spot = { readonly x: number; readonly y: number };

function toSegment(spot: Spot, p: Spot, q: Spot): number {
  const length2 = (q.x - p.x) ** 2 + (q.y - p.y) ** 2;
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((spot.x - p.x) * (q.x - p.x) + (spot.y - p.y) * (q.y - p.y)) / length2));
  return Math.hypot(spot.x - p.x - along * (q.x - p.x), spot.y - p.y - along * (q.y - p.y));
}

it("the target is even, or by the staff that the plan's file names", async () => {
  const { page, faults } = await stage.open({ hash: "#/browse?lang=en" });
  await tableOf(page).waitFor();
  const plan = squaresAt(0, 0, 0.1, [
    { code: "A", name: "West", staff: 1 },
    { code: "B", name: "East", staff: 3 },
  ]);
  const cases = [0.05, 0.12, 0.15, 0.18].map((lng, i) => `${i},2024-01-01T08:00:00Z,${lng},0.05`);
  await openFiles(page, [textFile("staffed.geojson", plan)]);
  await page.getByText("2 of 2 grids").waitFor();
  await openFiles(page, [textFile("cases.csv", `case_id,reported_at,lng,lat\n${cases.join("\n")}\n`)]);
  await confirmMapping(page);
  await expect.poll(async () => (await ledgerOf(page)).located).toBe(4);
  await page.evaluate(() => {
    location.hash = "#/plan?lang=en";
  });
  await draftOf(page);
  const deviations = (): Promise<readonly string[]> => page.locator('.balance td[data-column="deviation"] b').allInnerTexts();
  await expect.poll(deviations).toEqual(["−50.0%", "+50.0%"]);
  await page.getByRole("radiogroup", { name: "Target" }).getByText("By staff").click();
  await expect.poll(deviations).toEqual(["0.0%", "0.0%"]);
  for (const tab of ["Suggest", "Score", "Quality", "Versions", "Files", "History", "Balance"]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await expect.poll(() => page.getByRole("tabpanel", { name: tab }).innerText()).not.toBe("");
    expect([tab, await faultsOfAxe(page)]).toEqual([tab, []]);
  }
  expect(faults).toEqual([]);
});
