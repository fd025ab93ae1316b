// Which reports a rule looks at, as they stood at an instant: nothing that happened later is known, save that a case was void.
import { NO_TIME } from "../model/columns";
import { OUTSIDE } from "../model/plan";
import type { ReportColumns } from "../model/reports";
import { voidTable } from "./flags";
import { rangeOf } from "./range";
import type { RuleObject } from "./rules";

/** Rows a rule looks at among those reported in [from, at), as they stood at `at` (seconds since 2000). Ascending; with a place in the plan or OUTSIDE. */
export type Selection = (from: number, at: number) => number[];

/** A selection over reports; words are looked up once. Void cases are left out even before they were declared void: no column tells when. */
export function selectionOf(object: RuleObject, reports: ReportColumns): Selection {
  const { codes, dictionaries, slot, times } = reports;
  const isClass = classTable(object.categories, reports);
  const isSource = wordTable(object.sources, dictionaries.source);
  const isDepartment = wordTable(object.departments, dictionaries.department);
  const voids = voidTable(reports);
  const { closed_at: closed, deadline_at: deadlines } = times;
  const asks = (row: number, at: number): boolean => {
    if ((slot[row] ?? 0) < OUTSIDE || (voids !== null && voids[codes.state?.[row] ?? 0] === 1)) return false;
    if (isSource !== null && isSource[codes.source?.[row] ?? 0] !== 1) return false;
    if (isDepartment !== null && isDepartment[codes.department?.[row] ?? 0] !== 1) return false;
    if (isClass !== null && !isClass(row)) return false;
    if (object.which === "reported") return true;
    const closedAt = closed?.[row] ?? NO_TIME;
    if (closedAt !== NO_TIME && closedAt <= at) return false;
    const deadline = deadlines?.[row] ?? NO_TIME;
    return object.which === "open" || (deadline !== NO_TIME && deadline < at);
  };
  return (from, at) => {
    const rows: number[] = [];
    const range = rangeOf(reports, { from, to: at });
    for (let row = range.from; row < range.to; row++) if (asks(row, at)) rows.push(row);
    return rows;
  };
}

/** 1 for each code whose word is asked for; null when every word will do. */
function wordTable(asked: readonly string[] | undefined, words: readonly string[] | undefined): Uint8Array | null {
  return asked === undefined ? null : Uint8Array.from(words ?? [], (word) => (asked.includes(word) ? 1 : 0));
}

function classTable(asked: readonly string[] | undefined, { codes, dictionaries }: ReportColumns): ((row: number) => boolean) | null {
  if (asked === undefined) return null;
  const names = wordTable(asked, dictionaries.category);
  const begins = Uint8Array.from(dictionaries.category_code ?? [], (code) => (asked.some((start) => start !== "" && code.startsWith(start)) ? 1 : 0));
  return (row) => names?.[codes.category?.[row] ?? 0] === 1 || begins[codes.category_code?.[row] ?? 0] === 1;
}
