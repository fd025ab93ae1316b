// Where a suggestion starts from: the plan that stands, made whole; or grids grown from their stations.
import { type Problem, targetsOf, UNASSIGNED } from "./problem";

/**
 * The plan that stands with every unit in a grid and every grid in one piece: of a grid in several pieces the heaviest stays,
 * the units of the others and those without a grid go to the grid with which they share the longest border, nearest first.
 * Grids without a unit stay without; the caller cuts them from others.
 */
export function wholePlan(problem: Problem, current: Int32Array): Int32Array {
  const { graph, loads, gridCount, locked } = problem;
  const grid = new Int32Array(graph.count).fill(UNASSIGNED);
  const heaviest = new Float64Array(gridCount).fill(-1);
  const kept: (readonly number[] | undefined)[] = new Array(gridCount);
  const seen = new Uint8Array(graph.count);
  for (let seed = 0; seed < graph.count; seed++) {
    const own = current[seed] as number;
    if (seen[seed] === 1 || own === UNASSIGNED) continue;
    const piece = pieceFrom(problem, current, seed, seen);
    if (locked[own] === 1) for (const unit of piece) grid[unit] = own; // not ours to mend
    const load = piece.reduce((sum, unit) => sum + (loads[unit] as number), 0);
    const isMore = load > (heaviest[own] as number) || (load === heaviest[own] && piece.length > (kept[own]?.length ?? 0));
    if (!isMore) continue;
    heaviest[own] = load;
    kept[own] = piece;
  }
  for (const [own, piece] of kept.entries()) for (const unit of piece ?? []) grid[unit] = own;
  fill(problem, grid);
  return grid;
}

function pieceFrom({ graph }: Problem, current: Int32Array, seed: number, seen: Uint8Array): number[] {
  const piece = [seed];
  seen[seed] = 1;
  for (let head = 0; head < piece.length; head++) {
    const unit = piece[head] as number;
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const neighbour = graph.to[link] as number;
      if (seen[neighbour] === 1 || current[neighbour] !== current[seed]) continue;
      seen[neighbour] = 1;
      piece.push(neighbour);
    }
  }
  return piece;
}

/** Gives every unit without a grid to the neighbouring grid of the longest border, ring by ring; locked grids take none. */
function fill({ graph, locked }: Problem, grid: Int32Array): void {
  for (let changed = true; changed; ) {
    changed = false;
    const found: [number, number][] = [];
    for (let unit = 0; unit < graph.count; unit++) {
      if (grid[unit] !== UNASSIGNED) continue;
      const border = new Map<number, number>();
      for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
        const other = grid[graph.to[link] as number] as number;
        if (other !== UNASSIGNED && locked[other] !== 1) border.set(other, (border.get(other) ?? 0) + (graph.borderCm[link] as number));
      }
      let best = UNASSIGNED;
      for (const [other, length] of border) if (best === UNASSIGNED || length > (border.get(best) ?? 0)) best = other;
      if (best !== UNASSIGNED) found.push([unit, best]);
    }
    for (const [unit, own] of found) grid[unit] = own;
    changed = found.length > 0;
  }
}

/**
 * Grids grown from their stations: the unit nearest to each station is its seed; then the grid that is least full for its target takes
 * the unit next to it that lies nearest to its station, until none is left. Locked grids keep what they have.
 */
export function grownFrom(problem: Problem, stations: NonNullable<Problem["stations"]>): Int32Array {
  const { graph, loads, gridCount, locked, current } = problem;
  const target = targetsOf(problem);
  const grid = new Int32Array(graph.count).fill(UNASSIGNED);
  if (current) for (const [unit, own] of current.entries()) if (own !== UNASSIGNED && locked[own] === 1) grid[unit] = own;
  const load = new Float64Array(gridCount);
  const frontier = Array.from({ length: gridCount }, () => new Set<number>());
  const away = (unit: number, own: number): number =>
    ((graph.x[unit] as number) - (stations.x[own] as number)) ** 2 + ((graph.y[unit] as number) - (stations.y[own] as number)) ** 2;
  const take = (unit: number, own: number): void => {
    grid[unit] = own;
    load[own] = (load[own] as number) + (loads[unit] as number);
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const neighbour = graph.to[link] as number;
      if (grid[neighbour] === UNASSIGNED) frontier[own]?.add(neighbour);
    }
  };
  const nearest = (own: number, among: Iterable<number>): number => {
    let best = UNASSIGNED;
    for (const unit of among) if (grid[unit] === UNASSIGNED && (best === UNASSIGNED || away(unit, own) < away(best, own))) best = unit;
    return best;
  };
  const all = Array.from({ length: graph.count }, (_, unit) => unit);
  for (let own = 0; own < gridCount; own++) {
    const seed = locked[own] === 1 ? UNASSIGNED : nearest(own, all);
    if (seed !== UNASSIGNED) take(seed, own);
  }
  const open = new Set(Array.from({ length: gridCount }, (_, own) => own).filter((own) => locked[own] !== 1));
  while (open.size > 0) {
    let least = -1;
    for (const own of open) if (least < 0 || (load[own] as number) / (target[own] as number) < (load[least] as number) / (target[least] as number)) least = own;
    const unit = nearest(least, frontier[least] as Set<number>);
    if (unit === UNASSIGNED) open.delete(least);
    else {
      take(unit, least);
      frontier[least]?.delete(unit);
    }
  }
  return grid;
}
