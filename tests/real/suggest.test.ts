// Suggesting on real units: Taipei into 12 and 40 grids, Denver into 11. Connected, within 1 %, the same for the same seed.
import { describe, expect, it } from "vitest";
import { problemOf } from "../../src/core/plan/suggest/problem";
import { type Suggestion, suggest } from "../../src/core/plan/suggest/suggest";
import { type UnitGraph, unitGraph } from "../../src/core/plan/units/graph";
import { piecesOf } from "../core/plan/unitWorlds";
import { denverBlocks, taipeiUnits, type UnitCity } from "./unitCities";

const TAIPEI = { people: 2_689_272, links: { CODE2: 2545, CODE1: 21_288 } };

function run(graph: UnitGraph, loads: Float64Array, grids: number): Suggestion {
  const search = suggest(problemOf(graph, loads, grids), { seed: 1, iterations: 1_000_000, maxDeviation: 0.05, start: "scratch" });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

function expectGood(city: UnitCity, graph: UnitGraph, grids: number): Suggestion {
  const first = run(graph, city.loads, grids);
  expect(first.bound).toBe(0); // no unit is heavier than a grid should be: 1 % is feasible
  for (const { grid, goal } of first.plans) {
    const pieces = piecesOf(graph, grid);
    expect([...pieces.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: grids }, (_, own) => own));
    expect(Math.max(...pieces.values())).toBe(1);
    // Judged anew from the units: the mean load of a grid is the whole over their number.
    const sums = new Float64Array(grids);
    for (const [unit, own] of grid.entries()) sums[own] = (sums[own] as number) + (city.loads[unit] as number);
    const mean = sums.reduce((sum, each) => sum + each, 0) / grids;
    expect(Math.max(...sums.map((each) => Math.abs(each / mean - 1)))).toBeLessThanOrEqual(goal === "balance" ? 0.01 : 0.05);
  }
  return first;
}

describe("suggesting on real units", () => {
  it.each(["CODE2", "CODE1"] as const)("Taipei, level %s: the graph is in one piece without ties; 12 and 40 grids within 1 percent", async (level) => {
    const city = await taipeiUnits(level);
    if (!city) return;
    const graph = unitGraph(city.set);
    expect({ people: city.loads.reduce((sum, load) => sum + load, 0), links: graph.to.length / 2, ties: graph.ties.length }).toEqual({
      people: TAIPEI.people,
      links: TAIPEI.links[level],
      ties: 0,
    });
    const [first] = [12, 40].map((grids) => expectGood(city, graph, grids));
    expect(run(unitGraph(city.set), city.loads, 12).plans.map(({ grid }) => grid)).toEqual(first?.plans.map(({ grid }) => grid));
  });

  it("Denver's 10,149 blocks: one tie over a gap of 5 m; 11 grids within 1 percent", async () => {
    const city = await denverBlocks();
    if (!city) return;
    expect(city.loads.reduce((sum, load) => sum + load, 0)).toBe(715_522);
    const graph = unitGraph(city.set);
    expect(graph.ties.map(({ distanceM }) => Math.round(distanceM))).toEqual([5]);
    expectGood(city, graph, 11);
  });
});
