// Black spots of traffic: places where crashes of the last years meet one of a list of criteria. The thresholds are data; cities differ.

import { neighboursOf } from "./places";
import type { RuleText } from "./rules";

/** One crash. Lattice units; seconds since 2000. */
export interface Crash {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly deaths: number;
  readonly injured: number;
  /** Handled by general procedure (一般程序), not on the spot. */
  readonly general: boolean;
  /** How it happened, in the words of the source; "" when not known, which is like no other. */
  readonly pattern: string;
  /** A listed defect of the road had a part in it. */
  readonly roadDefect: boolean;
}

/** At least `crashes` crashes, each of which has all that is asked. */
export interface Criterion {
  readonly crashes: number;
  readonly deaths?: number;
  readonly injured?: number;
  readonly general?: true;
  readonly roadDefect?: true;
  /** All of one pattern. */
  readonly samePattern?: true;
}

/** A level with its window, the length of road one spot may be (metres across), and criteria any of which is enough. */
export interface BlackSpotTier {
  readonly id: string;
  readonly name: RuleText;
  readonly days: number;
  readonly metres: number;
  readonly anyOf: readonly Criterion[];
  readonly source: RuleText;
}

const THREE_YEARS = 1096;
const OURS: RuleText = { zh: "本产品建议值，供只有位置的数据初筛", en: "our proposal, to sift data that tells positions only" };
const NOTICE_2008: RuleText = { zh: "某市 2008 年排查治理通知；各地标准不同", en: "one city's notice of 2008; other cities differ" };
const ZHEJIANG_2019: RuleText = { zh: "浙江 2019 年领导到场规定", en: "rule of Zhejiang, 2019" };

/** Tiers of traffic.json. The notices give no length of road save Zhejiang's 1,000 m: 500 m is ours. */
export const BLACK_SPOT_TIERS: readonly BlackSpotTier[] = [
  {
    id: "municipal",
    name: { zh: "市级黑点", en: "Municipal black spot" },
    days: THREE_YEARS,
    metres: 500,
    anyOf: [
      { crashes: 1, deaths: 3, roadDefect: true },
      { crashes: 2, deaths: 3 },
      { crashes: 3, deaths: 1, samePattern: true },
      { crashes: 5, general: true, samePattern: true },
    ],
    source: NOTICE_2008,
  },
  {
    id: "county",
    name: { zh: "县级黑点", en: "County black spot" },
    days: THREE_YEARS,
    metres: 500,
    anyOf: [
      { crashes: 5, samePattern: true },
      { crashes: 1, roadDefect: true },
    ],
    source: NOTICE_2008,
  },
  {
    id: "countyHead",
    name: { zh: "县（区）长到场", en: "County head attends" },
    days: 365,
    metres: 1000,
    anyOf: [
      { crashes: 1, deaths: 3 },
      { crashes: 1, injured: 5 },
      { crashes: 3, deaths: 1 },
    ],
    source: ZHEJIANG_2019,
  },
  {
    id: "frequent",
    name: { zh: "事故多发点", en: "Frequent crashes" },
    days: 365,
    metres: 200,
    anyOf: [{ crashes: 10 }],
    source: OURS,
  },
];

/** Weights by which spots are ranked: ours (traffic.json "suggestedHotspot"). A crash counts 1 even without harm. */
export const SEVERITY = { death: 10, injury: 3, crash: 1 } as const;

export interface BlackSpot {
  readonly tier: string;
  /** Index of the crash in the middle. */
  readonly centre: number;
  /** Indexes of the crashes that meet the criterion, ascending. */
  readonly crashes: readonly number[];
  readonly criterion: Criterion;
  /** Of those crashes, by SEVERITY. */
  readonly severity: number;
}

/**
 * Spots of a tier among the crashes of its window before `now`, gravest first. A spot is a disc `metres` across around a crash; a crash counts in
 * one spot only, the gravest. Roads are not known here: two roads side by side are one place.
 */
export function blackSpots(crashes: readonly Crash[], tier: BlackSpotTier, now: number): readonly BlackSpot[] {
  const recent = crashes.flatMap((crash, index) => (crash.at < now && crash.at >= now - tier.days * 86_400 ? [index] : []));
  const neighbours = neighboursOf(
    recent.map((index) => crashes[index]?.x ?? 0),
    recent.map((index) => crashes[index]?.y ?? 0),
    tier.metres / 2,
  );
  const free = new Set(recent);
  const spotAt = (place: number): BlackSpot | null => {
    const centre = recent[place] ?? 0;
    if (!free.has(centre)) return null;
    const near = (neighbours[place] ?? []).map((other) => recent[other] ?? 0).filter((index) => free.has(index));
    return spotOf(crashes, near, centre, tier);
  };
  // A spot only loses as others take crashes from it: what was found for a place before is a bound, and is looked at again when its turn comes.
  const waiting = createTurns();
  for (let place = recent.length - 1; place >= 0; place--) waiting.put(spotAt(place)?.severity ?? 0, place);
  const spots: BlackSpot[] = [];
  for (let turn = waiting.take(); turn !== null; turn = waiting.take()) {
    const spot = spotAt(turn.place);
    if (spot === null) continue;
    if (spot.severity < turn.severity) {
      waiting.put(spot.severity, turn.place);
      continue;
    }
    for (const index of spot.crashes) free.delete(index);
    spots.push(spot);
    waiting.put(spotAt(turn.place)?.severity ?? 0, turn.place); // the crash in the middle need not be one of the spot's own
  }
  return spots;
}

/** Places by severity, the gravest first, of equally grave ones the lowest first: lists by severity, which are few. */
function createTurns() {
  const lists = new Map<number, number[]>();
  const order: number[] = [];
  return {
    put(severity: number, place: number): void {
      if (severity === 0) return;
      let list = lists.get(severity);
      if (list === undefined) {
        list = [];
        lists.set(severity, list);
        order.push(severity);
        order.sort((a, b) => a - b);
      }
      let at = list.length;
      while (at > 0 && (list[at - 1] ?? 0) < place) at--;
      list.splice(at, 0, place);
    },
    take(): { readonly severity: number; readonly place: number } | null {
      for (;;) {
        const severity = order.at(-1);
        if (severity === undefined) return null;
        const place = lists.get(severity)?.pop();
        if (place !== undefined) return { severity, place };
        order.pop();
        lists.delete(severity);
      }
    },
  };
}

/** The criterion that holds most severity at a place, or null when none is met. */
function spotOf(crashes: readonly Crash[], near: readonly number[], centre: number, tier: BlackSpotTier): BlackSpot | null {
  let best: BlackSpot | null = null;
  for (const criterion of tier.anyOf) {
    const met = meeting(crashes, near, criterion);
    const severity = met.reduce((sum, index) => sum + severityOf(crashes[index]), 0);
    if (met.length >= criterion.crashes && (best === null || severity > best.severity)) best = { tier: tier.id, centre, crashes: met, criterion, severity };
  }
  return best;
}

/**
 * The crashes that have all a criterion asks of each; where it asks for one pattern, those of the gravest pattern that has enough of them (of
 * equally grave ones the first met), so that a place never gains by losing crashes.
 */
function meeting(crashes: readonly Crash[], near: readonly number[], criterion: Criterion): readonly number[] {
  const fit = near.filter((index) => {
    const crash = crashes[index];
    return crash !== undefined && has(crash, criterion);
  });
  if (criterion.samePattern !== true) return fit;
  const patterns = new Map<string, number[]>();
  for (const index of fit) {
    const pattern = crashes[index]?.pattern ?? "";
    if (pattern !== "") patterns.set(pattern, [...(patterns.get(pattern) ?? []), index]);
  }
  const weigh = (members: readonly number[]) => members.reduce((sum, index) => sum + severityOf(crashes[index]), 0);
  const enough = [...patterns.values()].filter((members) => members.length >= criterion.crashes);
  return enough.sort((a, b) => weigh(b) - weigh(a))[0] ?? [];
}

function has(crash: Crash, { deaths = 0, injured = 0, general, roadDefect }: Criterion): boolean {
  return crash.deaths >= deaths && crash.injured >= injured && (general !== true || crash.general) && (roadDefect !== true || crash.roadDefect);
}

function severityOf(crash: Crash | undefined): number {
  return crash === undefined ? 0 : SEVERITY.crash + crash.deaths * SEVERITY.death + crash.injured * SEVERITY.injury;
}
