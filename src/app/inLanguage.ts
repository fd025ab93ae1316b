// What is open in the reader's language: English names of grids and English words of reports, where there are any.
import type { PlanSummary } from "../core/frame/answers";
import type { ReportRow } from "../core/frame/question";
import { CODE_COLUMNS, type CodeColumn } from "../core/model/columns";
import type { Language } from "../core/model/issue";
import type { Opened } from "../engine/api";

/** What is open, its grids named in a language, and without a dictionary where none is needed. */
export function openedIn(opened: Opened, language: Language): Opened {
  return language === "en" ? { ...opened, plan: opened.plan && planInEnglish(opened.plan) } : { ...opened, english: null };
}

function planInEnglish(plan: PlanSummary): PlanSummary {
  return plan.grids.some((grid) => grid.nameEn !== undefined)
    ? { ...plan, grids: plan.grids.map((grid) => ({ ...grid, name: grid.nameEn ?? grid.name })) }
    : plan;
}

/** A report with its words in English; a word that the dictionary lacks stays. */
export function rowInEnglish(row: ReportRow, english: ReadonlyMap<string, string> | null): ReportRow {
  if (english === null) return row;
  const codes: { [K in CodeColumn]?: string } = {};
  for (const column of CODE_COLUMNS) {
    const word = row.codes[column];
    if (word !== undefined) codes[column] = english.get(word) ?? word;
  }
  return { ...row, codes };
}
