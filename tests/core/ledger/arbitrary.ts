// Cases drawn by chance for property tests: short lists of values, so that equal ids, equal times and borders happen often.
import * as fc from "fast-check";
import type { Row } from "./make";

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const time = maybe([-50, 0, 10, 20, 30, 40, 50, 60, 70]);

const fields = fc.record({
  lng: maybe([0, 120, 120.5, 121, 121.7, 122.2, 123, 123.2, 130, 200]),
  lat: maybe([0, 31, 31.5, 32, 32.2, 95]),
  id: maybe(["A", "B", "C", "网格1", "long-id-0001"]),
  reported_at: time,
  dispatched_at: time,
  deadline_at: time,
  handled_at: time,
  closed_at: time,
  updated_at: time,
  state: maybe(["closed", "作废", "handling", "Cancelled", "not_accepted"]),
  satisfaction: maybe(["very_satisfied", "满意", "neutral", "非常不满意", "n/a"]),
});

/** Rows with record numbers from 1; fields that chance left empty are absent. */
export const arbitraryRows = (maxLength: number): fc.Arbitrary<readonly Row[]> =>
  fc
    .array(fields, { maxLength })
    .map((drawn) =>
      drawn.map((one, index) => ({ record: index + 1, ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) }) as Row),
    );
