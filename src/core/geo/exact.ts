// The plain and exact answer to "which polygon holds this point": every edge looked at, whole numbers throughout. It judges the fast locator.
import { OUTSIDE, type PolygonSet } from "./polygons";

/** Where a point lies with respect to a polygon. */
export type Place = "outside" | "inside" | "border";

/**
 * Sign of the cross product (b − a) × (p − a) on the lattice, exact for every Int32 coordinate and its double: 1 when p lies to the left of the way from a to b,
 * −1 to the right, 0 on the line. Doubles decide wherever they are exact or sure, BigInt where they are not.
 */
export function crossSign(ax: number, ay: number, bx: number, by: number, px: number, py: number): -1 | 0 | 1 {
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const cross = left - right;
  // Differences are below 2^34 (half units), products below 2^68: each is rounded by at most 2^15, their difference once more.
  if (Math.abs(cross) > 131_072) return cross > 0 ? 1 : -1;
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER) return cross > 0 ? 1 : cross < 0 ? -1 : 0;
  const exact = BigInt(bx - ax) * BigInt(py - ay) - BigInt(by - ay) * BigInt(px - ax);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Whether p lies on the closed segment a–b. Exact. */
export function onSegment(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (px < Math.min(ax, bx) || px > Math.max(ax, bx) || py < Math.min(ay, by) || py > Math.max(ay, by)) return false;
  return crossSign(ax, ay, bx, by, px, py) === 0;
}

/**
 * Where a point (lattice units) lies with respect to one part, by the rule of Turf's booleanPointInPolygon:
 * on any ring, also a hole's, is "border" (which counts as contained); otherwise even-odd over the edges of all its rings together.
 *
 *   ┌─────────┐   in a hole: two rings around the point, even: outside
 *   │  ┌───┐  │   where two holes overlap: three, odd: inside
 *   │  │ ┌─┼┐ │   in a hole that sticks out of the outer ring, beyond it: one, odd: inside
 *   │  └─┼─┘│ │   (valid polygons have no such places; invalid ones get Turf's answer)
 *   └────┴──┴─┘
 */
export function placeInPart(set: PolygonSet, part: number, x: number, y: number): Place {
  const { xy, ringStart, partStart } = set;
  let odd = false;
  for (let ring = partStart[part] ?? 0; ring < (partStart[part + 1] ?? 0); ring++) {
    const end = ringStart[ring + 1] ?? 0;
    let ax = xy[end * 2 - 2] ?? 0;
    let ay = xy[end * 2 - 1] ?? 0;
    for (let vertex = ringStart[ring] ?? 0; vertex < end; vertex++) {
      const bx = xy[vertex * 2] ?? 0;
      const by = xy[vertex * 2 + 1] ?? 0;
      if (onSegment(ax, ay, bx, by, x, y)) return "border";
      if (ay <= y !== by <= y) {
        const side = crossSign(ax, ay, bx, by, x, y);
        if (by > ay ? side < 0 : side > 0) odd = !odd; // the edge passes to the left of the point
      }
      ax = bx;
      ay = by;
    }
  }
  return odd ? "inside" : "outside";
}

/** The lowest slot whose closed polygon holds the point (lattice units), or OUTSIDE; and whether the point lies on a border of any polygon. */
export function locateExactly(set: PolygonSet, x: number, y: number): { readonly slot: number; readonly onBorder: boolean } {
  let slot = OUTSIDE;
  let onBorder = false;
  for (let part = 0; part < set.partSlot.length; part++) {
    const place = placeInPart(set, part, x, y);
    if (place === "outside") continue;
    if (slot === OUTSIDE) slot = set.partSlot[part] ?? OUTSIDE;
    if (place === "border") onBorder = true;
  }
  return { slot, onBorder };
}
