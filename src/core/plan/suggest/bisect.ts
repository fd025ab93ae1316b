// Dividing units among grids from scratch: each piece is cut in two by the best of several random trees, and the halves again, until each is one grid.
import { type Problem, targetsOf, UNASSIGNED } from "./problem";
import { better, type Cut, type TreeCutter } from "./tree";

/** Random trees tried for each cut. */
const TREES = 12;
/** A cut may miss by this share of one grid's target and still be chosen for its short border. */
const SLACK = 0.02;

interface Piece {
  readonly units: Int32Array;
  readonly grids: readonly number[];
}

/**
 * Divides `free` units among the `grids`; the units of other grids stay as `grid` has them. Writes into `grid`; yields the share done, 0 … 1.
 * Each grid is connected as long as there are no more unconnected pieces of free units than grids.
 */
export function* bisect(problem: Problem, cutter: TreeCutter, grid: Int32Array, free: Int32Array, grids: readonly number[]): Generator<number, void> {
  const target = targetsOf(problem);
  const stack = allot(problem, free, grids);
  let done = 0;
  for (let piece = stack.pop(); piece; piece = stack.pop()) {
    const halves = piece.grids.length > 1 && piece.units.length > 1 ? halve(problem, cutter, piece, target) : null;
    if (halves) {
      stack.push(...halves);
      continue;
    }
    for (const unit of piece.units) grid[unit] = piece.grids[0] as number;
    done += piece.grids.length;
    yield done / grids.length;
  }
}

function halve(problem: Problem, cutter: TreeCutter, piece: Piece, target: Float64Array): [Piece, Piece] | null {
  const count = piece.grids.length;
  const sums = new Float64Array(count + 1);
  for (const [j, grid] of piece.grids.entries()) sums[j + 1] = (sums[j] as number) + (target[grid] as number);
  const mean = (sums[count] as number) / count;
  const load = piece.units.reduce((sum, unit) => sum + (problem.loads[unit] as number), 0);
  const scale = load / (sums[count] as number);
  const wanted = {
    sums: sums.map((sum) => sum * scale),
    from: Math.max(1, Math.floor(count / 3)),
    to: Math.min(count - 1, Math.ceil((2 * count) / 3)),
    slack: SLACK * mean,
  };
  cutter.gather(piece.units);
  let best: Cut | null = null;
  for (let tree = 0; tree < TREES; tree++) {
    const cut = cutter.cut(wanted);
    if (cut && (best === null || better(cut.miss, cut.price, best, 0))) best = cut;
  }
  if (best === null) return null;
  const within = new Set(best.units);
  return [
    { units: best.units, grids: piece.grids.slice(0, best.grids) },
    { units: piece.units.filter((unit) => !within.has(unit)), grids: piece.grids.slice(best.grids) },
  ];
}

/** The connected pieces of the free units with the grids each gets: by load, at least one each; pieces that are too many join the one before. */
function allot(problem: Problem, free: Int32Array, grids: readonly number[]): Piece[] {
  const pieces = connected(problem, free).sort((a, b) => b.load - a.load || (a.units[0] as number) - (b.units[0] as number));
  while (pieces.length > grids.length) {
    const least = pieces.pop() as { units: Int32Array; load: number };
    const last = pieces[pieces.length - 1] as { units: Int32Array; load: number };
    last.units = Int32Array.from([...last.units, ...least.units]);
    last.load += least.load;
  }
  const share = pieces.map(() => 1);
  // The next grid goes where the load per grid is heaviest.
  for (let left = grids.length - pieces.length; left > 0; left--) {
    let most = 0;
    for (let i = 1; i < pieces.length; i++) if ((pieces[i]?.load ?? 0) / (share[i] as number) > (pieces[most]?.load ?? 0) / (share[most] as number)) most = i;
    share[most] = (share[most] as number) + 1;
  }
  let from = 0;
  return pieces.map(({ units }, i) => {
    const to = from + (share[i] as number);
    const piece = { units, grids: grids.slice(from, to) };
    from = to;
    return piece;
  });
}

function connected({ graph, loads }: Problem, free: Int32Array): { units: Int32Array; load: number }[] {
  const open = new Uint8Array(graph.count);
  for (const unit of free) open[unit] = 1;
  const found: { units: Int32Array; load: number }[] = [];
  for (const seed of free) {
    if (open[seed] !== 1) continue;
    open[seed] = 0;
    const units = [seed];
    let load = 0;
    for (let head = 0; head < units.length; head++) {
      const unit = units[head] as number;
      load += loads[unit] as number;
      for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
        const neighbour = graph.to[link] as number;
        if (open[neighbour] !== 1) continue;
        open[neighbour] = 0;
        units.push(neighbour);
      }
    }
    found.push({ units: Int32Array.from(units), load });
  }
  return found;
}

/** Units that a suggestion may place anew: all but those of locked grids. */
export function freeUnits({ graph, current, locked }: Problem): Int32Array {
  const free: number[] = [];
  for (let unit = 0; unit < graph.count; unit++) {
    const own = current?.[unit] ?? UNASSIGNED;
    if (own === UNASSIGNED || locked[own] !== 1) free.push(unit);
  }
  return Int32Array.from(free);
}
