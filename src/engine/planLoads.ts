// What a unit of a plan bears: reports of the period, minutes of work on them, people, homes, or one each.
import type { Selection } from "../core/frame/question";
import { NO_COORDINATE } from "../core/geo/lattice";
import type { Locator } from "../core/geo/locate";
import { NO_TIME } from "../core/model/columns";
import { UNLOCATED } from "../core/model/plan";
import { baseProperty, type PlanNumbers } from "../core/model/planNumbers";
import type { ReportColumns } from "../core/model/reports";
import { type HandlingMinutes, handlingMinutes } from "../core/plan/score/handling";
import { LOAD_KINDS, type LoadKind } from "../core/plan/units/loads";
import { rangeOf } from "../core/stats/range";
import { placedUnder } from "../core/stats/rowMask";
import type { Book } from "./book";

/** The kinds of load that what is open can tell. */
export function loadKindsOf(book: Book, numbers: PlanNumbers): readonly LoadKind[] {
  const has: { readonly [K in LoadKind]: boolean } = {
    cases: book.ledger.size > 0,
    minutes: minutesOfTypes(book.ledger) !== null,
    population: baseProperty(numbers, "population") !== null,
    households: baseProperty(numbers, "households") !== null,
    equal: true,
  };
  return LOAD_KINDS.filter((kind) => has[kind]);
}

/** Load of each of `count` areas from the reports that are selected; a report on a border counts in the lower area. */
export function caseLoads({ ledger, filtering }: Book, { period, filters }: Selection, locator: Locator, count: number, inMinutes: boolean): Float64Array {
  const { x, y, slot } = placedUnder(ledger, filtering.mask(filters));
  const { from, to } = rangeOf(ledger, period);
  const area = new Int32Array(to);
  locator.locateAll(x, y, area, from, to);
  const weight = inMinutes ? weightsOf(ledger) : null;
  const loads = new Float64Array(count);
  for (let row = from; row < to; row++) {
    const own = area[row] as number;
    if (own >= 0 && x[row] !== NO_COORDINATE && slot[row] !== UNLOCATED) loads[own] = (loads[own] as number) + (weight?.(row) ?? 1);
  }
  return loads;
}

/** Minutes that each report takes by its category; 1 each where nothing is known. */
export function weightsOf(reports: ReportColumns): (row: number) => number {
  const known = minutesOfTypes(reports);
  const { category } = reports.codes;
  return (row) => (known === null ? 1 : (known.ofType[category?.[row] ?? 0] ?? known.ofAll));
}

const kept = new WeakMap<object, { readonly version: number; readonly known: HandlingMinutes | null }>();

/** τ of each category: from dispatch (else report) to handling (else closing). */
function minutesOfTypes(reports: ReportColumns): HandlingMinutes | null {
  const before = kept.get(reports);
  if (before?.version === reports.version) return before.known;
  const { reported_at, dispatched_at, handled_at, closed_at } = reports.times;
  const first = (row: number, ...columns: readonly (Int32Array | undefined)[]): number => {
    for (const column of columns) if (column !== undefined && column[row] !== NO_TIME) return column[row] as number;
    return Number.NaN;
  };
  const minutes = Float64Array.from({ length: reports.size }, (_, row) => (first(row, handled_at, closed_at) - first(row, dispatched_at, reported_at)) / 60);
  const types = reports.dictionaries.category?.length ?? 1;
  const known = handlingMinutes(reports.codes.category ?? new Uint8Array(reports.size), minutes, types);
  kept.set(reports, { version: reports.version, known });
  return known;
}
