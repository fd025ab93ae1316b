// Codes for the grids of a draft: those of the plan it was made of where a grid goes on, the next free ones for grids that begin.
//
//   990101 101 601 000   where grids are numbered in place of communities (CJ/T 349: 601 on), the last three digits are 000:
//   └────────┘ └─┘       then the town's nine digits are the series and the three after them its sequence.
import { type CodeBook, codesAfter, communityOf, type Descent, isGridCode, renumbered } from "./codes";
import type { Pieces } from "./pieces";

/** How the codes of a plan are made: 15 digits counted in a community, or in the town; or ids of no known make, which are kept and continued as "n1", "n2" … */
export type CodeScheme = "community" | "town" | "ids";

export function schemeOf(ids: readonly string[]): CodeScheme {
  if (ids.length > 0 && ids.every(isGridCode)) return "community";
  return ids.length > 0 && ids.every((id) => /^\d{12}000$/.test(id)) ? "town" : "ids";
}

/** A code counted in the town as one counted in a community, and back: its two groups of three digits change places. */
const turned = (code: string): string => code.slice(0, 9) + code.slice(12) + code.slice(9, 12);

export interface Coded {
  /** Code of each grid of the coverage; null for one without ground, and where a community has no code left. */
  readonly codes: readonly (string | null)[];
  readonly kept: readonly string[];
  readonly fresh: readonly string[];
  readonly retired: readonly string[];
  readonly book: CodeBook;
}

/** The book of a plan that brings only its ids: all in use since they are known. */
export function bookOf(ids: readonly string[]): CodeBook {
  return ids.map((code) => ({ code, since: "", until: null }));
}

/**
 * Codes of `gridCount` grids from a day (yyyy-MM-dd) on. `living` are the grids that have ground, `ids` those of the plan before, `book` every
 * code ever given: retired ones are never given again.
 */
export function codesOfDraft(book: CodeBook, ids: readonly string[], pieces: Pieces, living: readonly number[], gridCount: number, day: string): Coded {
  const scheme = schemeOf(ids);
  const turn = scheme === "town" ? turned : (code: string): string => code;
  const descent = descentOf(ids.map(turn), pieces, living);
  const after =
    scheme === "ids"
      ? withPlainIds(book, descent, day)
      : codesAfter(
          book.map((record) => ({ ...record, code: turn(record.code) })),
          descent,
          day,
        );
  const codes: (string | null)[] = new Array(gridCount).fill(null);
  for (const [place, grid] of living.entries()) codes[grid] = back(after.codes[place] ?? null, turn);
  return {
    codes,
    kept: after.kept.map(turn),
    fresh: after.fresh.map(turn),
    retired: after.retired.map(turn),
    book: after.book.map((record) => ({ ...record, code: turn(record.code) })),
  };
}

function back(code: string | null, turn: (code: string) => string): string | null {
  return code === null ? null : turn(code);
}

function descentOf(olds: readonly string[], { old, fresh, loads }: Pieces, living: readonly number[]): Descent {
  const weight = new Float64Array(living.length * olds.length);
  const units = new Float64Array(living.length * olds.length);
  const placeOf = new Map(living.map((grid, place) => [grid, place]));
  for (const [piece, grid] of fresh.entries()) {
    const [place, from] = [placeOf.get(grid), old[piece] as number];
    if (place === undefined || from < 0) continue;
    const at = place * olds.length + from;
    weight[at] = (weight[at] as number) + (loads[piece] as number);
    units[at] = (units[at] as number) + 1;
  }
  const communities = living.map((_, place) => {
    let [most, best] = [-1, 0];
    for (let from = 0; from < olds.length; from++) {
      const at = place * olds.length + from;
      const own = (weight[at] as number) + 1e-9 * (units[at] as number);
      if (own > most) [most, best] = [own, from];
    }
    return communityOf(olds[best] ?? "");
  });
  return { olds, weight, units, communities };
}

/** Ids of no known make: who goes on keeps its own, who begins gets "n" and a number that nobody ever had. */
function withPlainIds(book: CodeBook, descent: Descent, day: string): ReturnType<typeof codesAfter> {
  const after = codesAfter(book, { ...descent, communities: descent.communities.map(() => "\uffff".repeat(12)) }, day);
  const given = new Set(book.map(({ code }) => code));
  const named = new Map<string, string>();
  let number = 0;
  for (const code of after.fresh) {
    do number++;
    while (given.has(`n${number}`));
    named.set(code, `n${number}`);
  }
  const name = (code: string): string => named.get(code) ?? code;
  return {
    ...after,
    codes: after.codes.map((code) => (code === null ? null : name(code))),
    fresh: after.fresh.map(name),
    book: after.book.map((record) => ({ ...record, code: name(record.code) })),
  };
}

/** The codes that grids would have when numbered anew from west to east, north to south; in a town's series from its lowest number on. */
export function renumberedDraft(book: CodeBook, grids: readonly { readonly code: string; readonly x: number; readonly y: number }[]): (string | null)[] {
  const scheme = schemeOf(grids.map(({ code }) => code));
  if (scheme === "ids") return grids.map(({ code }) => code);
  if (scheme === "community") return renumbered(book, grids);
  const first = Math.min(...book.map(({ code }) => Number(code.slice(9, 12))));
  const own = book.map((record) => ({ ...record, code: turned(record.code) }));
  const below = Array.from({ length: first - 1 }, (_, at) => {
    const series = communityOf(own[0]?.code ?? "");
    return { code: `${series}${String(at + 1).padStart(3, "0")}`, since: "", until: "" }; // numbers below the series are not its own
  });
  return renumbered(
    [...own, ...below],
    grids.map((grid) => ({ ...grid, code: turned(grid.code) })),
  ).map((code) => back(code, turned));
}
