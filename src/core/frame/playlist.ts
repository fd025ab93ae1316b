// The playlist of a wall: which view is on, for how long, when of the day; an urgent case interrupts, and the view goes on where it stopped. No clock of its own.

/** A view of the list. */
export interface Step {
  readonly name: string;
  readonly dwellSeconds: number;
  /** What is looked at, as in the address: "measure=closure&layers=grids,labels&map=14/31.2/121.5". */
  readonly show: string;
  /** The period, counted back from now. */
  readonly span: Span;
  /** Hours of the day in which it is shown; null for always. From after to runs over midnight. */
  readonly hours: readonly [from: number, to: number] | null;
  /** Days of the week, 1 Monday … 7 Sunday; null for all. */
  readonly days: readonly number[] | null;
}

export const SPANS = ["today", "week", "month", "all"] as const;
export type Span = (typeof SPANS)[number];

/** Where the list is. Instants in milliseconds of any clock that only goes forward. */
export type Playing =
  | { readonly kind: "showing"; readonly step: number; readonly sinceMs: number }
  | { readonly kind: "held"; readonly step: number; readonly sinceMs: number; readonly shownMs: number }
  | { readonly kind: "urgent"; readonly step: number; readonly sinceMs: number; readonly shownMs: number; readonly caseId: string };

/** Local day of the week (1 Monday) and hour of the day with its fraction. */
export interface LocalTime {
  readonly day: number;
  readonly hour: number;
}

export const begin = (step: number, nowMs: number): Playing => ({ kind: "showing", step, sinceMs: nowMs });

/** Whether a step is on the schedule at a local time. */
export function isOn({ hours, days }: Step, { day, hour }: LocalTime): boolean {
  const [from, to] = hours ?? [0, 24];
  const over = from > to;
  // After midnight of a night shift the day of its evening counts.
  const ofDay = over && hour < to ? ((day + 5) % 7) + 1 : day;
  return (over ? hour >= from || hour < to : hour >= from && hour < to) && (days === null || days.includes(ofDay));
}

/** The next step after `step` that is on the schedule, itself last; itself when none is. */
export function nextStep(steps: readonly Step[], step: number, time: LocalTime): number {
  for (let ahead = 1; ahead <= steps.length; ahead++) {
    const index = (step + ahead) % steps.length;
    const next = steps[index];
    if (next !== undefined && isOn(next, time)) return index;
  }
  return step;
}

/** What the passing of time does. The same object while nothing changes. */
export function tick(playing: Playing, steps: readonly Step[], holdSeconds: number, nowMs: number, time: LocalTime): Playing {
  const now = steps[playing.step];
  if (playing.kind === "held") return playing;
  if (playing.kind === "urgent") return nowMs - playing.sinceMs < holdSeconds * 1000 ? playing : resume(playing, nowMs);
  if (now === undefined) return steps.length === 0 ? playing : begin(nextStep(steps, steps.length - 1, time), nowMs);
  const isOver = nowMs - playing.sinceMs >= now.dwellSeconds * 1000;
  if (!isOver && isOn(now, time)) return playing;
  const next = nextStep(steps, playing.step, time);
  return next === playing.step && !isOver ? playing : begin(next, nowMs);
}

/** An urgent case takes the wall: the view that is on keeps the time it has had. Another urgent case does not push the first away. */
export function interrupt(playing: Playing, caseId: string, nowMs: number): Playing {
  if (playing.kind === "urgent") return playing;
  return { kind: "urgent", step: playing.step, sinceMs: nowMs, shownMs: playing.kind === "held" ? playing.shownMs : nowMs - playing.sinceMs, caseId };
}

/** Someone stops the list. */
export function hold(playing: Playing, nowMs: number): Playing {
  if (playing.kind === "held") return playing;
  return { kind: "held", step: playing.step, sinceMs: nowMs, shownMs: playing.kind === "urgent" ? playing.shownMs : nowMs - playing.sinceMs };
}

/** Back to the view, which has had what it had. */
export function resume(playing: Playing, nowMs: number): Playing {
  return playing.kind === "showing" ? playing : { kind: "showing", step: playing.step, sinceMs: nowMs - playing.shownMs };
}

/** Seconds until something changes by itself; null for never. */
export function leftSeconds(playing: Playing, steps: readonly Step[], holdSeconds: number, nowMs: number): number | null {
  if (playing.kind === "held") return null;
  const whole = playing.kind === "urgent" ? holdSeconds : (steps[playing.step]?.dwellSeconds ?? 0);
  return Math.max(0, whole - (nowMs - playing.sinceMs) / 1000);
}
