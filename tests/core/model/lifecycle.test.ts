// The life of a case: what the table allows and nothing else, and what each move does to counts, clocks and log.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../../src/core/model/caseEvents";
import type { Case } from "../../../src/core/model/caseRecord";
import { refusalText } from "../../../src/core/model/caseRefusals";
import { isEnd, lawfulMoves, standingAt, step } from "../../../src/core/model/lifecycle";
import { CASE_STATES, type CaseState, MOVES, ROLES, type Role } from "../../../src/core/model/lifecycleTable";
import { ACTIONS, eventOf, openSupervision, RULES, reported, turns, walk } from "../../caseWalks";

/** The cases that a list of events comes to, refused ones skipped; the first is the report. */
function casesOf(events: readonly CaseEvent[]): Case[] {
  const cases: Case[] = [];
  let current: Case | null = null;
  for (const event of events) {
    const next = step(current, event, RULES);
    if (!next.ok) continue;
    current = next.value;
    cases.push(next.value);
  }
  return cases;
}

describe("the table", () => {
  // From, to and who of the workflow that the table follows.
  it.each<readonly [CaseState, CaseState, Role]>([
    ["reported", "pending_register", "system"],
    ["pending_register", "pending_verify", "acceptor"],
    ["pending_verify", "pending_register", "collector"],
    ["pending_register", "not_accepted", "acceptor"],
    ["pending_register", "pending_dispatch", "acceptor"],
    ["pending_dispatch", "returned", "dispatcher"],
    ["returned", "pending_dispatch", "acceptor"],
    ["pending_dispatch", "pending_handle", "dispatcher"],
    ["pending_handle", "returned", "department"],
    ["pending_handle", "handling", "department"],
    ["handling", "pending_handle", "handler"],
    ["handling", "handle_finish", "handler"],
    ["handle_finish", "handling", "department"],
    ["handle_finish", "pending_check", "department"],
    ["pending_check", "pending_handle", "dispatcher"],
    ["pending_check", "checking", "acceptor"],
    ["checking", "pending_close", "collector"],
    ["pending_check", "pending_close", "dispatcher"],
    ["pending_close", "pending_handle", "acceptor"],
    ["pending_close", "closed", "acceptor"],
    ["handling", "suspended", "dispatcher"],
    ["suspended", "handling", "system"],
    ["checking", "cancelled", "acceptor"],
    ["reported", "forced_close", "leader"],
  ])("leads from %s to %s by the %s", (from, to, by) => {
    expect(MOVES.some((row) => row.from.includes(from) && row.to === to && row.by.includes(by))).toBe(true);
  });

  it("lets nothing out of an end, and nothing pass to closing after a return", () => {
    expect(MOVES.filter((row) => row.to !== null && row.from.some(isEnd))).toEqual([]);
    expect(MOVES.filter((row) => row.from.includes("returned") && (row.to === "pending_close" || row.to === "pending_check"))).toEqual([]);
  });

  it("reaches every state and uses every action", () => {
    const reached = new Set<CaseState>(["reported"]);
    for (let round = 0; round < CASE_STATES.length; round++)
      for (const row of MOVES) if (row.to !== null && row.from.some((from) => reached.has(from))) reached.add(row.to);
    expect([...reached].sort()).toEqual([...CASE_STATES].sort());
    expect(new Set(MOVES.map((row) => row.action))).toEqual(new Set(ACTIONS));
  });

  it("is closed: each accepted event is one of its rows, refused ones change nothing, ends stay ends", () => {
    fc.assert(
      fc.property(turns, (list) => {
        let current: Case | null = null;
        for (const event of walk(list)) {
          const before: string = JSON.stringify(current);
          const next = step(current, event, RULES);
          expect(JSON.stringify(current)).toBe(before);
          if (!next.ok) {
            expect(refusalText(next.refusal, "en")).not.toBe("");
            continue;
          }
          for (const entry of next.value.log.slice(current?.log.length ?? 1)) {
            const row = MOVES.find((one) => one.action === entry.action && entry.from !== null && one.from.includes(entry.from) && one.by.includes(entry.role));
            expect(row?.to ?? entry.from).toBe(entry.to);
            if (entry.from !== null && isEnd(entry.from)) expect(entry.to).toBe(entry.from);
          }
          expect(next.value.log.slice(0, current?.log.length ?? 0)).toEqual(current?.log ?? []);
          current = next.value;
        }
      }),
      { seed: 41, numRuns: 100 },
    );
  });

  it("offers exactly what it accepts", () => {
    fc.assert(
      fc.property(turns, fc.nat(20_000), (list, wait) => {
        const current = casesOf(walk(list)).at(-1);
        if (current === undefined) return;
        const at = (current.log.at(-1)?.at ?? 0) + wait;
        for (const role of ROLES) {
          const offered = new Set(lawfulMoves(current, role, at, RULES).map((offer) => offer.action));
          for (const action of ACTIONS) {
            const next = step(current, eventOf(action, role, at, "z", { of: openSupervision(action, current) }), RULES);
            // A suspension that is due is over before moves are offered; the word of it is taken all the same.
            if (action !== "resume") expect([action, role, next.ok]).toEqual([action, role, offered.has(action)]);
          }
        }
      }),
      { seed: 42, numRuns: 60 },
    );
  });
});

describe("counts", () => {
  it("keep returns, reworks and what a department sends back within itself apart", () => {
    fc.assert(
      fc.property(turns, (list) => {
        for (const { log, counts, level } of casesOf(walk(list))) {
          const times = (...actions: string[]): number => log.filter((entry) => actions.includes(entry.action)).length;
          expect(counts.returns).toBe(times("return_to_dispatcher", "return_to_acceptor"));
          expect(counts.reworks).toBe(times("rework"));
          expect(counts.sendBacks).toBe(times("send_back"));
          expect(counts.verifications).toBe(times("ask_verification"));
          expect(counts.checks).toBe(times("ask_check"));
          expect(counts.suspensions).toBeLessThanOrEqual(1);
          expect(counts.extensions).toBeLessThanOrEqual(2);
          expect(["unit", "grid", "centre", "town"].indexOf(level)).toBe(counts.escalations);
        }
      }),
      { seed: 43, numRuns: 80 },
    );
  });
});

describe("the end of a suspension", () => {
  it("comes by itself, whether or not the word of it arrives", () => {
    const walkTo = ["admit system", "register acceptor", "dispatch dispatcher", "assign department", "suspend dispatcher"];
    const events = walkTo.map((word, index) => {
      const [action, role] = word.split(" ") as [(typeof ACTIONS)[number], Role];
      return eventOf(action, role, 1000 + index, `e${index + 1}`);
    });
    const suspended = casesOf([reported(1000), ...events]).at(-1) as Case;
    const until = suspended.suspendedUntil as number;
    expect(suspended.state).toBe("suspended");
    expect(standingAt(suspended, until - 1, RULES)).toBe(suspended);
    expect(standingAt(suspended, until, RULES).state).toBe("handling");
    const early = step(suspended, eventOf("resume", "system", until - 1, "r"), RULES);
    expect(early).toEqual({ ok: false, refusal: "end_reached" });
    const late = step(suspended, eventOf("resume", "system", until + 500, "r"), RULES);
    expect(late.ok && late.value.timers).toEqual(standingAt(suspended, until, RULES).timers);
    const worked = step(suspended, eventOf("submit", "handler", until + 500, "s"), RULES);
    expect(worked.ok && worked.value.state).toBe("handle_finish");
  });
});
