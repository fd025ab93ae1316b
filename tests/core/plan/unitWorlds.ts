// Units for tests of planning: a chequerboard whose answers can be worked out by hand, and drawn coverages with loads.
import fc from "fast-check";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { type PolygonSet, polygonSet } from "../../../src/core/geo/polygons";
import { buildCoverage } from "../../../src/core/plan/coverage/build";
import { type UnitGraph, unitGraph } from "../../../src/core/plan/units/graph";
import { coverage, randomStream } from "../../coverages";

/** Side of a square unit of the board, degrees: at the equator about 111.3 m by 110.6 m. */
const SIDE = 0.001;

/** A board of columns × rows square units about the equator, numbered row by row from the south-west. */
export function board(columns: number, rows: number): PolygonSet {
  return polygonSet(
    Array.from({ length: columns * rows }, (_, unit) => {
      const west = (unit % columns) * SIDE;
      const south = Math.floor(unit / columns) * SIDE;
      const ring = [
        [west, south],
        [west + SIDE, south],
        [west + SIDE, south + SIDE],
        [west, south + SIDE],
        [west, south],
      ];
      return { type: "Polygon", coordinates: [ring] };
    }),
  );
}

/** A drawn coverage: its features, and the same as a set. For properties: one drawing in a hundred has borders that cross near a sharp corner, and is passed over. */
export function drawn(seed: number, count: number, enclaves: number): { readonly features: Feature<Polygon | MultiPolygon>[]; readonly set: PolygonSet } {
  const { features } = coverage({ seed, count, depth: 2, enclaves });
  const set = polygonSet(features.map(({ geometry }) => geometry));
  fc.pre(buildCoverage(set).ok);
  return { features, set };
}

/** A drawn coverage of units with uneven loads, some of them 0. */
export function drawnUnits(seed: number, count: number): { readonly set: PolygonSet; readonly graph: UnitGraph; readonly loads: Float64Array } {
  const { set } = drawn(seed, count, 0.05);
  const random = randomStream(seed);
  const loads = Float64Array.from({ length: count }, () => (random() < 0.1 ? 0 : Math.round(20 + 80 * random())));
  return { set, graph: unitGraph(set), loads };
}

/** Connected pieces of each grid, found the plain way: the judge of contiguity. */
export function piecesOf({ start, to }: UnitGraph, grid: Int32Array): Map<number, number> {
  const seen = new Set<number>();
  const pieces = new Map<number, number>();
  for (const [seed, own] of grid.entries()) {
    if (seen.has(seed)) continue;
    pieces.set(own, (pieces.get(own) ?? 0) + 1);
    const stack = [seed];
    seen.add(seed);
    for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
      for (const neighbour of to.subarray(start[unit], start[unit + 1])) {
        if (seen.has(neighbour) || grid[neighbour] !== own) continue;
        seen.add(neighbour);
        stack.push(neighbour);
      }
    }
  }
  return pieces;
}

/** Neighbours of a unit as a list. */
export function neighboursOf({ start, to }: UnitGraph, unit: number): number[] {
  return [...to.subarray(start[unit], start[unit + 1])];
}
