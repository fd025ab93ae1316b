// Moving single units across borders, at first also to the worse, then only to the better: short borders, equal loads, few changes, short ways.
import type { Chance } from "./chance";
import type { Division } from "./division";
import { UNASSIGNED } from "./problem";

/** What a plan is good for: each term is about 1 for the division at the start, so weights compare. */
export interface Weights {
  /** Of the mean squared deviation beyond the tolerance, in units of (1 %)². */
  readonly balance: number;
  /** A deviation up to this is as good as none: 0.005 is half a percent. */
  readonly tolerance: number;
  /** Of the price of all cut links over that at the start. */
  readonly border: number;
  /** Of the load-weighted distance to the stations over that at the start. */
  readonly travel: number;
  /** Of the share of the load that is in another grid than now. */
  readonly moved: number;
}

export interface Annealing {
  readonly weights: Weights;
  /** Price of cutting each link. */
  readonly price: Float64Array;
  /** No flip may bring a grid beyond this deviation, unless it comes closer to it. */
  readonly cap: number;
  /** Proposals. */
  readonly iterations: number;
  /** How wild the beginning is: 1 from scratch, less to improve what stands. */
  readonly heat: number;
}

const YIELD_EVERY = 16_384;
/** Worsening allowed at the start, in what one flip typically changes. */
const HEAT = 0.5;

/** Runs the proposals; yields the share done, 0 … 1. Every grid stays connected at every step. */
export function* anneal(division: Division, chance: Chance, annealing: Annealing): Generator<number, void> {
  const { iterations } = annealing;
  const { graph } = division.problem;
  const judge = new Judge(division, annealing);
  const source = linkSources(graph.start, graph.to.length);
  for (let step = 0; step < iterations; step++) {
    if (step % YIELD_EVERY === 0) yield step / iterations;
    const link = chance.below(graph.to.length);
    const unit = source[link] as number;
    const from = division.grid[unit] as number;
    const to = division.grid[graph.to[link] as number] as number;
    if (!judge.mayMove(from, to)) continue;
    const allowed = judge.heat * (1 - step / iterations) ** 2 * chance.next();
    const change = judge.change(unit, from, to);
    if (change < allowed && judge.keepsCap(unit, from, to)) {
      if (division.canLeave(unit)) division.move(unit, to);
    } else answer(division, judge, chance, unit, from, to, allowed - change);
  }
}

/**
 * A move that does not pay alone may pay with its answer: a unit near by leaves the receiving grid, back to the giver (an exchange) or on to a third.
 * Both or neither are done. Equal loads are reached this way where single units are too heavy.
 */
function answer(division: Division, judge: Judge, chance: Chance, unit: number, from: number, to: number, left: number): void {
  const { start, to: neighbours } = division.problem.graph;
  const step = (at: number): number => neighbours[(start[at] as number) + chance.below((start[at + 1] as number) - (start[at] as number))] as number;
  const second = step(step(unit));
  const onwards = division.grid[step(second)] as number;
  if (second === unit || division.grid[second] !== to || onwards === to || !judge.mayMove(to, onwards) || !division.canLeave(unit)) return;
  division.move(unit, to);
  const pays = judge.change(second, to, onwards) < left && judge.pairKeepsCap(unit, second, from, to, onwards);
  if (pays && bordersOn(division, second, onwards) && division.canLeave(second)) division.move(second, onwards);
  else division.move(unit, from);
}

function bordersOn(division: Division, unit: number, grid: number): boolean {
  const { start, to } = division.problem.graph;
  for (let link = start[unit] as number; link < (start[unit + 1] as number); link++) if (division.grid[to[link] as number] === grid) return true;
  return false;
}

/** Reckons what a move is worth and whether it is allowed. */
class Judge {
  /** Worsening allowed at the start. */
  readonly heat: number;
  private readonly division: Division;
  private readonly price: Float64Array;
  private readonly cap: number;
  private readonly tolerance: number;
  private readonly perPrice: number;
  private readonly perDeviation: number;
  private readonly perMoved: number;
  private readonly perTravel: number;

  constructor(division: Division, { weights, price, cap, heat }: Annealing) {
    const { graph, loads, stations } = division.problem;
    const whole = loads.reduce((sum, load) => sum + load, 0) || 1;
    const source = linkSources(graph.start, graph.to.length);
    this.division = division;
    this.price = price;
    this.cap = cap;
    this.tolerance = weights.tolerance;
    this.perPrice = weights.border / Math.max(1, cutPrice(division.grid, source, graph.to, price));
    this.perDeviation = (weights.balance * 10_000) / division.load.length;
    this.perMoved = weights.moved / whole;
    this.perTravel = stations ? weights.travel / (Math.max(1, travelOf(division)) * whole) : 0;
    const typical = (division.load.length * mean(loads)) / whole;
    this.heat = HEAT * heat * (this.perPrice * 2 * mean(price) + this.perDeviation * typical * typical);
  }

  mayMove(from: number, to: number): boolean {
    const { locked } = this.division.problem;
    return from !== to && from !== UNASSIGNED && to !== UNASSIGNED && locked[from] !== 1 && locked[to] !== 1;
  }

  /** By how much the whole gets worse when a unit moves. */
  change(unit: number, from: number, to: number): number {
    const { graph, loads, current } = this.division.problem;
    const { grid } = this.division;
    const load = loads[unit] as number;
    const d = (of: number, more: number): number => Math.max(0, Math.abs(this.deviation(of, more)) - this.tolerance) ** 2;
    let border = 0;
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const other = grid[graph.to[link] as number] as number;
      if (other === from) border += this.price[link] as number;
      else if (other === to) border -= this.price[link] as number;
    }
    let change = this.perDeviation * (d(from, -load) + d(to, load) - d(from, 0) - d(to, 0)) + this.perPrice * border;
    if (this.perMoved !== 0 && current) {
      if (current[unit] === from) change += this.perMoved * load;
      else if (current[unit] === to) change -= this.perMoved * load;
    }
    if (this.perTravel !== 0) change += this.perTravel * load * (distance(this.division, unit, to) - distance(this.division, unit, from));
    return change;
  }

  /** The cap is hard: what lies within it stays within, what lies beyond may only come nearer. */
  keepsCap(unit: number, from: number, to: number): boolean {
    const load = this.division.problem.loads[unit] as number;
    const after = Math.max(Math.abs(this.deviation(from, -load)), Math.abs(this.deviation(to, load)));
    return after <= this.cap || after < Math.max(Math.abs(this.deviation(from, 0)), Math.abs(this.deviation(to, 0)));
  }

  /** The same for two moves, the first of which is done already. */
  pairKeepsCap(first: number, second: number, from: number, to: number, onwards: number): boolean {
    const { loads } = this.division.problem;
    const [given, passed] = [loads[first] as number, loads[second] as number];
    const worst = (a: number, b: number, c: number): number => Math.max(Math.abs(a), Math.abs(b), Math.abs(c));
    const isBack = onwards === from;
    const after = worst(this.deviation(from, isBack ? passed : 0), this.deviation(to, -passed), this.deviation(onwards, passed));
    if (after <= this.cap) return true;
    return after < worst(this.deviation(from, given), this.deviation(to, -given), this.deviation(onwards, isBack ? given : 0));
  }

  private deviation(grid: number, more: number): number {
    return ((this.division.load[grid] as number) + more) / (this.division.target[grid] as number) - 1;
  }
}

/** Metres from a unit's centre to the station of a grid. */
function distance(division: Division, unit: number, grid: number): number {
  const { graph, stations } = division.problem;
  if (!stations) return 0;
  const east = (graph.x[unit] as number) - (stations.x[grid] as number);
  const north = (graph.y[unit] as number) - (stations.y[grid] as number);
  return Math.sqrt(east * east + north * north);
}

/** Load-weighted mean distance to the stations, m. */
export function travelOf(division: Division): number {
  const { loads } = division.problem;
  let sum = 0;
  let whole = 0;
  for (let unit = 0; unit < loads.length; unit++) {
    if (division.grid[unit] === UNASSIGNED) continue;
    sum += (loads[unit] as number) * distance(division, unit, division.grid[unit] as number);
    whole += loads[unit] as number;
  }
  return whole === 0 ? 0 : sum / whole;
}

/** Unit from which each link goes. */
export function linkSources(start: Int32Array, links: number): Int32Array {
  const source = new Int32Array(links);
  for (let unit = 0; unit + 1 < start.length; unit++) source.fill(unit, start[unit], start[unit + 1]);
  return source;
}

/** Sum of the prices of all links between different grids, each link once. */
export function cutPrice(grid: Int32Array, source: Int32Array, to: Int32Array, price: Float64Array): number {
  let sum = 0;
  for (let link = 0; link < to.length; link++) if (grid[source[link] as number] !== grid[to[link] as number]) sum += price[link] as number;
  return sum / 2;
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
