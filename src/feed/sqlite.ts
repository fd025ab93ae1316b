// SQLite files: told by their first bytes, opened by sql.js.
import type { Database } from "sql.js/dist/sql-asm-memory-growth.js";

const MAGIC = "SQLite format 3\0";

/** True when the bytes begin like an SQLite file. */
export function isSqlite(bytes: Uint8Array): boolean {
  return MAGIC.split("").every((character, index) => bytes[index] === character.charCodeAt(0));
}

/** A database from bytes, or an empty one. The build without WebAssembly, whose compilation the page's policy forbids; loaded when the first is opened. */
export async function openSqlite(bytes?: Uint8Array): Promise<Database> {
  const { default: initSqlJs } = await import("sql.js/dist/sql-asm-memory-growth.js");
  const { Database } = await initSqlJs();
  return new Database(bytes);
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
