// Interleaved timing that holds on a busy machine: contenders run in turn in slices of about a millisecond, and the median slice is what counts.

/** Someone who works through a list of items, the same list as everybody else's. */
export interface Contender {
  readonly name: string;
  /** How long the list is. */
  readonly items: number;
  /** Works through the items [from, to). */
  work(from: number, to: number): void;
}

export interface Timing {
  readonly name: string;
  /** Items in one timed stretch. */
  readonly items: number;
  /** Items per millisecond: best, median and worst round. */
  readonly best: number;
  readonly median: number;
  readonly worst: number;
  readonly checksum: number | string;
}

export interface Line {
  readonly goal: string;
  readonly what: string;
  /** Own best rate over the rival's best rate; 0 when the answers differ. */
  readonly ratio: number;
  readonly equal: boolean;
  readonly own: Timing;
  readonly rival: Timing;
}

/** A slice long enough for the clock and short enough that most slices pass without another process taking the core. */
const SLICE_MS = 1;

/** Runs the contenders in turn for a number of rounds of at least `minMs` each, after as long untimed. Their checksums are left empty. */
export function interleave(contenders: readonly Contender[], rounds: number, minMs: number): readonly Timing[] {
  const runners = contenders.map((contender) => runner(contender, minMs));
  const rates = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of runners.entries()) {
      globalThis.gc?.();
      rates[index]?.push(run(minMs));
    }
  }
  return contenders.map((contender, index) => timingOf(contender.name, contender.items, rates[index] ?? [], ""));
}

/** Best, median and worst of the rates of some rounds. */
export function timingOf(name: string, items: number, rates: readonly number[], checksum: number | string): Timing {
  return { name, items, best: quantile(rates, 1), median: quantile(rates, 0.5), worst: quantile(rates, 0), checksum };
}

/** Warms a contender up, finds how many items make a slice, and returns a function that runs a round and tells its rate. */
function runner({ work, items }: Contender, minMs: number): (ms: number) => number {
  let slice = 1;
  let at = 0;
  const runSlice = (): number => {
    if (at + slice > items) at = 0;
    const start = performance.now();
    work(at, at + slice);
    const elapsed = performance.now() - start;
    at += slice;
    return elapsed;
  };
  const round = (ms: number): number => {
    const times: number[] = [];
    for (let spent = 0; spent < ms || times.length < 5; spent += times.at(-1) ?? 0) times.push(runSlice());
    return slice / quantile(times, 0.5);
  };
  round(minMs / 2);
  while (slice * 2 <= items && slice / round(2 * SLICE_MS) < SLICE_MS) slice *= 2;
  round(minMs / 2);
  return round;
}

/** One line of the table: own against rival, 0 when their answers differ. */
export function compare(goal: string, what: string, own: Timing, rival: Timing, equal: boolean = own.checksum === rival.checksum): Line {
  return { goal, what, own, rival, equal, ratio: equal ? own.best / rival.best : 0 };
}

/** Geometric mean; 0 as soon as one value is 0. */
export function geometricMean(values: readonly number[]): number {
  return values.some((value) => value <= 0) ? 0 : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The q-quantile of measured values; 0 of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
