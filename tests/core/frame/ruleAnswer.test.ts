// A back-test for the page: calls counted by step, the newest first, places in degrees.
import { describe, expect, it } from "vitest";
import { ruleAnswer } from "../../../src/core/frame/ruleAnswer";
import { backTest } from "../../../src/core/stats/ruleFire";
import type { Rule } from "../../../src/core/stats/rules";
import { type Case, reportsOf } from "../stats/columns";

const HOUR = 3600;
const text = { zh: "例", en: "example" };
const RULE: Rule = {
  id: "again",
  name: text,
  enabled: true,
  object: { which: "reported" },
  windowHours: 24,
  test: { kind: "repeat", atLeast: 3, metres: 50 },
  level: "warning",
  owner: "grid",
  action: text,
  reason: text,
};

describe("ruleAnswer", () => {
  it("tells each call once: its step, its place in degrees, its newest reports; sums are those of the back-test", () => {
    const cases: Case[] = [1, 2, 3, 30, 31, 32, 33].map((hours) => ({
      reported_at: hours * HOUR,
      category: "a",
      lng: 121.5,
      lat: 31.2,
      slot: hours < 24 ? 0 : -1,
    }));
    const reports = reportsOf(cases);
    const request = { rule: RULE, period: { from: 0, to: 48 * HOUR }, stepSeconds: 12 * HOUR };
    const answer = ruleAnswer(reports, request);
    const whole = backTest(RULE, reports, request.period, request.stepSeconds);
    expect(answer).toMatchObject({ steps: whole.steps, stepsFired: whole.stepsFired, fresh: whole.fresh, reports: whole.reports });
    expect(answer.days.map(({ fresh }) => fresh)).toEqual([1, 0, 1, 0]);
    expect(answer.days.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(answer.fresh);
    const [last, first] = answer.firings;
    expect(first).toMatchObject({ at: 12 * HOUR, slot: 0, count: 3, rows: [2, 1, 0] });
    expect(last).toMatchObject({ at: 36 * HOUR, slot: null, count: 4, rows: [6, 5, 4, 3] });
    expect(last?.place?.[0]).toBeCloseTo(121.5, 7);
    expect(last?.place?.[1]).toBeCloseTo(31.2, 7);
  });
});
