// The planner's side of the engine on the demo town: units, their loads from the cases, suggestions with progress, cancelling, hints.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_SEED } from "../../data/seed";
import { drawTown } from "../../data/town";
import { polygonSet } from "../../src/core/geo/polygons";
import type { SuggestOptions } from "../../src/core/plan/suggest/suggest";
import type { Engine } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";

const OPTIONS: SuggestOptions = { seed: 1, iterations: 50_000, maxDeviation: 0.1, start: "improve" };
const quiet = (): void => undefined;

describe("planning in the engine", () => {
  let engine: Engine;
  let loads = new Float64Array(0);
  let current = new Int32Array(0);
  const town = drawTown(DEMO_SEED);
  const units = polygonSet(town.units.features.map(({ geometry }) => geometry));
  beforeAll(async () => {
    engine = createEngine();
    expect(await engine.unitLoads({ period: null }, "cases")).toBeNull();
    await engine.openDemo();
    await engine.readDemo(quiet);
    expect(await engine.takeUnits(units)).toMatchObject({ count: town.units.features.length, ties: [] });
    loads = new Float64Array((await engine.unitLoads({ period: null }, "cases")) ?? []);
    current = new Int32Array((await engine.gridOfUnits()) ?? []);
  });

  it("counts the cases of the town by unit: as many as are located", async () => {
    const located = (await engine.opened()).ledger?.reconciliation.located;
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(located);
    expect(located).toBeGreaterThan(100_000);
  });

  it("finds every unit in one of the three grids", () => {
    expect([...new Set(current)].sort()).toEqual([0, 1, 2]);
  });

  it("improves the plan that stands, and tells how far it is", async () => {
    const told: number[] = [];
    const suggestion = await engine.suggestPlans({ loads, gridCount: 3, current }, { ...OPTIONS, iterations: 2_000_000 }, ({ done }) => told.push(done));
    expect(suggestion?.plans.map(({ goal }) => goal)).toEqual(["balance", "middle", "compact", "least_change"]);
    expect(told.length).toBeGreaterThan(0);
    const [even] = suggestion?.plans ?? [];
    const before = new Float64Array(3);
    for (const [unit, grid] of current.entries()) before[grid] = (before[grid] ?? 0) + (loads[unit] ?? 0);
    const mean = before.reduce((sum, load) => sum + load, 0) / 3;
    expect(even?.figures.balance.maxDeviation).toBeLessThan(Math.max(...before.map((load) => Math.abs(load / mean - 1))));
  });

  it("stops when told, and when another search begins", async () => {
    const long = { ...OPTIONS, iterations: 100_000_000 };
    const first = engine.suggestPlans({ loads, gridCount: 3 }, { ...long, start: "scratch" }, quiet);
    const second = engine.suggestPlans({ loads, gridCount: 3 }, { ...long, start: "scratch" }, () => void engine.cancelSuggest());
    expect([await first, await second]).toEqual([null, null]);
  });

  it("hints at transfers that help", async () => {
    const hints = await engine.transferHints({ loads, gridCount: 3 }, current, 0, 1);
    expect(hints.length).toBeLessThanOrEqual(3);
    for (const { unit, from, to } of hints) expect([current[unit], [from, to].sort()]).toEqual([from, [0, 1]]);
  });
});
