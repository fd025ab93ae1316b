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

/** A mark that has changed. */
export interface MarkChange {
  readonly row: number;
  readonly before: number;
  readonly after: number;
}

/** Marks of all rows that follow when single rows become void, or of another class. */
export interface Repeats {
  readonly marks: Uint8Array;
  /** To be called when the cells of a row have changed: what that changed of the marks, the row's own and those of later ones near it. */
  amend(row: number): readonly MarkChange[];
}

/**
 * For each row INCOMPARABLE, FIRST, REPEATED_LONG or REPEATED_SHORT. The class is category_code where the source fills it, else category. Two
 * reports of the same second: the later row repeats the earlier. Cost grows with the rows, not with their square: cells as large as the
 * distance are chained from new to old, and a chain is left at the first case that lies too far back.
 */
export function repeatsOf(reports: ReportColumns, rule: RepeatRule = REPEAT_RULE): Uint8Array {
  return createRepeats(reports, rule).marks;
}

/** The marks with the chains they were read from: 12 to 20 bytes a report. */
export function createRepeats(reports: ReportColumns, rule: RepeatRule = REPEAT_RULE): Repeats {
  const chains = new Chains(reports, rule);
  return { marks: chains.marks, amend: (row) => (row < chains.classes.length ? chains.amend(row) : []) };
}

class Chains {
  readonly marks: Uint8Array;
  /** By row; 0 is in no chain. */
  readonly classes: Uint32Array;
  private readonly plane: Plane;
  private readonly newest: Int32Array;
  private readonly older: Int32Array;
  private readonly reports: ReportColumns;
  private readonly rule: RepeatRule;

  constructor(reports: ReportColumns, rule: RepeatRule) {
    const { timed, size } = reports;
    this.reports = reports;
    this.rule = rule;
    this.marks = new Uint8Array(size);
    this.classes = new Uint32Array(timed);
    this.plane = planeAt(middle(reports));
    this.newest = new Int32Array(tableSize(timed)).fill(-1);
    this.older = new Int32Array(timed).fill(-1);
    const classOf = classReader(reports);
    if (classOf === null) return;
    const around = new Int32Array(9);
    for (let row = 0; row < timed; row++) {
      const own = classOf(row);
      if (own === 0) continue;
      this.classes[row] = own;
      this.cellsAround(row, own, around);
      this.marks[row] = this.markOf(row, around);
      const cell = around[4] ?? 0;
      this.older[row] = this.newest[cell] ?? -1;
      this.newest[cell] = row;
    }
  }

  amend(row: number): readonly MarkChange[] {
    const before = this.classes[row] ?? 0;
    const after = classReader(this.reports)?.(row) ?? 0;
    if (before === after) return [];
    const touched = new Set([row, ...this.laterNear(row, before), ...this.laterNear(row, after)]);
    if (before !== 0) this.unlink(row, before);
    this.classes[row] = after;
    if (after !== 0) this.link(row, after);
    const around = new Int32Array(9);
    return [...touched].flatMap((one): readonly MarkChange[] => {
      const own = this.classes[one] ?? 0;
      this.cellsAround(one, own, around);
      const mark = own === 0 ? INCOMPARABLE : this.markOf(one, around);
      const change = { row: one, before: this.marks[one] ?? 0, after: mark };
      this.marks[one] = mark;
      return change.before === mark ? [] : [change];
    });
  }

  /** The mark of a row by the earlier ones in the cells around it. */
  private markOf(row: number, around: Int32Array): number {
    const { x, y } = this.reports;
    const times = this.times;
    const { classes, older, newest, plane, rule } = this;
    const own = classes[row];
    const time = times[row] ?? NO_TIME;
    let since = rule.longSeconds + 1;
    for (let at = 0; at < 9; at++) {
      for (let other = newest[around[at] ?? 0] ?? -1; other >= 0; other = older[other] ?? -1) {
        if (other >= row) continue;
        const gap = time - (times[other] ?? NO_TIME);
        if (gap >= since) break;
        if (classes[other] === own && isNear(plane, x, y, row, other, rule.metres)) since = gap;
      }
    }
    return since <= rule.shortSeconds ? REPEATED_SHORT : since <= rule.longSeconds ? REPEATED_LONG : FIRST;
  }

  /** Later rows of a class whose look back reaches a row: those whose marks may hang on it. */
  private laterNear(row: number, own: number): readonly number[] {
    if (own === 0) return [];
    const { x, y } = this.reports;
    const times = this.times;
    const near: number[] = [];
    const around = new Int32Array(9);
    this.cellsAround(row, own, around);
    for (const cell of new Set(around)) {
      for (let other = this.newest[cell] ?? -1; other > row; other = this.older[other] ?? -1) {
        const within = (times[other] ?? NO_TIME) - (times[row] ?? NO_TIME) <= this.rule.longSeconds;
        if (within && this.classes[other] === own && isNear(this.plane, x, y, row, other, this.rule.metres)) near.push(other);
      }
    }
    return near;
  }

  private link(row: number, own: number): void {
    const { newest, older } = this;
    const cell = this.cellOf(row, own);
    let newer = -1;
    let next = newest[cell] ?? -1;
    for (; next > row; next = older[next] ?? -1) newer = next;
    older[row] = next;
    if (newer < 0) newest[cell] = row;
    else older[newer] = row;
  }

  private unlink(row: number, own: number): void {
    const { newest, older } = this;
    const cell = this.cellOf(row, own);
    let newer = -1;
    for (let next = newest[cell] ?? -1; next > row; next = older[next] ?? -1) newer = next;
    if (newer < 0) newest[cell] = older[row] ?? -1;
    else older[newer] = older[row] ?? -1;
    older[row] = -1;
  }

  private cellOf(row: number, own: number): number {
    const around = new Int32Array(9);
    this.cellsAround(row, own, around);
    return around[4] ?? 0;
  }

  /** The chains of the nine cells around a row, its own in the middle. */
  private cellsAround(row: number, own: number, around: Int32Array): void {
    const { plane, reports, rule } = this;
    const mask = this.newest.length - 1;
    const column = Math.floor(((reports.x[row] ?? 0) * plane.east) / rule.metres);
    const line = Math.floor(((reports.y[row] ?? 0) * plane.north) / rule.metres);
    let at = 0;
    for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) around[at++] = cellHash(column + dx, line + dy, own) & mask;
  }

  private get times(): Int32Array {
    return this.reports.times.reported_at ?? new Int32Array();
  }
}

/** The class of each row, 0 for one that cannot be compared: void, without a place or without a class. Null when no report has a class or a time. */
function classReader(reports: ReportColumns): ((row: number) => number) | null {
  const classes = classColumn(reports);
  if (classes === null || reports.times.reported_at === undefined) return null;
  const { slot } = reports;
  const voids = voidTable(reports);
  const states = reports.codes.state;
  return (row) => (slot[row] === UNLOCATED || (voids !== null && voids[states?.[row] ?? 0] === 1) ? 0 : classes(row));
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
