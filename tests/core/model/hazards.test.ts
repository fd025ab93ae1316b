// Hazard places: only lawful moves, every step kept, and whatever is tried nothing ends up outside the table.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  HAZARD_MOVES,
  type Hazard,
  type HazardMove,
  hazardMoves,
  isHazardOverdue,
  proposeHazard,
  stepHazard,
  tellProgress,
} from "../../../src/core/model/hazards";
import { issueText } from "../../../src/core/model/issue";

const proposed = proposeHazard({
  number: "5",
  place: "莲溪路—北蔡路口",
  position: null,
  level: "county",
  issuedBy: "区道交办",
  reason: "三年内同类事故五起",
  measures: "增设信号灯",
  body: "市政养护",
  due: 100,
});
const step = (move: HazardMove, at = 1, reason = "因") => ({ move, at, by: "甲", reason });

function walk(hazard: Hazard, moves: readonly HazardMove[]): Hazard {
  return moves.reduce((now, move, index) => {
    const result = stepHazard(now, step(move, index));
    if (!result.ok) throw new Error(`${move}: ${result.issue.code}`);
    return result.value;
  }, hazard);
}

describe("stepHazard", () => {
  it("lists, rectifies, is sent back, is accepted and can be listed again", () => {
    const working = tellProgress(walk(proposed, ["list", "start"]), 140);
    expect(working).toMatchObject({ state: "inWork", progress: 100 });
    expect(tellProgress(working, 60).progress).toBe(60);
    const all = walk(proposed, ["list", "start", "apply", "sendBack", "apply", "accept"]);
    expect(all).toMatchObject({ state: "delisted", progress: 100, steps: { length: 6 } });
    expect(walk(proposed, ["list", "start", "apply", "accept", "relist"])).toMatchObject({ state: "listed", progress: 0, steps: { length: 5 } });
  });

  it("refuses what its state does not know, what lies before the last step, and a refusal without a reason", () => {
    const unlawful = stepHazard(proposed, step("accept"), "hazards.json");
    expect(unlawful.ok).toBe(false);
    if (!unlawful.ok)
      expect(issueText(unlawful.issue, "en")).toBe("hazards.json: place 5 stands at proposed, which does not allow accept; expected one of list, refuse.");
    expect(stepHazard(walk(proposed, ["list"]), step("start", -1))).toMatchObject({ ok: false, issue: { code: "hazard_time" } });
    expect(stepHazard(proposed, step("refuse", 1, " "))).toMatchObject({ ok: false, issue: { code: "hazard_reason" } });
  });

  it("is closed under its table and only ever adds steps", () => {
    const moves: readonly HazardMove[] = ["list", "refuse", "start", "apply", "accept", "sendBack", "relist"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (tried) => {
        let hazard = proposed;
        for (const [index, move] of tried.entries()) {
          const lawful = hazardMoves(hazard).includes(move);
          const result = stepHazard(hazard, step(move, index));
          expect(result.ok).toBe(lawful);
          if (!result.ok) continue;
          expect(result.value.steps.slice(0, -1)).toEqual(hazard.steps);
          expect(HAZARD_MOVES[hazard.state][move]).toBe(result.value.state);
          hazard = result.value;
        }
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it("is overdue only while it is on the list and its body has not done its part", () => {
    expect(isHazardOverdue(proposed, 101)).toBe(false);
    expect([100, 101].map((now) => isHazardOverdue(walk(proposed, ["list"]), now))).toEqual([false, true]);
    expect(isHazardOverdue(walk(proposed, ["list", "start", "apply"]), 101)).toBe(false);
    expect(tellProgress(proposed, 50).progress).toBe(0);
  });
});
