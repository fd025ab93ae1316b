// A point inside each polygon to put its label on: far from the border, found on a few horizontal lines.
import { toDegrees, UNITS_PER_DEGREE } from "./lattice";
import type { PolygonSet } from "./polygons";

/** Lines laid through a part. */
const LINES = 11;

/**
 * A point [lng, lat] in degrees inside the largest part of each slot, null for a slot without parts.
 * On each of a few lines of latitude the middle of every stretch inside the part is a candidate; the one farthest from the border wins,
 * so the point never lies in a hole or outside a crooked shape. Effort is linear in the vertices.
 */
export function labelPoints(polygons: PolygonSet): (readonly [number, number] | null)[] {
  const labels: (readonly [number, number] | null)[] = new Array(polygons.slotCount).fill(null);
  const largest = new Float64Array(polygons.slotCount).fill(-1);
  const best = new Int32Array(polygons.slotCount).fill(-1);
  for (let part = 0; part < polygons.partSlot.length; part++) {
    const slot = polygons.partSlot[part] as number;
    const size = outerArea(polygons, part);
    if (size > (largest[slot] as number)) {
      largest[slot] = size;
      best[slot] = part;
    }
  }
  for (let slot = 0; slot < polygons.slotCount; slot++) {
    const part = best[slot] as number;
    if (part >= 0) labels[slot] = labelOfPart(polygons, part);
  }
  return labels;
}

function labelOfPart(polygons: PolygonSet, part: number): readonly [number, number] {
  const { xy, ringStart, partStart } = polygons;
  const first = ringStart[partStart[part] as number] as number;
  const end = ringStart[partStart[part + 1] as number] as number;
  let minY = Number.POSITIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let vertex = first; vertex < end; vertex++) {
    const y = xy[2 * vertex + 1] as number;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  // A degree of longitude is shorter than one of latitude: distances are compared on the ground.
  const shrink = Math.cos((toDegrees((minY + maxY) / 2) * Math.PI) / 180);
  let bestX = xy[2 * first] as number;
  let bestY = xy[2 * first + 1] as number;
  let bestDistance = -1;
  for (let line = 1; line <= LINES; line++) {
    // Half a unit off the lattice, so that no line passes through a vertex.
    const y = Math.floor(minY + ((maxY - minY) * line) / (LINES + 1)) + 0.5;
    const crossings = crossingsAt(polygons, part, y);
    const middle = widestMiddle(crossings);
    if (middle === null) continue;
    const distance = squaredDistance(polygons, part, middle, y, shrink);
    if (distance > bestDistance) [bestX, bestY, bestDistance] = [middle, y, distance];
  }
  return [bestX / UNITS_PER_DEGREE, bestY / UNITS_PER_DEGREE];
}

/** Sorted x of all crossings of the part's edges with the line at y (never a lattice row). */
function crossingsAt(polygons: PolygonSet, part: number, y: number): number[] {
  const crossings: number[] = [];
  forEachEdge(polygons, part, (ax, ay, bx, by) => {
    if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  });
  return crossings.sort((a, b) => a - b);
}

function widestMiddle(crossings: readonly number[]): number | null {
  let middle: number | null = null;
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const from = crossings[i] as number;
    const to = crossings[i + 1] as number;
    if (to - from > widest) {
      widest = to - from;
      middle = (from + to) / 2;
    }
  }
  return middle;
}

function squaredDistance(polygons: PolygonSet, part: number, x: number, y: number, shrink: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  forEachEdge(polygons, part, (ax, ay, bx, by) => {
    const dx = (bx - ax) * shrink;
    const dy = by - ay;
    const px = (x - ax) * shrink;
    const py = y - ay;
    const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
    const distance = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (distance < nearest) nearest = distance;
  });
  return nearest;
}

function forEachEdge({ xy, ringStart, partStart }: PolygonSet, part: number, visit: (ax: number, ay: number, bx: number, by: number) => void): void {
  const lastRing = partStart[part + 1] as number;
  for (let ring = partStart[part] as number; ring < lastRing; ring++) {
    const end = ringStart[ring + 1] as number;
    let before = end - 1;
    for (let vertex = ringStart[ring] as number; vertex < end; vertex++) {
      visit(xy[2 * before] as number, xy[2 * before + 1] as number, xy[2 * vertex] as number, xy[2 * vertex + 1] as number);
      before = vertex;
    }
  }
}

/** Unsigned planar area of a part's outer ring, in square lattice units (relative to its first vertex, so that no digits are lost). */
function outerArea({ xy, ringStart, partStart }: PolygonSet, part: number): number {
  const ring = partStart[part] as number;
  const first = ringStart[ring] as number;
  const end = ringStart[ring + 1] as number;
  const x0 = xy[2 * first] as number;
  const y0 = xy[2 * first + 1] as number;
  let twice = 0;
  for (let vertex = first + 1; vertex + 1 < end; vertex++) {
    const ax = (xy[2 * vertex] as number) - x0;
    const ay = (xy[2 * vertex + 1] as number) - y0;
    const bx = (xy[2 * vertex + 2] as number) - x0;
    const by = (xy[2 * vertex + 3] as number) - y0;
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}
