// A mapping held against the file it is for: the columns must be there, the time formats must mean something.
import { NATIVE_COLUMNS, TIME_COLUMNS } from "../core/model/columns";
import type { Issue } from "../core/model/issue";
import type { Mapping, TimeMapping } from "../core/model/mapping";
import { isTimeFormat } from "./time";

/** The first reason why a file with these columns cannot be read by the mapping, or null. `places`: index of each column name. */
export function mappingFault(mapping: Mapping, places: ReadonlyMap<string, number>, file: string): Issue | null {
  const wanted = [...NATIVE_COLUMNS.map((column) => nameOf(mapping[column])), mapping.point?.column];
  const missing = wanted.find((name) => name !== undefined && !places.has(name));
  if (missing !== undefined) return { code: "mapping_column_missing", file, place: missing, detail: { columns: [...places.keys()].join(", ") } };
  for (const column of TIME_COLUMNS) {
    const from = mapping[column];
    if (typeof from === "object" && from.format !== undefined && !isTimeFormat(from.format))
      return { code: "mapping_wrong", file, place: `${column}.format`, detail: { expected: '"yyyy-MM-dd HH:mm:ss"' } };
  }
  return null;
}

/** Columns that a file of native columns must have (contract.md). */
const NEEDED = ["reported_at", "lng", "lat"] as const;

/** What a file with these columns has of the native ones that a mapping names, and of its needed ones all. */
export function nativeWithin(mapping: Mapping, places: ReadonlyMap<string, number>): Mapping {
  const kept = NATIVE_COLUMNS.filter((column) => places.has(column) || NEEDED.some((needed) => needed === column));
  return { ...mapping, ...Object.fromEntries(NATIVE_COLUMNS.map((column) => [column, kept.includes(column) ? column : undefined])) };
}

/** The foreign column's name in one entry of a mapping. */
export function nameOf(entry: TimeMapping | undefined): string | undefined {
  return typeof entry === "object" ? entry.column : entry;
}
