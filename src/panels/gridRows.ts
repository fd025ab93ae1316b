// The rows of the table of grids: sums turned into numbers for the eye, with the numerator and denominator they come from.
import type { Counts } from "../core/frame/question";
import { type Grid, OUTSIDE, UNLOCATED } from "../core/model/plan";
import { type Rank, rankAmong } from "../core/stats/rank";
import { densityOf, type Rate, rateOf } from "../core/stats/rates";
import { SUM_FIELDS, SUM_WIDTH, type Sums, sumsAt } from "../core/stats/sums";
import { isRate, type Measure } from "./choices";

export interface GridRow {
  readonly kind: "grid" | "outside" | "unlocated" | "total";
  /** Slot of a grid; OUTSIDE, UNLOCATED or −3 (the total) otherwise. */
  readonly slot: number;
  readonly id: string;
  readonly name: string;
  readonly areaM2: number | null;
  readonly sums: Sums;
  readonly values: { readonly [K in Measure]: number | null };
}

const TOTAL = -3;
const NO_SUMS = new Float64Array(SUM_WIDTH);

/** Numerator and denominator of a rate; null for a measure that is no rate. */
export function fractionOf(sums: Sums, measure: Measure): Rate | null {
  return isRate(measure) ? rateOf(sums, measure) : null;
}

/** One row for each grid in plan order. */
export function gridRows(grids: readonly Grid[], counts: Counts): GridRow[] {
  return grids.map((grid) =>
    row("grid", grid.slot, grid.id, grid.name, grid.areaM2, sumsAt(counts.sums, grid.slot), counts.medianHours?.[grid.slot] ?? Number.NaN),
  );
}

/** A row whose numbers are being counted: every one is absent, so that the table stands before they come. */
export function uncounted(grid: Grid): GridRow {
  const none = row("grid", grid.slot, grid.id, grid.name, grid.areaM2, sumsAt(NO_SUMS, 0), Number.NaN);
  return { ...none, values: { ...none.values, n: null, density: null } };
}

/** The rows under the table: all grids together, OUTSIDE, UNLOCATED. A median of all is no sum of medians and is left out. */
export function footRows(grids: readonly Grid[], counts: Counts): readonly [GridRow, GridRow, GridRow] {
  const totals = new Float64Array(SUM_WIDTH);
  for (let slot = 0; slot < counts.slotCount; slot++) {
    for (let field = 0; field < SUM_FIELDS.length; field++) totals[field] = (totals[field] ?? 0) + (counts.sums[slot * SUM_WIDTH + field] ?? 0);
  }
  const area = grids.reduce((sum, grid) => sum + grid.areaM2, 0);
  const outside = counts.slotCount;
  const unlocated = counts.slotCount + 1;
  return [
    row("total", TOTAL, "", "", area, sumsAt(totals, 0), Number.NaN),
    row("outside", OUTSIDE, "", "", null, sumsAt(counts.sums, outside), counts.medianHours?.[outside] ?? Number.NaN),
    row("unlocated", UNLOCATED, "", "", null, sumsAt(counts.sums, unlocated), counts.medianHours?.[unlocated] ?? Number.NaN),
  ];
}

/** Place of a grid by a measure, 1 for the largest; grids without a value have none. */
export function rankOf(rows: readonly GridRow[], slot: number, measure: Measure): Rank | null {
  const valueOf = (row: GridRow | undefined): number | null => row?.values[measure] ?? null;
  return rankAmong(rows.map(valueOf), valueOf(rows.find((candidate) => candidate.slot === slot)), "higher");
}

function row(kind: GridRow["kind"], slot: number, id: string, name: string, areaM2: number | null, sums: Sums, median: number): GridRow {
  return {
    kind,
    slot,
    id,
    name,
    areaM2,
    sums,
    values: {
      n: sums.n,
      density: areaM2 === null ? null : densityOf(sums.n, areaM2),
      handling: rateOf(sums, "handling").value,
      timeliness: rateOf(sums, "timeliness").value,
      closure: rateOf(sums, "closure").value,
      onTimeClosure: rateOf(sums, "onTimeClosure").value,
      satisfaction: rateOf(sums, "satisfaction").value,
      medianHours: Number.isFinite(median) ? median : null,
    },
  };
}
