// The main job on real files: 195 tracts and 878,049 incidents dropped on the page give the numbers of the command and of the oracle.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOracle } from "../real/cities";
import { sharedData } from "../shared";
import { confirmMapping, ledgerOf, openFiles, tableOf } from "./desk";
import { type Stage, setStage } from "./stage";

const tracts = sharedData("san_francisco/boundary_tracts_in_neighborhoods.geojson.gz");
const incidents = sharedData("san_francisco/police_incidents_2003_2015.csv.gz");
const truth = sharedData("oracle/sf_incidents_by_tract.csv");

describe.skipIf(tracts === null || incidents === null || truth === null)("San Francisco on the page", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => {
    await stage.close();
  });

  it("is read, located and counted: the ledger reconciles and the exported counts are the oracle's but for points on borders", async () => {
    const { page, faults, foreign } = await stage.open();
    await tableOf(page).waitFor();
    await openFiles(page, [tracts ?? ""]);
    await page.getByText("195 of 195 grids").waitFor();
    await openFiles(page, [incidents ?? ""]);
    await confirmMapping(page);
    await page.getByText("police_incidents_2003_2015.csv.gz").first().waitFor();
    await page.getByRole("group", { name: /^Read/ }).waitFor({ state: "detached" });
    expect(await ledgerOf(page)).toEqual({ read: 878_049, located: 877_609, outside: 373, unlocated: 67, rejected: 0, duplicates: 0 });
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
    const exported = readFileSync(await download.path(), "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1, 196);
    const { counts } = readOracle(truth ?? "");
    const apart = exported.map((line) => {
      const [id = "", , n] = line.split(",");
      return Math.abs(Number(n) - (counts.get(id)?.at(-1) ?? 0));
    });
    // The 881 incidents that lie within 1e-7° of a border in another tract than GEOS says (tests/real/oracle.test.ts) cancel out in part.
    expect(apart.reduce((sum, count) => sum + count, 0) / 2).toBeLessThanOrEqual(881);
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
  });
});
