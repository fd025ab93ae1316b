// The figures by which suggested plans are compared, from units alone: balance, borders, compactness, changes, beats, ways.
import { type Balance, balanceOf } from "../score/balance";
import { type BeatFit, beatFit, contingencyOf } from "../score/contingency";
import { linkSources, travelOf } from "./anneal";
import { Division } from "./division";
import { type Problem, targetsOf } from "./problem";

export interface PlanFigures {
  readonly balance: Balance;
  /** Load and number of units of each grid. */
  readonly load: Float64Array;
  readonly units: Int32Array;
  /** Length of all borders between grids, each once, m. */
  readonly borderM: number;
  /** Polsby–Popper 4πA/P² of each grid. */
  readonly compactness: Float64Array;
  /** Mean by load, and the least. */
  readonly meanCompactness: number;
  readonly leastCompactness: number;
  /** Units and share of the load that are in another grid than in the plan that stands; null without one. */
  readonly movedUnits: number | null;
  readonly movedShare: number | null;
  readonly beats: BeatFit | null;
  /** Load-weighted mean distance to the stations, m. */
  readonly travelM: number | null;
  /** Pieces of the grid that has most; 1: every grid is connected. */
  readonly pieces: number;
}

/** Figures of a division of the problem's units. */
export function figuresOf(problem: Problem, grid: Int32Array): PlanFigures {
  const division = new Division(problem, grid);
  const { compactness, borderM } = shapesOf(problem, grid);
  const whole = division.load.reduce((sum, load) => sum + load, 0);
  const weighted = compactness.reduce((sum, each, own) => sum + each * (division.load[own] as number), 0);
  const moved = problem.current && movedOf(problem, problem.current, grid);
  const beatCount = problem.beats ? problem.beats.reduce((most, beat) => Math.max(most, beat + 1), 0) : 0;
  return {
    balance: balanceOf(division.load, targetsOf(problem)),
    load: division.load,
    units: division.unitCount,
    borderM,
    compactness,
    meanCompactness: whole > 0 ? weighted / whole : 0,
    leastCompactness: compactness.reduce((least, each) => Math.min(least, each), 1),
    movedUnits: moved && moved.units,
    movedShare: moved && (whole > 0 ? moved.load / whole : 0),
    beats: problem.beats && beatFit(contingencyOf(grid, problem.gridCount, problem.beats, beatCount, problem.loads)),
    travelM: problem.stations && travelOf(division),
    pieces: division.pieces().reduce((most, count) => Math.max(most, count), 0),
  };
}

function movedOf({ loads }: Problem, current: Int32Array, grid: Int32Array): { readonly units: number; readonly load: number } {
  let [units, load] = [0, 0];
  for (let unit = 0; unit < grid.length; unit++) {
    if (grid[unit] === current[unit]) continue;
    units++;
    load += loads[unit] as number;
  }
  return { units, load };
}

/** Perimeters from the borders of units with other grids and with nobody, areas from the units. */
function shapesOf({ graph, gridCount }: Problem, grid: Int32Array): { readonly compactness: Float64Array; readonly borderM: number } {
  const area = new Float64Array(gridCount);
  const perimeterCm = new Float64Array(gridCount);
  const source = linkSources(graph.start, graph.to.length);
  let between = 0;
  for (let unit = 0; unit < graph.count; unit++) {
    const own = grid[unit] as number;
    if (own < 0) continue;
    area[own] = (area[own] as number) + (graph.areaM2[unit] as number);
    perimeterCm[own] = (perimeterCm[own] as number) + (graph.outsideCm[unit] as number);
  }
  for (let link = 0; link < graph.to.length; link++) {
    const own = grid[source[link] as number] as number;
    if (own === grid[graph.to[link] as number]) continue;
    between += graph.borderCm[link] as number;
    if (own >= 0) perimeterCm[own] = (perimeterCm[own] as number) + (graph.borderCm[link] as number);
  }
  const compactness = area.map((each, own) => ((perimeterCm[own] as number) > 0 ? (4 * Math.PI * each) / ((perimeterCm[own] as number) / 100) ** 2 : 0));
  return { compactness, borderM: between / 200 };
}
