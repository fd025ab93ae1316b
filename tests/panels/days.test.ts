// Days begin at the midnight of the data's zone, on days of 23 and 25 hours too.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toMilliseconds, toSeconds } from "../../src/core/model/columns";
import { dayOf, startOfDay } from "../../src/panels/days";

const iso = (seconds: number): string => new Date(toMilliseconds(seconds)).toISOString();
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe("days of a zone", () => {
  it("start at local midnight, summer time or not", () => {
    expect(iso(startOfDay(dayNumber("2024-01-01"), "Asia/Shanghai"))).toBe("2023-12-31T16:00:00.000Z");
    expect(iso(startOfDay(dayNumber("2015-03-08"), "America/Los_Angeles"))).toBe("2015-03-08T08:00:00.000Z");
    expect(iso(startOfDay(dayNumber("2015-03-09"), "America/Los_Angeles"))).toBe("2015-03-09T07:00:00.000Z");
  });

  it("start after the gap where midnight is skipped", () => {
    const start = startOfDay(dayNumber("2018-11-04"), "America/Sao_Paulo");
    expect(iso(start)).toBe("2018-11-04T03:00:00.000Z");
    expect(dayOf(start, "America/Sao_Paulo")).toBe(dayNumber("2018-11-04"));
  });

  it("hold their own first second and not the second before it", () => {
    const zone = fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo");
    fc.assert(
      fc.property(fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2040-01-01") }), zone, (day, name) => {
        const start = startOfDay(day, name);
        expect(dayOf(start, name)).toBe(day);
        expect(dayOf(start - 1, name)).toBe(day - 1);
      }),
      { seed: 7, numRuns: 600 },
    );
  });

  it("gives the day of an instant", () => {
    expect(dayOf(toSeconds(Date.parse("2024-02-29T23:30:00Z")), "Asia/Shanghai")).toBe(dayNumber("2024-03-01"));
  });
});
