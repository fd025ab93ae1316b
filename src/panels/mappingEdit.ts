// Reading one entry of a mapping, whatever its form.
import { type NativeColumn, TIME_COLUMNS, type TimeColumn } from "../core/model/columns";
import type { Mapping } from "../core/model/mapping";

/** The file's column that stands for a native one, or null. */
export function columnOf(mapping: Mapping, native: NativeColumn): string | null {
  const entry = mapping[native];
  return entry === undefined ? null : typeof entry === "string" ? entry : entry.column;
}

/** The format of a time column, or "" where it is read as ISO 8601. */
export function timeFormatOf(mapping: Mapping, native: NativeColumn): string {
  const entry = mapping[native];
  return entry !== undefined && typeof entry !== "string" ? (entry.format ?? "") : "";
}

export function isTimeColumn(native: NativeColumn): native is TimeColumn {
  return TIME_COLUMNS.some((column) => column === native);
}

/** An entry for a native column: a name, or a name with a time format; undefined for no column. */
export function entryFor(column: string | null, format: string): string | { column: string; format: string } | undefined {
  if (column === null || column === "") return undefined;
  return format === "" ? column : { column, format };
}

/** What must be mapped before a file can be read and is not. */
export function missingColumns(mapping: Mapping): readonly NativeColumn[] {
  const needed: readonly NativeColumn[] = mapping.point ? [] : ["lng", "lat"];
  return needed.filter((column) => columnOf(mapping, column) === null);
}
