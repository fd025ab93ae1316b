// Playback: the period walks along the bars of the time line, as wide as it is, one bar a step; map, table and lists follow as they follow the brush.
import { useEffect, useState } from "react";
import type { Period } from "../../core/frame/question";

/** Steps a second. */
export const SPEEDS = [1, 2, 4] as const;

export interface Playback {
  readonly playing: boolean;
  readonly toggle: () => void;
}

/**
 * `edges` are the bars' (seconds since 2000). It starts where the period lies, or with the first bar; at the end it stops. `move` shows a period for
 * the moment, `rest` settles on one.
 */
export function usePlayback(
  edges: readonly number[],
  period: Period | null,
  speed: number,
  move: (period: Period) => void,
  rest: (period: Period) => void,
): Playback {
  const [run, setRun] = useState<{ readonly at: number; readonly width: number } | null>(null);
  const last = edges.length - 1;
  useEffect(() => {
    if (run === null) return;
    const shown = { from: edges[run.at] ?? 0, to: edges[Math.min(last, run.at + run.width)] ?? 0 };
    move(shown);
    const timer = setTimeout(() => {
      if (run.at + run.width < last) setRun({ ...run, at: run.at + 1 });
      else {
        setRun(null);
        rest(shown);
      }
    }, 1000 / speed);
    return () => clearTimeout(timer);
  }, [run, edges, last, speed, move, rest]);

  return {
    playing: run !== null,
    toggle: () => {
      if (run !== null) {
        setRun(null);
        rest({ from: edges[run.at] ?? 0, to: edges[Math.min(last, run.at + run.width)] ?? 0 });
        return;
      }
      setRun(firstStep(edges, period));
    },
  };
}

/** Where playback begins, and how many bars wide its window is: a window at the end begins anew. */
export function firstStep(edges: readonly number[], period: Period | null): { readonly at: number; readonly width: number } {
  const last = edges.length - 1;
  const from =
    period === null
      ? 0
      : Math.max(
          0,
          edges.findLastIndex((edge) => edge <= period.from),
        );
  const to = period === null ? 1 : edges.findIndex((edge) => edge >= period.to);
  const width = Math.min(Math.max(1, (to < 0 ? last : to) - from), Math.max(1, last - 1));
  return { at: from + width >= last ? 0 : from, width };
}
