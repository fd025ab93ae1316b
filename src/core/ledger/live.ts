// Live sources in the ledger: what was superseded is counted and let go, the update is remembered by the row that stayed, and what is older than a source keeps leaves.
import { NO_TIME } from "../model/columns";
import { DUPLICATE, GONE, KEPT_UPDATE } from "./duplicates";
import type { OpenSource } from "./sources";

/** Turns duplicates of live sources into GONE and counts them there; rows of theirs that are updates are marked in `revised`. */
export function letGo(status: Uint8Array, revised: { [row: number]: number }, source: ArrayLike<number>, live: readonly OpenSource[]): void {
  const sources = new Map(live.map((one) => [one.index, one]));
  for (let row = 0; row < status.length; row++) {
    if (status[row] !== DUPLICATE && status[row] !== KEPT_UPDATE) continue;
    const from = sources.get(source[row] ?? 0);
    if (!from) continue;
    if (status[row] === KEPT_UPDATE) revised[row] = 1;
    else {
      status[row] = GONE;
      from.gone++;
    }
  }
}

/** Turns kept rows that are older than their live source keeps into GONE; they are counted as aged and no longer as read. Rows without a time stay. */
export function letAge(status: Uint8Array, reportedAt: ArrayLike<number>, source: ArrayLike<number>, live: readonly OpenSource[]): void {
  const sources = new Map(live.flatMap((one) => (one.keptFrom === null ? [] : [[one.index, { from: one, keptFrom: one.keptFrom }]])));
  for (let row = 0; row < status.length && sources.size > 0; row++) {
    const own = (status[row] ?? 0) < DUPLICATE ? sources.get(source[row] ?? 0) : undefined;
    const at = reportedAt[row] ?? NO_TIME;
    if (own === undefined || at === NO_TIME || at >= own.keptFrom) continue;
    status[row] = GONE;
    own.from.aged++;
    own.from.read--;
  }
}

/** Kept rows of each source that took the place of an older one, be it still there or gone. */
export function countUpdates(status: Uint8Array, revised: ArrayLike<number>, source: ArrayLike<number>): Map<number, number> {
  const updates = new Map<number, number>();
  for (let row = 0; row < status.length; row++) {
    const kept = (status[row] ?? 0) < DUPLICATE;
    if (!kept || (status[row] !== KEPT_UPDATE && revised[row] !== 1)) continue;
    updates.set(source[row] ?? 0, (updates.get(source[row] ?? 0) ?? 0) + 1);
  }
  return updates;
}
