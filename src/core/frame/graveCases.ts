// The grave cases of a period, wherever they lie: a fire without a usable position burns as well.
import type { Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { rangeOf } from "../stats/range";
import { isGrave } from "./wall";

/** Positions of the reports of a period whose class the rule calls grave (`isGrave`), the last reported first. Each word of a class is judged once. */
export function gravePositions(reports: ReportColumns, grave: readonly string[], period: Period): readonly number[] {
  const { codes, dictionaries } = reports;
  const names = (dictionaries.category ?? []).map((category) => isGrave({ category }, grave));
  const numbers = (dictionaries.category_code ?? []).map((category_code) => isGrave({ category_code }, grave));
  const found: number[] = [];
  const { from, to } = rangeOf(reports, period);
  for (let row = to - 1; row >= from; row--) if (names[codes.category?.[row] ?? -1] || numbers[codes.category_code?.[row] ?? -1]) found.push(row);
  return found;
}
