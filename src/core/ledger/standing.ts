// What stands of all rows when a reading ends: the newest of each case, what is a duplicate, what live sources let go.
import type { Cells } from "../model/reports";
import type { Column } from "./column";
import { resolveDuplicates } from "./duplicates";
import { countUpdates, letAge, letGo } from "./live";
import type { OpenSource } from "./sources";
import type { RowStore } from "./store";

export interface Standing {
  /** See duplicates.ts; null when every row is kept. */
  readonly status: Uint8Array | null;
  readonly reportedAt: Cells | undefined;
  /** Kept rows of each source that took the place of an older one. */
  readonly updates: Map<number, number>;
}

/** Judges every row of the store; live sources count what they let go. */
export function standing(store: RowStore, sources: Iterable<OpenSource>): Standing {
  const count = store.length;
  const source = store.source.filled(count);
  const live = [...sources].filter((one) => one.live === true);
  const ages = live.some(({ keptFrom }) => keptFrom !== null);
  const status = store.ids.length > 0 ? resolveDuplicates(claims(store, source)) : ages ? new Uint8Array(count) : null;
  const reportedAt = optional(store.times.get("reported_at"), count);
  if (status === null) return { status, reportedAt, updates: new Map() };
  if (live.length > 0) letGo(status, store.revised.filled(count), source, live);
  if (ages && reportedAt !== undefined) letAge(status, reportedAt, source, live);
  return { status, reportedAt, updates: countUpdates(status, store.revised.cells, source) };
}

function claims(store: RowStore, source: Cells) {
  const count = store.length;
  return {
    count,
    ids: store.ids,
    updatedAt: optional(store.times.get("updated_at"), count),
    updatedMs: optional(store.updatedMs, count),
    source,
    record: store.record.filled(count),
  };
}

/** All values of a column that may have none. */
function optional(column: Column | undefined, rows: number): Cells | undefined {
  return column === undefined || column.length === 0 ? undefined : column.filled(rows);
}
