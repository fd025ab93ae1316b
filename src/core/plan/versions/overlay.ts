// What ground changes hands between two plans: both drawings laid over each other on the lattice, exact, whatever was moved, cut or assigned.
import type { Geometry, MultiPolygon, Polygon } from "geojson";
import { arrange } from "../../geo/arrangement";
import { holdersOf } from "../../geo/coverageFaces";
import { fullyNoded } from "../../geo/fullyNoded";
import { polygonSet } from "../../geo/polygons";
import { coverageOf } from "../coverage/build";
import { shapesOf } from "../coverage/shapes";
import { NO_FACE } from "../coverage/types";

/** Ground that goes from one grid to another; −1 for none. */
export interface Ceded {
  readonly from: number;
  readonly to: number;
  readonly shape: Polygon | MultiPolygon;
}

/**
 * The ground that changes hands, by old and new grid; `continues[grid]` is the old grid that a new one goes on from (−1 none): what stays with it
 * has not changed hands. null when the drawings do not come to rest on the lattice.
 */
export function cededGround(old: readonly (Geometry | null)[], fresh: readonly (Geometry | null)[], continues: ArrayLike<number>): Ceded[] | null {
  const noded = fullyNoded(polygonSet([...old, ...fresh]));
  if (!noded || noded.edges.count === 0) return null;
  const { set, edges, noding } = noded;
  const arrangement = arrange(edges, noding);
  const pairs: { readonly from: number; readonly to: number }[] = [];
  const faceOf = new Map<string, number>();
  const labels = holdersOf(set, noding, arrangement).map((parts) => {
    const slots = parts.map((part) => set.partSlot[part] as number);
    const from = slots.find((slot) => slot < old.length) ?? -1;
    const to = (slots.find((slot) => slot >= old.length) ?? old.length - 1) - old.length;
    if (from < 0 && to < 0) return NO_FACE;
    if (to >= 0 && from >= 0 && continues[to] === from) return NO_FACE;
    const key = `${from} ${to}`;
    const known = faceOf.get(key);
    if (known !== undefined) return known;
    pairs.push({ from, to });
    faceOf.set(key, pairs.length - 1);
    return pairs.length - 1;
  });
  if (pairs.length === 0) return [];
  const coverage = coverageOf(
    set,
    noding,
    arrangement,
    labels,
    pairs.map((_, face) => face),
  );
  const shapes = shapesOf(coverage, "face");
  return pairs.flatMap((pair, face) => (shapes[face] ? [{ ...pair, shape: shapes[face] }] : []));
}
