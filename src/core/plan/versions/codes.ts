// Codes of grids by the Beijing standard (DB11/T 2157-2023): 15 digits, kept, retired, never given twice.
//
//   310118 107 204 016     district (6) · street or town (3) · community or village (3) · sequence in the community (3)
import { readingOrder } from "../units/readingOrder";

/** The life of a code. `until` is the day from which it no longer holds (yyyy-MM-dd); null: in use. */
export interface CodeRecord {
  readonly code: string;
  readonly since: string;
  readonly until: string | null;
}

/** All codes that were ever given, in the order in which they were. Values, never changed in place. */
export type CodeBook = readonly CodeRecord[];

const LAST_SEQUENCE = 999;

/** Whether a text is a code of 15 digits with a sequence above 000. */
export function isGridCode(text: string): boolean {
  return /^\d{15}$/.test(text) && !text.endsWith("000");
}

/** The community that a code belongs to: its first 12 digits. */
export function communityOf(code: string): string {
  return code.slice(0, 12);
}

/** Codes in use on a day. */
export function codesOn(book: CodeBook, day: string): string[] {
  return book.filter(({ since, until }) => since <= day && (until === null || day < until)).map(({ code }) => code);
}

/** The next code of a community: one above the highest ever given there; null when its 999 are used up. */
export function nextCode(book: CodeBook, community: string): string | null {
  let highest = 0;
  for (const { code } of book) if (communityOf(code) === community) highest = Math.max(highest, Number(code.slice(12)));
  return highest < LAST_SEQUENCE ? codeOf(community, highest + 1) : null;
}

function codeOf(community: string, sequence: number): string {
  return `${community}${String(sequence).padStart(3, "0")}`;
}

/** What each grid of the old plan gives to each of the new one: weight[fresh · olds + old], and the number of units as the second judge. */
export interface Descent {
  readonly olds: readonly string[];
  readonly weight: Float64Array;
  readonly units: Float64Array;
  /** Community of each new grid, 12 digits. */
  readonly communities: readonly string[];
}

export interface Coding {
  /** Code of each new grid; null where a community has no code left. */
  readonly codes: readonly (string | null)[];
  readonly kept: readonly string[];
  readonly fresh: readonly string[];
  readonly retired: readonly string[];
  /** The book with retired codes ended and fresh ones begun on the day. */
  readonly book: CodeBook;
}

/**
 * Codes for a new plan from a day on. The largest common load goes first: of a grid that was split the larger part keeps its code, of grids that
 * were merged the larger gives its own. A code is handed on only to a grid that has at least half of the old one, or is made of it by half.
 */
export function codesAfter(book: CodeBook, { olds, weight, units, communities }: Descent, day: string): Coding {
  const codes: (string | null)[] = new Array(communities.length).fill(null);
  const given = new Set<number>();
  for (const { fresh, old } of pairsByWeight(weight, units, communities.length, olds.length)) {
    if (codes[fresh] !== null || given.has(old)) continue;
    codes[fresh] = olds[old] as string;
    given.add(old);
  }
  const kept = codes.filter((code) => code !== null);
  const retired = olds.filter((_, old) => !given.has(old));
  let after: CodeRecord[] = book.map((record) => (record.until === null && retired.includes(record.code) ? { ...record, until: day } : record));
  const fresh: string[] = [];
  for (const [grid, community] of communities.entries()) {
    if (codes[grid] !== null) continue;
    const code = nextCode(after, community);
    codes[grid] = code;
    if (code === null) continue;
    fresh.push(code);
    after = [...after, { code, since: day, until: null }];
  }
  return { codes, kept, fresh, retired, book: after };
}

function pairsByWeight(weight: Float64Array, units: Float64Array, freshCount: number, oldCount: number): { readonly fresh: number; readonly old: number }[] {
  const sum = (of: (index: number) => number, count: number): number =>
    Array.from({ length: count }, (_, index) => of(index)).reduce((all, each) => all + each, 0);
  const rule = weight.some((each) => each > 0) ? weight : units;
  const at = (fresh: number, old: number): number => rule[fresh * oldCount + old] as number;
  const pairs: { fresh: number; old: number }[] = [];
  for (let fresh = 0; fresh < freshCount; fresh++) {
    const ofFresh = sum((old) => at(fresh, old), oldCount);
    for (let old = 0; old < oldCount; old++) {
      const common = at(fresh, old);
      const ofOld = sum((other) => at(other, old), freshCount);
      if (common > 0 && common >= Math.min(ofFresh, ofOld) / 2) pairs.push({ fresh, old });
    }
  }
  const unitsAt = (pair: { fresh: number; old: number }): number => units[pair.fresh * oldCount + pair.old] as number;
  return pairs.sort((a, b) => at(b.fresh, b.old) - at(a.fresh, a.old) || unitsAt(b) - unitsAt(a) || a.fresh - b.fresh || a.old - b.old);
}

/** A grid in use with a place to number it by, degrees or metres. */
export interface CodedGrid {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

/**
 * The codes that grids would have if every community were numbered anew from west to east, north to south: a step of its own, to be looked at before it is
 * done. Codes that were retired stay retired: their sequence numbers are skipped. Same order as the grids; null where a community has no code left.
 */
export function renumbered(book: CodeBook, grids: readonly CodedGrid[]): (string | null)[] {
  const retired = new Set(book.filter(({ until }) => until !== null).map(({ code }) => code));
  const codes: (string | null)[] = new Array(grids.length).fill(null);
  for (const community of new Set(grids.map(({ code }) => communityOf(code)))) {
    const own = [...grids.keys()].filter((grid) => communityOf(grids[grid]?.code ?? "") === community);
    const place = (axis: "x" | "y"): Float64Array => Float64Array.from(own, (grid) => grids[grid]?.[axis] ?? 0);
    let sequence = 0;
    for (const turn of readingOrder(place("x"), place("y"))) {
      do sequence++;
      while (retired.has(codeOf(community, sequence)));
      codes[own[turn] as number] = sequence <= LAST_SEQUENCE ? codeOf(community, sequence) : null;
    }
  }
  return codes;
}
