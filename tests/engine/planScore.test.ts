// Drafts measured and replayed in the engine on the demo town, judged by the answers of the other screens.
import type { Geometry } from "geojson";
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_SEED } from "../../data/seed";
import { drawTown } from "../../data/town";
import { polygonSet } from "../../src/core/geo/polygons";
import { rateOf } from "../../src/core/stats/rates";
import { sumsAt } from "../../src/core/stats/sums";
import type { Engine } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";

const town = drawTown(DEMO_SEED);
const quiet = (): void => undefined;
const shapes = (features: readonly { readonly properties: unknown; readonly geometry: Geometry }[]) =>
  features.map(({ properties, geometry }) => ({ id: String((properties as { readonly code: string }).code), geometry }));
const GRIDS = shapes(town.grids.features);
const BEATS = shapes(town.beats.features);

describe("a draft in the engine", () => {
  let engine: Engine;
  let located = 0;
  let now = 0;
  beforeAll(async () => {
    engine = createEngine();
    expect([await engine.planFacts(), await engine.scoreDraft({ grids: null, load: "equal", period: null })]).toEqual([null, null]);
    await engine.openDemo();
    await engine.readDemo(quiet);
    const { ledger } = await engine.opened();
    located = ledger?.reconciliation.located ?? 0;
    now = ledger?.span?.to ?? 0;
  });

  it("tells what loads, beats, barriers and stations there are", async () => {
    const facts = await engine.planFacts();
    expect(facts).toMatchObject({ units: 60, loads: ["cases", "minutes", "population", "households", "equal"] });
    expect(facts?.beats.map(({ id }) => id)).toEqual(BEATS.map(({ id }) => id));
    expect([facts?.stations.grid_station?.length, facts?.stations.police?.length]).toEqual([3, 5]);
    expect(facts?.barriers).toBeGreaterThan(3);
  });

  it("divides people and minutes among units, and loses none", async () => {
    const people = town.units.features.map(({ properties }) => Number(properties?.population));
    await engine.takeUnits(polygonSet(town.units.features.map(({ geometry }) => geometry)));
    const byUnit = (await engine.unitLoads({ period: null }, "population")) ?? new Float64Array();
    for (const [unit, own] of byUnit.entries()) expect(own).toBeCloseTo(people[unit] as number, 6);
    await engine.takeUnits(polygonSet(town.blocks.features.map(({ geometry }) => geometry)));
    const byBlock = (await engine.unitLoads({ period: null }, "population")) ?? new Float64Array();
    const sum = (values: Iterable<number>): number => [...values].reduce((all, each) => all + each, 0);
    expect(sum(byBlock)).toBeCloseTo(sum(people), 3);
    const minutes = (await engine.unitLoads({ period: null }, "minutes")) ?? new Float64Array();
    expect(sum(minutes)).toBeGreaterThan(located);
  });

  it("scores the plan that stands like its own shapes handed in", async () => {
    const asked = { load: "cases", period: null } as const;
    const standing = await engine.scoreDraft({ ...asked, grids: null });
    const drawn = await engine.scoreDraft({ ...asked, grids: GRIDS });
    expect([...(standing?.load ?? [])]).toEqual([...(drawn?.load ?? [])]);
    expect(standing?.load.reduce((sum, load) => sum + load, 0)).toBe(located);
    expect(standing?.gates).toEqual({ errors: 0, disconnected: [], empty: [], pass: true });
    expect(standing?.completeness).toMatchObject({ unassigned: 0, cut: 0 });
    expect(standing?.stability?.retention).toBe(1);
    expect(standing?.conformity.units.at(-1)).toBe(1);
    expect(standing?.axes.balance).toBe(drawn?.axes.balance);
    expect(standing?.explained.map(({ name }) => name)).toEqual(["social_memory", "economic_differentiation"]);
  });

  it("knows that beats as grids nest in beats and move units, and that the river keeps load from stations", async () => {
    const standing = await engine.scoreDraft({ grids: null, load: "population", period: null });
    const onBeats = await engine.scoreDraft({ grids: BEATS, load: "population", period: null });
    expect([onBeats?.beats?.nested, onBeats?.beats?.of, onBeats?.beats?.sharedBorder]).toEqual([5, 5, 1]);
    expect(standing?.beats?.nested).toBeLessThan(3);
    expect(onBeats?.stability?.moved.length).toBeGreaterThan(0);
    const share = standing?.severed?.share.at(-1) ?? 0;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  it("replays the plan that stands with the numbers of the other screens", async () => {
    const period = { from: now - 365 * 86_400, to: now };
    const replay = await engine.replayDraft({ grids: null, period, cohort: "due", now });
    const counts = await engine.ask({ period, cohort: "due", now });
    const funnel = await engine.funnel(now);
    for (const [slot, row] of (replay?.rows ?? []).entries()) {
      const sums = sumsAt(counts.sums, slot);
      expect([row.id, row.n]).toEqual([GRIDS[slot]?.id, sums.n]);
      expect(row.rates.map(({ value }) => value)).toEqual(
        (["handling", "timeliness", "closure", "satisfaction"] as const).map((rate) => rateOf(sums, rate).value),
      );
      const all = (counted: object): number => Object.values(counted).reduce((sum: number, each) => sum + Number(each), 0);
      expect([row.open, row.late]).toEqual([all(funnel.grids[slot]?.open ?? {}), all(funnel.grids[slot]?.late ?? {})]);
    }
    expect(replay?.rows).toHaveLength(3);
  });

  it("replays other borders without moving a report of the ledger: every one is in a grid of them too", async () => {
    const asked = { period: { from: 0, to: now }, cohort: "due", now } as const;
    const replay = await engine.replayDraft({ ...asked, grids: BEATS });
    const standing = await engine.replayDraft({ ...asked, grids: null });
    const all = (rows: typeof replay): number => (rows?.rows ?? []).reduce((sum, { n }) => sum + n, rows?.outside ?? 0);
    expect(replay?.rows.map(({ id }) => id)).toEqual(BEATS.map(({ id }) => id));
    expect(all(replay)).toBe(all(standing));
    expect((await engine.opened()).ledger?.reconciliation.located).toBe(located);
  });
});
