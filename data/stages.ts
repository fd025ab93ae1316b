// The life of a case after it was reported: registered, dispatched, handled, checked, closed, called back, with the limits of its class.
import { atWorkTime, DAY, workTime } from "./calendar";
import type { Limit } from "./categories";
import type { Random } from "./random";
import type { Level, Source, State } from "./words";

/** Instants in seconds of calendar.ts; 0 for what has not happened (yet). */
export interface Life {
  registered: number;
  dispatched: number;
  deadline: number;
  handled: number;
  verified: number;
  closed: number;
  calledBack: number;
  state: State;
  level: Level;
  satisfaction: "" | "very_satisfied" | "satisfied" | "neutral" | "dissatisfied" | "very_dissatisfied";
  rework: number;
  returns: number;
  supervised: boolean;
}

/** How well a grid works. */
export interface Quality {
  /** Share closed in time. */
  readonly onTime: number;
  /** Share never closed, left lying. */
  readonly leftOpen: number;
  readonly rework: number;
  readonly satisfied: number;
}

/** Old town, new town, south. */
export const QUALITY: readonly Quality[] = [
  { onTime: 0.945, leftOpen: 0.005, rework: 0.003, satisfied: 0.925 },
  { onTime: 0.985, leftOpen: 0.001, rework: 0.0012, satisfied: 0.955 },
  { onTime: 0.87, leftOpen: 0.033, rework: 0.008, satisfied: 0.91 },
];

const MINUTE = 60;

/** A case reported at `reported`, as it stands at `now`. `strain` (0…0.3) is taken off the share closed in time. */
export function live(random: Random, reported: number, now: number, source: Source, limit: Limit, quality: Quality, strain: number): Life {
  const resident = source === "hotline" || source === "snapshot" || source === "townLine";
  const life: Life = {
    registered: 0,
    dispatched: 0,
    deadline: 0,
    handled: 0,
    verified: 0,
    closed: 0,
    calledBack: 0,
    state: "closed",
    level: "grid",
    satisfaction: "",
    rework: 0,
    returns: 0,
    supervised: false,
  };
  if (random.chance(resident ? 0.024 : 0.006)) return { ...life, state: "refused" };
  if (source === "patrol" && random.chance(0.275)) handleSelf(random, life, reported, limit);
  else handle(random, life, reported, source, limit, quality, strain);
  cutAt(life, now);
  if (life.closed > 0 && resident) callBack(random, life, now, quality);
  return life;
}

/** Found and put right by the unit's own people on the spot. */
function handleSelf(random: Random, life: Life, reported: number, limit: Limit): void {
  life.level = "unit";
  life.registered = reported + seconds(random, 1, 6);
  life.dispatched = life.registered + 1 + random.below(50);
  life.deadline = deadlineOf(life.dispatched, limit);
  life.handled = life.dispatched + seconds(random, 4, 45);
  life.verified = life.handled + seconds(random, 1, 8);
  life.closed = life.verified + seconds(random, 1, 10);
}

function handle(random: Random, life: Life, reported: number, source: Source, limit: Limit, quality: Quality, strain: number): void {
  const resident = source === "hotline" || source === "snapshot" || source === "townLine";
  const draw = random.next();
  life.level = source === "superior" || draw < 0.05 ? "town" : draw < 0.2 ? "centre" : "grid";
  life.registered = reported + (resident ? seconds(random, 8, 70) : seconds(random, 1, 14));
  if (random.chance(0.003)) {
    life.state = "voided";
    return;
  }
  life.dispatched = life.registered + (random.chance(0.06) ? seconds(random, 16, 90) : seconds(random, 1, 14));
  life.deadline = deadlineOf(life.dispatched, limit);
  if (random.chance(0.002)) life.deadline = deadlineOf(life.deadline, limit); // one extension
  life.returns = random.chance(0.018) ? 1 + (random.chance(0.12) ? 1 : 0) : 0;
  life.rework = random.chance(quality.rework) ? 1 + (random.chance(0.15) ? 1 : 0) : 0;
  const slower = strain + 0.06 * life.returns + 0.25 * life.rework;
  const onTime = random.chance(quality.onTime - slower);
  life.supervised = random.chance(onTime ? 0.004 : 0.3);
  if (random.chance(onTime ? quality.leftOpen * 0.3 : quality.leftOpen * 6)) {
    if (random.chance(0.3)) life.handled = inLimit(life, limit, random.between(0.7, 2.5));
    return;
  }
  const share = onTime ? 0.07 + 0.9 * random.next() ** 1.7 : 1.01 + 1.9 * random.next() ** 2.2;
  const worked = onTime || random.chance(0.7) ? share * random.between(0.72, 0.93) : random.between(0.75, 0.98);
  life.handled = inLimit(life, limit, worked);
  life.closed = Math.max(inLimit(life, limit, share), life.handled + 120);
  if (onTime) life.closed = Math.min(life.closed, life.deadline);
  life.handled = Math.min(life.handled, life.closed - 90);
  life.verified = life.handled + Math.max(30, Math.floor((life.closed - life.handled) * random.between(0.4, 0.9)));
  if (random.chance(0.0012)) life.state = "forced";
}

/** A limit counted from an instant. */
export function deadlineOf(from: number, limit: Limit): number {
  if (limit[0] === "clock_hour") return from + limit[1] * 3600;
  return atWorkTime(workTime(from) + limit[1] * (limit[0] === "work_day" ? 8 : 1) * 3600);
}

/** The instant at which a share of the limit is used up, counted as the limit is. */
function inLimit(life: Life, limit: Limit, share: number): number {
  if (limit[0] === "clock_hour") return life.dispatched + Math.round((life.deadline - life.dispatched) * share);
  const from = workTime(life.dispatched);
  return Math.max(life.dispatched + 60, Math.round(atWorkTime(from + Math.max(1, (workTime(life.deadline) - from) * share))));
}

/** Takes away what lies after `now` and says where the case stands. */
function cutAt(life: Life, now: number): void {
  if (life.closed > 0 && life.closed <= now) return;
  life.closed = 0;
  if (life.verified > now) life.verified = 0;
  if (life.handled > now) life.handled = 0;
  if (life.dispatched > now) life.dispatched = life.deadline = 0;
  if (life.registered > now) life.registered = 0;
  if (life.state === "voided" && life.registered > 0) return;
  if (life.registered === 0) life.state = "waitRegister";
  else if (life.dispatched === 0) life.state = "waitDispatch";
  else if (life.handled === 0) life.state = "handling";
  else life.state = life.verified === 0 ? "waitCheck" : "waitClose";
}

function callBack(random: Random, life: Life, now: number, quality: Quality): void {
  const day = Math.floor(life.closed / DAY) + 1 + random.below(3);
  const at = day * DAY + 9 * 3600 + random.below(8 * 3600);
  if (at > now) return;
  life.calledBack = at;
  if (!random.chance(0.72)) return; // nobody answered
  const content = quality.satisfied - (life.closed > life.deadline ? 0.3 : 0) - 0.2 * life.rework;
  if (random.chance(content)) life.satisfaction = random.chance(0.58) ? "very_satisfied" : "satisfied";
  else life.satisfaction = random.chance(0.45) ? "neutral" : random.chance(0.75) ? "dissatisfied" : "very_dissatisfied";
}

function seconds(random: Random, fromMinutes: number, toMinutes: number): number {
  return Math.floor(random.between(fromMinutes, toMinutes) * MINUTE);
}
