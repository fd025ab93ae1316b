// Geodesic area of polygons, by Turf (sphere of the earth's mean radius).
import { area } from "@turf/turf";
import type { Geometry, Position } from "geojson";
import { partsOf } from "./polygons";

/**
 * Area in m² of a GeoJSON geometry in degrees; 0 for none, points and lines. Holes are taken away, save those that lie outside
 * their outer ring: published files have them, and they are holes in nothing (Turf alone would answer with a negative area).
 */
export function areaM2(geometry: Geometry | null): number {
  let sum = 0;
  for (const [outer, ...holes] of partsOf(geometry)) {
    if (!outer) continue;
    sum += ringArea(outer);
    for (const hole of holes) if (hole.some((position) => isInside(position, outer))) sum -= ringArea(hole);
  }
  return Math.max(0, sum);
}

function ringArea(ring: Position[]): number {
  return area({ type: "Polygon", coordinates: [ring] });
}

/** Even-odd rule; on the border either answer. */
function isInside(position: Position, ring: readonly Position[]): boolean {
  const [x = 0, y = 0] = position;
  let inside = false;
  let [bx = 0, by = 0] = ring[ring.length - 1] ?? [];
  for (const [ax = 0, ay = 0] of ring) {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    bx = ax;
    by = ay;
  }
  return inside;
}
