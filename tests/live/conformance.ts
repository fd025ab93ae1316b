// The one conformance test that every adapter passes: copies, late comers, updates out of order, a cut line, a spoiled payload, a token, an abort.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MakeAdapter } from "../../src/feed/live/liveSource";
import { isPolled, type LiveSpec } from "../../src/feed/live/spec";
import { type Desk, heldBy, openDesk, type Told, told, truthOf, until } from "./world";

/** A server with a source on it. */
export interface World {
  readonly spec: LiveSpec;
  readonly make: MakeAdapter;
  publish(events: readonly Told[]): void | Promise<void>;
  /** Something that is no report comes next; null where the protocol cannot carry it. */
  readonly spoil: (() => void | Promise<void>) | null;
  /** The line breaks; the server itself goes on. */
  cut(): void | Promise<void>;
  /** Addresses and secrets that were sent, where the server can tell. */
  readonly asked: (() => readonly { readonly url: string; readonly authorization: string | undefined }[]) | null;
  /** The value that must travel in a header and nowhere else. */
  readonly token: string | null;
  stop(): Promise<void>;
}

/** Rounds until one comes through: the first after a cut line may find it broken. */
async function caughtUpByRounds(desk: Desk, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const fault = await desk.run(signal);
    if (fault === null) return;
    expect(["live_unreachable", "live_broken_off"]).toContain(fault.issue.code);
  }
  throw new Error("five rounds in vain");
}

export function conformance(name: string, open: () => Promise<World>): void {
  describe(name, () => {
    let world: World;
    const events: Told[] = [];
    const desks: AbortController[] = [];
    beforeAll(async () => {
      world = await open();
    });
    afterEach(() => {
      for (const desk of desks.splice(0)) desk.abort();
    });
    afterAll(() => world.stop());

    const publish = async (more: readonly Told[]): Promise<void> => {
      events.push(...more);
      await world.publish(more);
    };
    /** A desk that listens, and the way to wait until it holds the truth. */
    const listen = async (): Promise<{
      readonly desk: Desk;
      readonly stop: AbortController;
      readonly caughtUp: () => Promise<void>;
      readonly ended: Promise<void>;
    }> => {
      const desk = await openDesk(world.spec, world.make);
      const stop = new AbortController();
      desks.push(stop);
      const polled = isPolled(world.spec);
      const ended = polled ? Promise.resolve() : desk.keep(stop.signal);
      const caughtUp = async (): Promise<void> => {
        if (polled) await caughtUpByRounds(desk, stop.signal);
        else await until(`${events.length} events`, () => JSON.stringify(heldBy(desk.ledger)) === JSON.stringify(truthOf(events)));
        expect(heldBy(desk.ledger)).toEqual(truthOf(events));
        expect(heldBy(await desk.rebuilt())).toEqual(truthOf(events));
        const sums = desk.ledger.reconciliation();
        expect(sums.read).toBe(sums.located + sums.outside + sums.unlocated + sums.rejected + sums.duplicates);
      };
      return { desk, stop, caughtUp, ended };
    };

    it("ends in the same state as a rebuild, with copies, late comers, updates and a cut line in between", async () => {
      const { desk, caughtUp } = await listen();
      if (!isPolled(world.spec)) await until("the link", () => desk.source.facts().heardMs !== null);
      await publish(Array.from({ length: 120 }, (_, n) => told(n, 1)));
      await caughtUp();
      const updates = Array.from({ length: 60 }, (_, n) => told(n * 2, 2 + (n % 3)));
      await publish([...updates.toReversed(), ...updates.slice(0, 20), told(0, 1), told(2, 0), told(500, 4)]);
      await caughtUp();
      await world.cut();
      await publish(Array.from({ length: 40 }, (_, n) => told(n * 3, 6)));
      await caughtUp();
      await publish([told(1000, 7)]);
      await caughtUp();
      expect(desk.source.facts().newest).toBe(Math.max(...events.map(({ at }) => at)));
    });

    it("counts a spoiled payload as one issue and goes on", async () => {
      if (world.spoil === null) return;
      const { desk, stop, caughtUp } = await listen();
      await caughtUp();
      const before = desk.source.facts().errors;
      await publish([told(1, 8)]);
      await caughtUp();
      await world.spoil();
      if (isPolled(world.spec)) await desk.run(stop.signal);
      else await until("the issue", () => desk.source.facts().errors > before);
      expect(desk.source.facts().errors).toBe(before + 1);
      expect(desk.source.facts().lastIssue).not.toBeNull();
      expect(heldBy(desk.ledger)).toEqual(truthOf(events));
      await publish([told(2, 9)]);
      await caughtUp();
      expect(desk.source.facts().errors).toBe(before + 1);
    });

    it("sends its token in a header only", async () => {
      if (world.asked === null || world.token === null) return;
      const asked = world.asked();
      expect(asked.length).toBeGreaterThan(0);
      for (const { url, authorization } of asked) {
        expect(authorization).toBe(world.token);
        expect(decodeURIComponent(url)).not.toContain(world.token.replace(/^Bearer /, ""));
      }
    });

    it("ends in silence when it is told to", async () => {
      const { desk, stop, caughtUp, ended } = await listen();
      await caughtUp();
      const { errors, received } = desk.source.facts();
      stop.abort();
      await ended;
      expect(await desk.run(stop.signal)).toBeNull();
      await publish([told(3, 10)]);
      expect(desk.source.facts()).toMatchObject({ errors, received, brokenMs: null });
    });
  });
}
