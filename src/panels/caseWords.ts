// The words of a case in the reader's language: class and departments by the catalogue, states and holders by their names.
import type { TFunction } from "i18next";
import type { Holder } from "../core/frame/caseFile";
import { type CaseClass, type Catalogue, classOf } from "../core/model/catalogue";
import type { Language } from "../core/model/issue";
import { originOf } from "../core/stats/origins";

/** A department in the reader's language when the catalogue has its name, else as the source writes it. */
export function departmentText(name: string, catalogue: Catalogue, language: Language): string {
  const known = catalogue.departments.find((one) => one.id === name || Object.values(one.name).includes(name));
  return known?.name[language] ?? name;
}

/** The class of a code, when the catalogue has it. */
export function caseClassOf(code: string | undefined, catalogue: Catalogue): CaseClass | null {
  return code === undefined ? null : classOf(catalogue, code);
}

/** Name and code of a class; what the source writes when the catalogue does not have the code. */
export function classText(codes: { readonly category?: string; readonly category_code?: string }, catalogue: Catalogue, language: Language): string {
  const known = caseClassOf(codes.category_code, catalogue);
  const name = known?.name[language] ?? codes.category ?? "";
  return [name, codes.category_code ?? ""].filter((part) => part !== "").join(" · ");
}

/** Who has the case: the department by name, or the role. */
export function holderText(holder: Holder, catalogue: Catalogue, language: Language, t: TFunction): string {
  return holder.name === null ? t(`case.role.${holder.role}`) : departmentText(holder.name, catalogue, language);
}

/** The source as written, with who found it when the word tells. */
export function sourceText(word: string, t: TFunction): string {
  const origin = originOf(word);
  if (word === "" || origin === 0) return word;
  return `${word} (${t(origin === 1 ? "case.origin.own" : "case.origin.public")})`;
}
