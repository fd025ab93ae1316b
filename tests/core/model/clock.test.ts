// Deadlines: worked examples, and ten thousand random ones against counting minute by minute.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calendar, calendarOf, dayOf, isWorkingDay, USUAL_HOURS, weekdayOf } from "../../../src/core/model/calendar";
import { CHINA_DAYS_KNOWN_UNTIL, chinaCalendar } from "../../../src/core/model/chinaCalendar";
import { advance, deadline, elapsed, LIMIT_KINDS, type LimitKind, lampOf, limitSeconds } from "../../../src/core/model/clock";
import { toMilliseconds, toSeconds } from "../../../src/core/model/columns";

const china = chinaCalendar();

/** Seconds since 2000 of a local time in China. */
function local(text: string): number {
  return toSeconds(Date.parse(`${text}:00+08:00`));
}

function shown(at: number | null): string {
  return at === null ? "null" : new Date(toMilliseconds(at) + 8 * 3_600_000).toISOString().slice(0, 16);
}

// Weekdays off and weekend days worked, typed from the notices: the reference does not read the package under test.
const OFF =
  "2024-01-01 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-04-04 2024-04-05 2024-05-01 2024-05-02 2024-05-03 2024-06-10 2024-09-16 2024-09-17 2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-07 2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07".split(
    " ",
  );
const WORKED =
  "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10".split(
    " ",
  );

describe("worked deadlines", () => {
  it.each<readonly [string, LimitKind, number, string, string]>([
    ["2025-06-03T09:00", "work_hour", 4, "2025-06-03T15:00", "Tuesday morning, ends after lunch"],
    ["2025-06-03T11:30", "work_hour", 2, "2025-06-03T15:30", "spans lunch"],
    ["2025-06-03T12:30", "work_hour", 1, "2025-06-03T15:00", "starts in lunch"],
    ["2025-06-03T17:30", "work_hour", 2, "2025-06-04T09:30", "spans the night"],
    ["2025-06-06T17:00", "work_day", 1, "2025-06-09T17:00", "Friday to Monday"],
    ["2025-06-07T10:00", "work_hour", 4, "2025-06-09T12:00", "starts on Saturday"],
    ["2025-09-30T16:00", "work_day", 1, "2025-10-09T16:00", "before National Day"],
    ["2025-09-30T16:00", "urgent_hour", 2, "2025-09-30T18:00", "clock time"],
    ["2025-09-27T10:00", "work_hour", 4, "2025-09-28T12:00", "a Sunday that is worked"],
    ["2025-01-27T15:00", "work_day", 2, "2025-02-06T15:00", "before Spring Festival"],
    ["2026-02-13T16:00", "work_day", 2, "2026-02-24T16:00", "a worked Saturday, then the holiday"],
    ["2025-06-03T22:36", "urgent_hour", 2, "2025-06-04T00:36", "at night"],
    ["2025-06-03T08:00", "work_day", 5, "2025-06-09T18:00", "exactly five days"],
    ["2025-06-03T18:00", "work_hour", 1, "2025-06-04T09:00", "at closing time"],
  ])("%s + %s × %d → %s (%5$s)", (start, kind, value, expected) => {
    expect(shown(deadline(local(start), { kind, value }, china))).toBe(expected);
  });

  it("count minutes and natural days by the clock", () => {
    expect(shown(deadline(local("2025-06-07T23:50"), { kind: "urgent_minute", value: 15 }, china))).toBe("2025-06-08T00:05");
    expect(shown(deadline(local("2025-09-30T16:00"), { kind: "natural_day", value: 2 }, china))).toBe("2025-10-02T16:00");
  });
});

describe("the calendar", () => {
  it("has the days off and the worked days of 2024 to 2026, and no others", () => {
    const plain = calendarOf(USUAL_HOURS, { holidays: [], workdays: [] });
    const differs: string[] = [];
    for (let day = dayOf("2024-01-01"); day < dayOf("2027-01-01"); day++) {
      if (isWorkingDay(day, plain) !== isWorkingDay(day, china)) differs.push(new Date(toMilliseconds(day * 86_400)).toISOString().slice(0, 10));
    }
    expect(differs).toEqual([...OFF, ...WORKED].sort());
    expect(CHINA_DAYS_KNOWN_UNTIL).toBe(dayOf("2027-01-01"));
  });

  it("knows the days of the week", () => {
    expect([weekdayOf(dayOf("2000-01-01")), weekdayOf(dayOf("2025-06-03")), weekdayOf(dayOf("1999-12-27"))]).toEqual([6, 2, 1]);
  });

  it("throws on hours that cannot be", () => {
    const tableOf = (slots: readonly { from: number; to: number }[]): (() => Calendar) => {
      return () => calendarOf({ ...USUAL_HOURS, slots }, { holidays: [], workdays: [] });
    };
    expect(tableOf([])).toThrow(RangeError);
    expect(tableOf([{ from: 10, to: 10 }])).toThrow(RangeError);
    expect(
      tableOf([
        { from: 0, to: 50 },
        { from: 40, to: 60 },
      ]),
    ).toThrow(RangeError);
    expect(tableOf([{ from: 0, to: 90_000 }])).toThrow(RangeError);
  });
});

/** Minutes of the day that are worked, 08–12 and 14–18. */
function workedMinute(minute: number): boolean {
  return (minute >= 480 && minute < 720) || (minute >= 840 && minute < 1080);
}

const workedDates = new Map<number, boolean>();
function workedDate(day: number): boolean {
  const known = workedDates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * 86_400_000);
  const text = date.toISOString().slice(0, 10);
  const worked = WORKED.includes(text) || (date.getUTCDay() % 6 !== 0 && !OFF.includes(text));
  workedDates.set(day, worked);
  return worked;
}

/** Counts minute by minute of local time since 1970. */
function slowDeadline(startMinute: number, minutes: number, workOnly: boolean): number {
  let minute = startMinute;
  for (let left = minutes; left > 0; minute++) {
    if (!workOnly || (workedMinute(minute % 1440) && workedDate(Math.floor(minute / 1440)))) left--;
  }
  return minute;
}

const MINUTES: Readonly<Record<LimitKind, number>> = { urgent_minute: 1, urgent_hour: 60, natural_day: 1440, work_hour: 60, work_day: 480 };
const MOST: Readonly<Record<LimitKind, number>> = { urgent_minute: 90, urgent_hour: 30, natural_day: 2, work_hour: 20, work_day: 4 };
const limits = fc.constantFrom(...LIMIT_KINDS).chain((kind) => fc.record({ kind: fc.constant(kind), value: fc.integer({ min: 1, max: MOST[kind] }) }));
const starts = fc.integer({ min: local("2024-01-01T00:00"), max: local("2026-11-01T00:00") });

describe("against counting", () => {
  it("gives the deadline that minute by minute counting gives", () => {
    const zero = toMilliseconds(0) / 60_000 + 480;
    fc.assert(
      fc.property(starts, limits, (start, limit) => {
        const minute = Math.floor(start / 60);
        const slow = slowDeadline(minute + zero, limit.value * MINUTES[limit.kind], limit.kind.startsWith("work"));
        expect(deadline(minute * 60, limit, china)).toBe((slow - zero) * 60);
      }),
      { seed: 31, numRuns: 10_000 },
    );
  });

  it("has used exactly the limit at the deadline and less a second before", () => {
    fc.assert(
      fc.property(starts, limits, (start, limit) => {
        const due = deadline(start, limit, china) ?? Number.NaN;
        expect(elapsed(start, due, limit.kind, china)).toBe(limitSeconds(limit, china));
        expect(elapsed(start, due - 1, limit.kind, china)).toBe(limitSeconds(limit, china) - 1);
      }),
      { seed: 32, numRuns: 2000 },
    );
  });

  it("adds up: from a to c is from a to b and from b to c, and no order of starts changes the order of deadlines", () => {
    fc.assert(
      fc.property(starts, starts, starts, limits, (a, b, c, limit) => {
        const { kind } = limit;
        expect(elapsed(a, b, kind, china) + elapsed(b, c, kind, china)).toBe(elapsed(a, c, kind, china));
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        expect(deadline(first, limit, china) ?? 0).toBeLessThanOrEqual(deadline(second, limit, china) ?? 0);
      }),
      { seed: 33, numRuns: 2000 },
    );
  });

  it("knows no deadline beyond its table, and none is needed for nothing", () => {
    expect(deadline(2_147_483_647, { kind: "work_day", value: 5000 }, china)).toBeNull();
    expect(advance(local("2025-06-07T10:00"), 0, "work_hour", china)).toBe(local("2025-06-07T10:00"));
  });
});

describe("the lamp", () => {
  it("is green below 80 %, yellow to 100 %, red after", () => {
    expect([0, 79, 80, 100, 101].map((used) => lampOf(used, 100))).toEqual(["green", "green", "yellow", "yellow", "red"]);
  });
});
