// Months of a zone: from midnight to midnight where the cases happen, and stretches that may be compared.
import { describe, expect, it } from "vitest";
import { toSeconds } from "../../src/core/model/columns";
import { monthOf, monthPeriod, monthRequest, monthsOf, shiftMonth, usualMonth } from "../../src/panels/months";

const at = (iso: string): number => toSeconds(Date.parse(iso));
const ZONE = "Asia/Shanghai";

describe("months", () => {
  it("begin at local midnight, summer time included", () => {
    expect(monthPeriod("2026-05", ZONE)).toEqual({ from: at("2026-05-01T00:00:00+08:00"), to: at("2026-06-01T00:00:00+08:00") });
    expect(monthPeriod("2026-03", "America/New_York")).toEqual({ from: at("2026-03-01T00:00:00-05:00"), to: at("2026-04-01T00:00:00-04:00") });
  });

  it("are named by the local date", () => {
    expect(monthOf(at("2026-04-30T16:30:00Z"), ZONE)).toBe("2026-05");
    expect([shiftMonth("2026-01", -1), shiftMonth("2025-12", 1), shiftMonth("2026-05", -12)]).toEqual(["2025-12", "2026-01", "2025-05"]);
  });

  it("of a span come latest first, and the usual one has ended or ends today", () => {
    const months = monthsOf({ from: at("2026-04-20T00:00:00Z"), to: at("2026-06-30T09:25:00Z") }, ZONE);
    expect(months).toEqual(["2026-06", "2026-05", "2026-04"]);
    expect(usualMonth(months, at("2026-06-30T17:25:00+08:00"), ZONE)).toBe("2026-06");
    expect(usualMonth(months, at("2026-06-12T12:00:00+08:00"), ZONE)).toBe("2026-05");
    expect(usualMonth([], 0, ZONE)).toBeNull();
  });
});

describe("a month's request", () => {
  it("compares whole months with whole months", () => {
    const request = monthRequest("2026-05", ZONE, "due", at("2026-06-30T17:25:00+08:00"));
    expect(request.isPartial).toBe(false);
    expect(request.before).toEqual(monthPeriod("2026-04", ZONE));
    expect(request.yearBefore).toEqual(monthPeriod("2025-05", ZONE));
  });

  it("compares a month that is not over with stretches as long, never beyond their end", () => {
    const now = at("2026-03-31T12:00:00+08:00");
    const request = monthRequest("2026-03", ZONE, "due", now);
    expect(request.isPartial).toBe(true);
    expect(request.period.to).toBe(now);
    expect(request.yearBefore.to - request.yearBefore.from).toBe(now - request.period.from);
    expect(request.before).toEqual(monthPeriod("2026-02", ZONE));
  });
});
