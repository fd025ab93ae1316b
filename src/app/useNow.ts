// The instant at which overdue is judged.
import { useState } from "react";
import type { LedgerSummary } from "../core/frame/answers";
import { toSeconds } from "../core/model/columns";

/** Seconds since 2000: the minute in which the page was opened; for generated data the end of its span, so that its picture never ages. */
export function useNow(ledger: LedgerSummary | null): number {
  const [opened] = useState(() => Math.floor(toSeconds(Date.now()) / 60) * 60);
  const generated = ledger?.sources.some((source) => source.generated) === true;
  return generated && ledger?.span ? ledger.span.to : opened;
}
