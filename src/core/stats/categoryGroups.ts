// Classes of cases in groups, so that a list of them is a tree: by a path in the word itself, or by the first places of its code.
import type { ReportColumns } from "../model/reports";

/** Marks that part a path in the words of sources: 街面秩序/无照经营, Street > Pothole. */
const PATH = /^(.+?)\s*(?:\/|>|»|›|｜|\|)\s*(.+)$/;
/** A code as of GB/T 30428.2: a letter and four digits; the letter and two digits name the group (大类). */
const CODE = /^([A-Z]\d\d)\d\d/;

/**
 * The group of each word of the column `category`, by code; "" for a word of no group. A word's code is that of its first report.
 * Groups are only told when they part the words: two groups at least.
 */
export function categoryGroups({ codes, dictionaries, size }: Pick<ReportColumns, "codes" | "dictionaries" | "size">): readonly string[] {
  const words = dictionaries.category ?? [""];
  const byPath = words.map((word) => PATH.exec(word)?.[1] ?? "");
  if (parts(byPath)) return byPath;
  const own = codes.category;
  const others = codes.category_code;
  const names = dictionaries.category_code;
  if (own === undefined || others === undefined || names === undefined) return words.map(() => "");
  const groups = words.map(() => "");
  let left = words.length;
  const seen = new Uint8Array(words.length);
  for (let row = 0; row < size && left > 0; row++) {
    const word = own[row] ?? 0;
    const name = names[others[row] ?? 0] ?? "";
    if (seen[word] === 1 || name === "") continue;
    seen[word] = 1;
    left--;
    groups[word] = CODE.exec(name)?.[1] ?? "";
  }
  return parts(groups) ? groups : words.map(() => "");
}

function parts(groups: readonly string[]): boolean {
  return new Set(groups.filter((group) => group !== "")).size > 1;
}
