// The buckets opened: which rows are in one, and a row as a table shows it.
import type { Bucket, ReportRow } from "../frame/question";
import { NO_COORDINATE, toDegrees } from "../geo/lattice";
import { type CodeColumn, NO_TIME, type TimeColumn } from "../model/columns";
import type { RowMask } from "../model/filters";
import { OUTSIDE, UNLOCATED } from "../model/plan";
import { type Place, unlocatedReason } from "./place";
import type { RejectedRecord } from "./sources";
import type { RowStore } from "./store";
import type { LedgerColumns } from "./views";

/** What buckets are read from: kept rows [0, columns.size), duplicates [columns.size, settled). */
export interface BucketRows {
  readonly store: RowStore;
  readonly columns: LedgerColumns;
  readonly settled: number;
  readonly place: Place | null;
  readonly rejected: readonly RejectedRecord[];
}

/** Kept rows [from, to) that pass the mask. */
export interface OnlyRows {
  readonly from: number;
  readonly to: number;
  readonly mask: RowMask | null;
}

/** A page of a bucket: positions of reports, or rejected records. `total` counts what can be paged through. */
export type BucketPage =
  | { readonly kind: "reports"; readonly total: number; readonly positions: Uint32Array }
  | { readonly kind: "rejected"; readonly total: number; readonly records: readonly RejectedRecord[] };

/** Reports come by time, rejected rows as they were read. */
export function pageOf(rows: BucketRows, bucket: Bucket, slot: number | null, offset: number, limit: number, only?: OnlyRows): BucketPage {
  if (bucket === "rejected") return { kind: "rejected", total: rows.rejected.length, records: rows.rejected.slice(offset, offset + limit) };
  const { size } = rows.columns;
  if (bucket === "duplicates") {
    const total = rows.settled - size;
    const count = Math.max(0, Math.min(limit, total - offset));
    return { kind: "reports", total, positions: Uint32Array.from({ length: count }, (_, index) => size + offset + index) };
  }
  const wanted = bucket === "outside" ? OUTSIDE : bucket === "unlocated" ? UNLOCATED : slot;
  const slots = rows.columns.slot;
  const positions: number[] = [];
  let total = 0;
  const bits = only?.mask?.bits ?? null;
  for (let row = only?.from ?? 0; row < (only?.to ?? size); row++) {
    if (bits !== null && bits[row] !== 0) continue;
    const found = slots[row] ?? OUTSIDE;
    if (wanted === null ? found < 0 : found !== wanted) continue;
    if (total >= offset && positions.length < limit) positions.push(row);
    total++;
  }
  return { kind: "reports", total, positions: Uint32Array.from(positions) };
}

/** The row at a position, without its texts (they are read again from the source). Null beyond the end. */
export function reportRow({ store, columns, settled, place }: BucketRows, position: number): ReportRow | null {
  if (position < 0 || position >= settled) return null;
  const x = store.x.cells[position] ?? NO_COORDINATE;
  const y = store.y.cells[position] ?? NO_COORDINATE;
  const times: { [K in TimeColumn]?: number } = {};
  for (const [name, column] of store.times) {
    const seconds = column.cells[position] ?? NO_TIME;
    if (column.length > 0 && seconds !== NO_TIME) times[name] = seconds;
  }
  const codes: { [K in CodeColumn]?: string } = {};
  for (const [name, column] of store.codes) {
    const word = store.dictionaries.get(name)?.words[column.cells[position] ?? 0] ?? "";
    if (column.length > 0 && word !== "") codes[name] = word;
  }
  const slot = store.slot.cells[position] ?? OUTSIDE;
  const reason = position >= columns.size ? "duplicate" : slot === UNLOCATED ? unlocatedReason(x, y, place) : null;
  return {
    source: store.source.cells[position] ?? 0,
    record: store.record.cells[position] ?? 0,
    id: store.ids.text(position),
    slot,
    lng: x === NO_COORDINATE ? null : toDegrees(x),
    lat: y === NO_COORDINATE ? null : toDegrees(y),
    times,
    codes,
    ...(reason === null ? {} : { reason }),
  };
}
