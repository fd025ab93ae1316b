// Whatever the order, the batches and the copies in which a case's events arrive, the same events give the same case.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../../src/core/model/caseEvents";
import { arrive, type CaseHistory, NOTHING_HEARD } from "../../../src/core/model/caseFold";
import { eventOf, RULES, reported, turns, walk } from "../../caseWalks";

function all(events: readonly CaseEvent[]): CaseHistory {
  return arrive(NOTHING_HEARD, events, RULES);
}

/** Events shuffled by keys and cut into batches. */
function inBatches(events: readonly CaseEvent[], keys: readonly number[], size: number): CaseHistory {
  const shuffled = events
    .map((event, index) => ({ event, key: keys[index % Math.max(1, keys.length)] ?? 0, index }))
    .sort((a, b) => a.key - b.key || a.index - b.index);
  let history = NOTHING_HEARD;
  for (let from = 0; from < shuffled.length; from += size)
    history = arrive(
      history,
      shuffled.slice(from, from + size).map(({ event }) => event),
      RULES,
    );
  return history;
}

const keys = fc.array(fc.nat(), { minLength: 31, maxLength: 31 });

describe("arriving events", () => {
  it("give the same case in any order and in batches of any size", () => {
    fc.assert(
      fc.property(turns, keys, fc.integer({ min: 1, max: 12 }), (list, order, size) => {
        const events = walk(list);
        expect(inBatches(events, order, size)).toEqual(all(events));
        expect(inBatches(events, [], size)).toEqual(all(events));
      }),
      { seed: 51, numRuns: 120 },
    );
  });

  it("change nothing when they come again", () => {
    fc.assert(
      fc.property(turns, keys, (list, order) => {
        const events = walk(list);
        const once = all(events);
        expect(arrive(once, structuredClone(events), RULES)).toBe(once);
        expect(inBatches([...events, ...structuredClone(events)], order, 5)).toEqual(once);
      }),
      { seed: 52, numRuns: 60 },
    );
  });

  it("with one id but different words are told apart the same way in any order", () => {
    fc.assert(
      fc.property(turns, keys, fc.integer({ min: 1, max: 5 }), (list, order, size) => {
        const events = walk(list);
        const others = events.slice(1, 4).map((event, index): CaseEvent => ({ ...event, who: `somebody ${index}` }));
        const whole = all([...events, ...others]);
        expect(inBatches([...events, ...others], order, size)).toEqual(whole);
        expect(whole.refused.filter(({ refusal }) => refusal === "id_taken")).toHaveLength(others.length);
      }),
      { seed: 53, numRuns: 60 },
    );
  });

  it("lose nothing: each is done, refused with its reason, or a retraction that holds", () => {
    fc.assert(
      fc.property(turns, (list) => {
        const events = walk(list);
        const { current, refused } = all(events);
        const done = new Set(current?.log.map((entry) => entry.eventId));
        const kept = new Set(refused.map(({ event }) => event.id));
        for (const event of events) {
          expect(done.has(event.id) && kept.has(event.id)).toBe(false);
          if (event.action !== "retract") expect(done.has(event.id) || kept.has(event.id)).toBe(true);
        }
      }),
      { seed: 54, numRuns: 100 },
    );
  });
});

describe("a late report", () => {
  it("lets the moves that waited for it through", () => {
    const admit = eventOf("admit", "system", 2000, "e1");
    const early = all([admit]);
    expect([early.current, early.refused]).toEqual([null, [{ event: admit, refusal: "not_reported" }]]);
    const whole = arrive(early, [reported(1000)], RULES);
    expect([whole.current?.state, whole.refused]).toEqual(["pending_register", []]);
  });
});

describe("taking back", () => {
  const events = [reported(1000), eventOf("admit", "system", 1001, "e1"), eventOf("register", "acceptor", 1002, "e2")];

  it("undoes a move of one's own and keeps both in the record", () => {
    const back: CaseEvent = { id: "e3", caseId: "c1", action: "retract", at: 1010, role: "acceptor", who: "acceptor 1", of: "e2" };
    const history = all([...events, back]);
    expect(history.current).toEqual(all(events.slice(0, 2)).current);
    expect(history.events).toHaveLength(4);
    expect(history.refused.map(({ event, refusal }) => [event.id, refusal])).toEqual([["e2", "retracted"]]);
  });

  it("is refused for what somebody else did", () => {
    const back: CaseEvent = { id: "e3", caseId: "c1", action: "retract", at: 1010, role: "acceptor", who: "acceptor 9", of: "e2" };
    const history = all([...events, back]);
    expect([history.current?.state, history.refused.map(({ refusal }) => refusal)]).toEqual(["pending_dispatch", ["nothing_to_retract"]]);
  });
});
