// Facets: how many reports each choice of each filter has, under the period and the OTHERS' filters. Moves with the brush at the same small cost.
//
//   cells   hours 169 │ words of category │ … of level │ grids, OUTSIDE, UNLOCATED │ lasso 1 │ text 1 │ passing 1
//   a row that passes everything counts in every part; one that fails a single filter counts in that filter's part alone
import { FILTERS, type FilterName, type RowMask, WEEK_HOURS } from "../model/filters";
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { type KeptSums, keepSums } from "./keptSums";
import { type RowRange, rangeOf } from "./range";
import { bitOf } from "./rowMask";
import { sumRow } from "./tally";

/** Of kept sums. */
const KEPT_BYTES_PER_REPORT = 6;

/** A filter's own list, or `passing`: the reports that pass them all. */
type FacetName = FilterName | "passing";

/**
 * Reports of each choice: by hour of the week (the last one: without a time), by code of a column, by row of sums. Lasso, text and passing have one
 * number each: all that pass the other filters.
 */
export type FacetCounts = { readonly [K in FacetName]: Float64Array };

export interface Facets {
  /** Counts of a period; null is all time. */
  move(period: Period | null, mask: RowMask | null): FacetCounts;
}

interface Part {
  readonly name: FacetName;
  readonly bit: number;
  readonly first: number;
  readonly width: number;
  /** Choice of each row; null: all have the one. */
  readonly codes: ArrayLike<number> | null;
}

/** Facets over reports; `hours` are the rows' hours of the week (weekHours.ts). They start anew when the reports' version or the mask changes. */
export function createFacets(reports: ReportColumns, hours: Uint8Array): Facets {
  let rows = -1;
  let parts: readonly Part[] = [];
  let shown = "";
  let kept: KeptSums | null = null;
  return {
    move(period, mask) {
      if (rows !== reports.version) {
        rows = reports.version;
        parts = partsOf(reports, hours);
        kept = null;
      }
      const key = mask === null ? "" : String(mask.version);
      if (kept === null || shown !== key) {
        shown = key;
        const last = parts.at(-1);
        kept = keepSums(reports.size, (last?.first ?? 0) + (last?.width ?? 0), KEPT_BYTES_PER_REPORT, (sums, range, sign) => {
          for (const part of parts) addPart(sums, part, mask?.bits ?? null, range, sign);
        });
      }
      const sums = kept.of(rangeOf(reports, period));
      return Object.fromEntries(parts.map(({ name, first, width }) => [name, sums.subarray(first, first + width)])) as FacetCounts;
    },
  };
}

function partsOf(reports: ReportColumns, hours: Uint8Array): readonly Part[] {
  let first = 0;
  return ([...FILTERS, "passing"] as const).map((name) => {
    const { codes, width } = choicesOf(name, reports, hours);
    const part = { name, bit: name === "passing" ? 0 : bitOf(name), first, width, codes };
    first += width;
    return part;
  });
}

function choicesOf(name: FacetName, reports: ReportColumns, hours: Uint8Array): Pick<Part, "codes" | "width"> {
  if (name === "hours") return { codes: hours, width: WEEK_HOURS + 1 };
  if (name === "grids") return { codes: reports.slot.map((slot) => sumRow(slot, reports.slotCount)), width: reports.slotCount + 2 };
  if (name === "lasso" || name === "text" || name === "passing") return { codes: null, width: 1 };
  return { codes: reports.codes[name] ?? null, width: reports.dictionaries[name]?.length ?? 1 };
}

function addPart(sums: Float64Array, { bit, first, codes }: Part, bits: Uint16Array | null, { from, to }: RowRange, sign: 1 | -1): void {
  for (let row = from; row < to; row++) {
    if (bits !== null && bits[row] !== 0 && bits[row] !== bit) continue;
    const at = first + (codes === null ? 0 : (codes[row] as number));
    sums[at] = (sums[at] as number) + sign;
  }
}
