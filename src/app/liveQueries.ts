// TanStack Query drives the live sources: rounds with jitter, retries with backoff, at once when the page is looked at again, aborted with the page.
import type { QueryObserverOptions } from "@tanstack/react-query";
import type { Remote } from "comlink";
import type { Issue } from "../core/model/issue";
import type { Engine } from "../engine/api";
import { isPolled, type LiveSpec } from "../feed/live/spec";
import { failuresInRow, pollDelay, retryDelay } from "./backoff";

/** A start that failed, as the query carries it; what it means is in the source's facts. */
class LinkLost extends Error {
  readonly failures: number;
  readonly retryAfterMs: number | null;

  constructor(issue: Issue, failures: number, retryAfterMs: number | null) {
    super(issue.code);
    this.failures = failures;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Adopted by each page for itself: where in the round its jitter begins. */
const PHASE = Math.random();

/** Failures in a row of each source. The query's own count goes on as long as a stream does, however well it ran between two cuts. */
const inRow = new Map<number, number>();

/** The query of source number `index`: each fetch is one start of its adapter. */
export function liveQuery(engine: Remote<Engine>, spec: LiveSpec, index: number, enabled: boolean): QueryObserverOptions<number, LinkLost> {
  const polled = isPolled(spec);
  return {
    queryKey: ["live", index, spec.name],
    enabled,
    queryFn: async ({ signal }) => {
      const stop = (): void => void engine.stopLive(index);
      signal.addEventListener("abort", stop);
      const begun = performance.now();
      const end = await engine.runLive(index);
      signal.removeEventListener("abort", stop);
      if (end.ok) inRow.delete(index);
      else {
        const failures = failuresInRow(inRow.get(index) ?? -1, polled ? 0 : performance.now() - begun);
        inRow.set(index, failures);
        throw new LinkLost(end.issue, failures, end.retryAfterMs);
      }
      return Date.now();
    },
    retry: true,
    // What is no lost link is a fault of ours: never asked again without a pause.
    retryDelay: (failed, lost) =>
      lost instanceof LinkLost ? retryDelay(lost.failures, lost.retryAfterMs, Math.random()) : retryDelay(failed, null, Math.random()),
    // The chance stays the same until the next round: an interval that changed with every look would never come.
    refetchInterval: (query) => (polled ? pollDelay(spec.every, (query.state.dataUpdateCount * 0.618 + PHASE) % 1) : 1000),
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: polled ? "always" : false,
    refetchOnReconnect: "always",
    networkMode: "always",
    staleTime: 0,
    gcTime: 0,
  };
}
