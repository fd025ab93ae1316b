// The last good data of a live source, as it is kept from one session to the next: the bytes as they came, where to go on, and when they were good.
import type { Cursor } from "./contract";
import type { LiveSpec } from "./spec";

/** Deliveries that lie one after the other in the bytes. */
export interface KeptPart {
  /** Number of its first record. */
  readonly first: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The last reporting time in it, seconds since 2000; null where a report has none. */
  readonly newest: number | null;
  /** A record a line. */
  readonly lines: boolean;
}

/** What is kept of a source; where it is not all, the cursor is empty, so that cursor and data never part. No token is in it. */
export interface Kept {
  /** When the other side was last heard, milliseconds since 1970. */
  readonly heardMs: number;
  readonly cursor: Cursor;
  /** Records so far. */
  readonly records: number;
  readonly bytes: ArrayBuffer;
  readonly parts: readonly KeptPart[];
}

/** Where what was good is kept; the browser's own store, or one of a test. */
export interface Keeper {
  recall(key: string): Promise<Kept | null>;
  keep(key: string, kept: Kept): Promise<void>;
  /** What was kept is no longer what there is, and what there is cannot be kept. */
  forget(key: string): Promise<void>;
  /** The same data, heard of again. */
  heard(key: string, heardMs: number): Promise<void>;
}

/**
 * The name under which a source is kept; null for one that is not: a replay brings its recording, and who has no token must not be shown what another
 * has read with theirs.
 */
export function keptKey(spec: LiveSpec): string | null {
  if (spec.kind === "replay") return null;
  const asksForToken = spec.auth !== undefined && spec.auth.value === undefined;
  if (asksForToken) return null;
  const part = spec.kind === "features" ? spec.collection : spec.kind === "mqtt" ? spec.topic : "";
  return JSON.stringify([spec.kind, spec.name, spec.url, part]);
}
