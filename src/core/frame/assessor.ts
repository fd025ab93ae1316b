// Sums of indicators that are kept: asked again they are at hand, and one changed case moves them by what it took away and what it brings.
import type { RowMask } from "../model/filters";
import type { Cohort, Period } from "../model/period";
import type { ReportColumns } from "../model/reports";
import { ASSESS_WIDTH, assessSums } from "../stats/assessSums";
import { addRepeat, type CaseFacts } from "../stats/caseSums";
import { writeKinds } from "../stats/flags";
import { type RowRange, rangeOf } from "../stats/range";
import { createRepeats, type MarkChange, type Repeats } from "../stats/repeats";
import { rollUp } from "../stats/rollUp";
import { SUM_WIDTH } from "../stats/sums";
import { passing, sumRow } from "../stats/tally";
import type { RowWatcher } from "../stats/watcher";
import { type Assessment, type AssessmentRequest, SOON_SECONDS } from "./indicatorTable";

export interface Assessor extends RowWatcher {
  /** As assessmentOf gives it; with a mask only of the rows that pass, which is not kept. */
  assess(request: AssessmentRequest, mask?: RowMask | null): Assessment;
  /** By row, which cases repeat an earlier one (repeats.ts); to be used at once. */
  marks(): Uint8Array;
}

/** Own sums of the plan's rows over a range, kept under the facts they were made of. */
interface Kept {
  readonly facts: CaseFacts;
  readonly range: RowRange;
  readonly sums: Float64Array;
}

/** Kept sums take so much at most. */
const MOST_BYTES = 2 ** 24;
/** Cohorts and instants that are kept at once. */
const MOST_FACTS = 4;

/** `extensions` is looked at whenever something is counted: see CaseFacts. */
export function createAssessor(reports: ReportColumns, extensions: ReadonlyMap<number, number> = new Map()): Assessor {
  let version = Number.NaN;
  let repeats: Repeats | null = null;
  const facts = new Map<string, CaseFacts & { readonly cohort: Cohort }>();
  const kept = new Map<string, Kept>();
  const fresh = (): Repeats => {
    if (repeats !== null && version === reports.version) return repeats;
    version = reports.version;
    facts.clear();
    kept.clear();
    repeats = createRepeats(reports);
    return repeats;
  };
  const factsFor = ({ cohort, now, soonSeconds = SOON_SECONDS }: AssessmentRequest) => {
    const key = [cohort, now, soonSeconds].join();
    const { marks } = fresh();
    const known = facts.get(key);
    if (known !== undefined) return known;
    if (facts.size >= MOST_FACTS) {
      facts.clear();
      kept.clear();
    }
    const kinds = new Uint8Array(reports.size);
    writeKinds(reports, cohort, now, kinds, 0, reports.size);
    const made = { cohort, kinds, repeats: marks, now, soonSeconds, extensions };
    facts.set(key, made);
    return made;
  };
  const sumsFor = (period: Period | null, of: CaseFacts & { readonly cohort: Cohort }): Float64Array => {
    const range = rangeOf(reports, period);
    const key = [of.cohort, of.now, of.soonSeconds, range.from, range.to].join();
    const known = kept.get(key);
    if (known !== undefined) return known.sums;
    const sums = assessSums(reports, of, range);
    if ((kept.size + 1) * sums.byteLength > MOST_BYTES) kept.clear();
    kept.set(key, { facts: of, range, sums });
    return sums;
  };
  return {
    marks: () => fresh().marks,
    assess(request, mask = null) {
      const of = factsFor(request);
      const passed = mask === null ? null : { ...of, kinds: passing(of.kinds, mask) };
      const sumsOf = (period: Period | null): Float64Array => (passed === null ? sumsFor(period, of) : assessSums(reports, passed, rangeOf(reports, period)));
      const { periods, parents } = request;
      return { nodes: parents.length, periods: periods.map((period) => rollUp(sumsOf(period), ASSESS_WIDTH, parents)) };
    },
    amending(row) {
      if (repeats === null || version !== reports.version) return () => undefined;
      const holding = [...kept.values()].filter(({ range }) => row >= range.from && row < range.to);
      for (const { facts: of, sums } of holding) addBlock(sums, reports, of, row, -1);
      return () => {
        version = reports.version;
        for (const { cohort, now, kinds } of facts.values()) writeKinds(reports, cohort, now, kinds, row, row + 1);
        const changes = repeats?.amend(row) ?? [];
        for (const { facts: of, sums } of holding) addBlock(sums, reports, of, row, 1);
        for (const one of kept.values()) moveMarks(one, reports, changes, row);
      };
    },
  };
}

/** Adds what one row brings to the block of its grid, or takes it away. */
function addBlock(sums: Float64Array, reports: ReportColumns, facts: CaseFacts, row: number, sign: 1 | -1): void {
  const place = sumRow(reports.slot[row] ?? 0, reports.slotCount) * ASSESS_WIDTH;
  const own = assessSums(reports, facts, { from: row, to: row + 1 });
  for (let field = 0; field < ASSESS_WIDTH; field++) sums[place + field] = (sums[place + field] ?? 0) + sign * (own[place + field] ?? 0);
}

/** Repeats of other rows that have changed with this one. */
function moveMarks({ sums, range }: Kept, reports: ReportColumns, changes: readonly MarkChange[], amended: number): void {
  for (const { row, before, after } of changes) {
    if (row === amended || row < range.from || row >= range.to) continue;
    const base = sumRow(reports.slot[row] ?? 0, reports.slotCount) * ASSESS_WIDTH + SUM_WIDTH;
    addRepeat(sums, base, before, -1);
    addRepeat(sums, base, after);
  }
}
