// How fresh a source is called, and how a wrong clock is found out.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { healthAt, type LiveFacts } from "../../../src/core/frame/live";
import { narrowSkew, type Skew } from "../../../src/core/frame/liveSkew";

const T = 1_790_000_000_000;
const NEWEST = (T - 946_684_800_000) / 1000;
const facts: LiveFacts = {
  name: "stream",
  kind: "sse",
  sinceMs: T - 3_600_000,
  heardMs: T,
  keptMs: null,
  brokenMs: null,
  newest: NEWEST,
  recent: [0, 0, 0, 0, 0, 0, 0, 0, 20, 30],
  received: 50,
  errors: 0,
  lastIssue: null,
  skew: null,
  lateAfter: 60,
  quietAfter: null,
  needsToken: false,
  playedTo: null,
  keepHours: null,
  aged: 0,
};

describe("the health of a source", () => {
  it("is live while the other side is heard", () => {
    expect(healthAt(facts, T + 30_000)).toEqual({ state: "live", sinceMs: null, stale: false, ageSeconds: 30, perSecond: 5, clockAhead: 0 });
  });
  it("is late from the limit on, and its data grey", () => {
    expect(healthAt(facts, T + 60_000).state).toBe("live");
    expect(healthAt(facts, T + 61_000)).toMatchObject({ state: "late", sinceMs: T + 60_000, stale: true });
  });
  it("is lost at once when the link is broken, since it was last heard, and its data grey past the limit", () => {
    const broken = { ...facts, brokenMs: T + 5000 };
    expect(healthAt(broken, T + 6000)).toMatchObject({ state: "lost", sinceMs: T, stale: false, perSecond: 0 });
    expect(healthAt(broken, T + 61_000)).toMatchObject({ state: "lost", sinceMs: T, stale: true });
  });
  it("is of the last session until the other side answers: dated and grey, whatever the clock says", () => {
    const kept = { ...facts, heardMs: T - 5000, keptMs: T - 5000, sinceMs: T };
    expect(healthAt(kept, T)).toMatchObject({ state: "kept", sinceMs: T - 5000, stale: true });
    expect(healthAt({ ...kept, brokenMs: T }, T + 1000)).toMatchObject({ state: "kept", sinceMs: T - 5000, stale: true });
  });
  it("waits before its first word, and is late when that does not come", () => {
    const fresh = { ...facts, heardMs: null, newest: null, sinceMs: T };
    expect(healthAt(fresh, T + 1000)).toMatchObject({ state: "waiting", ageSeconds: null });
    expect(healthAt(fresh, T + 61_000)).toMatchObject({ state: "late", sinceMs: T + 60_000 });
  });
  it("may be called late when it is heard but says nothing new", () => {
    const quiet = { ...facts, quietAfter: 600, heardMs: T + 900_000 };
    expect(healthAt(quiet, T + 900_000)).toMatchObject({ state: "late", sinceMs: T + 600_000, stale: true, ageSeconds: 900 });
  });
  it("never calls a replay live", () => {
    expect(healthAt({ ...facts, kind: "replay", playedTo: NEWEST + 40 }, T)).toMatchObject({ state: "replay", ageSeconds: 40, stale: false });
  });
  it("counts ages by the server's clock when this one is surely wrong", () => {
    const ahead = { ...facts, skew: { low: 119_500, high: 120_400 } };
    expect(healthAt(ahead, T + 150_000)).toMatchObject({ clockAhead: 120, ageSeconds: 30 });
    expect(healthAt({ ...facts, skew: { low: -900, high: 400 } }, T)).toMatchObject({ clockAhead: 0 });
  });
});

describe("the clock of a server", () => {
  it("is narrowed by every answer and always holds the true difference", () => {
    const answer = fc.record({ at: fc.integer({ min: 0, max: 10_000_000 }), out: fc.integer({ min: 0, max: 3000 }), back: fc.integer({ min: 0, max: 3000 }) });
    fc.assert(
      fc.property(fc.integer({ min: -7_200_000, max: 7_200_000 }), fc.array(answer, { minLength: 1, maxLength: 30 }), (ahead, answers) => {
        let known: Skew | null = null;
        for (const { at, out, back } of answers) {
          const server = T + at; // the server writes its header at this instant, cut to whole seconds
          const before: Skew | null = known;
          known = narrowSkew(known, server - out + ahead, server + back + ahead, new Date(Math.floor(server / 1000) * 1000).toUTCString());
          expect(known?.low).toBeLessThanOrEqual(ahead);
          expect(known?.high).toBeGreaterThanOrEqual(ahead);
          if (before !== null && known !== null) expect(known.high - known.low).toBeLessThanOrEqual(before.high - before.low);
        }
      }),
      { seed: 20261122 },
    );
  });
  it("begins anew when a clock was set, and ignores what is no date", () => {
    const first = narrowSkew(null, T, T + 10, new Date(T).toUTCString());
    expect(narrowSkew(first, T + 1, T + 2, "soon")).toBe(first);
    const second = narrowSkew(first, T + 3_600_000, T + 3_600_010, new Date(T).toUTCString());
    expect(second).toEqual({ low: 3_599_000, high: 3_600_010 });
  });
});
