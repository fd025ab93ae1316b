// One case whole: what is told is shown, what is not told is said to be untold, and lamps agree with the deadline.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaseFile, type CaseSetting, caseFileOf, isCase } from "../../../src/core/frame/caseFile";
import type { ReportRow } from "../../../src/core/frame/question";
import { SAMPLE_CATALOGUE } from "../../../src/core/model/catalogueSample";
import { local, RULES } from "../../caseWalks";

const SETTING: CaseSetting = { catalogue: SAMPLE_CATALOGUE, calendar: RULES.calendar };
const REPORTED = local("2025-06-03T08:00");
const when = (time: string): number => local(`2025-06-03T${time}`);
const ALL = (): boolean => true;

function rowOf(times: ReportRow["times"], codes: ReportRow["codes"] = {}): ReportRow {
  return { source: 0, record: 1, id: "c1", slot: 0, lng: 121, lat: 31, times: { reported_at: REPORTED, ...times }, codes };
}

function fileOf(row: ReportRow, now: number, brings: (column: string) => boolean = ALL): CaseFile {
  const file = caseFileOf({ row, told: row, reworks: 0, returns: null, touched: null }, brings, SETTING, now);
  if (file === null) throw new Error("no case");
  return file;
}

const WASTE = { category_code: "E0110", department: "环卫所" };
const DISPATCHED = { registered_at: when("08:10"), dispatched_at: when("08:30"), deadline_at: when("14:30") };

describe("a case file", () => {
  it("tells time used against each limit, in the counting of the limit", () => {
    const file = fileOf(rowOf(DISPATCHED, WASTE), when("14:15"));
    const handle = file.stages.find(({ stage }) => stage === "handle");
    expect(handle).toMatchObject({ status: "running", clock: { usedSeconds: 3.75 * 3600, allowedSeconds: 4 * 3600, remainingSeconds: 900, lamp: "yellow" } });
    expect(file.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      "accept done",
      "dispatch done",
      "handle running",
      "check ahead",
      "close ahead",
    ]);
    expect(file.holder).toEqual({ role: "department", name: "环卫所" });
    expect(file.clock?.lamp).toBe("yellow");
  });

  it("begins with handling where the source has neither registering nor dispatching", () => {
    const brings = (column: string): boolean => !["registered_at", "dispatched_at"].includes(column);
    const file = fileOf(rowOf({ deadline_at: REPORTED + 86_400 }), REPORTED + 100, brings);
    expect(file.found.state).toBe("pending_handle");
    expect(file.stages.slice(0, 3).map(({ status }) => status)).toEqual(["untold", "untold", "running"]);
    expect(file.clock?.deadlineAt).toBe(REPORTED + 86_400);
  });

  it("names no holder, no stages ahead and no stage cut short once the case has ended", () => {
    for (const state of ["不予立案", "作废"]) {
      const file = fileOf(rowOf({ registered_at: when("08:10") }, { state }), when("12:00"));
      expect(file.holder, state).toBeNull();
      expect(
        file.stages.map(({ status }) => status),
        state,
      ).not.toContain("ahead");
    }
  });

  it("is none of a report that has only been reported, and of one without a time", () => {
    expect(isCase(rowOf({}))).toBe(false);
    const row = { ...rowOf({}, { state: "结案" }), times: {} };
    expect(caseFileOf({ row, told: row, reworks: null, returns: null, touched: null }, ALL, SETTING, REPORTED)).toBeNull();
  });

  it("is red just when the case ran past its deadline, whatever the class and however late it is looked at", () => {
    const gap = fc.integer({ min: 0, max: 900_000 });
    const maybe = fc.option(gap, { nil: null });
    fc.assert(
      fc.property(gap, gap, maybe, gap, fc.constantFrom("E0110", "E0120", "C0103", "X"), (toDispatch, toDeadline, toClose, toNow, code) => {
        const dispatched = REPORTED + toDispatch;
        const deadline = dispatched + toDeadline + 60;
        const closed = toClose === null ? null : dispatched + toClose;
        const now = Math.max(dispatched, closed ?? 0) + toNow;
        const times = { registered_at: dispatched, dispatched_at: dispatched, deadline_at: deadline, ...(closed === null ? {} : { closed_at: closed }) };
        const { clock, holder } = fileOf(rowOf(times, { category_code: code }), now);
        expect(clock?.deadlineAt).toBe(deadline);
        expect(clock?.lamp === "red").toBe((closed ?? now) > deadline);
        expect((clock?.remainingSeconds ?? 0) < 0).toBe((closed ?? now) > deadline);
        expect(holder === null).toBe(closed !== null);
      }),
      { seed: 91, numRuns: 300 },
    );
  });
});
