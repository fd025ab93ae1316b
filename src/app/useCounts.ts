// Counts for what is looked at: full answers at rest, quick ones while the brush moves.
import { useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Counts, Period, Question } from "../core/frame/question";
import { SUM_WIDTH } from "../core/stats/sums";
import type { Engine, Opened } from "../engine/api";
import { latestOnly } from "./latestOnly";

/**
 * The counts to show now and the way to ask for quick ones. `versions` is the head of every query key that depends on the data; `rowVersions` of those
 * that depend on places and times alone, which the operator's log does not change.
 */
export function useCounts(engine: Remote<Engine>, opened: Opened, openedAt: number, question: Question, logVersion: number) {
  // A ledger counts its own versions; when it was opened tells one ledger from the next.
  const rowVersions = useMemo(() => [openedAt, opened.ledger?.version ?? null, opened.plan?.version ?? null] as const, [openedAt, opened]);
  const versions = useMemo(() => [...rowVersions, logVersion] as const, [rowVersions, logVersion]);
  const [live, setLive] = useState<{ readonly counts: Counts; readonly moving: boolean } | null>(null);
  const resting = useQuery({
    queryKey: ["counts", ...versions, question],
    queryFn: () => engine.ask(question),
    enabled: opened.plan !== null && opened.ledger !== null,
    // Counts of another period, and of a live ledger a moment ago, stand in until the new ones come; counts of other files or of another plan never do.
    placeholderData: (last, query) => (query && [0, 2].every((index) => query.queryKey[index + 1] === versions[index]) ? last : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const brushing = useRef(false);
  const send = useMemo(
    () =>
      latestOnly(async (wanted: Question) => {
        const counts = await engine.brush(wanted);
        flushSync(() => setLive({ counts, moving: brushing.current })); // drawn in the frame of its answer, not in the next
      }),
    [engine],
  );
  /** Asks for quick counts; of orders that come faster than answers only the last is sent. */
  const move = useCallback(
    (period: Period | null) => {
      brushing.current = true;
      send({ ...question, period });
    },
    [send, question],
  );
  /** The brush has come to rest: the full answer takes over as soon as it comes. */
  const rest = useCallback(() => {
    brushing.current = false;
    setLive((last) => last && { ...last, moving: false });
  }, []);
  const none = useMemo(() => (opened.plan && !opened.ledger ? emptyCounts(opened.plan.grids.length, question) : null), [opened, question]);
  const { data, isPlaceholderData } = resting;
  // Where the brush has stopped, its own counts stand until the full ones are here: never those of the period before.
  const standsIn = live !== null && (live.moving || (isPlaceholderData && samePeriod(live.counts.question.period, question.period)));
  const latest = standsIn ? live.counts : (data ?? null);
  const fits = latest !== null && latest.slotCount === opened.plan?.grids.length;
  const counts = none ?? (fits ? latest : null);
  const located = useMemo(() => (data ? locatedIn(data) : null), [data]);
  return useMemo(() => ({ versions, rowVersions, counts, located, move, rest }), [versions, rowVersions, counts, located, move, rest]);
}

function samePeriod(a: Period | null, b: Period | null): boolean {
  return a === b || (a !== null && b !== null && a.from === b.from && a.to === b.to);
}

/** Reports in any grid. */
function locatedIn({ slotCount, sums }: Counts): number {
  let located = 0;
  for (let slot = 0; slot < slotCount; slot++) located += sums[slot * SUM_WIDTH] ?? 0; // n is the first sum of a grid's block
  return located;
}

/** Counts of a plan without any reports: all zero. */
function emptyCounts(slotCount: number, question: Question): Counts {
  const sums = new Float64Array((slotCount + 2) * SUM_WIDTH);
  return { question, version: 0, slotCount, sums, medianHours: null, closedBeforeReported: 0 };
}
