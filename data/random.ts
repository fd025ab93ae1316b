// Chance with a seed: the same numbers in every browser and in Node (sfc32, public domain, integer arithmetic only).

/** A stream of chance. Every call moves it on; two streams of the same seed give the same numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Whole number in [0, n). */
  below(n: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Bell-shaped, mean 0, standard deviation 1, never beyond ±3.5 (sum of four uniforms: no transcendental functions, so bit-identical everywhere). */
  bell(): number;
}

/** A stream of chance from a whole number; `stream` separates uses, so that a change in one part leaves the others as they were. */
export function randomFrom(seed: number, stream = 0): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88 ^ Math.imul(stream + 1, 0x85ebca6b);
  let c = 0xb7e15162 ^ Math.imul(seed, 0xc2b2ae35);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 16; warmUp++) next();
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    below: (n) => Math.floor(next() * n),
    chance: (probability) => next() < probability,
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[random.below(list.length)];
  if (item === undefined) throw new Error("pick: the list is empty");
  return item;
}
