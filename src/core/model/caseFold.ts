// All that was ever heard of a case, and the case that follows from it. In whatever order, batches and copies events arrive, the same
// events give the same record: they are sorted by time and id, each id counts once, and refused moves are kept with their reason.
import { type CaseEvent, compareEvents, type RetractEvent } from "./caseEvents";
import type { Case } from "./caseRecord";
import type { RefusalName } from "./caseRefusals";
import type { CaseRules } from "./caseTimers";
import { step } from "./lifecycle";

export interface RefusedMove {
  readonly event: CaseEvent;
  readonly refusal: RefusalName;
}

/** The record of one case. */
export interface CaseHistory {
  /** One of each id, sorted; refused ones and those taken back included. */
  readonly events: readonly CaseEvent[];
  /** Other events that came under an id already taken; the smallest in text keeps the id. */
  readonly impostors: readonly CaseEvent[];
  /** Null until its report arrives. */
  readonly current: Case | null;
  readonly refused: readonly RefusedMove[];
}

export const NOTHING_HEARD: CaseHistory = { events: [], impostors: [], current: null, refused: [] };

/** The history with more events of the same case. Events that all come after the last are stepped on; otherwise the case is folded anew. */
export function arrive(history: CaseHistory, batch: readonly CaseEvent[], rules: CaseRules): CaseHistory {
  const byId = new Map(history.events.map((event) => [event.id, event]));
  const impostors = new Map(history.impostors.map((event) => [textOf(event), event]));
  const fresh: CaseEvent[] = [];
  for (const event of batch) {
    const known = byId.get(event.id);
    if (known === undefined) {
      fresh.push(event);
      byId.set(event.id, event);
    } else if (known !== event) settleId(byId, impostors, known, event);
  }
  const swapped = impostors.size > history.impostors.length;
  if (fresh.length === 0 && !swapped) return history;
  const last = history.events.at(-1);
  const follows = last === undefined || fresh.every((event) => compareEvents(event, last) > 0);
  const plain = !swapped && follows && ![...byId.values()].some((event) => event.action === "retract");
  if (plain) return foldOn(history, fresh.sort(compareEvents), rules);
  const events = [...byId.values()].sort(compareEvents);
  return foldOn({ ...NOTHING_HEARD, impostors: [...impostors.keys()].sort().flatMap((text) => impostors.get(text) ?? []) }, events, rules);
}

/** Two events of one id: the same again changes nothing; of different ones the smaller text keeps the id. */
function settleId(byId: Map<string, CaseEvent>, impostors: Map<string, CaseEvent>, known: CaseEvent, event: CaseEvent): void {
  const [ours, theirs] = [textOf(known), textOf(event)];
  if (ours === theirs) return;
  const keeps = ours < theirs ? known : event;
  const loses = keeps === known ? event : known;
  byId.set(event.id, keeps);
  impostors.set(textOf(loses), loses);
}

/** Steps through sorted events that follow those of the history. */
function foldOn(history: CaseHistory, events: readonly CaseEvent[], rules: CaseRules): CaseHistory {
  const takenBack = retractions(events);
  const refused: RefusedMove[] = [...history.refused];
  if (history.events.length === 0) refused.push(...history.impostors.map((event): RefusedMove => ({ event, refusal: "id_taken" })));
  let { current } = history;
  for (const event of events) {
    if (takenBack.valid.has(event.id)) continue;
    if (takenBack.targets.has(event.id)) {
      refused.push({ event, refusal: "retracted" });
      continue;
    }
    const next = step(current, event, rules);
    if (next.ok) current = next.value;
    else refused.push({ event, refusal: next.refusal });
  }
  return { events: [...history.events, ...events], impostors: history.impostors, current, refused };
}

/** Which events are taken back, and which retractions are good: of an earlier move of the same person that is not itself a retraction. */
function retractions(events: readonly CaseEvent[]): { readonly targets: ReadonlySet<string>; readonly valid: ReadonlySet<string> } {
  const targets = new Set<string>();
  const valid = new Set<string>();
  const retracts = events.filter((event): event is RetractEvent => event.action === "retract");
  for (const retract of retracts) {
    const target = events.find((event) => event.id === retract.of);
    if (target === undefined || target.action === "retract" || target.action === "report" || compareEvents(target, retract) > 0) continue;
    if (target.who !== retract.who || target.role !== retract.role) continue;
    targets.add(target.id);
    valid.add(retract.id);
  }
  return { targets, valid };
}

/** The event as text that is the same whatever the order of its keys. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${textOf(inner)}`)
    .join()}}`;
}
