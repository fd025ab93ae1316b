// The sum that must hold: read = located + outside + unlocated + rejected + duplicates.
import type { Reconciliation, UnlocatedReason } from "../frame/question";
import { NO_TIME } from "../model/columns";
import { OUTSIDE } from "../model/plan";
import type { BucketRows } from "./buckets";
import { type Place, unlocatedReason } from "./place";
import type { OpenSource } from "./sources";
import type { LedgerColumns } from "./views";

/**
 * Counts the buckets of one source, or of all (source null). `read` and `rejected` were counted while reading, the other buckets are
 * counted here from the rows, so the sum is a proof and no tautology.
 */
export function reconcile(
  rows: BucketRows,
  sources: readonly OpenSource[],
  updates: ReadonlyMap<number, number>,
  onBorder: number,
  source: number | null,
): Reconciliation {
  const { columns, store, place, settled } = rows;
  const chosen = sources.filter((one) => source === null || one.index === source);
  let located = 0;
  let outside = 0;
  let unlocated = 0;
  let far = 0;
  let withoutDeadline = 0;
  const deadline = columns.times.deadline_at;
  for (let row = 0; row < columns.size; row++) {
    if (source !== null && columns.source[row] !== source) continue;
    const slot = columns.slot[row] ?? OUTSIDE;
    if (slot >= 0) located++;
    else if (slot === OUTSIDE) outside++;
    else {
      unlocated++;
      if (unlocatedReason(columns.x[row] ?? 0, columns.y[row] ?? 0, place) === "far") far++;
    }
    if (deadline === undefined || deadline[row] === NO_TIME) withoutDeadline++;
  }
  let duplicates = chosen.reduce((sum, one) => sum + one.gone, 0);
  for (let row = columns.size; row < settled; row++) if (source === null || store.source.cells[row] === source) duplicates++;
  return {
    read: chosen.reduce((sum, one) => sum + one.settled.read, 0),
    located,
    outside,
    unlocated,
    rejected: chosen.reduce((sum, one) => sum + one.settled.rejected, 0),
    duplicates,
    onBorder: source === null || sources.length === 1 ? onBorder : borderOf(columns, place, source),
    far,
    updates: chosen.reduce((sum, one) => sum + (updates.get(one.index) ?? 0), 0),
    withoutDeadline,
  };
}

/** How many of the unlocated reports have which reason. */
export function countUnlocated(columns: LedgerColumns, place: Place | null): Readonly<Record<UnlocatedReason, number>> {
  const reasons = { missing: 0, zero: 0, out_of_range: 0, far: 0 };
  for (let row = 0; row < columns.size; row++) {
    if ((columns.slot[row] ?? 0) >= OUTSIDE) continue;
    const reason = unlocatedReason(columns.x[row] ?? 0, columns.y[row] ?? 0, place);
    if (reason !== null) reasons[reason]++;
  }
  return reasons;
}

/** Located reports of one source that lie on a border: asked again of the locator, since it counts only whole stretches. */
function borderOf(columns: LedgerColumns, place: Place | null, source: number): number {
  if (place === null) return 0;
  const answer = new Int32Array(columns.size);
  let onBorder = 0;
  for (let row = 0; row < columns.size; row++) {
    if (columns.source[row] === source && (columns.slot[row] ?? OUTSIDE) >= 0) onBorder += place.locator.locateAll(columns.x, columns.y, answer, row, row + 1);
  }
  return onBorder;
}
