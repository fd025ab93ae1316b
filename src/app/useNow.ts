// The instant at which overdue is judged.
import { skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LedgerSummary } from "../core/frame/answers";
import type { LiveFacts } from "../core/frame/live";
import { toSeconds } from "../core/model/columns";

/** What is known of all live sources, and when it was asked (milliseconds since 1970). */
export interface AllFacts {
  readonly all: readonly LiveFacts[];
  readonly nowMs: number;
}

/** The facts of all live sources, which LiveWire asks for every second, or what is picked of them; undefined without any. */
export function useLiveFacts<T = AllFacts>(pick?: (facts: AllFacts) => T): T | undefined {
  return useQuery<AllFacts, Error, T>({ queryKey: ["liveFacts"], queryFn: skipToken, ...(pick && { select: pick }) }).data;
}

/**
 * Seconds since 2000, a whole minute: that in which the page was opened, on a wall the minute that is. While recorded days are replayed and nothing else comes
 * in, the minute that they have reached; for generated data that stands still the end of its span, so that its picture never ages.
 */
export function useNow(ledger: LedgerSummary | null, goesOn: boolean): number {
  const [opened, setOpened] = useState(() => wholeMinute(toSeconds(Date.now())));
  const replayed = useLiveFacts(replayedTo);
  useEffect(() => {
    const timer = goesOn ? setInterval(() => setOpened(wholeMinute(toSeconds(Date.now()))), 10_000) : undefined;
    return () => clearInterval(timer);
  }, [goesOn]);
  if (replayed != null) return replayed;
  const generated = ledger?.sources.some((source) => source.generated) === true;
  return generated && ledger?.span ? ledger.span.to : opened;
}

/** How far all sources have been replayed, a whole minute; null when one of them is no replay. */
function replayedTo({ all }: AllFacts): number | null {
  const played = all.map(({ kind, playedTo }) => (kind === "replay" ? playedTo : null));
  return played.length === 0 || played.includes(null) ? null : wholeMinute(Math.max(...played.map((at) => at ?? 0)));
}

function wholeMinute(seconds: number): number {
  return Math.floor(seconds / 60) * 60;
}
