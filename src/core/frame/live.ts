// How fresh a live source is: facts from the wire, and the one judgement that every screen shares. Never "live" unless it is.
import { toMilliseconds } from "../model/columns";
import type { Issue } from "../model/issue";

/** What is known of a source; instants in milliseconds since 1970 by this machine's clock. */
export interface LiveFacts {
  readonly name: string;
  readonly kind: "poll" | "open311" | "features" | "sse" | "mqtt" | "replay";
  /** The first answer of all; null before it. */
  readonly sinceMs: number;
  /** When the other side was last heard; null when never. */
  readonly heardMs: number | null;
  /** What is shown was kept from an earlier session, which heard the other side last at this instant; null once it answers in this one. */
  readonly keptMs: number | null;
  /** The link is down since then: the last try failed. */
  readonly brokenMs: number | null;
  /** updated_at (or reported_at) of the newest report, seconds since 2000. */
  readonly newest: number | null;
  /** Reports that came in each of the last whole seconds, newest last. */
  readonly recent: readonly number[];
  readonly received: number;
  /** Payloads that could not be read, and tries that failed. */
  readonly errors: number;
  readonly lastIssue: Issue | null;
  /** This machine's clock minus the server's, milliseconds: surely between these two. null while no server has told its time. */
  readonly skew: { readonly low: number; readonly high: number } | null;
  /** Seconds without an answer after which the source is late. */
  readonly lateAfter: number;
  /** Age of the newest report from which it is late as well; null for none. */
  readonly quietAfter: number | null;
  /** A token is needed and not there. */
  readonly needsToken: boolean;
  /** Of a replay: how far it has been played, seconds since 2000. */
  readonly playedTo: number | null;
  /** Hours after which its reports leave; null while all stay. */
  readonly keepHours: number | null;
  /** Reports that have left. */
  readonly aged: number;
}

/** What a source can be, the worst first. */
export const LIVE_STATES = ["lost", "late", "kept", "waiting", "replay", "live"] as const;
export type LiveState = (typeof LIVE_STATES)[number];

/** A source judged at an instant. */
export interface LiveHealth {
  readonly state: LiveState;
  /** Since when it is late or lost, or of when the kept data is, milliseconds since 1970; null otherwise. */
  readonly sinceMs: number | null;
  /** The data is older than its limit: it must be drawn grey. */
  readonly stale: boolean;
  /** Age of the newest report in seconds by the server's clock; null without one. Of a replay by its own time. */
  readonly ageSeconds: number | null;
  readonly perSecond: number;
  /** Seconds that this machine's clock is ahead (behind: negative), 0 while nothing is sure beyond `SKEW_TOLD`. */
  readonly clockAhead: number;
}

/** A clock is called wrong from so many seconds on. */
export const SKEW_TOLD = 5;

/** Judges a source at `nowMs` (this machine's clock). */
export function healthAt(facts: LiveFacts, nowMs: number): LiveHealth {
  const perSecond = facts.recent.length === 0 ? 0 : facts.recent.reduce((sum, count) => sum + count, 0) / facts.recent.length;
  if (facts.kind === "replay" && facts.brokenMs === null) {
    const age = facts.newest === null || facts.playedTo === null ? null : Math.max(0, facts.playedTo - facts.newest);
    return { state: facts.heardMs === null ? "waiting" : "replay", sinceMs: null, stale: false, ageSeconds: age, perSecond, clockAhead: 0 };
  }
  const ahead = clockAhead(facts.skew);
  const ageSeconds = facts.newest === null ? null : Math.max(0, (nowMs - ahead * 1000 - toMilliseconds(facts.newest)) / 1000);
  const common = { ageSeconds, perSecond: facts.brokenMs === null ? perSecond : 0, clockAhead: ahead };
  if (facts.keptMs !== null) return { state: "kept", sinceMs: facts.keptMs, stale: true, ...common };
  const heard = facts.heardMs ?? facts.sinceMs;
  // A clock that was set back tells no age either.
  const silent = Math.abs(nowMs - heard) / 1000 > facts.lateAfter;
  if (facts.brokenMs !== null) return { state: "lost", sinceMs: facts.heardMs ?? facts.sinceMs, stale: silent, ...common };
  if (silent) return { state: "late", sinceMs: heard + facts.lateAfter * 1000, stale: true, ...common };
  if (facts.heardMs === null) return { state: "waiting", sinceMs: null, stale: false, ...common };
  const quiet = facts.quietAfter !== null && ageSeconds !== null && ageSeconds > facts.quietAfter;
  if (quiet) return { state: "late", sinceMs: nowMs - (ageSeconds - facts.quietAfter) * 1000, stale: true, ...common };
  return { state: "live", sinceMs: null, stale: false, ...common };
}

/** The least that the clock is surely ahead or behind, whole seconds; small differences are none. */
export function clockAhead(skew: LiveFacts["skew"]): number {
  if (skew === null) return 0;
  const sure = skew.low > 0 ? skew.low : skew.high < 0 ? skew.high : 0;
  return Math.abs(sure) >= SKEW_TOLD * 1000 ? Math.round((skew.low + skew.high) / 2000) : 0;
}
