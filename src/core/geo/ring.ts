// One ring of positions by itself: which side is inside, and which way it runs. For reading and measuring; locating has its own exact test.
import type { Position } from "geojson";

/** Even-odd rule on [x, y]; the ring may be closed or not. A position on the border gets either answer. */
export function ringHolds(ring: readonly Position[], position: Position): boolean {
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

/** Planar area in square units of the coordinates, positive when the ring runs counter-clockwise. */
export function signedArea(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  let [bx = 0, by = 0] = ring[ring.length - 1] ?? [];
  for (const [ax = 0, ay = 0] of ring) {
    twice += (bx - x0) * (ay - y0) - (ax - x0) * (by - y0);
    bx = ax;
    by = ay;
  }
  return twice / 2;
}
