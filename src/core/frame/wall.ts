// A wall as data: room, playlist, rules and targets in one value, which cases it calls grave, how it dims and drifts.
import type { RateName } from "../stats/rates";
import type { QueueRow } from "./caseQueue";
import type { MarkShape } from "./marks";
import type { LocalTime, Step } from "./playlist";
import type { Period, ReportRow } from "./question";
import type { Room } from "./room";

export interface Wall {
  readonly room: Room | null;
  readonly steps: readonly Step[];
  /** Classes that are red on the day they are opened: codes, beginnings of codes, or names as the source writes them. */
  readonly grave: readonly string[];
  /** How long the wall stays with an urgent case, seconds; 0 never leaves its views. */
  readonly holdSeconds: number;
  /** A case is new for so many minutes. */
  readonly newMinutes: number;
  /** Targets of rates, shares of 1. */
  readonly targets: { readonly [R in RateName]?: number };
  /** Dimming by hours of the day; `light` is what is left of 1. */
  readonly night: { readonly from: number; readonly to: number; readonly light: number } | null;
  /** How far the picture wanders against burn-in, CSS pixels; 0 stands still. */
  readonly driftPx: number;
  /** The map never has more pixels than these. */
  readonly maxPixels: number;
}

const step = (name: string, show: string, span: Step["span"]): Step => ({ name, dwellSeconds: 30, show, span, hours: null, days: null });

/** What hangs on a wall that nobody has set up. Names in Chinese and English, since no one is there to choose. */
export function usualWall(words: { readonly today: string; readonly week: string; readonly month: string }): Wall {
  return {
    room: null,
    steps: [
      step(words.today, "measure=n&layers=ground,grids,labels,points", "today"),
      step(words.week, "measure=density&layers=ground,grids,labels", "week"),
      step(words.month, "measure=onTimeClosure&layers=ground,grids,labels", "month"),
    ],
    grave: ["E0496", "E0501", "E0502", "E0505", "E0506", "E0596"],
    holdSeconds: 20,
    newMinutes: 30,
    targets: { handling: 0.98, timeliness: 0.95, closure: 0.97, onTimeClosure: 0.95, satisfaction: 0.9 },
    night: null,
    driftPx: 4,
    maxPixels: 8_300_000,
  };
}

/** Whether the rule calls a case grave. */
export function isGrave({ category, category_code: code }: ReportRow["codes"], grave: readonly string[]): boolean {
  return grave.some((word) => word === category || (code !== undefined && code !== "" && code.startsWith(word)));
}

export const WALL_MARKS = ["overdue", "escalated", "reopened", "fresh"] as const;
export type WallMark = (typeof WALL_MARKS)[number];
/** The shape that stands for each, in the queue and on the map. */
export const WALL_SHAPES: { readonly [M in WallMark]: MarkShape } = { overdue: "diamond", escalated: "triangle", reopened: "square", fresh: "disc" };

/** Whether a report came in within the last so many minutes. `now` seconds since 2000. */
export function isFresh({ times: { reported_at } }: ReportRow, newMinutes: number, now: number): boolean {
  return reported_at !== undefined && now - reported_at < newMinutes * 60;
}

/** The quiet marks of a case in the queue. `now` seconds since 2000. */
export function marksOf(row: QueueRow, newMinutes: number, now: number): readonly WallMark[] {
  const is: { readonly [M in WallMark]: boolean } = {
    overdue: row.lamp === "red",
    escalated: row.isEscalated,
    reopened: row.isReopened,
    fresh: isFresh(row.row, newMinutes, now),
  };
  return WALL_MARKS.filter((mark) => is[mark]);
}

/** The period of a step: today from its midnight on, else whole days back; null for all time. `midnight`: of the day so many days ago, seconds since 2000. */
export function periodOf(span: Step["span"], now: number, midnight: (daysAgo: number) => number): Period | null {
  if (span === "all") return null;
  const from = midnight(span === "today" ? 0 : span === "week" ? 6 : 29);
  return { from, to: Math.max(now, from) + 1 };
}

/** What the night leaves of the light at a local time, 0…1. */
export function lightAt(night: Wall["night"], { hour }: LocalTime): number {
  if (night === null) return 1;
  const { from, to, light } = night;
  return (from > to ? hour >= from || hour < to : hour >= from && hour < to) ? light : 1;
}

/** Where the picture stands in a minute: a slow path that comes by every place within `px` evenly, so that no edge burns in. CSS pixels. */
export function driftAt(minute: number, px: number): readonly [x: number, y: number] {
  const whole = 2 * px + 1;
  if (px <= 0) return [0, 0];
  const wave = (at: number): number => {
    const place = ((at % (2 * (whole - 1))) + 2 * (whole - 1)) % (2 * (whole - 1));
    return (place < whole ? place : 2 * (whole - 1) - place) - px;
  };
  return [wave(minute + px), wave(Math.floor(minute / (2 * (whole - 1))) + px)];
}
