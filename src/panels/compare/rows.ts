// Two periods grid by grid: both numbers of a measure, their difference, and whether it is more than chance.
import { type ChangeWord, changeOf } from "../../core/stats/change";
import { rateChangeOf } from "../../core/stats/rateChange";
import { isRate, type Measure } from "../choices";
import { fractionOf, type GridRow } from "../gridRows";

export interface ComparedRow {
  /** Slot of the grid, as text. */
  readonly id: string;
  readonly name: string;
  readonly earlier: number | null;
  readonly now: number | null;
  /** now − earlier, in the measure's unit; null where one of them is not known. */
  readonly difference: number | null;
  /** Judged by the counts or the two fractions; null for medians, which are not judged. */
  readonly word: ChangeWord | null;
}

/** One row; both rows are of the same grid, or both the total. `alike`: the periods are equally long, so that counts may be judged. */
export function comparedRow(now: GridRow, earlier: GridRow, measure: Measure, alike: boolean): ComparedRow {
  const [later, before] = [now.values[measure], earlier.values[measure]];
  return {
    id: String(now.slot),
    name: now.name,
    earlier: before,
    now: later,
    difference: later === null || before === null ? null : later - before,
    word: wordOf(now, earlier, measure, alike),
  };
}

function wordOf(now: GridRow, earlier: GridRow, measure: Measure, alike: boolean): ChangeWord | null {
  if (isRate(measure)) {
    const [later, before] = [fractionOf(now.sums, measure), fractionOf(earlier.sums, measure)];
    return later && before ? rateChangeOf(later, before).word : null;
  }
  return measure === "medianHours" || !alike ? null : changeOf(now.sums.n, earlier.sums.n).word;
}
