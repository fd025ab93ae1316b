// Code and name of every grid of the open draft: what files, lists and the sheet call them.
import type { Grid } from "../../core/model/plan";
import { bookOf, type Coded, codesOfDraft } from "../../core/plan/versions/coding";
import type { OpenDraft } from "./drafting";
import type { PlanRecord } from "./planStore";
import { gridCount, livingGrids, piecesBetween } from "./standings";

/** A grid of the draft that has ground. */
export interface NamedGrid {
  readonly grid: number;
  readonly code: string;
  readonly name: string;
}

/** Codes of the draft by the rule, from a day (yyyy-MM-dd) on. */
export function codingOf({ draft, ground }: OpenDraft, grids: readonly Grid[], book: PlanRecord["book"], day: string): Coded {
  const ids = grids.map(({ id }) => id);
  const { coverage } = draft;
  return codesOfDraft(book ?? bookOf(ids), ids, piecesBetween(ground, null, draft), livingGrids(coverage), gridCount(coverage), day);
}

/** Grids of the draft with code and name; a code that was given by hand goes before that of the rule. */
export function namedGrids(coded: Coded, given: PlanRecord["codes"], nameOf: (grid: number) => string): readonly NamedGrid[] {
  return coded.codes.flatMap((code, grid) => (code === null ? [] : [{ grid, code: given?.[grid] ?? code, name: nameOf(grid) }]));
}

/** Today on the clocks of a zone, yyyy-MM-dd. */
export function dayIn(timeZone: string, at: Date = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
