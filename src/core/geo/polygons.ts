// Polygons of all slots as flat integer rings: the shape that locating, checking and painting read.
//
//   slot ─┬─ part (a GeoJSON Polygon) ─┬─ ring 0: outer
//         │                            └─ ring 1…: holes
//         └─ part …
import type { Geometry, Position } from "geojson";
import { NO_COORDINATE, toUnits } from "./lattice";

/** All polygons of a plan on the lattice. Rings are implicitly closed: the first vertex is not repeated. */
export interface PolygonSet {
  readonly slotCount: number;
  /** x, y interleaved, lattice units. */
  readonly xy: Int32Array;
  /** First vertex of ring r; ringStart[ringCount] is the number of vertices. */
  readonly ringStart: Uint32Array;
  /** First ring of part p (the outer one); partStart[partCount] is the number of rings. */
  readonly partStart: Uint32Array;
  /** Slot of part p, ascending. */
  readonly partSlot: Uint32Array;
  readonly bounds: Bounds;
}

/** Answer of locating for a position in no polygon. */
export const OUTSIDE = -1;

/** A box in lattice units; empty when minX > maxX. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Flattens GeoJSON geometries ([lng, lat] in degrees), one per slot; geometries without area (null, points, lines) leave their slot empty.
 * Vertices that fall together on the lattice with the one before them are dropped, as are rings left with fewer than three vertices:
 * they enclose nothing there. Even an invalid ring (bow-tie) is kept as it is.
 */
export function polygonSet(geometries: readonly (Geometry | null)[]): PolygonSet {
  const xy: number[] = [];
  const ringStart: number[] = [];
  const partStart: number[] = [];
  const partSlot: number[] = [];
  for (let slot = 0; slot < geometries.length; slot++) {
    for (const rings of partsOf(geometries[slot] ?? null)) {
      const firstRing = ringStart.length;
      for (const [index, ring] of rings.entries()) {
        const start = xy.length;
        pushRing(xy, ring);
        if (xy.length - start >= 6) ringStart.push(start / 2);
        else xy.length = start;
        if (index === 0 && xy.length === start) break; // no outer ring left: its holes are holes in nothing
      }
      if (ringStart.length > firstRing) {
        partStart.push(firstRing);
        partSlot.push(slot);
      }
    }
  }
  partStart.push(ringStart.length);
  ringStart.push(xy.length / 2);
  return {
    slotCount: geometries.length,
    xy: Int32Array.from(xy),
    ringStart: Uint32Array.from(ringStart),
    partStart: Uint32Array.from(partStart),
    partSlot: Uint32Array.from(partSlot),
    bounds: boundsOf(xy),
  };
}

/** The set with each ring (x, y interleaved) redrawn; repeated vertices are dropped, and rings left with fewer than three. */
export function setOfRings(set: PolygonSet, redraw: (xy: Int32Array) => readonly number[]): PolygonSet {
  const xy: number[] = [];
  const ringStart: number[] = [];
  const partStart: number[] = [];
  const partSlot: number[] = [];
  for (let part = 0; part < set.partSlot.length; part++) {
    const firstRing = ringStart.length;
    for (let ring = set.partStart[part] as number; ring < (set.partStart[part + 1] as number); ring++) {
      const start = xy.length;
      const drawn = redraw(set.xy.subarray((set.ringStart[ring] as number) * 2, (set.ringStart[ring + 1] as number) * 2));
      for (let i = 0; i < drawn.length; i += 2) {
        if (xy.length > start && xy[xy.length - 2] === drawn[i] && xy[xy.length - 1] === drawn[i + 1]) continue;
        xy.push(drawn[i] as number, drawn[i + 1] as number);
      }
      while (xy.length - start > 2 && xy[start] === xy[xy.length - 2] && xy[start + 1] === xy[xy.length - 1]) xy.length -= 2;
      if (xy.length - start >= 6) ringStart.push(start / 2);
      else xy.length = start;
    }
    if (ringStart.length === firstRing) continue;
    partStart.push(firstRing);
    partSlot.push(set.partSlot[part] as number);
  }
  partStart.push(ringStart.length);
  ringStart.push(xy.length / 2);
  return {
    slotCount: set.slotCount,
    xy: Int32Array.from(xy),
    ringStart: Uint32Array.from(ringStart),
    partStart: Uint32Array.from(partStart),
    partSlot: Uint32Array.from(partSlot),
    bounds: boundsOf(xy),
  };
}

/** The polygons of a geometry as lists of rings; collections are opened, what has no area is left out. */
export function partsOf(geometry: Geometry | null): readonly Position[][][] {
  if (!geometry) return [];
  if (geometry.type === "Polygon") return [geometry.coordinates];
  if (geometry.type === "MultiPolygon") return geometry.coordinates;
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap((inner) => partsOf(inner));
  return [];
}

function pushRing(xy: number[], ring: readonly Position[]): void {
  const start = xy.length;
  for (const position of ring) {
    const x = toUnits(position[0] ?? Number.NaN);
    const y = toUnits(position[1] ?? Number.NaN);
    if (x === NO_COORDINATE || y === NO_COORDINATE) continue;
    const end = xy.length;
    if (end > start && xy[end - 2] === x && xy[end - 1] === y) continue;
    xy.push(x, y);
  }
  while (xy.length - start > 2 && xy[start] === xy[xy.length - 2] && xy[start + 1] === xy[xy.length - 1]) xy.length -= 2;
}

function boundsOf(xy: readonly number[]): Bounds {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] ?? 0;
    const y = xy[i + 1] ?? 0;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { minX, minY, maxX, maxY };
}
