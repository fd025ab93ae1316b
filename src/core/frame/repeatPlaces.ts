// Where cases come back: repeats (repeats.ts) gathered by the place and class they repeat.
import { toDegrees } from "../geo/lattice";
import type { ReportColumns } from "../model/reports";
import { planeAt } from "../stats/plane";
import type { RowRange } from "../stats/range";
import { REPEAT_RULE, REPEATED_LONG } from "../stats/repeats";

/** A place at which cases of one class came back. */
export interface RepeatPlace {
  /** [lng, lat] in degrees: the middle of its repeats. */
  readonly position: readonly [number, number];
  readonly category: string;
  /** Cases that repeated an earlier one. */
  readonly repeats: number;
  /** Seconds since 2000 of the last of them. */
  readonly last: number;
  /** Position in the ledger of the last of them. */
  readonly row: number;
}

/** Places that are told at most. */
const MOST_PLACES = 8;

/**
 * The places with the most repeats among the wanted rows of a range. A place is a square as wide as the distance of the rule (50 m): two repeats on
 * either side of its edge are two places.
 */
export function repeatPlaces(reports: ReportColumns, marks: Uint8Array, isWanted: (row: number) => boolean, { from, to }: RowRange): readonly RepeatPlace[] {
  const { x, y, times, codes, dictionaries } = reports;
  const places = new Map<string, { x: number; y: number; repeats: number; row: number }>();
  let plane: ReturnType<typeof planeAt> | null = null;
  for (let row = from; row < to; row++) {
    if ((marks[row] ?? 0) < REPEATED_LONG || !isWanted(row)) continue;
    const [east, north] = [x[row] ?? 0, y[row] ?? 0];
    plane ??= planeAt(north);
    const cell = [Math.floor((east * plane.east) / REPEAT_RULE.metres), Math.floor((north * plane.north) / REPEAT_RULE.metres)];
    const key = `${cell.join()},${codes.category_code?.[row] ?? 0},${codes.category?.[row] ?? 0}`;
    const place = places.get(key) ?? { x: 0, y: 0, repeats: 0, row };
    places.set(key, { x: place.x + east, y: place.y + north, repeats: place.repeats + 1, row });
  }
  const sorted = [...places.values()].sort((a, b) => b.repeats - a.repeats || b.row - a.row);
  return sorted.slice(0, MOST_PLACES).map((place) => ({
    position: [toDegrees(place.x / place.repeats), toDegrees(place.y / place.repeats)],
    category: dictionaries.category?.[codes.category?.[place.row] ?? 0] ?? "",
    repeats: place.repeats,
    last: times.reported_at?.[place.row] ?? 0,
    row: place.row,
  }));
}
