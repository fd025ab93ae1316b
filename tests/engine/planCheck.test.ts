// A plan that cannot be edited as it is: its faults, a cleaning looked at and taken. Drawn by hand, and the Denver precincts where they are here.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLEAN_DEFAULTS } from "../../src/core/plan/clean";
import type { Engine } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";
import { sharedData } from "../shared";

const quiet = (): void => undefined;

async function opened(name: string, bytes: BlobPart): Promise<Engine> {
  const engine = createEngine();
  const plan = await engine.openBoundaries(new File([bytes], name), {}, quiet);
  if (!plan.ok) throw new Error(plan.issue.code);
  return engine;
}

const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const collection = (...rings: ReturnType<typeof box>[]): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: rings.map((coordinates, i) => ({ type: "Feature", properties: { code: `G${i + 1}` }, geometry: { type: "Polygon", coordinates } })),
  });

describe("checking and cleaning the open plan", () => {
  it("has nothing to say without a plan, and lets the demo town be edited", async () => {
    const engine = createEngine();
    expect([await engine.checkPlan(null), await engine.lookAtCleaning(CLEAN_DEFAULTS)]).toEqual([null, null]);
    await engine.openDemo();
    expect(await engine.checkPlan(null)).toEqual({ ids: ["990101101601000", "990101101602000", "990101101603000"], issues: [], isClean: true });
  });

  it("takes an overlap to its longest border, shows where, and is clean afterwards", async () => {
    const engine = await opened("two.geojson", collection(box(0, 0, 0.01, 0.01), box(0.009, 0, 0.02, 0.01)));
    const check = await engine.checkPlan(null);
    expect(check?.isClean).toBe(false);
    expect(check?.issues.map(({ kind, slots }) => [kind, slots])).toContainEqual(["overlap", [0, 1]]);
    const cleaning = await engine.lookAtCleaning(CLEAN_DEFAULTS);
    expect(cleaning?.repairs.map(({ kind }) => kind)).toEqual(["overlap"]);
    expect(cleaning?.repairs[0]?.outline).toHaveLength(4);
    expect(cleaning?.left).toEqual([]);
    expect((await engine.opened()).plan?.version).toBe(1); // a look changes nothing
    const taken = await engine.takeCleaning();
    expect(taken.ok && taken.value.plan?.grids.map(({ id }) => id)).toEqual(["G1", "G2"]);
    expect(await engine.checkPlan(null)).toMatchObject({ issues: [], isClean: true });
  });

  it("keeps a wide enclave and fills a sliver, unless told to fill neither", async () => {
    const frame = [...box(0, 0, 0.03, 0.03), ...box(0.01, 0.01, 0.02, 0.02).map((ring) => [...ring].reverse())];
    const engine = await opened("frame.geojson", collection(frame, box(0.03, 0, 0.0300001, 0.01), box(0.0300021, 0, 0.04, 0.03)));
    const look = async (maxGapM: number) => (await engine.lookAtCleaning({ ...CLEAN_DEFAULTS, maxGapM }))?.repairs.map(({ kind }) => kind).sort();
    expect(await look(10)).toContain("enclave_kept");
    expect(await look(1e6)).not.toContain("enclave_kept");
  });

  it("opens the Denver precincts of 2016 and finds nothing but their ten enclaves, which no cleaning fills", async ({ skip }) => {
    const path = sharedData("redistricting/denver_precincts_2016_orig.zip");
    if (path === null) return skip();
    const engine = await opened("denver_precincts_2016_orig.zip", readFileSync(path));
    const check = await engine.checkPlan(null);
    expect(check?.isClean).toBe(true);
    expect(check?.issues.map(({ kind }) => kind).filter((kind) => kind === "gap")).toHaveLength(10);
    const cleaning = await engine.lookAtCleaning(CLEAN_DEFAULTS);
    expect(cleaning?.repairs.filter(({ kind }) => kind === "enclave_kept")).toHaveLength(10);
  });

  it("refuses the police districts of San Francisco as they were published, and edits them cleaned", async ({ skip }) => {
    const path = sharedData("san_francisco/boundary_police_districts_2014.geojson.gz");
    if (path === null) return skip();
    const engine = await opened("districts.geojson.gz", readFileSync(path));
    const check = await engine.checkPlan(null);
    expect(check?.isClean).toBe(false);
    expect(check?.issues.filter(({ kind, severity }) => kind === "overlap" && severity === "error")).toHaveLength(6);
    const cleaning = await engine.lookAtCleaning(CLEAN_DEFAULTS);
    expect(cleaning?.left.filter(({ severity }) => severity === "error")).toEqual([]);
    await engine.takeCleaning();
    expect((await engine.checkPlan(null))?.isClean).toBe(true);
  });
});
