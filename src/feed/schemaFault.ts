// What a schema found wrong: the place, and what belongs there in notation that reads in every language.
import type { z } from "zod";

export interface SchemaFault {
  /** Keys and indexes down to the place, "{}" for the whole. */
  readonly place: string;
  /** "≥ 3", "\"today\" | \"week\"", "number"; the name of the schema where it takes more words. */
  readonly expected: string;
  /** The place is a key that nobody knows. */
  readonly isUnknownKey: boolean;
}

/** The first fault of a value that a schema refused. `schema` is the name of the published file. Checks may say what they expect as their message, in quotes. */
export function schemaFault({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }, schema: string): SchemaFault {
  const fault = issues[0] && within(issues[0]);
  const unknown = fault?.code === "unrecognized_keys" ? fault.keys.slice(0, 1) : [];
  const place = [...(fault?.path ?? []), ...unknown].join(".") || "{}";
  return { place, expected: (fault && expectedOf(fault)) ?? schema, isUnknownKey: unknown.length > 0 };
}

/** Of a union the choice that was meant: the one whose fault lies deeper than the value itself. */
function within(fault: z.core.$ZodIssue): z.core.$ZodIssue {
  if (fault.code !== "invalid_union") return fault;
  const meant = fault.errors.map(([first]) => first).find((first) => first !== undefined && (first.path.length > 0 || first.code === "unrecognized_keys"));
  return meant === undefined ? fault : within({ ...meant, path: [...fault.path, ...meant.path] });
}

/** null where it takes more words than a sentence has room for. */
function expectedOf(fault: z.core.$ZodIssue): string | null {
  switch (fault.code) {
    case "invalid_value":
      return listed(fault.values);
    case "invalid_type":
      return fault.expected;
    case "too_small":
      return `${ofLength(fault.origin)}${fault.inclusive ? "≥" : ">"} ${fault.minimum}`;
    case "too_big":
      return `${ofLength(fault.origin)}${fault.inclusive ? "≤" : "<"} ${fault.maximum}`;
    case "invalid_union": {
      if ("options" in fault && Array.isArray(fault.options)) return listed(fault.options);
      const choices = fault.errors.flatMap(([first]) => (first ? (expectedOf(first) ?? []) : []));
      return choices.length > 0 ? [...new Set(choices)].join(" | ") : null;
    }
    case "invalid_format":
      return fault.message.startsWith('"') ? fault.message : (fault.pattern ?? fault.format);
    case "custom":
      return fault.message.startsWith('"') ? fault.message : null;
    default:
      return null;
  }
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(" | ");
}

/** Texts and lists are measured by their length. */
function ofLength(origin: string): string {
  return origin === "string" || origin === "array" ? "length " : "";
}
