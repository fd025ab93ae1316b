// Pictures of the reports of a period, ready for the map.
import type { PointCloud } from "../core/frame/pictures";
import { pointCloud } from "../core/frame/points";
import type { Ledger } from "../core/ledger/ledger";
import type { Period } from "../core/model/period";
import { UNLOCATED } from "../core/model/plan";
import { rangeOf } from "../core/stats/range";

/** At most `limit` points of the reports of a period that have a usable position. */
export function drawPoints(ledger: Ledger, period: Period | null, limit: number): PointCloud {
  const { from, to } = rangeOf(ledger, period);
  return pointCloud(ledger, from, to, UNLOCATED, limit);
}
