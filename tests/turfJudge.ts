// Turf as the judge of locating: booleanPointInPolygon on lattice coordinates (whole numbers, on which its arithmetic is exact), slot by slot in order.
import { booleanPointInPolygon } from "@turf/turf";
import type { Polygon, Position } from "geojson";
import { OUTSIDE, type PolygonSet } from "../src/core/geo/polygons";

interface JudgedPart {
  readonly slot: number;
  readonly polygon: Polygon;
}

export interface Judge {
  /** The first slot whose closed polygon holds the point, or OUTSIDE. */
  slotAt(x: number, y: number): number;
  /** Whether the point lies on a border of any polygon. */
  onBorder(x: number, y: number): boolean;
}

/** Buckets of candidates a side: only to be quick, a part is asked wherever its box reaches. */
const BUCKETS = 128;

export function turfJudge(set: PolygonSet): Judge {
  const { minX, minY, maxX, maxY } = set.bounds;
  const buckets: JudgedPart[][] = Array.from({ length: BUCKETS * BUCKETS }, () => []);
  const column = (x: number) => Math.min(BUCKETS - 1, Math.floor(((x - minX) / (maxX - minX + 1)) * BUCKETS));
  const row = (y: number) => Math.min(BUCKETS - 1, Math.floor(((y - minY) / (maxY - minY + 1)) * BUCKETS));
  for (let part = 0; part < set.partSlot.length; part++) {
    const polygon = polygonOf(set, part);
    const points = polygon.coordinates.flat();
    const xs = points.map((point) => point[0] ?? 0);
    const ys = points.map((point) => point[1] ?? 0);
    const judged = { slot: set.partSlot[part] ?? 0, polygon };
    const lastColumn = column(xs.reduce((most, x) => Math.max(most, x)));
    const lastRow = row(ys.reduce((most, y) => Math.max(most, y)));
    for (let r = row(ys.reduce((least, y) => Math.min(least, y))); r <= lastRow; r++) {
      for (let c = column(xs.reduce((least, x) => Math.min(least, x))); c <= lastColumn; c++) buckets[r * BUCKETS + c]?.push(judged);
    }
  }
  const candidates = (x: number, y: number) => (x < minX || x > maxX || y < minY || y > maxY ? [] : (buckets[row(y) * BUCKETS + column(x)] ?? []));
  return {
    slotAt: (x, y) => candidates(x, y).find(({ polygon }) => booleanPointInPolygon([x, y], polygon))?.slot ?? OUTSIDE,
    onBorder: (x, y) =>
      candidates(x, y).some(({ polygon }) => booleanPointInPolygon([x, y], polygon) && !booleanPointInPolygon([x, y], polygon, { ignoreBoundary: true })),
  };
}

/** A part as a GeoJSON polygon whose coordinates are lattice units. */
function polygonOf(set: PolygonSet, part: number): Polygon {
  const coordinates: Position[][] = [];
  for (let ring = set.partStart[part] ?? 0; ring < (set.partStart[part + 1] ?? 0); ring++) {
    const points: Position[] = [];
    for (let vertex = set.ringStart[ring] ?? 0; vertex < (set.ringStart[ring + 1] ?? 0); vertex++)
      points.push([set.xy[vertex * 2] ?? 0, set.xy[vertex * 2 + 1] ?? 0]);
    coordinates.push([...points, points[0] ?? [0, 0]]);
  }
  return { type: "Polygon", coordinates };
}
