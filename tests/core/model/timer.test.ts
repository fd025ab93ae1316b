// Timers over pauses and extensions: the deadline is where the allowed time is used up, however the runs are cut.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMIT_KINDS } from "../../../src/core/model/clock";
import {
  allowedSeconds,
  extendTimer,
  isOverdue,
  isRunning,
  pauseTimer,
  resumeTimer,
  startTimer,
  type Timer,
  timerDeadline,
  timerLamp,
  usedSeconds,
} from "../../../src/core/model/timer";
import { local, RULES } from "../../caseWalks";

const { calendar } = RULES;
const limits = fc.record({ kind: fc.constantFrom(...LIMIT_KINDS), value: fc.integer({ min: 1, max: 6 }) });
const gaps = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 9 });

/** A timer paused and resumed after each gap in turn. */
function toggled(timer: Timer, start: number, list: readonly number[]): { readonly timer: Timer; readonly at: number } {
  let at = start;
  let current = timer;
  for (const gap of list) {
    at += gap;
    current = isRunning(current) ? pauseTimer(current, at) : resumeTimer(current, at);
  }
  return { timer: current, at };
}

const start = local("2025-09-25T10:00");

describe("a timer", () => {
  it("has used what is allowed at its deadline, over any pauses and extensions", () => {
    fc.assert(
      fc.property(limits, gaps, fc.nat(2), (limit, list, extensions) => {
        let begun = startTimer(limit, start);
        for (let count = 0; count < extensions; count++) begun = extendTimer(begun);
        const { timer, at } = toggled(begun, start, list);
        const running = resumeTimer(timer, at);
        const due = timerDeadline(running, calendar) ?? Number.NaN;
        expect(usedSeconds(running, due, calendar)).toBe(allowedSeconds(running, calendar));
        expect([isOverdue(running, due, calendar), isOverdue(running, Math.max(due, at) + 1, calendar)]).toEqual([false, true]);
      }),
      { seed: 71, numRuns: 1000 },
    );
  });

  it("uses nothing while it stands still, and is red just when it is overdue", () => {
    fc.assert(
      fc.property(limits, gaps, fc.nat(400_000), (limit, list, wait) => {
        const { timer, at } = toggled(startTimer(limit, start), start, list);
        const paused = pauseTimer(timer, at);
        expect(usedSeconds(paused, at + wait, calendar)).toBe(usedSeconds(paused, at, calendar));
        expect(timerLamp(timer, at + wait, calendar) === "red").toBe(isOverdue(timer, at + wait, calendar));
        if (usedSeconds(timer, at, calendar) > allowedSeconds(timer, calendar)) expect(isOverdue(timer, at, calendar)).toBe(true);
      }),
      { seed: 72, numRuns: 1000 },
    );
  });

  it("is not paused or resumed twice", () => {
    const timer = startTimer({ kind: "urgent_hour", value: 1 }, start);
    expect(resumeTimer(timer, start + 5)).toBe(timer);
    const paused = pauseTimer(timer, start + 5);
    expect(pauseTimer(paused, start + 9)).toBe(paused);
  });
});
