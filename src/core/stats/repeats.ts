// Repeated cases (重复案件): a case at the same place and of the same class as one that was reported shortly before.
import { NO_TIME } from "../model/columns";
import { UNLOCATED } from "../model/plan";
import type { Cells, ReportColumns } from "../model/reports";
import { voidTable } from "./flags";
import { metresBetween, type Plane, planeAt } from "./plane";

/** When a case repeats an earlier one. */
export interface RepeatRule {
  /** Largest distance, metres. */
  readonly metres: number;
  /** Largest time since the earlier report, seconds: the short and the long look back. */
  readonly shortSeconds: number;
  readonly longSeconds: number;
}

/** 50 m and 24 h as one city's system has it, and 30 days as people feel it (domain.md §4, §6). */
export const REPEAT_RULE: RepeatRule = { metres: 50, shortSeconds: 86_400, longSeconds: 30 * 86_400 };

/** Cannot be compared (void, no place, no time, no class). */
export const INCOMPARABLE = 0;
export const FIRST = 1;
/** Repeats a case of the long look back, but none of the short one. */
export const REPEATED_LONG = 2;
/** Repeats a case of the short look back (and so of the long one). */
export const REPEATED_SHORT = 3;

/** Primes of the hash of a cell. */
const ACROSS = 73_856_093;
const UP = 19_349_663;
const CLASS = 83_492_791;

/**
 * For each row INCOMPARABLE, FIRST, REPEATED_LONG or REPEATED_SHORT. The class is category_code where the source fills it, else category. Two
 * reports of the same second: the later row repeats the earlier. Cost grows with the rows, not with their square: cells as large as the
 * distance are chained from new to old, and a chain is left at the first case that lies too far back.
 */
export function repeatsOf(reports: ReportColumns, rule: RepeatRule = REPEAT_RULE): Uint8Array {
  const marks = new Uint8Array(reports.size);
  const times = reports.times.reported_at;
  const classes = classColumn(reports);
  if (times === undefined || classes === null) return marks;
  const { x, y, slot, timed } = reports;
  const voids = voidTable(reports);
  const states = reports.codes.state;
  const plane = planeAt(middle(reports));
  const across = plane.east / rule.metres;
  const up = plane.north / rule.metres;
  const mask = tableSize(timed) - 1;
  const newest = new Int32Array(mask + 1).fill(-1);
  const older = new Int32Array(timed).fill(-1);
  for (let row = 0; row < timed; row++) {
    const own = classes(row);
    const time = times[row] ?? NO_TIME;
    if (own === 0 || slot[row] === UNLOCATED || (voids !== null && voids[states?.[row] ?? 0] === 1)) continue;
    const column = Math.floor((x[row] ?? 0) * across);
    const line = Math.floor((y[row] ?? 0) * up);
    let since = rule.longSeconds + 1;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        let other = newest[cellHash(column + dx, line + dy, own) & mask] ?? -1;
        while (other >= 0) {
          const gap = time - (times[other] ?? NO_TIME);
          if (gap >= since) break;
          if (classes(other) === own && isNear(plane, x, y, row, other, rule.metres)) since = gap;
          other = older[other] ?? -1;
        }
      }
    }
    marks[row] = since <= rule.shortSeconds ? REPEATED_SHORT : since <= rule.longSeconds ? REPEATED_LONG : FIRST;
    const cell = cellHash(column, line, own) & mask;
    older[row] = newest[cell] ?? -1;
    newest[cell] = row;
  }
  return marks;
}

/** The class of a row as a number, 0 for none; null when no report has a class. Codes and names never equal one another. */
function classColumn(reports: ReportColumns): ((row: number) => number) | null {
  const codes: Cells | undefined = reports.codes.category_code;
  const names: Cells | undefined = reports.codes.category;
  if (codes === undefined && names === undefined) return null;
  return (row) => {
    const code = codes?.[row] ?? 0;
    return code !== 0 ? code * 2 : (names?.[row] ?? 0) * 2 - ((names?.[row] ?? 0) === 0 ? 0 : 1);
  };
}

function isNear(plane: Plane, x: Int32Array, y: Int32Array, a: number, b: number, metres: number): boolean {
  return metresBetween(plane, x[a] ?? 0, y[a] ?? 0, x[b] ?? 0, y[b] ?? 0) <= metres;
}

/** Latitude in the middle of the located reports, lattice units. */
function middle({ y, slot, size }: ReportColumns): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < size; row++) {
    if (slot[row] === UNLOCATED) continue;
    low = Math.min(low, y[row] ?? 0);
    high = Math.max(high, y[row] ?? 0);
  }
  return low > high ? 0 : (low + high) / 2;
}

function cellHash(column: number, line: number, own: number): number {
  const mixed = Math.imul(column, ACROSS) ^ Math.imul(line, UP) ^ Math.imul(own, CLASS);
  return mixed ^ (mixed >>> 15);
}

/** A power of two with room for twice as many cells as reports. */
function tableSize(reports: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, 2 * reports)));
}
