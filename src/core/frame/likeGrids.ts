// Like grids: which other grids resemble one in people, area and mix of classes, so that a grid is compared with its own kind and not with the best.
import type { ReportColumns } from "../model/reports";
import type { RowRange } from "../stats/range";

/** What the likeness of grids is judged by; one entry a slot. */
export interface LikeFacts {
  /** m². */
  readonly areas: readonly number[];
  /** People or households; null where the plan brings none. */
  readonly people: readonly (number | null)[] | null;
  /** Of profileOf, of the same slot. */
  readonly mixDistance: ArrayLike<number>;
}

export interface LikeGrid {
  readonly slot: number;
  /** 0 is the same; 1 as far as grids usually are from this one. */
  readonly distance: number;
}

/**
 * The `most` nearest grids to a slot. Three differences count alike: |ln| of the ratio of people and of areas, and the Hellinger distance of the
 * shares of classes; each is divided by its median over the other grids, and the distance is the root of the mean of their squares. A part that is
 * not known of a grid is left out for it.
 */
export function likeGrids({ areas, people, mixDistance }: LikeFacts, slot: number, most = 5): readonly LikeGrid[] {
  const others = areas.map((_, other) => other).filter((other) => other !== slot);
  const ratio = (values: readonly (number | null)[]) => (other: number) => {
    const [own, its] = [values[slot] ?? 0, values[other] ?? 0];
    return own > 0 && its > 0 ? Math.abs(Math.log(its / own)) : Number.NaN;
  };
  const parts = [ratio(areas), ...(people === null ? [] : [ratio(people)]), (other: number) => mixDistance[other] ?? Number.NaN].map((part) => {
    const known = others.map(part).filter((value) => !Number.isNaN(value));
    const scale = medianOf(known);
    return (other: number) => (scale > 0 ? part(other) / scale : part(other));
  });
  const found = others.flatMap((other): readonly LikeGrid[] => {
    const known = parts.map((part) => part(other)).filter((value) => !Number.isNaN(value));
    if (known.length === 0) return [];
    return [{ slot: other, distance: Math.sqrt(known.reduce((sum, value) => sum + value * value, 0) / known.length) }];
  });
  return found.sort((a, b) => a.distance - b.distance || a.slot - b.slot).slice(0, most);
}

/**
 * Hellinger distance of every grid's shares of classes from those of `own` counts (by code of category): √(½ Σ (√p − √q)²), 0 the same to 1
 * nothing in common. NaN where one of the two has no cases. Rows whose `bits` are not 0 are not counted.
 */
export function mixDistances(reports: ReportColumns, own: Float64Array, { from, to }: RowRange, bits: Uint16Array | null): Float64Array {
  const { slot, slotCount, codes } = reports;
  const width = own.length;
  const counts = new Float64Array(slotCount * width);
  for (let row = from; row < to; row++) {
    const at = slot[row] ?? -1;
    if (at < 0 || (bits !== null && bits[row] !== 0)) continue;
    const place = at * width + (codes.category?.[row] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const ownTotal = own.reduce((sum, n) => sum + n, 0);
  return Float64Array.from({ length: slotCount }, (_, at) => {
    const its = counts.subarray(at * width, (at + 1) * width);
    const total = its.reduce((sum, n) => sum + n, 0);
    if (total === 0 || ownTotal === 0) return Number.NaN;
    let squares = 0;
    for (let code = 0; code < width; code++) squares += (Math.sqrt((its[code] ?? 0) / total) - Math.sqrt((own[code] ?? 0) / ownTotal)) ** 2;
    return Math.sqrt(squares / 2);
  });
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
