// The clocks of a case: worked lives with times, limits, returns, reworks, suspensions, extensions and appeals.
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../../src/core/model/caseEvents";
import { arrive, NOTHING_HEARD } from "../../../src/core/model/caseFold";
import type { Case } from "../../../src/core/model/caseRecord";
import { countsAsOverdue, handleDeadline, handleOverdue, ownerlessSeconds, staysOf } from "../../../src/core/model/caseTimers";
import { type Action, ROLES, type Role } from "../../../src/core/model/lifecycleTable";
import { allowedSeconds, extensionRefusal, isOverdue, type Timer, timerDeadline, timerLamp, usedSeconds } from "../../../src/core/model/timer";
import { eventOf, local, RULES, reported } from "../../caseWalks";

const { calendar } = RULES;
const HOUR = 3600;

/** "HH:mm action role", on Tuesday 3 June 2025 unless a date comes first; fields in the same order. */
function life(lines: readonly (string | readonly [string, object])[]): { readonly found: Case; readonly refused: readonly string[] } {
  const events: CaseEvent[] = [reported(when("08:00"))];
  for (const [index, line] of lines.entries()) {
    const [text, fields] = typeof line === "string" ? [line, {}] : line;
    const [time = "", action = "", role = ""] = text.split(" ");
    if (!ROLES.includes(role as Role)) throw new Error(`no role in "${text}"`);
    events.push(eventOf(action as Action, role as Role, when(time), `e${String(index + 1).padStart(3, "0")}`, fields));
  }
  const { current, refused } = arrive(NOTHING_HEARD, events, RULES);
  if (current === null) throw new Error("no case");
  return { found: current, refused: refused.map(({ event, refusal }) => `${event.action}: ${refusal}`) };
}

function when(time: string): number {
  return local(time.length > 5 ? time : `2025-06-03T${time}`);
}

function handleTimer(found: Case): Timer {
  if (found.timers.handle === null) throw new Error("no clock of handling");
  return found.timers.handle;
}

function used(found: Case, time: string): number {
  return usedSeconds(handleTimer(found), when(time), calendar) / HOUR;
}

const DISPATCHED = ["08:01 admit system", "08:10 register acceptor", "08:30 dispatch dispatcher"];
const HANDLED = [...DISPATCHED, "08:40 assign department", "10:00 submit handler", "10:30 pass_back department"];

describe("handling", () => {
  it("is timed from dispatch until the department passes the case back", () => {
    const { found, refused } = life([...HANDLED, "11:00 ask_check acceptor", "11:20 reply_check collector", "11:30 close acceptor"]);
    expect(refused).toEqual([]);
    expect([found.state, used(found, "18:00"), handleDeadline(found, calendar)]).toEqual(["closed", 2, when("14:30")]);
    expect(found.times).toEqual({
      reportedAt: when("08:00"),
      registeredAt: when("08:10"),
      dispatchedAt: when("08:30"),
      handledAt: when("10:30"),
      checkedAt: when("11:20"),
      endedAt: when("11:30"),
      calledBackAt: null,
    });
    expect(found.log.map((entry) => entry.usedSeconds)).toEqual([null, null, 540, 1200, 600, 5400, 7200, null, 1200, 600]);
    expect(found.log.map((entry) => entry.overdue)).toEqual([false, false, false, true, false, false, false, false, false, false]);
  });

  it("stands still after a return and goes on for the same department", () => {
    const { found } = life([...DISPATCHED, "09:30 return_to_dispatcher department", "11:00 dispatch dispatcher"]);
    expect([used(found, "11:30"), found.counts.returns, found.counts.redispatches, found.counts.reworks]).toEqual([1.5, 1, 0, 0]);
    expect(handleDeadline(found, calendar)).toBe(when("16:00"));
    expect(found.timers.dispatch?.runs).toEqual([{ from: when("09:30"), to: when("11:00") }]);
  });

  it("starts anew for another department, and keeps what the first has used", () => {
    const { found } = life([...DISPATCHED, "09:30 return_to_dispatcher department", ["11:00 dispatch dispatcher", { department: "roads" }]]);
    expect([used(found, "11:30"), found.counts.redispatches]).toEqual([0.5, 1]);
    expect(found.earlierHandling.map(({ department, timer }) => [department, usedSeconds(timer, when("18:00"), calendar) / HOUR])).toEqual([["sanitation", 1]]);
  });

  it("goes on after a rework, without the time that checking took", () => {
    const { found } = life([...HANDLED, "15:00 rework dispatcher"]);
    expect([found.state, used(found, "15:30"), found.counts.reworks, found.counts.returns, found.times.handledAt]).toEqual(["pending_handle", 2.5, 1, 0, null]);
  });

  it("stands still while suspended and goes on at the end date", () => {
    const { found, refused } = life([
      ...DISPATCHED,
      "08:40 assign department",
      ["09:30 suspend dispatcher", { until: when("2025-06-05T08:00") }],
      "10:00 submit handler",
      "2025-06-05T09:00 submit handler",
    ]);
    expect(refused).toEqual(["submit: not_from_this_state"]);
    expect([found.state, used(found, "2025-06-05T09:00")]).toEqual(["handle_finish", 2]);
    expect(found.log.filter((entry) => entry.action === "resume").map((entry) => entry.at)).toEqual([when("2025-06-05T08:00")]);
  });

  it("passes up a level and counts for a new department from there", () => {
    const { found } = life([
      ...DISPATCHED,
      "09:00 escalate department",
      ["09:10 dispatch dispatcher", { department: "roads" }],
      "09:20 escalate department",
      "09:30 escalate dispatcher",
    ]);
    expect([found.level, found.counts.escalations, found.state]).toEqual(["town", 2, "pending_dispatch"]);
  });
});

describe("extensions", () => {
  it("add one original limit each, two at most, refused ones not counted", () => {
    const asked = (time: string, granted: boolean): (string | readonly [string, object])[] => [
      `${time} ask_extension department`,
      [`${time} decide_extension dispatcher`, { granted }],
    ];
    const { found, refused } = life([...DISPATCHED, ...asked("09:00", false), ...asked("09:10", true), ...asked("09:20", true), ...asked("09:30", true)]);
    expect(refused).toEqual(["ask_extension: may_extend", "decide_extension: extension_asked"]);
    expect([found.counts.extensions, allowedSeconds(handleTimer(found), calendar), handleDeadline(found, calendar)]).toEqual([
      2,
      12 * HOUR,
      when("2025-06-04T14:30"),
    ]);
  });

  it("are not to be had twice at once, nor when overdue", () => {
    expect(life([...DISPATCHED, "09:00 ask_extension handler", "09:01 ask_extension department"]).refused).toEqual(["ask_extension: may_extend"]);
    expect(life([...DISPATCHED, "14:30 ask_extension department"]).refused).toEqual([]);
    expect(life([...DISPATCHED, "14:31 ask_extension department"]).refused).toEqual(["ask_extension: may_extend"]);
  });
});

describe("an appeal", () => {
  const late = [
    ...DISPATCHED,
    "08:40 assign department",
    "15:00 submit handler",
    "15:10 pass_back department",
    "15:20 pass_to_close dispatcher",
    "15:30 close acceptor",
  ];

  it("takes an overdue case out of the count, and leaves the fact", () => {
    const { found, refused } = life([...late, "16:00 appeal department", "16:10 decide_appeal dispatcher", "16:20 decide_appeal acceptor"]);
    expect([refused, found.appeal]).toEqual([[], "granted"]);
    expect([handleOverdue(found, when("18:00"), calendar), countsAsOverdue(found, when("18:00"), calendar)]).toEqual([true, false]);
  });

  it("is for overdue cases, and once", () => {
    expect(life([...HANDLED, "11:00 pass_to_close dispatcher", "11:01 close acceptor", "11:02 appeal department"]).refused).toEqual(["appeal: may_appeal"]);
    const { found, refused } = life([...late, "16:00 appeal department", ["16:10 decide_appeal dispatcher", { granted: false }], "16:20 appeal department"]);
    expect([found.appeal, refused]).toEqual(["refused", ["appeal: may_appeal"]]);
  });
});

describe("verification and check", () => {
  it("are different: one before registering, one before closing", () => {
    const { found, refused } = life([
      "08:01 admit system",
      "08:05 ask_verification acceptor",
      ["08:20 reply_verification collector", { result: "absent" }],
      "08:21 register acceptor",
      "08:22 decline acceptor",
    ]);
    expect([found.state, found.counts.verifications, found.counts.checks, refused]).toEqual(["not_accepted", 1, 0, ["register: not_verified_absent"]]);
    expect(found.timers.accept?.runs).toEqual([
      { from: when("08:01"), to: when("08:05") },
      { from: when("08:20"), to: when("08:22") },
    ]);
    const failed = life([...HANDLED, "11:00 ask_check acceptor", ["11:20 reply_check collector", { result: "fail" }], "11:30 close acceptor"]);
    expect([failed.found.state, failed.refused]).toEqual(["pending_close", ["close: check_not_failed"]]);
  });
});

describe("supervision", () => {
  it("is a record on a case and no state", () => {
    const { found, refused } = life([
      ...DISPATCHED,
      "09:00 supervise leader",
      ["09:30 answer_supervision department", { of: "e004", reply: "on our way" }],
      ["09:31 answer_supervision department", { of: "e004", reply: "again" }],
      ["10:00 settle_supervision leader", { of: "e004" }],
    ]);
    expect([found.state, refused]).toEqual(["pending_handle", ["answer_supervision: reply_wanted"]]);
    expect(found.supervisions.map(({ id, reply, settledAt }) => [id, reply, settledAt])).toEqual([["e004", "on our way", when("10:00")]]);
  });
});

describe("what must be said", () => {
  it.each<readonly [string, object, string]>([
    ["08:35 return_to_dispatcher department", { reason: " " }, "reason"],
    ["08:35 assign department", { handler: "" }, "handler"],
    ["08:35 force_close leader", { reason: undefined }, "reason"],
    ["08:35 supervise leader", { requirement: "" }, "requirement"],
  ])("%s without it is refused", (line, fields, refusal) => {
    expect(life([...DISPATCHED, [line, fields]]).refused).toEqual([`${line.split(" ")[1]}: ${refusal}`]);
    expect(life([...DISPATCHED, [line, { ...fields, imported: true }]]).refused).toEqual([]);
  });

  it("is asked of a suspension: two approvals and an end within a year", () => {
    const suspend = (fields: object): readonly string[] => life([...DISPATCHED, "08:40 assign department", ["09:00 suspend dispatcher", fields]]).refused;
    expect(suspend({})).toEqual([]);
    expect(suspend({ approvedBy: ["one", "one"] })).toEqual(["suspend: approvals"]);
    expect(suspend({ until: when("2027-01-01T00:00") })).toEqual(["suspend: end_date"]);
  });
});

describe("the timeline", () => {
  it("says how long a case was in each state, and how long nobody had it", () => {
    const { found } = life([...DISPATCHED, "09:00 note leader", "09:30 return_to_dispatcher department", "11:00 dispatch dispatcher"]);
    expect(staysOf(found).map(({ state, from, to }) => [state, ((to ?? when("11:30")) - from) / 60])).toEqual([
      ["reported", 1],
      ["pending_register", 9],
      ["pending_dispatch", 20],
      ["pending_handle", 60],
      ["returned", 90],
      ["pending_handle", 30],
    ]);
    expect(ownerlessSeconds(found, when("11:30")) / 60).toBe(120);
  });
});

describe("a timer", () => {
  const limit = { kind: "work_hour", value: 2 } as const;

  it("is late for what is done after its deadline, though no work time has passed since", () => {
    const runs = [{ from: when("16:00"), to: when("18:00") }];
    expect(isOverdue({ limit, extensions: 0, runs }, when("23:00"), calendar)).toBe(false);
    const late: Timer = {
      limit,
      extensions: 0,
      runs: [
        { from: when("16:00"), to: when("19:00") },
        { from: when("2025-06-04T09:00"), to: null },
      ],
    };
    expect([timerDeadline(late, calendar), isOverdue(late, when("19:00"), calendar), timerLamp(late, when("19:00"), calendar)]).toEqual([
      when("18:00"),
      true,
      "red",
    ]);
    expect(extensionRefusal(late, when("19:00"), calendar)).toBe("already_overdue");
  });

  it("remembers when its limit ran out, also before a pause", () => {
    const timer: Timer = {
      limit,
      extensions: 0,
      runs: [
        { from: when("08:00"), to: when("11:00") },
        { from: when("15:00"), to: null },
      ],
    };
    expect(timerDeadline(timer, calendar)).toBe(when("10:00"));
    expect(["09:35", "09:36", "10:00", "10:01"].map((time) => timerLamp(timer, when(time), calendar))).toEqual(["green", "yellow", "yellow", "red"]);
  });
});
