// Which rows of one case id is kept: the newest by updated_at, of equally new ones the first. The others are duplicates.
import { NO_TIME } from "../model/columns";
import type { Cells } from "../model/reports";
import { hashOf, type IdColumn } from "./ids";

// A row's status: 0 is kept, as the only row of its case or the first and newest.
/** Kept, and took the place of an older row that had come before it. */
export const KEPT_UPDATE = 1;
export const DUPLICATE = 2;
/** A duplicate of a live source: it is counted and not kept. */
export const GONE = 3;

/** What the rule looks at, `count` rows. */
export interface Claims {
  readonly count: number;
  readonly ids: IdColumn;
  /** updated_at, seconds since 2000; undefined when no row has one. A row without one is older than any that has one. */
  readonly updatedAt: Cells | undefined;
  /** Milliseconds beyond that second; undefined when all are whole. */
  readonly updatedMs?: Cells | undefined;
  readonly source: Cells;
  readonly record: Cells;
}

/**
 * KEPT, KEPT_UPDATE or DUPLICATE for every row. "First" goes by source, then by record, so the answer does not depend on the order in which
 * the rows lie or in which batches they came. Rows without an id are all kept. Ids are compared byte by byte; the table is open addressing
 * over FNV-1a (fact: offset 2166136261, prime 16777619), and goes when the answer is there.
 */
export function resolveDuplicates(claims: Claims): Uint8Array {
  const { count, ids } = claims;
  const status = new Uint8Array(count);
  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  const keptRow = new Uint32Array(capacity); // row + 1, 0 is free
  let firstRow: Uint32Array | null = null; // row + 1 of the first of an id that came more than once
  const mask = capacity - 1;
  for (let row = 0; row < Math.min(count, ids.length); row++) {
    const start = ids.start(row);
    const end = ids.start(row + 1);
    if (start === end) continue;
    let place = hashOf(ids.bytes, start, end) & mask;
    while (keptRow[place] !== 0 && !sameId(ids, (keptRow[place] ?? 0) - 1, start, end)) place = (place + 1) & mask;
    if (keptRow[place] === 0) {
      keptRow[place] = row + 1;
      continue;
    }
    const held = (keptRow[place] ?? 0) - 1;
    const wins = replaces(claims, row, held);
    status[wins ? held : row] = DUPLICATE;
    if (wins) keptRow[place] = row + 1;
    firstRow ??= new Uint32Array(capacity);
    const first = (firstRow[place] ?? 0) === 0 ? held : (firstRow[place] ?? 0) - 1;
    firstRow[place] = (comesBefore(claims, row, first) ? row : first) + 1;
  }
  for (let place = 0; firstRow !== null && place < capacity; place++) {
    const first = firstRow[place] ?? 0;
    const kept = keptRow[place] ?? 0;
    if (first !== 0 && kept !== first) status[kept - 1] = KEPT_UPDATE;
  }
  return status;
}

function replaces(claims: Claims, row: number, held: number): boolean {
  const { updatedMs } = claims;
  const newer = updatedAt(claims, row) - updatedAt(claims, held) || (updatedMs === undefined ? 0 : (updatedMs[row] ?? 0) - (updatedMs[held] ?? 0));
  return newer > 0 || (newer === 0 && comesBefore(claims, row, held));
}

function updatedAt(claims: Claims, row: number): number {
  return claims.updatedAt?.[row] ?? NO_TIME;
}

function comesBefore(claims: Claims, one: number, other: number): boolean {
  const bySource = (claims.source[one] ?? 0) - (claims.source[other] ?? 0);
  return bySource !== 0 ? bySource < 0 : (claims.record[one] ?? 0) < (claims.record[other] ?? 0);
}

function sameId(ids: IdColumn, row: number, start: number, end: number): boolean {
  const other = ids.start(row);
  if (ids.start(row + 1) - other !== end - start) return false;
  const { bytes } = ids;
  for (let i = 0; i < end - start; i++) if (bytes[other + i] !== bytes[start + i]) return false;
  return true;
}
