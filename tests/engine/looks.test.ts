// What the analysis panel asks of the engine, on the demo town: sums under filters, and the town by another level.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_NOW } from "../../data/cases";
import { toSeconds } from "../../src/core/model/columns";
import type { Filters } from "../../src/core/model/filters";
import { ASSESS_WIDTH, fieldAt } from "../../src/core/stats/assessSums";
import { SUM_WIDTH } from "../../src/core/stats/sums";
import { createEngine } from "../../src/engine/create";

const NOW = toSeconds(Date.parse(DEMO_NOW));
const engine = createEngine();

beforeAll(async () => {
  await engine.openDemo();
  await engine.readDemo(() => undefined);
});

async function sumsOf(filters?: Filters): Promise<Float64Array> {
  const { periods } = await engine.indicatorSums({ periods: [null], cohort: "due", now: NOW, ...(filters && { filters }) });
  return periods[0] ?? new Float64Array();
}

describe("sums of every indicator", () => {
  it("count under a filter what the browse screen counts under it, and the rest without it", async () => {
    const { sources } = (await engine.opened()).ledger ?? { sources: [] };
    expect(sources.length).toBe(1);
    const { words } = await engine.facets({ period: null }, "Asia/Shanghai");
    const [, word = ""] = words.source ?? [];
    const filters: Filters = { source: [word] };
    const own = await sumsOf(filters);
    const other = await sumsOf({ source: (words.source ?? []).filter((one) => one !== word) });
    const all = await sumsOf();
    const { sums } = await engine.ask({ period: null, cohort: "due", now: NOW, filters });
    expect(own[0]).toBe(sums[0]);
    expect([...own.subarray(0, SUM_WIDTH)]).toEqual([...sums.subarray(0, SUM_WIDTH)]);
    for (const field of ["n", "dispatched", "comparable", "ownFound", "publicFound", "responseSeconds"] as const) {
      const at = (from: Float64Array): number => from[fieldAt(field)] ?? 0;
      expect(at(own) + at(other), field).toBe(at(all));
      expect(at(all), field).toBeGreaterThan(0);
    }
  });
});

describe("the demo town by its units", () => {
  it("places the same reports into 60 units whose sums are those of the 3 grids, and brings households and staff", async () => {
    const grids = await sumsOf();
    const placed = await engine.placeDemo("units");
    if (!placed.ok) throw new Error(placed.issue.code);
    const { plan } = placed.value;
    expect(plan?.grids.length).toBe(60);
    expect(plan?.numbers["households"]?.every((value) => value !== null && value > 0)).toBe(true);
    expect(Object.keys(plan?.numbers ?? {})).toEqual(["population", "households", "staff", "social_memory", "economic_differentiation"]);
    const units = await sumsOf();
    const town = (sums: Float64Array, slots: number): readonly number[] => [...sums.subarray((slots + 2) * ASSESS_WIDTH, (slots + 3) * ASSESS_WIDTH)];
    // A report on the border of two units of one grid lies in one of them only: the town's sums are the same.
    expect(town(units, 60)).toEqual(town(grids, 3));
    const back = await engine.placeDemo("grids");
    expect(back.ok && back.value.plan?.grids.length).toBe(3);
  });
});
