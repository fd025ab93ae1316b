// Units divided among grids, with the sums that every step of a suggestion needs kept as units move.
import { type Problem, targetsOf, UNASSIGNED } from "./problem";

/** Mutable: the workshop of one suggestion. Nobody outside core/plan/suggest sees it. */
export class Division {
  readonly problem: Problem;
  /** Grid of each unit, or UNASSIGNED. */
  readonly grid: Int32Array;
  readonly load: Float64Array;
  readonly unitCount: Int32Array;
  readonly target: Float64Array;
  private readonly seen: Int32Array;
  private readonly queue: Int32Array;
  private stamp = 0;

  constructor(problem: Problem, grid: Int32Array) {
    this.problem = problem;
    this.grid = grid.slice();
    this.load = new Float64Array(problem.gridCount);
    this.unitCount = new Int32Array(problem.gridCount);
    this.target = targetsOf(problem);
    this.seen = new Int32Array(problem.graph.count);
    this.queue = new Int32Array(problem.graph.count);
    for (const [unit, own] of this.grid.entries()) {
      if (own === UNASSIGNED) continue;
      this.load[own] = (this.load[own] as number) + (problem.loads[unit] as number);
      this.unitCount[own] = (this.unitCount[own] as number) + 1;
    }
  }

  /** d = load / target − 1. */
  deviation(grid: number): number {
    return (this.load[grid] as number) / (this.target[grid] as number) - 1;
  }

  worst(): number {
    let most = 0;
    for (let grid = 0; grid < this.load.length; grid++) most = Math.max(most, Math.abs(this.deviation(grid)));
    return most;
  }

  move(unit: number, to: number): void {
    const from = this.grid[unit] as number;
    const load = this.problem.loads[unit] as number;
    if (from !== UNASSIGNED) {
      this.load[from] = (this.load[from] as number) - load;
      this.unitCount[from] = (this.unitCount[from] as number) - 1;
    }
    this.load[to] = (this.load[to] as number) + load;
    this.unitCount[to] = (this.unitCount[to] as number) + 1;
    this.grid[unit] = to;
  }

  /** Whether the unit's grid stays in one piece without it: its neighbours there must reach one another. A grid never loses its last unit. */
  canLeave(unit: number): boolean {
    const { start, to } = this.problem.graph;
    const own = this.grid[unit] as number;
    if ((this.unitCount[own] as number) < 2) return false;
    const first = start[unit] as number;
    const end = start[unit + 1] as number;
    let friends = 0;
    let begin = -1;
    for (let link = first; link < end; link++) {
      const neighbour = to[link] as number;
      if (this.grid[neighbour] !== own) continue;
      friends++;
      begin = neighbour;
    }
    if (friends < 2) return friends === 1;
    return this.reaches(begin, unit, own, friends);
  }

  /** Walks through a grid from one neighbour of a unit, around it, until all its neighbours in the grid are met. */
  private reaches(begin: number, around: number, own: number, friends: number): boolean {
    const { start, to } = this.problem.graph;
    const { seen, queue, grid } = this;
    const stamp = this.stamp + 2;
    this.stamp = stamp;
    // Odd marks: a neighbour of the unit not met yet. Even: met.
    for (let link = start[around] as number; link < (start[around + 1] as number); link++) seen[to[link] as number] = stamp - 1;
    seen[around] = stamp;
    seen[begin] = stamp;
    queue[0] = begin;
    let left = friends - 1;
    for (let head = 0, tail = 1; head < tail; head++) {
      const unit = queue[head] as number;
      for (let link = start[unit] as number; link < (start[unit + 1] as number); link++) {
        const neighbour = to[link] as number;
        if (grid[neighbour] !== own || seen[neighbour] === stamp) continue;
        if (seen[neighbour] === stamp - 1 && --left === 0) return true;
        seen[neighbour] = stamp;
        queue[tail++] = neighbour;
      }
    }
    return false;
  }

  /** Number of connected pieces of each grid; ties to islands count as connections. */
  pieces(): Int32Array {
    const { start, to } = this.problem.graph;
    const count = new Int32Array(this.load.length);
    const done = new Uint8Array(this.grid.length);
    const stack: number[] = [];
    for (let seed = 0; seed < this.grid.length; seed++) {
      const own = this.grid[seed] as number;
      if (done[seed] === 1 || own === UNASSIGNED) continue;
      count[own] = (count[own] as number) + 1;
      done[seed] = 1;
      stack.push(seed);
      for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
        for (let link = start[unit] as number; link < (start[unit + 1] as number); link++) {
          const neighbour = to[link] as number;
          if (done[neighbour] === 1 || this.grid[neighbour] !== own) continue;
          done[neighbour] = 1;
          stack.push(neighbour);
        }
      }
    }
    return count;
  }
}
