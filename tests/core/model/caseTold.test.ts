// Cases told in columns: the life that must have been, in the states, times and deadlines that the columns say.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrive, type CaseHistory, NOTHING_HEARD } from "../../../src/core/model/caseFold";
import { handleDeadline, handleOverdue } from "../../../src/core/model/caseTimers";
import { eventsTold, type ToldCase } from "../../../src/core/model/caseTold";
import { SAMPLE_CATALOGUE } from "../../../src/core/model/catalogueSample";
import { eventOf, local, RULES } from "../../caseWalks";

const BLANK: ToldCase = {
  id: "c1",
  reportedAt: local("2025-06-03T08:00"),
  registeredAt: null,
  dispatchedAt: null,
  deadlineAt: null,
  handledAt: null,
  verifiedAt: null,
  closedAt: null,
  calledBackAt: null,
  state: "",
  level: "网格",
  source: "12345热线",
  department: "环卫所",
  categoryCode: "E0110",
  satisfaction: "",
};

function heard(fields: Partial<ToldCase>): CaseHistory {
  return arrive(NOTHING_HEARD, eventsTold({ ...BLANK, ...fields }, SAMPLE_CATALOGUE, RULES.calendar), RULES);
}

function when(time: string): number {
  return local(`2025-06-03T${time}`);
}

const DISPATCHED = { registeredAt: when("08:10"), dispatchedAt: when("08:30"), deadlineAt: when("14:30") };

describe("a told case", () => {
  it.each<readonly [Partial<ToldCase>, string]>([
    [{}, "pending_register"],
    [{ state: "不予立案" }, "not_accepted"],
    [{ registeredAt: when("08:10") }, "pending_dispatch"],
    [{ registeredAt: when("08:10"), state: "作废" }, "cancelled"],
    [{ registeredAt: when("08:10"), state: "不予立案" }, "cancelled"],
    [DISPATCHED, "pending_handle"],
    [{ ...DISPATCHED, handledAt: when("10:00") }, "pending_check"],
    [{ ...DISPATCHED, handledAt: when("10:00"), verifiedAt: when("11:00") }, "pending_close"],
    [{ ...DISPATCHED, handledAt: when("10:00"), verifiedAt: when("11:00"), closedAt: when("11:10") }, "closed"],
    [{ closedAt: when("11:10") }, "closed"],
    [{ ...DISPATCHED, state: "强制结案", closedAt: when("11:10") }, "forced_close"],
  ])("%j is %s", (fields, state) => {
    const { current, refused } = heard(fields);
    expect([current?.state, refused]).toEqual([state, []]);
  });

  it("has the class's own limit when that leads to the deadline, else the time that was given", () => {
    expect(heard(DISPATCHED).current?.filing).toEqual({ category: "E0110", condition: "dirty", limit: { kind: "work_hour", value: 4 } });
    expect(heard({ ...DISPATCHED, deadlineAt: when("09:00") }).current?.filing?.limit).toEqual({ kind: "urgent_minute", value: 30 });
    expect(heard({ ...DISPATCHED, deadlineAt: null }).current?.timers.handle).toBeNull();
  });

  it("keeps the told deadline, and is late just when it was handled after it", () => {
    const gap = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(gap, gap, gap, fc.constantFrom("E0110", "E0120", "C0103", "X"), (toDispatch, toDeadline, toHandled, categoryCode) => {
        const dispatchedAt = BLANK.reportedAt + toDispatch;
        const [deadlineAt, handledAt] = [dispatchedAt + toDeadline, dispatchedAt + toHandled];
        const { current } = heard({ categoryCode, dispatchedAt, deadlineAt, handledAt });
        if (current === null) throw new Error("no case");
        expect(handleDeadline(current, RULES.calendar)).toBe(deadlineAt);
        expect(current.times.handledAt).toBe(handledAt);
        expect(handleOverdue(current, handledAt + 9e6, RULES.calendar)).toBe(handledAt > deadlineAt);
      }),
      { seed: 61, numRuns: 200 },
    );
  });

  it("goes on with what is decided on the page", () => {
    const history = arrive(heard(DISPATCHED), [eventOf("assign", "department", when("09:00"), "page-1")], RULES);
    expect([history.current?.state, history.refused]).toEqual(["handling", []]);
  });
});
