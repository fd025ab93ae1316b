// The catalogue: classes of cases with their limits, departments, and who must and who helps. All of it is data; a town brings its own.
import type { Filing } from "./caseEvents";
import type { Limit } from "./clock";
import type { Language } from "./issue";
import type { Level } from "./lifecycleTable";

type Words = Readonly<Record<Language, string>>;

/** 部件 component, 事件 event, 矛盾纠纷 dispute. */
export type ClassKind = "component" | "event" | "dispute";

/** The six kinds of service of the resource, needs and project lists: 维修维护 爱心帮扶 信息咨询 文化娱乐 应急处理 矛盾调处. */
export const SERVICES = {
  repair: { "zh-CN": "维修维护", en: "Repair and upkeep" },
  care: { "zh-CN": "爱心帮扶", en: "Care and help" },
  information: { "zh-CN": "信息咨询", en: "Information" },
  culture: { "zh-CN": "文化娱乐", en: "Culture and leisure" },
  emergency: { "zh-CN": "应急处理", en: "Emergencies" },
  mediation: { "zh-CN": "矛盾调处", en: "Mediation" },
} as const satisfies Readonly<Record<string, Words>>;
export type Service = keyof typeof SERVICES;

export interface Department {
  readonly id: string;
  readonly name: Words;
}

/** A filing condition (立案条件) of a class. The limit belongs to the condition, not to the class. */
export interface FilingChoice {
  readonly condition: string;
  readonly limit: Limit;
}

export interface CaseClass {
  /** As written in the standard; never a number. */
  readonly code: string;
  readonly kind: ClassKind;
  readonly name: Words;
  /** The department that must see to it, and those that help. */
  readonly must: string;
  readonly helps: readonly string[];
  /** The level that is first to settle it. */
  readonly level: Level;
  readonly service: Service | null;
  /** At least one; the first is the usual one. */
  readonly choices: readonly FilingChoice[];
}

export interface Catalogue {
  /** Whose catalogue it is, said on screen. */
  readonly title: Words;
  /** True for data that must not be taken for a rule in force. */
  readonly isSample: boolean;
  readonly departments: readonly Department[];
  readonly conditions: Readonly<Record<string, Words>>;
  readonly classes: readonly CaseClass[];
}

/** The class of a code; null when the catalogue does not have it. */
export function classOf(catalogue: Catalogue, code: string): CaseClass | null {
  return catalogue.classes.find((one) => one.code === code) ?? null;
}

/** What is chosen when a case is registered: null when class or condition is not in the catalogue. Without a condition the usual one is taken. */
export function filingOf(catalogue: Catalogue, code: string, condition?: string): Filing | null {
  const choices = classOf(catalogue, code)?.choices ?? [];
  const choice = condition === undefined ? choices[0] : choices.find((one) => one.condition === condition);
  return choice === undefined ? null : { category: code, condition: choice.condition, limit: choice.limit };
}

/** The two lists of a department: the classes it must see to, and those it helps with. */
export interface Responsibility {
  readonly department: Department;
  readonly must: readonly CaseClass[];
  readonly helps: readonly CaseClass[];
}

/** The two-list responsibility of every department, in the catalogue's order. */
export function responsibilities(catalogue: Catalogue): readonly Responsibility[] {
  return catalogue.departments.map((department) => ({
    department,
    must: catalogue.classes.filter((one) => one.must === department.id),
    helps: catalogue.classes.filter((one) => one.helps.includes(department.id)),
  }));
}

export type CatalogueFaultName =
  | "code_repeated"
  | "code_missing"
  | "name_missing"
  | "no_choice"
  | "condition_repeated"
  | "condition_unknown"
  | "limit_not_above_zero"
  | "department_repeated"
  | "department_unknown"
  | "must_also_helps";

export interface CatalogueFault {
  readonly name: CatalogueFaultName;
  /** Place in the catalogue, like classes[3].choices[0]. */
  readonly place: string;
}

/** All that is wrong with a catalogue; empty for a sound one. */
export function catalogueFaults(catalogue: Catalogue): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const check = (fine: boolean, name: CatalogueFaultName, place: string): void => {
    if (!fine) faults.push({ name, place });
  };
  const departments = new Set<string>();
  for (const [index, { id, name }] of catalogue.departments.entries()) {
    check(!departments.has(id), "department_repeated", `departments[${index}]`);
    check(isNamed(name), "name_missing", `departments[${index}]`);
    departments.add(id);
  }
  const codes = new Set<string>();
  for (const [index, one] of catalogue.classes.entries()) {
    const place = `classes[${index}]`;
    check(one.code !== "", "code_missing", place);
    check(!codes.has(one.code), "code_repeated", place);
    codes.add(one.code);
    check(isNamed(one.name), "name_missing", place);
    check(departments.has(one.must), "department_unknown", `${place}.must`);
    for (const [at, helper] of one.helps.entries()) {
      check(departments.has(helper), "department_unknown", `${place}.helps[${at}]`);
      check(helper !== one.must, "must_also_helps", `${place}.helps[${at}]`);
    }
    check(one.choices.length > 0, "no_choice", place);
    for (const [at, { condition, limit }] of one.choices.entries()) {
      check(one.choices.findIndex((other) => other.condition === condition) === at, "condition_repeated", `${place}.choices[${at}]`);
      check(Object.hasOwn(catalogue.conditions, condition), "condition_unknown", `${place}.choices[${at}]`);
      check(limit.value > 0, "limit_not_above_zero", `${place}.choices[${at}].limit`);
    }
  }
  return faults;
}

function isNamed(name: Words): boolean {
  return name.en.trim() !== "" && name["zh-CN"].trim() !== "";
}
