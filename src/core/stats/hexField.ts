// A whole town in hexagons, the empty ones too: what a test for hot spots needs, since where nothing was reported is an answer as well.
import type { Neighbours } from "../geo/neighbours";
import type { ReportColumns } from "../model/reports";
import { HEX_STEPS, hexPlane } from "./hexbin";
import type { RowRange } from "./range";

export interface HexField {
  /** Reports per km² of each hexagon, one array a range. */
  readonly slices: readonly Float64Array[];
  /** Six corners a hexagon, as HexagonBins has them. */
  readonly corners: Float64Array;
  /** Slot of the area that holds its middle; OUTSIDE for none. */
  readonly slots: Int32Array;
  readonly neighbours: Neighbours;
}

export interface HexGround {
  /** Lattice units. */
  readonly bounds: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  /** Slot at a position in lattice units; below zero for none. */
  readonly locate: (x: number, y: number) => number;
  readonly origin: readonly [number, number];
}

/** More hexagons than this would neither be tested in time nor told apart: the sides are too short. */
export const MOST_HEXAGONS = 20_000;

/**
 * Every hexagon that has its middle in an area or holds a report of one, by key; reports outside all areas do not count. Null when there are more than
 * MOST_HEXAGONS.
 */
export function hexField(reports: Pick<ReportColumns, "x" | "y" | "slot">, ranges: readonly RowRange[], cellM: number, ground: HexGround): HexField | null {
  const plane = hexPlane(cellM, ground.origin);
  const { minX, minY, maxX, maxY } = ground.bounds;
  const keys = new Set<number>();
  // Half a hexagon's height is the shortest way through it: steps of that miss none.
  const [x0, y0] = plane.middleOf(plane.keyAt(minX, minY));
  const stepX = Math.abs(plane.middleOf(plane.keyAt(x0, y0) + (HEX_STEPS[0] ?? 0))[0] - x0) / 2;
  const stepY = Math.abs(plane.middleOf(plane.keyAt(x0, y0) + 1)[1] - y0) / 2;
  if (((maxX - minX) / stepX) * ((maxY - minY) / stepY) > 40 * MOST_HEXAGONS) return null;
  for (let x = minX - stepX; x <= maxX + stepX; x += stepX) for (let y = minY - stepY; y <= maxY + stepY; y += stepY) keys.add(plane.keyAt(x, y));
  const held = new Map<number, number>();
  for (const key of keys) {
    const [x, y] = plane.middleOf(key);
    const slot = ground.locate(Math.round(x), Math.round(y));
    if (slot >= 0) held.set(key, slot);
  }
  for (const { from, to } of ranges) {
    for (let i = from; i < to; i++) {
      const slot = reports.slot[i] ?? -1;
      if (slot < 0) continue;
      const key = plane.keyAt(reports.x[i] ?? 0, reports.y[i] ?? 0);
      if (!held.has(key)) held.set(key, slot);
    }
  }
  if (held.size > MOST_HEXAGONS) return null;
  const sorted = [...held.keys()].sort((a, b) => a - b);
  const index = new Map(sorted.map((key, place) => [key, place]));
  const corners = new Float64Array(sorted.length * 12);
  for (const [place, key] of sorted.entries()) plane.writeCorners(key, corners, place);
  const slices = ranges.map(({ from, to }) => {
    const counts = new Float64Array(sorted.length);
    for (let i = from; i < to; i++) {
      if ((reports.slot[i] ?? -1) < 0) continue;
      const place = index.get(plane.keyAt(reports.x[i] ?? 0, reports.y[i] ?? 0)) ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts.map((count, place) => count / plane.km2Of(sorted[place] ?? 0));
  });
  return { slices, corners, slots: Int32Array.from(sorted, (key) => held.get(key) ?? -1), neighbours: neighboursOf(sorted, index) };
}

function neighboursOf(keys: readonly number[], index: ReadonlyMap<number, number>): Neighbours {
  const start = new Uint32Array(keys.length + 1);
  const items: number[] = [];
  for (const [place, key] of keys.entries()) {
    items.push(...HEX_STEPS.flatMap((step) => index.get(key + step) ?? []).sort((a, b) => a - b));
    start[place + 1] = items.length;
  }
  return { start, items: Uint32Array.from(items) };
}
