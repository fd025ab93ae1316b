// The assessment's CSV: header, order of rows, empty cells for 0/0, calendar periods, harmless ids.
import { describe, expect, it } from "vitest";
import { type AssessRequest, assessCsv, safeCell } from "../../../src/core/frame/assess";
import { calendarPeriods } from "../../../src/core/frame/calendar";
import { createLedger } from "../../../src/core/ledger/ledger";
import { toSeconds } from "../../../src/core/model/columns";
import { batchOf, squares } from "../ledger/make";

const plan = squares(2, 120, 31);
/** Shanghai: eight hours ahead of UTC, no summer time. */
const monthStart = (year: number, month: number) => toSeconds(Date.UTC(year, month - 1, 1) - 8 * 3_600_000);
const at = (text: string) => toSeconds(Date.parse(text));

function ledger() {
  const made = createLedger();
  made.relocate(plan, plan.bounds);
  const place = { lng: 120.5, lat: 31.5 };
  const rows = [
    {
      record: 1,
      ...place,
      reported_at: at("2015-02-28T23:59:59+08:00"),
      deadline_at: at("2015-03-01T12:00:00+08:00"),
      closed_at: at("2015-03-01T11:59:59+08:00"),
    },
    {
      record: 2,
      ...place,
      reported_at: at("2015-03-01T00:00:00+08:00"),
      deadline_at: at("2015-03-01T12:00:00+08:00"),
      closed_at: at("2015-03-01T14:00:00+08:00"),
    },
    {
      record: 3,
      ...place,
      reported_at: at("2015-03-02T00:00:00+08:00"),
      deadline_at: at("2015-03-03T12:00:00+08:00"),
      closed_at: at("2015-03-01T00:00:00+08:00"),
    },
    { record: 4, lng: 0, lat: 0, reported_at: at("2015-05-02T00:00:00+08:00") },
    { record: 5, ...place },
  ];
  made.add(made.begin({ name: "a.csv", bytes: null, generated: false }), batchOf(rows));
  made.finish();
  return made;
}

const request: AssessRequest = { ids: ["=G1", 'G"2,'], period: null, cohort: "due", now: at("2016-01-01T00:00:00Z"), by: "none", monthStart };

describe("assessCsv", () => {
  it("writes all time as one block, grids in plan order, then OUTSIDE and UNLOCATED", () => {
    expect(assessCsv(ledger(), request).split("\n")).toEqual([
      "grid_id,period,n,due,handled,handled_on_time,handling_rate,timeliness,due_to_close,closed,closed_on_time,closure_rate,on_time_closure_rate,answered,satisfied,satisfaction,median_hours_to_close",
      "'=G1,all,4,3,3,2,1.000000,0.666667,3,3,2,1.000000,0.666667,0,0,,13.0000",
      '"G""2,",all,0,0,0,0,,,0,0,0,,,0,0,,',
      "OUTSIDE,all,0,0,0,0,,,0,0,0,,,0,0,,",
      "UNLOCATED,all,1,0,0,0,,,0,0,0,,,0,0,,",
      "",
    ]);
  });

  it("cuts by the months of the named zone, names reports without a time, and leaves empty months out", () => {
    const lines = assessCsv(ledger(), { ...request, by: "month" })
      .split("\n")
      .slice(1, -1);
    expect(lines.map((line) => line.split(",").slice(0, 3).join(",")).filter((line) => /=G1|UNLOC/.test(line))).toEqual([
      "'=G1,2015-02,1",
      "UNLOCATED,2015-02,0",
      "'=G1,2015-03,2",
      "UNLOCATED,2015-03,0",
      "'=G1,2015-05,0",
      "UNLOCATED,2015-05,1",
      "'=G1,no_time,1",
      "UNLOCATED,no_time,0",
    ]);
    expect(lines.filter((line) => line.includes("2015-03"))[0]).toBe("'=G1,2015-03,2,2,2,1,1.000000,0.500000,2,2,1,1.000000,0.500000,0,0,,14.0000");
    const march = assessCsv(ledger(), { ...request, by: "year", period: { from: monthStart(2015, 3), to: monthStart(2015, 4) } });
    expect(
      march
        .split("\n")
        .slice(1, 3)
        .map((line) => line.split(",")[1]),
    ).toEqual(["2015", expect.anything()]);
    expect(march).not.toContain("no_time");
  });

  it("makes ids harmless that a spreadsheet would run", () => {
    expect(["=1+1", "+1", "-1", "@x", "\tx", "06075", 'a"b', "a\nb"].map(safeCell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      "06075",
      '"a""b"',
      '"a\nb"',
    ]);
  });
});

describe("calendarPeriods", () => {
  it("names what a period touches and cuts the ends", () => {
    const whole = { from: at("2014-12-31T17:00:00Z"), to: at("2015-02-01T00:00:00+08:00") };
    expect(calendarPeriods(whole, "month", monthStart)).toEqual([{ label: "2015-01", period: { from: whole.from, to: whole.to } }]);
    expect(calendarPeriods({ from: whole.from, to: whole.to + 1 }, "year", monthStart).map((one) => one.label)).toEqual(["2015"]);
    expect(calendarPeriods({ from: 5, to: 5 }, "year", monthStart)).toEqual([]);
  });
});
