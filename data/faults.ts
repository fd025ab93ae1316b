// The dirt of real feeds, put in on purpose so that every bucket of the ledger has something to show. Counts follow from the row number alone.

export type Fault = "none" | "missing" | "zero" | "outside" | "far" | "duplicate" | "no_time" | "bad_time" | "short";

/** Every so many rows, beginning at. Primes, so that they seldom meet; the first that fits counts. */
const EVERY: readonly (readonly [Exclude<Fault, "none">, number, number])[] = [
  ["missing", 1999, 3],
  ["zero", 2999, 5],
  ["outside", 797, 7],
  ["far", 11_987, 11],
  ["duplicate", 2503, 13],
  ["no_time", 9973, 17],
  ["bad_time", 23_981, 19],
  ["short", 39_989, 23],
];

/** What is wrong with row `index` (from 0). A duplicate row is right and written twice. */
export function faultOf(index: number): Fault {
  for (const [fault, every, from] of EVERY) if (index % every === from) return fault;
  return "none";
}

/** How many rows of each kind there are among the first `count`. */
export function faultCounts(count: number): Readonly<Record<Fault, number>> {
  const counts: Record<Fault, number> = { none: 0, missing: 0, zero: 0, outside: 0, far: 0, duplicate: 0, no_time: 0, bad_time: 0, short: 0 };
  for (let index = 0; index < count; index++) counts[faultOf(index)]++;
  return counts;
}
