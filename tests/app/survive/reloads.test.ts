// The budget against loops of loading: never more loads within the span than allowed, and never a wait that has no end.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeReload } from "../../../src/app/survive/reloads";

const budget = { most: 3, withinMs: 600_000 };

describe("the budget of loads", () => {
  it("allows three in ten minutes, then waits until the first no longer counts", () => {
    expect(judgeReload([], 1000, budget)).toEqual({ now: true, times: [1000] });
    expect(judgeReload([1000, 2000], 3000, budget)).toEqual({ now: true, times: [1000, 2000, 3000] });
    expect(judgeReload([1000, 2000, 3000], 4000, budget)).toEqual({ now: false, nextMs: 601_000 });
    expect(judgeReload([1000, 2000, 3000], 601_000, budget)).toEqual({ now: true, times: [2000, 3000, 601_000] });
  });

  it("is not locked by a clock that was set back", () => {
    expect(judgeReload([9e12, 9e12, 9e12], 5000, budget)).toEqual({ now: false, nextMs: 605_000 });
  });

  it("holds for any failures: no window has more loads than allowed, and at nextMs a load is allowed", () => {
    const failures = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(failures, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 600_000 }), (gaps, most, withinMs) => {
        let nowMs = 1e12;
        let times: readonly number[] = [];
        const loads: number[] = [];
        for (const gap of gaps) {
          nowMs += gap;
          const verdict = judgeReload(times, nowMs, { most, withinMs });
          if (verdict.now) {
            times = verdict.times;
            loads.push(nowMs);
          } else {
            expect(verdict.nextMs).toBeGreaterThan(nowMs);
            expect(verdict.nextMs - nowMs).toBeLessThanOrEqual(withinMs);
            expect(judgeReload(times, verdict.nextMs, { most, withinMs }).now).toBe(true);
          }
        }
        for (const at of loads) expect(loads.filter((other) => other > at - withinMs && other <= at).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
