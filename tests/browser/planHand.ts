// The planner's hand in Chromium: where the demo town's vertices and units lie on screen under a camera that the address names, and what the tables say.
import type { Page } from "playwright-core";
import { toDegrees } from "../../src/core/geo/lattice";
import { buildCoverage } from "../../src/core/plan/coverage/build";
import { Incidents } from "../../src/core/plan/coverage/incidents";
import { operate } from "../../src/core/plan/coverage/operate";
import type { Coverage } from "../../src/core/plan/coverage/store";
import { VERTICES } from "../../src/core/plan/coverage/words";
import { createEngine } from "../../src/engine/create";
import type { FaceLevel, PlanGround } from "../../src/engine/planGround";

export interface Ground {
  readonly ground: PlanGround;
  readonly coverage: Coverage;
  readonly incidents: Incidents;
}

/** The demo town as the page opens it, made here once more. */
export async function demoGround(level: FaceLevel): Promise<Ground> {
  const engine = createEngine();
  await engine.openDemo();
  await engine.readDemo(() => {});
  const ground = await engine.planGround({ level, selection: { period: null }, minutes: false, byStaff: false });
  if (!ground) throw new Error("the demo town has no ground");
  const built = buildCoverage(ground.faces, [...ground.grid]);
  if (!built.ok) throw new Error(`the demo town is no coverage: ${built.refusal.reason}`);
  return { ground, coverage: built.coverage, incidents: new Incidents(built.coverage, ground.x, ground.y, ground.load) };
}

export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lng: number;
}

/** The address of a camera. */
export function hashAt({ zoom, lat, lng }: Camera, more = ""): string {
  return `#/plan?map=${zoom}/${lat.toFixed(5)}/${lng.toFixed(5)}${more}`;
}

/** Screen places of lattice places while the map looks through a camera: the textbook's Mercator. */
export async function screenOf(page: Page, camera: Camera): Promise<(x: number, y: number) => { readonly x: number; readonly y: number }> {
  const box = await page.locator(".edit-sheet[role=application]").boundingBox();
  if (!box) throw new Error("there is no sheet");
  const world = 512 * 2 ** camera.zoom;
  const northing = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  // The address keeps five decimals.
  const [lng, lat] = [Number(camera.lng.toFixed(5)), Number(camera.lat.toFixed(5))];
  return (x, y) => ({
    x: box.x + box.width / 2 + ((toDegrees(x) - lng) / 360) * world,
    y: box.y + box.height / 2 - (northing(toDegrees(y)) - northing(lat)) * world,
  });
}

/** Waits until the draft is on screen. */
export async function draftOf(page: Page): Promise<void> {
  await page.locator(".balance tbody tr").first().waitFor();
  await page.locator(".edit-sheet[role=application]").waitFor();
}

/** Load of each grid by its name, as the table writes it. */
export async function loadsOf(page: Page): Promise<Readonly<Record<string, number>>> {
  const rows = await page
    .locator(".balance tbody tr")
    .evaluateAll((found) =>
      found.map((row) => [row.querySelector("th span")?.textContent ?? "", row.querySelector('[data-column="load"] b')?.textContent ?? ""]),
    );
  return Object.fromEntries(rows.map(([name, load]) => [name, Number((load ?? "").replaceAll(",", ""))]));
}

/** Names of the steps that stand, the first of them last done last. */
export async function stepsOf(page: Page): Promise<readonly string[]> {
  await page.getByRole("tab", { name: "History" }).click();
  await page.locator(".draft-steps").waitFor();
  const names = await page.locator('.draft-steps li[data-undone="false"] button > span').allInnerTexts();
  await page.getByRole("tab", { name: "Balance" }).click();
  await page.locator(".balance tbody tr").first().waitFor();
  return names.slice(1);
}

/** The plan as it is drawn, what stands still only. */
export function pictureOf(page: Page): Promise<string> {
  return page
    .locator("canvas.edit-sheet")
    .first()
    .evaluate(async (canvas) => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (canvas as HTMLCanvasElement).toDataURL();
    });
}

/** A vertex between two grids, far from others, with no locked edge. */
export function freeVertex(coverage: Coverage): { readonly vertex: number; readonly grids: readonly [number, number] } {
  for (let vertex = 0; vertex < (coverage.meta[VERTICES] as number); vertex++) {
    const half = coverage.out[vertex] as number;
    if (half < 0) continue;
    const other = coverage.next[half ^ 1] as number;
    if (coverage.next[other ^ 1] !== half || coverage.lock[half >> 1] === 1 || coverage.lock[other >> 1] === 1) continue;
    const [left, right] = [coverage.gridOf(coverage.face[half] as number), coverage.gridOf(coverage.face[half ^ 1] as number)];
    const lengths = [half, other].map((one) => {
      const to = coverage.origin[one ^ 1] as number;
      return Math.hypot((coverage.x[to] as number) - (coverage.x[vertex] as number), (coverage.y[to] as number) - (coverage.y[vertex] as number));
    });
    if (left >= 0 && right >= 0 && left !== right && Math.min(...lengths) > 3000) return { vertex, grids: [left, right] };
  }
  throw new Error("no free vertex between two grids");
}

/** Beat borders are locked when a draft is begun. */
export function lockBeats({ ground, coverage }: Ground): void {
  const edges: number[] = [];
  for (let edge = 0; edge < coverage.lock.length; edge++) {
    const [left = -1, right = -1] = [coverage.face[edge * 2], coverage.face[edge * 2 + 1]];
    if ((coverage.origin[edge * 2] as number) >= 0 && left >= 0 && right >= 0 && ground.beat?.[left] !== ground.beat?.[right]) edges.push(edge);
  }
  operate(coverage, { kind: "lockEdges", edges, locked: true });
}
