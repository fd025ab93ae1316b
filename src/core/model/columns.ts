// The native columns of a report and of a case (contract.md), by kind.

/** Instants, kept as whole seconds since 2000-01-01T00:00:00Z. */
export const TIME_COLUMNS = [
  "reported_at",
  "registered_at",
  "dispatched_at",
  "deadline_at",
  "handled_at",
  "verified_at",
  "closed_at",
  "called_back_at",
  "updated_at",
] as const;
/** Words out of a small list, kept as codes into a dictionary. */
export const CODE_COLUMNS = ["category", "category_code", "source", "department", "level", "state", "satisfaction", "supervised"] as const;
/** Small whole numbers. */
export const COUNT_COLUMNS = ["rework_count", "return_count"] as const;
/** Free text; not kept in memory, read again from the source when a row is opened. */
export const TEXT_COLUMNS = ["address", "title", "description"] as const;

export type TimeColumn = (typeof TIME_COLUMNS)[number];
export type CodeColumn = (typeof CODE_COLUMNS)[number];
export type CountColumn = (typeof COUNT_COLUMNS)[number];
export type TextColumn = (typeof TEXT_COLUMNS)[number];
export type NativeColumn = "case_id" | "lng" | "lat" | TimeColumn | CodeColumn | CountColumn | TextColumn;

export const NATIVE_COLUMNS: readonly NativeColumn[] = ["case_id", "lng", "lat", ...TIME_COLUMNS, ...CODE_COLUMNS, ...COUNT_COLUMNS, ...TEXT_COLUMNS];

/** Milliseconds of 2000-01-01T00:00:00Z: the zero of every time column. */
export const EPOCH_2000_MS = 946_684_800_000;
/** No time. Times reach from 1932 to 2068. */
export const NO_TIME = -2_147_483_648;

/** Milliseconds since 1970 to seconds since 2000; NO_TIME when it is no number or out of range. */
export function toSeconds(ms: number): number {
  const seconds = Math.floor((ms - EPOCH_2000_MS) / 1000);
  return seconds > NO_TIME && seconds < 2_147_483_648 ? seconds : NO_TIME;
}

/** Seconds since 2000 to milliseconds since 1970. */
export function toMilliseconds(seconds: number): number {
  return seconds * 1000 + EPOCH_2000_MS;
}
