// The earlier of two compared periods, from what the address says.
import { periodBefore, yearBefore } from "../../core/frame/earlier";
import type { Period } from "../../core/frame/question";
import { monthStartIn } from "../../panels/monthStart";
import type { Compare } from "../urlCodecs";

/** null while no period is chosen, or none is compared. Half-open, seconds since 2000. */
export function otherPeriod(period: Period | null, compare: Compare | null, timeZone: string): Period | null {
  if (period === null || compare === null) return null;
  if (typeof compare !== "string") return compare;
  const start = monthStartIn(timeZone);
  const other = compare === "year" ? yearBefore(period, start) : periodBefore(period, start);
  return other.to > other.from ? other : null;
}
