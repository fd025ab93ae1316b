// Both blocks of sums side by side, one row a grid: what indicators are made of, and what is rolled up over levels and months.

import type { ReportColumns } from "../model/reports";
import { CASE_FIELDS, CASE_WIDTH, type CaseFacts, type CaseField, tallyCases } from "./caseSums";
import type { RowRange } from "./range";
import { SUM_FIELDS, SUM_WIDTH, type SumField } from "./sums";
import { tallyKinds } from "./tally";

export type AssessField = SumField | CaseField;

/** The fields of a row, in their order: first those of sums.ts, then those of caseSums.ts. */
export const ASSESS_FIELDS: readonly AssessField[] = [...SUM_FIELDS, ...CASE_FIELDS];
export const ASSESS_WIDTH = ASSESS_FIELDS.length;

const PLACES = Object.fromEntries(ASSESS_FIELDS.map((field, index) => [field, index])) as { readonly [K in AssessField]: number };

/** Place of a field in a row. */
export function fieldAt(field: AssessField): number {
  return PLACES[field];
}

/** Sums of every grid, then of OUTSIDE, then of UNLOCATED over a range of rows: (slotCount + 2) × ASSESS_WIDTH numbers. */
export function assessSums(reports: ReportColumns, facts: CaseFacts, range: RowRange): Float64Array {
  const deadlines = tallyKinds(reports, facts.kinds, range);
  const cases = tallyCases(reports, facts, range);
  const rows = reports.slotCount + 2;
  const sums = new Float64Array(rows * ASSESS_WIDTH);
  for (let row = 0; row < rows; row++) {
    sums.set(deadlines.subarray(row * SUM_WIDTH, (row + 1) * SUM_WIDTH), row * ASSESS_WIDTH);
    sums.set(cases.subarray(row * CASE_WIDTH, (row + 1) * CASE_WIDTH), row * ASSESS_WIDTH + SUM_WIDTH);
  }
  return sums;
}

/** A row of sums in which the named fields have the given values and all others are 0: for figures known without their cases. */
export function assessRow(values: { readonly [K in AssessField]?: number }): Float64Array {
  return Float64Array.from(ASSESS_FIELDS, (field) => values[field] ?? 0);
}
