// Load in minutes of work: a case weighs as long as cases of its type take to handle (planner.md §2, τ).

export interface HandlingMinutes {
  /** τ of each type, minutes. */
  readonly ofType: Float64Array;
  /** Of cases without a type. */
  readonly ofAll: number;
  /** Handled cases that τ stands on. */
  readonly cases: number;
}

/** A type with fewer handled cases takes the median of all. */
const FEWEST = 5;

/**
 * τ: the median minutes of each type. `type` −1 is unknown, `minutes` NaN (or negative) is not handled yet. null when nothing was handled.
 * The median, since a few cases lie about for weeks.
 */
export function handlingMinutes(type: ArrayLike<number>, minutes: ArrayLike<number>, types: number): HandlingMinutes | null {
  const of: number[][] = Array.from({ length: types }, () => []);
  const all: number[] = [];
  for (let i = 0; i < minutes.length; i++) {
    const own = minutes[i] as number;
    if (!(own >= 0)) continue;
    all.push(own);
    of[type[i] as number]?.push(own);
  }
  if (all.length === 0) return null;
  const ofAll = median(all);
  return { ofType: Float64Array.from(of, (own) => (own.length < FEWEST ? ofAll : median(own))), ofAll, cases: all.length };
}

/** Minutes of each case by its type. */
export function minutesOfCases(type: ArrayLike<number>, { ofType, ofAll }: HandlingMinutes): Float64Array {
  return Float64Array.from({ length: type.length }, (_, i) => ofType[type[i] as number] ?? ofAll);
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
