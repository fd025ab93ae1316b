// Times: formats, impossible dates, and the clocks of zones, judged by Intl.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_TIME, toMilliseconds } from "../../src/core/model/columns";
import { fittingFormats, isTimeFormat, millisecondsReader, timeReader } from "../../src/feed/time";

const iso = (seconds: number): string => (seconds === NO_TIME ? "none" : new Date(toMilliseconds(seconds)).toISOString().replace(".000Z", "Z"));
const read = (text: string, format?: string, zone = "UTC"): string => iso(timeReader(format, zone)(text));

describe("ISO and its relatives", () => {
  it.each([
    ["2003-01-06 00:01:00", "2003-01-06T00:01:00Z"],
    ["2003-01-06T00:01:00Z", "2003-01-06T00:01:00Z"],
    ["2003-01-06T00:01:00.999Z", "2003-01-06T00:01:00Z"],
    ["2016-07-13 15:11:07+00:00", "2016-07-13T15:11:07Z"],
    ["2016-07-13T15:11:07-0530", "2016-07-13T20:41:07Z"],
    ["2016-07-13 15:11:07 UTC", "2016-07-13T15:11:07Z"],
    ["2016-07-13 15:11:07+08", "2016-07-13T07:11:07Z"],
    ["2024/3/5 8:07", "2024-03-05T08:07:00Z"],
    ["2024-02-29", "2024-02-29T00:00:00Z"],
    ["20240229T0102", "2024-02-29T01:02:00Z"],
    ['"2024-02-29"', "2024-02-29T00:00:00Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"],
    ["2024-03-10T24:00:00", "2024-03-11T00:00:00Z"],
    ["2023-12-31 24:00", "2024-01-01T00:00:00Z"],
    ["2024-02-29T24:00:00+08:00", "2024-02-29T16:00:00Z"],
    ["1999-12-31T23:59:59Z", "1999-12-31T23:59:59Z"],
  ])("reads %s", (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    "",
    " ",
    '""',
    "x",
    "2023-02-29",
    "2023-02-30 00:00:00",
    "2023-04-31",
    "2023-13-01",
    "2023-00-10",
    "2023-01-01 24:61",
    "2023-01-01 24:00:01",
    "2023-01-01 24:00:60",
    "2023-01-01 25:00:00",
    "2023-01-01 10:60:00",
  ])("does not read %j", (text) => expect(read(text)).toBe("none"));

  it.each([
    "2023-01-01 1:2",
    "2023-01-01T",
    "2023-01-01 10:00:00 PM",
    "2023-01-01 10:00:00+25:00",
    "2023-1",
    "1900-01-01",
    "9999-12-31 23:59:59",
    "20230101x",
    "2023-01-01 aa:00:00",
  ])("does not read %j either", (text) => expect(read(text)).toBe("none"));
});

describe("milliseconds", () => {
  const msOf = (text: string, format?: string): number => {
    const bytes = new TextEncoder().encode(text);
    return millisecondsReader(format)(bytes, 0, bytes.length);
  };

  it.each([
    ["2026-01-02T08:30:05.250Z", 250],
    ["2026-01-02 08:30:05,25+08:00", 250],
    ["2026-01-02T08:30:05.9", 900],
    ["2026-01-02T08:30:05.123456789Z", 123],
    ['"2026-01-02T08:30:05.007"', 7],
    ["2026-01-02T08:30:05Z", 0],
    ["02.01.2026 08:30", 0],
    ["2026-01-02T08:30:05.", 0],
    ["", 0],
  ])("of %s are %d", (text, ms) => {
    expect(msOf(text)).toBe(ms);
  });

  it("are told by numbers since 1970 too", () => {
    expect(msOf("1767342605250", "epoch_ms")).toBe(250);
    expect(msOf("1767342605.25", "epoch_s")).toBe(250);
    expect(msOf("no number", "epoch_ms")).toBe(0);
    expect(msOf("02/01/2026 08:30:05.250", "dd/MM/yyyy HH:mm:ss.SSS")).toBe(250);
  });
});

describe("formats in letters", () => {
  it.each([
    ["MM/dd/yyyy hh:mm:ss a", "04/30/2014 02:51:52 PM", "2014-04-30T14:51:52Z"],
    ["MM/dd/yyyy hh:mm:ss a", "04/30/2014 12:00:00 am", "2014-04-30T00:00:00Z"],
    ["yyyy/M/d-HH:mm", '"2019/1/2-08:37"', "2019-01-02T08:37:00Z"],
    ["yyyy/M/d HH:mm", "2019/11/12 18:37", "2019-11-12T18:37:00Z"],
    ["yyyy年M月d日 HH时mm分", "2024年3月5日 08时07分", "2024-03-05T08:07:00Z"],
    ["yyyy年M月d日 ah:mm", "2024年3月5日 下午8:07", "2024-03-05T20:07:00Z"],
    ["yyyyMMddHHmmss", "20240305080709", "2024-03-05T08:07:09Z"],
    ["dd-MMM-yy HH:mm", "05-MAR-24 08:07", "2024-03-05T08:07:00Z"],
    ["EEE MMM d HH:mm:ss yyyy", "Tue Mar 5 08:07:09 2024", "2024-03-05T08:07:09Z"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2024-03-05T08:07:09.123+08:00", "2024-03-05T00:07:09Z"],
    ["d 'o''clock' M yyyy", "5 o'clock 3 2024", "2024-03-05T00:00:00Z"],
    ["epoch_s", "1709625600", "2024-03-05T08:00:00Z"],
    ["epoch_ms", "1709625600999", "2024-03-05T08:00:00Z"],
  ])("%s reads %s", (format, text, expected) => expect(read(text, format)).toBe(expected));

  it("refuses what does not follow them", () => {
    expect(read("13/01/2014 01:00:00 PM", "MM/dd/yyyy hh:mm:ss a")).toBe("none");
    expect(read("01/13/2014 13:00:00 PM", "MM/dd/yyyy hh:mm:ss a")).toBe("none");
    expect(read("01/13/2014 01:00:00", "MM/dd/yyyy hh:mm:ss a")).toBe("none");
    expect(read("01/13/2014x", "MM/dd/yyyy")).toBe("none");
    expect(read("x", "epoch_s")).toBe("none");
    expect(["yyyy-MM-dd", "epoch_ms", "yyyy年M月d日"].every(isTimeFormat)).toBe(true);
    expect(["", "yyyy", "HH:mm", "yyyy-MM-dd hh:mm", "QQQ yyyy-MM-dd", "strftime"].some(isTimeFormat)).toBe(false);
    expect(() => timeReader("what?", "UTC")).toThrow(RangeError);
    expect(() => timeReader(undefined, "Mars/Olympus")).toThrow(RangeError);
  });

  it("are proposed from samples", () => {
    expect(fittingFormats(["2003-01-06 00:01:00", "2004-02-29"])).toEqual([]);
    expect(fittingFormats(["04/30/2014 02:51:52 PM", "", "01/02/2014 02:51:52 AM"])[0]).toBe("MM/dd/yyyy hh:mm:ss a");
    expect(fittingFormats(['"2019/1/2-08:37"'])[0]).toBe("yyyy/M/d-HH:mm");
    expect(fittingFormats(["31/1/2019 8:37", "1/2/2019 18:37"])[0]).toBe("d/M/yyyy H:mm");
    expect(fittingFormats(["1609459200"])[0]).toBe("epoch_s");
    expect(fittingFormats(["1609459200000"])[0]).toBe("epoch_ms");
    expect(fittingFormats(["", "x"])).toEqual([]);
    expect(fittingFormats(["03/04/2015"])).toEqual(["MM/dd/yyyy", "dd/MM/yyyy"]);
  });
});

describe("zones", () => {
  const zones = ["America/New_York", "Asia/Shanghai", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia"];

  it("move a skipped time forward by the gap and take the earlier of two", () => {
    expect(read("2021-03-14 02:30", undefined, "America/New_York")).toBe("2021-03-14T07:30:00Z");
    expect(read("2021-11-07 01:30", undefined, "America/New_York")).toBe("2021-11-07T05:30:00Z");
    expect(read("2021-10-03 02:15", undefined, "Australia/Lord_Howe")).toBe("2021-10-02T15:45:00Z");
    expect(read("2021-04-04 01:45", undefined, "Australia/Lord_Howe")).toBe("2021-04-03T14:45:00Z");
    expect(read("2011-12-30 12:00", undefined, "Pacific/Apia")).toBe("2011-12-30T22:00:00Z");
    expect(read("1988-04-17 02:30", undefined, "Asia/Shanghai")).toBe("1988-04-16T18:30:00Z");
  });

  it.each(zones)("%s: what Intl writes is read back as the instant, or as the earlier one that is written the same", (timeZone) => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    const reader = timeReader(undefined, timeZone);
    const anyTime = fc.integer({ min: -930_000_000, max: 2_100_000_000 });
    // Hours around every change of clocks are few among all; the years' March, April, October and November have most.
    const nearChange = fc
      .tuple(fc.integer({ min: 1980, max: 2037 }), fc.constantFrom(2, 3, 8, 9, 10), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 95 }))
      .map(([year, month, day, quarter]) => (Date.UTC(year, month, day) - 946_684_800_000) / 1000 + quarter * 900);
    fc.assert(
      fc.property(fc.oneof(anyTime, nearChange), (instant) => {
        const written = format.format(toMilliseconds(instant));
        const found = reader(written);
        if (found === instant) return;
        expect(found).toBeLessThan(instant);
        expect(instant - found).toBeLessThanOrEqual(7200);
        expect(format.format(toMilliseconds(found))).toBe(written);
      }),
      { seed: 11, numRuns: 1000 },
    );
  });
});
