// The instant at which overdue is judged.
import { useEffect, useState } from "react";
import type { LedgerSummary } from "../core/frame/answers";
import { toSeconds } from "../core/model/columns";

/** Seconds since 2000: the minute in which the page was opened, on a wall the minute that is; for generated data the end of its span, so that its picture never ages. */
export function useNow(ledger: LedgerSummary | null, goesOn: boolean): number {
  const [opened, setOpened] = useState(minute);
  useEffect(() => {
    const timer = goesOn ? setInterval(() => setOpened(minute()), 10_000) : undefined;
    return () => clearInterval(timer);
  }, [goesOn]);
  const generated = ledger?.sources.some((source) => source.generated) === true;
  return generated && ledger?.span ? ledger.span.to : opened;
}

function minute(): number {
  return Math.floor(toSeconds(Date.now()) / 60) * 60;
}
