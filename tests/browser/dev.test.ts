// `npm run dev` in Chromium: the page comes unbundled, and its workers, map and numbers work as in the build.
import { afterAll, beforeAll, expect, it } from "vitest";
import { gridAtMiddle, ledgerOf, tableOf } from "./desk";
import { type Stage, setDevelopmentStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setDevelopmentStage();
});
afterAll(async () => {
  await stage.close();
});

it("the development server shows the demo town, its grids drawn and counted, without a fault", async () => {
  const { page, faults, foreign } = await stage.open();
  await tableOf(page).waitFor();
  expect((await ledgerOf(page)).read).toBeGreaterThan(100_000);
  expect(await gridAtMiddle(page)).toContain("Grid");
  expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
});
