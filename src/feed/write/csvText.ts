// Tables as CSV bytes: RFC 4180, in UTF-8 with a byte order mark (by which Excel knows it) or in GB18030.
import { encodeGb18030 } from "./gb18030";

export type CsvEncoding = "utf-8" | "gb18030";

/** A cell that a spreadsheet would take for a formula begins with one of these. */
const FORMULA = /^[=+\-@\t\r]/;

/** Bytes of a table, the first row being its head. null is an empty cell; text that would start a formula gets an apostrophe before it. */
export function csvBytes(rows: readonly (readonly (string | number | null)[])[], encoding: CsvEncoding = "utf-8"): Uint8Array {
  const text = rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  return encoding === "gb18030" ? encodeGb18030(text) : new TextEncoder().encode(`\ufeff${text}`);
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
