// How often a page may load itself anew: so many times within so long, or else it waits.

export interface Budget {
  /** Loads within the span. */
  readonly most: number;
  readonly withinMs: number;
}

/** Whether to load anew now; `times` are those that still count, this one among them. Otherwise `nextMs` is when the oldest no longer counts. */
export type Verdict = { readonly now: true; readonly times: readonly number[] } | { readonly now: false; readonly nextMs: number };

/** Judges by the instants of earlier loads. One that lies ahead of now (the clock was set back) counts as now. */
export function judgeReload(earlier: readonly number[], nowMs: number, { most, withinMs }: Budget): Verdict {
  const times = earlier.map((at) => Math.min(at, nowMs)).filter((at) => nowMs - at < withinMs);
  if (times.length < most) return { now: true, times: [...times, nowMs] };
  return { now: false, nextMs: Math.min(...times.slice(-most)) + withinMs };
}

const KEY = "gridkeeper.reloads";

/** The loads of this tab that count; null where the browser keeps nothing: then every load waits. */
export function earlierReloads(): readonly number[] | null {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(read) ? read.filter((at): at is number => typeof at === "number") : [];
  } catch {
    return null;
  }
}

/** Notes the loads; false where the browser keeps nothing. */
export function noteReloads(times: readonly number[]): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(times));
    return true;
  } catch {
    return false;
  }
}
