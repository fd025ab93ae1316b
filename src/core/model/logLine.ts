// A line of the operator's log: an event, and the second at which its case was reported. A case is known by its id and that second together, since
// two towns may both have a case 17.
import type { MoveEvent, RetractEvent } from "./caseEvents";

export interface LogLine {
  readonly event: MoveEvent | RetractEvent;
  /** reported_at of the case as its source tells it, seconds since 2000. */
  readonly reportedAt: number;
}
