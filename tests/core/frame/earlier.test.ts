// The period before: same dates last year and the stretch just before, in a zone eight hours ahead of UTC.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodBefore, yearBefore } from "../../../src/core/frame/earlier";
import { toSeconds } from "../../../src/core/model/columns";

const DAY = 86_400;
const monthStart = (year: number, month: number) => toSeconds(Date.UTC(year, month - 1, 1) - 8 * 3_600_000);
const day = (text: string) => toSeconds(Date.parse(`${text}T00:00:00+08:00`));
const days = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe("yearBefore", () => {
  it("is the same dates", () => {
    expect(yearBefore(days("2026-03-01", "2026-04-01"), monthStart)).toEqual(days("2025-03-01", "2025-04-01"));
    expect(yearBefore(days("2026-01-29", "2026-02-03"), monthStart)).toEqual(days("2025-01-29", "2025-02-03"));
    expect(yearBefore(days("2024-02-01", "2024-03-01"), monthStart)).toEqual(days("2023-02-01", "2023-03-01"));
    expect(yearBefore(days("2024-02-29", "2024-03-01"), monthStart)).toEqual(days("2023-03-01", "2023-03-01"));
  });

  it("is never longer than the period by more than the leap day, never upside down", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000_000 }), fc.integer({ min: 0, max: 800 * DAY }), (from, length) => {
        const before = yearBefore({ from, to: from + length }, monthStart);
        expect(before.to).toBeGreaterThanOrEqual(before.from);
        expect(Math.abs(before.to - before.from - length)).toBeLessThanOrEqual(DAY);
        expect(from - before.from).toBeGreaterThanOrEqual(365 * DAY - DAY);
        expect(from - before.from).toBeLessThanOrEqual(366 * DAY);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

describe("periodBefore", () => {
  it("is the months before whole months, else as many seconds", () => {
    expect(periodBefore(days("2026-03-01", "2026-04-01"), monthStart)).toEqual(days("2026-02-01", "2026-03-01"));
    expect(periodBefore(days("2026-01-01", "2026-04-01"), monthStart)).toEqual(days("2025-10-01", "2026-01-01"));
    expect(periodBefore(days("2026-03-02", "2026-03-09"), monthStart)).toEqual(days("2026-02-23", "2026-03-02"));
  });
});
