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
  const spots: BlackSpot[] = [];
  for (;;) {
    let gravest: BlackSpot | null = null;
    for (const [place, centre] of recent.entries()) {
      if (!free.has(centre)) continue;
      const near = (neighbours[place] ?? []).map((other) => recent[other] ?? 0).filter((index) => free.has(index));
      const spot = spotOf(crashes, near, centre, tier);
      if (spot !== null && (gravest === null || spot.severity > gravest.severity)) gravest = spot;
    }
    if (gravest === null) return spots;
    for (const index of gravest.crashes) free.delete(index);
    spots.push(gravest);
  }
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

/** The crashes that have all a criterion asks of each; of the commonest pattern (the graver, of equally common ones) where it asks for one. */
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
  return [...patterns.values()].sort((a, b) => b.length - a.length || weigh(b) - weigh(a))[0] ?? [];
}

function has(crash: Crash, { deaths = 0, injured = 0, general, roadDefect }: Criterion): boolean {
  return crash.deaths >= deaths && crash.injured >= injured && (general !== true || crash.general) && (roadDefect !== true || crash.roadDefect);
}

function severityOf(crash: Crash | undefined): number {
  return crash === undefined ? 0 : SEVERITY.crash + crash.deaths * SEVERITY.death + crash.injured * SEVERITY.injury;
}
