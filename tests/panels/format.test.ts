// Numbers and dates as each language writes them; "–" for what cannot be said.
import { describe, expect, it } from "vitest";
import { toSeconds } from "../../src/core/model/columns";
import { formatFor, isTimeZone, NOTHING } from "../../src/panels/format";

const en = formatFor("en", "America/Los_Angeles");
const zh = formatFor("zh-CN", "Asia/Shanghai");
const moment = toSeconds(Date.parse("2024-02-29T23:30:00Z"));

describe("format", () => {
  it("says nothing for 0/0 and for no number", () => {
    for (const measure of ["handling", "medianHours", "density", "n"] as const) expect(en.measure(measure, null)).toBe(NOTHING);
    expect(en.decimal(Number.NaN)).toBe(NOTHING);
  });

  it("never rounds a share up to all or down to none", () => {
    expect(en.percent(1)).toBe("100.0%");
    expect(en.percent(9999 / 10_000)).toBe("99.9%");
    expect(en.percent(1 / 100_000)).toBe("0.1%");
    expect(en.percent(0)).toBe("0.0%");
    expect(zh.percent(0.98765)).toBe("98.8%");
  });

  it("writes dates of the data's zone in the order of the language", () => {
    expect(en.day(moment)).toBe("29 Feb 2024");
    expect(zh.day(moment)).toBe("2024/03/01");
    expect(zh.minute(moment)).toBe("2024/03/01 07:30");
  });

  it("writes numbers and bytes", () => {
    expect(en.count(878_049)).toBe("878,049");
    expect(en.decimal(1234.5678)).toBe("1,235");
    expect(en.decimal(2.4444)).toBe("2.44");
    expect(en.bytes(999)).toBe("999 B");
    expect(en.bytes(22_678_946)).toBe("22.7 MB");
  });

  it("falls back to UTC where the zone is not known", () => {
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(formatFor("en", "Mars/Olympus").timeZone).toBe("UTC");
  });
});
