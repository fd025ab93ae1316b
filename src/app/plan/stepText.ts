// The name of a step of the history: a word of ours and what it was done to, kept as one text so that it can be stored, read in either language.
import type { TFunction } from "i18next";

/** Kinds of steps; their words are draft.steps.<kind>. Another part of the screen may bring its own. */
export type StepKind =
  | "move"
  | "insert"
  | "remove"
  | "cut"
  | "reshape"
  | "merge"
  | "paint"
  | "fill"
  | "lock"
  | "unlock"
  | "suggest"
  | "simplify"
  | "import"
  | "rename";

/** A name such as "paint 北片" as it is kept. */
export function stepName(kind: StepKind, what = ""): string {
  return what === "" ? kind : `${kind} ${what}`;
}

/** As it is read. A kind that is not known stands as it is. */
export function stepText(name: string, t: TFunction): string {
  const [kind = "", ...what] = name.split(" ");
  return t(`draft.steps.${kind}`, { what: what.join(" "), defaultValue: name }).trim();
}
