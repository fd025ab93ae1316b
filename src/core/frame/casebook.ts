// The operator's log laid over the ledger: what was decided on the page, case by case, on top of what the sources tell.
//
//   source's columns ─ eventsTold ─┐
//                                  ├─ arrive ─ Case ─ changedCells ─ ledger.amend     one row changes, and what is counted moves by a difference
//   log lines (any order, copies) ─┘
import { type CaseCells, changedCells } from "../model/caseCells";
import type { CaseEvent } from "../model/caseEvents";
import { arrive, type CaseHistory, NOTHING_HEARD } from "../model/caseFold";
import type { Case } from "../model/caseRecord";
import type { RefusalName } from "../model/caseRefusals";
import { eventsTold } from "../model/caseTold";
import type { NativeColumn } from "../model/columns";
import type { LogLine } from "../model/logLine";
import type { ReportColumns } from "../model/reports";
import type { RowWatcher } from "../stats/watcher";
import { type CaseSetting, isCase, rulesOf, type TouchedCase, toldOf } from "./caseFile";
import type { ReportRow } from "./question";

/** What a casebook needs of the ledger. */
export interface AmendableReports extends ReportColumns {
  told(position: number): ReportRow | null;
  find(ids: ReadonlySet<string>): ReadonlyMap<string, number>;
  amend(position: number, patch: CaseCells): void;
}

/** What became of a line: done; known before; of a case that is not open here; or refused by the lifecycle (it stays in the log, and so do its reasons). */
export type LineFate = { readonly kind: "done" | "known" | "elsewhere" } | { readonly kind: "refused"; readonly refusal: RefusalName };

export interface Casebook {
  /** Takes lines in, in any order and as often as they come; the fates are in the order of the lines. `hint` is where the first case lies, if known. */
  add(lines: readonly LogLine[], hint?: number): readonly LineFate[];
  /** Why the line would be refused if it came now; null when it would be done. Nothing changes. */
  refusalOf(line: LogLine, position: number): RefusalName | null;
  /** The case at a position when the log has touched it. */
  touched(position: number): TouchedCase | null;
  /** Positions that the log has touched. */
  positions(): Iterable<number>;
  /** Granted extensions of the cases that the log dispatched, by position (CaseFacts). */
  readonly extensions: ReadonlyMap<number, number>;
}

/** A casebook over reports; `watchers` follow every row that it changes. */
export function createCasebook(
  reports: AmendableReports,
  setting: CaseSetting,
  watchers: readonly RowWatcher[],
  extensions = new Map<number, number>(),
): Casebook {
  const rules = rulesOf(setting);
  const { state, level, supervised } = reports.dictionaries;
  // As the sources brought them: words of our own that come later must not change how the next cell is written.
  const words = { state: [...(state ?? [])], level: [...(level ?? [])], supervised: [...(supervised ?? [])] };
  const cases = new Map<number, TouchedCase>();
  const places = new Map<string, number>();

  const opened = (position: number): (TouchedCase & { readonly reportedAt: number }) | null => {
    const row = reports.told(position);
    const told = row === null || row.id === "" || !isCase(row) ? null : toldOf(row, (column: NativeColumn) => reports.maps(row.source, column));
    if (told === null) return null;
    const known = cases.get(position);
    if (known !== undefined) return { ...known, reportedAt: told.reportedAt };
    const history = arrive(NOTHING_HEARD, eventsTold(told, setting.catalogue, setting.calendar), rules);
    return history.current === null ? null : { told: history.current, history, reportedAt: told.reportedAt };
  };

  const settle = (position: number, { told, history }: TouchedCase): void => {
    const after = history.current;
    if (after === null) return;
    const settled = watchers.map((watcher) => watcher.amending(position));
    reports.amend(position, changedCells(told, after, rules, words));
    cases.set(position, { told, history });
    noteExtensions(extensions, position, told, after);
    for (const follow of settled) follow();
  };

  const addTo = (position: number | undefined, events: readonly LogLine[]): readonly LineFate[] => {
    const found = position === undefined ? null : opened(position);
    if (position === undefined || found === null) return events.map(() => ({ kind: "elsewhere" }));
    const fits = events.filter(({ reportedAt }) => reportedAt === found.reportedAt).map(({ event }) => event);
    const history = arrive(found.history, fits, rules);
    if (history !== found.history) settle(position, { told: found.told, history });
    return events.map(({ event, reportedAt }) => (reportedAt === found.reportedAt ? fateOf(event, found.history, history) : { kind: "elsewhere" }));
  };

  return {
    extensions,
    touched: (position) => cases.get(position) ?? null,
    positions: () => cases.keys(),
    refusalOf({ event, reportedAt }, position) {
      const found = opened(position);
      if (found === null || found.reportedAt !== reportedAt) return "other_case";
      return arrive(found.history, [event], rules).refused.find((one) => one.event.id === event.id)?.refusal ?? null;
    },
    add(lines, hint) {
      const byCase = new Map<string, number[]>();
      for (const [index, { event }] of lines.entries()) {
        const own = byCase.get(event.caseId);
        if (own === undefined) byCase.set(event.caseId, [index]);
        else own.push(index);
      }
      if (hint !== undefined) places.set(reports.told(hint)?.id ?? "", hint);
      const unknown = new Set([...byCase.keys()].filter((id) => !places.has(id)));
      if (unknown.size > 0) for (const [id, position] of reports.find(unknown)) places.set(id, position);
      const fates: LineFate[] = [];
      for (const [id, indexes] of byCase) {
        const own = addTo(
          places.get(id),
          indexes.flatMap((index) => lines[index] ?? []),
        );
        for (const [place, index] of indexes.entries()) fates[index] = own[place] ?? { kind: "elsewhere" };
      }
      return fates;
    },
  };
}

/** Whether an event was done, or had been; `before` is the history without it. */
function fateOf(event: CaseEvent, before: CaseHistory, after: CaseHistory): LineFate {
  if (before.events.some(({ id }) => id === event.id)) return { kind: "known" };
  const refused = after.refused.find((one) => one.event.id === event.id && one.refusal !== "retracted");
  return refused === undefined ? { kind: "done" } : { kind: "refused", refusal: refused.refusal };
}

/** A case that the log dispatched is one whose extensions are known. */
function noteExtensions(extensions: Map<number, number>, position: number, told: Case, after: Case): void {
  const isOwn = after.log.some(({ eventId, action }) => action === "dispatch" && !told.log.some((entry) => entry.eventId === eventId));
  if (isOwn) extensions.set(position, after.counts.extensions);
  else extensions.delete(position);
}
