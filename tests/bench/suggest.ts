// P17: plans suggested within two seconds: units drawn, and those of two cities when they lie beside the checkout. Processor time, since the machine is shared.
import { problemOf } from "../../src/core/plan/suggest/problem";
import { suggest } from "../../src/core/plan/suggest/suggest";
import { unitGraph } from "../../src/core/plan/units/graph";
import { drawnUnits } from "../core/plan/unitWorlds";
import { denverBlocks, taipeiUnits, type UnitCity } from "../real/unitCities";

export interface SuggestRun {
  readonly what: string;
  readonly units: number;
  readonly grids: number;
  /** Processor time for the graph, and for all suggested plans of one run: the best of three, ms. */
  readonly graphMs: number;
  readonly searchMs: number;
  readonly plans: number;
  /** Of the plan for balance, and of the one for short borders. */
  readonly maxDeviation: number;
  readonly compactDeviation: number;
  readonly borderKm: number;
  readonly compactKm: number;
  /** All connected, and the same again for the same seed. */
  readonly sound: boolean;
}

const ROUNDS = 3;

/** Every case with its times; drawn units only where `quick`. */
export async function benchSuggest(quick: boolean): Promise<readonly SuggestRun[]> {
  const drawn = drawnUnits(5, 5000);
  const runs = [measured("drawn", drawn, 30)];
  if (quick) return runs;
  for (const [name, city, counts] of [
    ["Taipei, second level", await taipeiUnits("CODE2"), [12, 40]],
    ["Taipei, first level", await taipeiUnits("CODE1"), [12, 40]],
    ["Denver, blocks", await denverBlocks(), [11]],
  ] as const)
    if (city) runs.push(...counts.map((grids) => measured(name, city, grids)));
  return runs;
}

function measured(what: string, { set, loads }: Pick<UnitCity, "set" | "loads">, grids: number): SuggestRun {
  let [graphMs, searchMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const results = Array.from({ length: ROUNDS }, () => {
    const start = processorMs();
    const graph = unitGraph(set);
    const between = processorMs();
    const search = suggest(problemOf(graph, loads, grids), { seed: 1, iterations: 1_000_000, maxDeviation: 0.05, start: "scratch" });
    let step = search.next();
    while (!step.done) step = search.next();
    graphMs = Math.min(graphMs, between - start);
    searchMs = Math.min(searchMs, processorMs() - between);
    return step.value.plans;
  });
  const [first = []] = results;
  const of = (goal: string) => first.find((plan) => plan.goal === goal)?.figures;
  const isSame = results.every((plans) => plans.every((plan, index) => plan.grid.join() === first[index]?.grid.join()));
  return {
    what,
    units: loads.length,
    grids,
    graphMs,
    searchMs,
    plans: first.length,
    maxDeviation: of("balance")?.balance.maxDeviation ?? 1,
    compactDeviation: of("compact")?.balance.maxDeviation ?? 1,
    borderKm: (of("balance")?.borderM ?? 0) / 1000,
    compactKm: (of("compact")?.borderM ?? 0) / 1000,
    sound: isSame && first.every(({ figures }) => figures.pieces === 1),
  };
}

/** Processor time of this process so far, all threads, ms. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
