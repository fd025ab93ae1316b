// The classes of the generated cases: those of the sample catalogue that the town sees every day, with their usual limits. Their one home is the catalogue.
import { classOf } from "../src/core/model/catalogue";
import { SAMPLE_CATALOGUE } from "../src/core/model/catalogueSample";
import { DEPARTMENTS, type Department } from "./words";

/** A handling limit: clock hours run day and night; work hours only 8–12 and 14–18 on work days; a work day is 8 work hours. */
export type Limit = readonly ["clock_hour" | "work_hour" | "work_day", number];

export interface Category {
  readonly code: CategoryCode;
  readonly zh: string;
  readonly en: string;
  readonly department: Department;
  readonly limit: Limit;
}

/** Codes in the order of the draws: another order would draw another town. */
const CODES = [
  "E0110",
  "E0192",
  "E0111",
  "E0136",
  "E0112",
  "E0113",
  "E0405",
  "E0401",
  "E0410",
  "E0493",
  "E0201",
  "E0203",
  "E0101",
  "E0128",
  "E0301",
  "E0304",
  "E0312",
  "E0125",
  "E0130",
  "E0120",
  "E0191",
  "E0121",
  "E0496",
  "E0501",
  "E0503",
  "E0506",
  "C0103",
  "C0137",
  "C0284",
  "C0402",
  "D0101",
  "D0201",
  "D0301",
] as const;
export type CategoryCode = (typeof CODES)[number];

/** Kinds of limits of the catalogue in the generator's words. */
const KINDS: Readonly<Record<string, Limit[0]>> = { urgent_hour: "clock_hour", work_hour: "work_hour", work_day: "work_day" };

export const CATEGORIES: readonly Category[] = CODES.map((code) => {
  const found = classOf(SAMPLE_CATALOGUE, code);
  const limit = found?.choices[0]?.limit;
  const kind = KINDS[limit?.kind ?? ""];
  const department = Object.keys(DEPARTMENTS).find((id) => id === found?.must) as Department | undefined;
  if (found === null || limit === undefined || kind === undefined || department === undefined)
    throw new Error(`categories: ${code} is not in the sample catalogue`);
  return { code, zh: found.name["zh-CN"], en: found.name.en, department, limit: [kind, limit.value] };
});
