// Interleaved timing: every contender runs in turn, several rounds, and a line counts only when all answers are equal.

export interface Contender {
  readonly name: string;
  /** How many items one call works through: slow rivals get a sample of the same items. */
  readonly items: number;
  /** Does the work once and returns a checksum over the first `checked` answers. */
  run(): number | string;
}

export interface Timing {
  readonly name: string;
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

/** Runs the contenders in turn for a number of rounds; a short call is repeated until `minMs` have gone by. */
export function interleave(contenders: readonly Contender[], rounds: number, minMs: number): readonly Timing[] {
  const rates = contenders.map((): number[] => []);
  const checksums = contenders.map((contender) => contender.run());
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((contender, index) => {
      globalThis.gc?.();
      let calls = 0;
      const start = performance.now();
      let elapsed = 0;
      do {
        contender.run();
        calls++;
        elapsed = performance.now() - start;
      } while (elapsed < minMs);
      rates[index]?.push((calls * contender.items) / elapsed);
    });
  }
  return contenders.map((contender, index) => {
    const sorted = (rates[index] ?? []).sort((a, b) => b - a);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
    return { name: contender.name, items: contender.items, best: at(0), median: at(0.5), worst: at(1), checksum: checksums[index] ?? 0 };
  });
}

/** One line of the table: own against rival, 0 when their checksums differ. */
export function compare(goal: string, what: string, own: Timing, rival: Timing, equal: boolean = own.checksum === rival.checksum): Line {
  return { goal, what, own, rival, equal, ratio: equal ? own.best / rival.best : 0 };
}

/** Geometric mean; 0 as soon as one value is 0. */
export function geometricMean(values: readonly number[]): number {
  return values.some((value) => value <= 0) ? 0 : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The q-quantile of measured times. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
