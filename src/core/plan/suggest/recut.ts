// Two neighbouring grids put together and cut again so that the first has a wanted load; and which grids are neighbours.
import type { Division } from "./division";
import { better, type Cut, type TreeCutter } from "./tree";

/** Trees tried for each pair: many where few units make each tree cheap and good cuts rare. */
const LEAST_TREES = 4;
const MOST_TREES = 32;
const TREE_UNITS = 4000;
/** A cut may miss by this share of the mean target and is then judged by its border. */
const SLACK = 0.001;

/** Cuts the two grids anew; true when the first came nearer to the wanted load. Otherwise nothing is changed. */
export function recut(division: Division, cutter: TreeCutter, first: number, second: number, wantedLoad: number): boolean {
  const { grid, load, target } = division;
  const units: number[] = [];
  for (let unit = 0; unit < grid.length; unit++) if (grid[unit] === first || grid[unit] === second) units.push(unit);
  const both = (load[first] as number) + (load[second] as number);
  const slack = (SLACK * ((target[first] as number) + (target[second] as number))) / 2;
  const trees = Math.max(LEAST_TREES, Math.min(MOST_TREES, Math.floor(TREE_UNITS / units.length)));
  cutter.gather(Int32Array.from(units));
  // The cut-off side is the first grid or the second: one of two wanted loads.
  const cut = bestCut(cutter, Float64Array.of(both - wantedLoad, wantedLoad), trees, slack);
  if (cut === null || cut.miss >= Math.abs((load[first] as number) - wantedLoad)) return false;
  let isFirst = cut.grids === 1;
  if (target[first] === target[second]) {
    // Of two equal grids the side keeps the number under which most of its units are.
    let kept = 0;
    for (const unit of cut.units) kept += grid[unit] === first ? 1 : -1;
    isFirst = kept >= 0;
  }
  const within = new Set(cut.units);
  for (const unit of units) division.move(unit, within.has(unit) === isFirst ? first : second);
  return true;
}

function bestCut(cutter: TreeCutter, sums: Float64Array, trees: number, slack: number): Cut | null {
  let best: Cut | null = null;
  for (let tree = 0; tree < trees; tree++) {
    const cut = cutter.cut({ sums, from: 0, to: 1, slack });
    if (cut && (best === null || better(cut.miss, cut.price, best, 0))) best = cut;
  }
  return best;
}

/** For each grid the grids that border on it, ascending; locked grids have and are none. */
export function neighbourGrids(division: Division): readonly (readonly number[])[] {
  const { graph, locked } = division.problem;
  const { grid } = division;
  const near = Array.from({ length: division.load.length }, () => new Set<number>());
  for (let unit = 0; unit < graph.count; unit++) {
    const own = grid[unit] as number;
    if (own < 0 || locked[own] === 1) continue;
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const other = grid[graph.to[link] as number] as number;
      if (other >= 0 && other !== own && locked[other] !== 1) near[own]?.add(other);
    }
  }
  return near.map((set) => [...set].sort((a, b) => a - b));
}
