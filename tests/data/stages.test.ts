// Limits on the working calendar, and lives of cases.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atWorkTime, DAY, dateOf, daysFromSpringFestival, isWorkDay, secondOf, workTime } from "../../data/calendar";
import type { Limit } from "../../data/categories";
import { randomFrom } from "../../data/random";
import { deadlineOf, live, QUALITY } from "../../data/stages";

/** Second of "yyyy-MM-ddTHH:mm". */
function at(text: string): number {
  const [hour, minute] = text.slice(11).split(":").map(Number);
  return secondOf(text.slice(0, 10)) + (hour ?? 0) * 3600 + (minute ?? 0) * 60;
}

describe("deadlines", () => {
  it.each<readonly [string, Limit, string]>([
    ["2025-06-03T09:00", ["work_hour", 4], "2025-06-03T15:00"],
    ["2025-06-03T11:30", ["work_hour", 2], "2025-06-03T15:30"],
    ["2025-06-03T12:30", ["work_hour", 1], "2025-06-03T15:00"],
    ["2025-06-03T17:30", ["work_hour", 2], "2025-06-04T09:30"],
    ["2025-06-06T17:00", ["work_day", 1], "2025-06-09T17:00"],
    ["2025-06-07T10:00", ["work_hour", 4], "2025-06-09T12:00"],
    ["2025-09-30T16:00", ["work_day", 1], "2025-10-09T16:00"],
    ["2025-09-30T16:00", ["clock_hour", 2], "2025-09-30T18:00"],
    ["2025-09-27T10:00", ["work_hour", 4], "2025-09-28T12:00"],
    ["2025-01-27T15:00", ["work_day", 2], "2025-02-06T15:00"],
    ["2026-02-13T16:00", ["work_day", 2], "2026-02-24T16:00"],
    ["2025-06-03T22:36", ["clock_hour", 2], "2025-06-04T00:36"],
    ["2025-06-03T08:00", ["work_day", 5], "2025-06-09T18:00"],
    ["2025-06-03T18:00", ["work_hour", 1], "2025-06-04T09:00"],
  ])("%s + %j = %s", (start, limit, end) => {
    expect(deadlineOf(at(start), limit)).toBe(at(end));
  });

  it("go back and forth between instants and work time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 * 8 * 3600 }), (work) => {
        expect(workTime(atWorkTime(work))).toBe(work);
      }),
      { seed: 5 },
    );
  });
});

describe("the calendar", () => {
  it("knows weekdays, days off, worked weekends and the Spring Festival", () => {
    const day = (date: string): number => secondOf(date) / DAY;
    expect(dateOf(day("2026-02-28"))).toEqual({ year: 2026, month: 2, date: 28, weekday: 6 });
    expect(isWorkDay(day("2026-02-28"))).toBe(true);
    expect(isWorkDay(day("2026-03-01"))).toBe(false);
    expect(isWorkDay(day("2025-10-08"))).toBe(false);
    expect(daysFromSpringFestival(day("2026-02-18"))).toBe(2);
    expect(daysFromSpringFestival(day("2025-01-26"))).toBe(-2);
  });
});

describe("a case's life", () => {
  const reported = at("2025-06-05T10:20");

  it("lies between its report and now, in order, whatever now is", () => {
    const random = randomFrom(3);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 * DAY }),
        fc.constantFrom("patrol", "hotline", "superior"),
        fc.integer({ min: 0, max: 2 }),
        (later, source, grid) => {
          const quality = QUALITY[grid];
          if (!quality) throw new Error(`no grid ${grid}`);
          const now = reported + later;
          const life = live(random, reported, now, source, ["work_day", 2], quality, 0.05);
          const times = [reported, life.registered, life.dispatched, life.handled, life.verified, life.closed, life.calledBack].filter((time) => time > 0);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(times.every((time) => time <= now)).toBe(true);
          expect(life.closed > 0).toBe(life.state === "closed" || life.state === "forced");
          expect(life.dispatched > 0).toBe(life.deadline > 0);
          if (life.satisfaction !== "") expect(life.calledBack).toBeGreaterThan(0);
        },
      ),
      { seed: 6, numRuns: 2000 },
    );
  });
});
