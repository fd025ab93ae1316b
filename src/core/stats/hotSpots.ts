// Hot spots: Getis-Ord Gi* and local Moran (LISA) with conditional permutations. Getis & Ord 1992, Ord & Getis 1995; Anselin 1995.
//
//   Gi*  of i   the sum over i and its neighbours against what a random draw of as many would give: high in the middle of high values
//   Moran of i  its own deviation × the mean deviation of its neighbours: also tells a high among low ones, and a low among high
//   p of i      its value stays, the other values are shuffled over its neighbours: how often is chance as extreme? (folded, as esda and GeoDa do)
//               A place to which chance can give nothing else, as one that neighbours all others, is not tested; esda calls it sure.
import type { Neighbours } from "../geo/neighbours";

export type HotTest = "gi" | "moran";

export interface HotRequest {
  readonly test: HotTest;
  /** Value of each place; NaN for none: it is no one's neighbour. */
  readonly values: Float64Array;
  readonly neighbours: Neighbours;
  readonly permutations: number;
  readonly seed: number;
}

/** One number a place; NaN where there is no value or no neighbour that has one. */
export interface HotSpots {
  /** z of Gi* under randomisation, or Moran's local I. */
  readonly statistic: Float64Array;
  readonly p: Float64Array;
  /** Of Moran: 1 high among high, 2 low among high, 3 low among low, 4 high among low. Of Gi*: 1 above, 3 below expectation. 0 for none. */
  readonly quadrant: Uint8Array;
  /** Places that were tested, and places that have a value but no neighbour. */
  readonly tested: number;
  readonly islands: number;
}

/** Places between two breaths of a long run. */
const BREATH = 64;

/**
 * The statistics of all places. A generator, so that a worker can look up from it: it yields the share that is done and returns the answer.
 * The same seed gives the same p.
 */
export function* hotSpots({ test, values, neighbours, permutations, seed }: HotRequest): Generator<number, HotSpots> {
  const places = valued(values);
  const count = places.length;
  const mean = meanOf(places, values);
  const deviations = Float64Array.from(values, (value) => value - mean);
  const variance = places.reduce((sum, place) => sum + (deviations[place] as number) ** 2, 0) / Math.max(1, count);
  const slack = 1e-9 * Math.sqrt(variance); // sums of the same values in another order
  const statistic = new Float64Array(values.length).fill(Number.NaN);
  const p = new Float64Array(values.length).fill(Number.NaN);
  const quadrant = new Uint8Array(values.length);
  const random = randomFrom(seed);
  const pool = places.slice();
  const at = new Int32Array(values.length).fill(-1);
  for (const [index, place] of pool.entries()) at[place] = index;
  let tested = 0;
  let islands = 0;
  for (const [turn, place] of places.entries()) {
    if (turn % BREATH === BREATH - 1) yield turn / count;
    const near = neighbours.items.subarray(neighbours.start[place], neighbours.start[place + 1]).filter((one) => !Number.isNaN(values[one] as number));
    if (near.length === 0 || variance === 0) {
      if (near.length === 0) islands++;
      continue;
    }
    const lag = near.reduce((sum, one) => sum + (deviations[one] as number), 0);
    const own = deviations[place] as number;
    const observed = test === "gi" ? lag : own * lag;
    const sign = test === "gi" || own > 0 ? 1 : own < 0 ? -1 : 0;
    // The place itself leaves the pool, its value stays where it is.
    swap(pool, at, at[place] as number, count - 1);
    let [larger, smaller] = [0, 0];
    for (let run = 0; run < permutations; run++) {
      let drawn = 0;
      for (let one = 0; one < near.length; one++) {
        swap(pool, at, one, one + Math.floor(random() * (count - 1 - one)));
        drawn += deviations[pool[one] as number] as number;
      }
      // With Moran's own deviation as factor the order turns round where it is negative.
      const above = sign * (drawn - lag);
      if (above >= -slack) larger++;
      if (above <= slack) smaller++;
    }
    if (permutations > 0 && larger === permutations && smaller === permutations) continue;
    tested++;
    statistic[place] = test === "gi" ? starred(own + lag, near.length + 1, count, variance) : ((count - 1) / count) * (observed / near.length / variance);
    quadrant[place] = test === "gi" ? (own + lag > 0 ? 1 : 3) : own > 0 ? (lag > 0 ? 1 : 4) : lag > 0 ? 2 : 3;
    p[place] = (Math.min(larger, permutations - larger) + 1) / (permutations + 1);
  }
  return { statistic, p, quadrant, tested, islands };
}

/** z of Gi*: the sum of `k` deviations against draws of k out of n (Ord & Getis 1995, eq. 14, weights 0 and 1). */
function starred(sum: number, k: number, n: number, variance: number): number {
  return sum / Math.sqrt((variance * (n * k - k * k)) / (n - 1));
}

function valued(values: Float64Array): Int32Array {
  return Int32Array.from(values.keys()).filter((place) => !Number.isNaN(values[place] as number));
}

function meanOf(places: Int32Array, values: Float64Array): number {
  return places.reduce((sum, place) => sum + (values[place] as number), 0) / Math.max(1, places.length);
}

function swap(pool: Int32Array, at: Int32Array, one: number, other: number): void {
  const held = pool[one] as number;
  const moved = pool[other] as number;
  pool[one] = moved;
  pool[other] = held;
  at[moved] = one;
  at[held] = other;
}

/** Numbers in [0, 1) from a seed: mulberry32 (T. Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The largest p that is still significant at a rate of false discoveries (Benjamini & Hochberg 1995), 0 for none: of m ascending p the largest
 * p(i) ≤ i/m × rate.
 */
export function falseDiscoveryCut(p: Float64Array, rate: number): number {
  const sorted = p.filter((one) => !Number.isNaN(one)).sort();
  for (let rank = sorted.length; rank >= 1; rank--) {
    const one = sorted[rank - 1] as number;
    if (one <= (rank / sorted.length) * rate) return one;
  }
  return 0;
}

/** Levels of confidence, the strictest first. */
export const LEVELS = [0.01, 0.05, 0.1] as const;

/** How sure each place is: 3 at 99 %, 2 at 95 %, 1 at 90 %, 0 not at all; with `corrected` by the rate of false discoveries. */
export function confidence(p: Float64Array, corrected: boolean): Uint8Array {
  const cuts = LEVELS.map((level) => (corrected ? falseDiscoveryCut(p, level) : level));
  return Uint8Array.from(p, (one) => {
    const index = cuts.findIndex((cut) => cut > 0 && one <= cut);
    return index < 0 ? 0 : LEVELS.length - index;
  });
}
