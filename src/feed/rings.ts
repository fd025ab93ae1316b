// The rings of a Shapefile record into polygons. Outer rings run clockwise there and holes follow in any order
// (ESRI Shapefile Technical Description, 1998, p. 8), which many files do not keep: no ring is ever dropped.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { ringHolds, signedArea } from "../core/geo/ring";

interface Ring {
  readonly positions: Position[];
  readonly area: number;
  readonly box: readonly [number, number, number, number];
}

/** Polygons of the rings: each hole goes to the smallest outer ring around it; a hole around which there is none becomes a polygon itself. */
export function polygonOfRings(lists: readonly Position[][]): Polygon | MultiPolygon {
  const rings = lists.map(measured);
  const clockwise = rings.filter((ring) => ring.area <= 0);
  const counter = rings.filter((ring) => ring.area > 0);
  let assigned = assign(clockwise, counter);
  if (assigned.orphans.length > 0) {
    const reversed = assign(counter, clockwise);
    if (reversed.orphans.length < assigned.orphans.length) assigned = reversed;
  }
  const polygons = [...assigned.polygons, ...assigned.orphans.map((ring) => [ring.positions])];
  const [only] = polygons;
  return polygons.length === 1 && only ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons };
}

function assign(outers: readonly Ring[], holes: readonly Ring[]): { polygons: Position[][][]; orphans: Ring[] } {
  const polygons = outers.map((outer) => [outer.positions]);
  const orphans: Ring[] = [];
  for (const hole of holes) {
    let smallest = -1;
    for (let index = 0; index < outers.length; index++) {
      const outer = outers[index] as Ring;
      const better = smallest < 0 || Math.abs(outer.area) < Math.abs((outers[smallest] as Ring).area);
      if (better && surrounds(outer, hole)) smallest = index;
    }
    if (smallest < 0) orphans.push(hole);
    else (polygons[smallest] as Position[][]).push(hole.positions);
  }
  return { polygons, orphans };
}

/** A hole may touch its outer ring, so one vertex strictly inside is enough. */
function surrounds(outer: Ring, hole: Ring): boolean {
  if (Math.abs(hole.area) > Math.abs(outer.area)) return false;
  const [west, south, east, north] = outer.box;
  if (hole.box[0] < west || hole.box[1] < south || hole.box[2] > east || hole.box[3] > north) return false;
  return hole.positions.some((position) => ringHolds(outer.positions, position));
}

function measured(positions: Position[]): Ring {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const [x = 0, y = 0] of positions) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { positions, area: signedArea(positions), box: [west, south, east, north] };
}
