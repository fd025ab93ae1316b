// Repairing a division: two neighbouring grids are put together and cut again by the best of a few random trees (a ReCom step), as long as it helps.
import type { Chance } from "./chance";
import type { Division } from "./division";
import { neighbourGrids, recut } from "./recut";
import type { TreeCutter } from "./tree";

/** How often the worst grid and its most different neighbour are chosen rather than any: chance keeps the search from running in a circle. */
const GREEDY = 0.7;

/** At most `steps` steps, or until no grid deviates by more than `goal`; yields the share done, 0 … 1. A step that does not lower Σd² is not taken. */
export function* repair(division: Division, cutter: TreeCutter, chance: Chance, steps: number, goal: number): Generator<number, void> {
  for (let step = 0; step < steps && division.worst() > goal; step++) {
    const first = chooseWorst(division, chance);
    const second = first === null ? null : chooseNeighbour(division, chance, first);
    if (first !== null && second !== null) {
      const both = (division.load[first] as number) + (division.load[second] as number);
      const share = (division.target[first] as number) / ((division.target[first] as number) + (division.target[second] as number));
      recut(division, cutter, first, second, both * share);
    }
    if (step % 8 === 7) yield step / steps;
  }
}

function chooseWorst(division: Division, chance: Chance): number | null {
  const { locked } = division.problem;
  const open: number[] = [];
  for (let grid = 0; grid < locked.length; grid++) if (locked[grid] !== 1 && (division.unitCount[grid] as number) > 0) open.push(grid);
  if (open.length === 0) return null;
  if (chance.next() >= GREEDY) return open[chance.below(open.length)] as number;
  return open.reduce((worst, grid) => (Math.abs(division.deviation(grid)) > Math.abs(division.deviation(worst)) ? grid : worst));
}

/** A grid that borders on this one and is not locked. */
function chooseNeighbour(division: Division, chance: Chance, grid: number): number | null {
  const list = neighbourGrids(division)[grid] as readonly number[];
  if (list.length === 0) return null;
  if (chance.next() >= GREEDY) return list[chance.below(list.length)] as number;
  const own = division.deviation(grid);
  return list.reduce((best, other) => (Math.abs(division.deviation(other) - own) > Math.abs(division.deviation(best) - own) ? other : best));
}
