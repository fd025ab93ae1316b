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

/** The foreign column's name in one entry of a mapping. */
export function nameOf(entry: TimeMapping | undefined): string | undefined {
  return typeof entry === "object" ? entry.column : entry;
}
