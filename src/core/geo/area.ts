// Geodesic area of polygons, by Turf (sphere of the earth's mean radius).
import { area } from "@turf/turf";
import type { Geometry, Position } from "geojson";
import { partsOf } from "./polygons";
import { ringHolds } from "./ring";

/**
 * Area in m² of a GeoJSON geometry in degrees; 0 for none, points and lines. Holes are taken away, save those that lie outside
 * their outer ring or are larger than it: published files have them, and they are holes in nothing (Turf alone would answer
 * with a negative area).
 */
export function areaM2(geometry: Geometry | null): number {
  let sum = 0;
  for (const [outer, ...holes] of partsOf(geometry)) {
    if (!outer) continue;
    const whole = ringArea(outer);
    let left = whole;
    for (const hole of holes) {
      const size = ringArea(hole);
      if (size <= whole && hole.some((position) => ringHolds(outer, position))) left -= size;
    }
    sum += Math.max(0, left);
  }
  return sum;
}

function ringArea(ring: Position[]): number {
  return area({ type: "Polygon", coordinates: [ring] });
}
