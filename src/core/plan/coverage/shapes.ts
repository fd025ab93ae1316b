// A coverage back to polygons: rings as RFC 7946 wants them, in an order that depends on nothing but the shapes. Lossless.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { toDegrees } from "../../geo/lattice";
import type { Level } from "./around";
import { cyclesThrough, halvesOf, type Region, regionsOf } from "./cycles";
import type { Coverage } from "./store";
import { FACES, GRIDS } from "./words";

/** Vertices of a ring, not closed. */
type Ring = readonly number[];

/**
 * The polygon of each grid (or face), [lng, lat] in degrees of seven decimals: outer rings counter-clockwise, holes clockwise, exclaves as
 * parts of a MultiPolygon; null without ground. Rings start at their westmost vertex; parts and holes stand in the order of their first vertex.
 */
export function shapesOf(coverage: Coverage, level: Level): (Polygon | MultiPolygon | null)[] {
  const labels = coverage.meta[level === "face" ? FACES : GRIDS] as number;
  const facesOf: number[][] = Array.from({ length: labels }, () => []);
  for (let face = 0; face < (coverage.meta[FACES] as number); face++) {
    const label = level === "face" ? face : coverage.gridOf(face);
    if (label >= 0) facesOf[label]?.push(face);
  }
  return facesOf.map((faces) => shapeOf(coverage, faces, level));
}

/** The polygon of one label that these faces make up. */
export function shapeOf(coverage: Coverage, faces: readonly number[], level: Level): Polygon | MultiPolygon | null {
  const halves = faces.flatMap((face) => [...halvesOf(coverage, face)]);
  const regions = regionsOf(coverage, cyclesThrough(coverage, halves, level), level);
  const parts = regions.map((region) => ringsOf(coverage, region)).sort((a, b) => compareRings(coverage, a[0] as Ring, b[0] as Ring));
  const coordinates = parts.map((rings) => rings.map((ring) => positions(coverage, ring)));
  const [only] = coordinates;
  if (!only) return null;
  return coordinates.length === 1 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates };
}

/** Simple rings of a region: where a walk comes by a vertex twice it is cut, so that a hole which touches the border is a hole. */
function ringsOf(coverage: Coverage, region: Region): Ring[] {
  const rings = [region.outer, ...region.holes].flatMap(({ halves }) =>
    simpleRings(halves.map((half) => coverage.origin[half] as number)).map((ring) => fromWestmost(coverage, ring)),
  );
  const isOuter = (ring: Ring): boolean => signedArea2(coverage, ring) > 0;
  const outer = rings.filter(isOuter);
  if (outer.length !== 1) throw new Error(`a region with ${outer.length} outer rings`);
  const holes = rings.filter((ring) => !isOuter(ring)).sort((a, b) => compareRings(coverage, a, b));
  return [...outer, ...holes];
}

function simpleRings(walk: readonly number[]): number[][] {
  const rings: number[][] = [];
  const path: number[] = [];
  const at = new Map<number, number>();
  for (const vertex of walk) {
    const earlier = at.get(vertex);
    if (earlier !== undefined) {
      const loop = path.splice(earlier);
      for (const gone of loop) at.delete(gone);
      rings.push(loop);
    }
    at.set(vertex, path.length);
    path.push(vertex);
  }
  rings.push(path);
  return rings;
}

function signedArea2({ x, y }: Coverage, ring: Ring): number {
  const [first = 0] = ring;
  let area2 = 0;
  let before = ring[ring.length - 1] as number;
  for (const vertex of ring) {
    area2 +=
      ((x[before] as number) - (x[first] as number)) * ((y[vertex] as number) - (y[first] as number)) -
      ((x[vertex] as number) - (x[first] as number)) * ((y[before] as number) - (y[first] as number));
    before = vertex;
  }
  return area2;
}

function fromWestmost(coverage: Coverage, ring: Ring): Ring {
  let best = 0;
  for (let i = 1; i < ring.length; i++) if (compareVertices(coverage, ring[i] as number, ring[best] as number) < 0) best = i;
  return [...ring.slice(best), ...ring.slice(0, best)];
}

function compareVertices({ x, y }: Coverage, a: number, b: number): number {
  return (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number);
}

/** By the first vertex, then by the second: two holes may touch in their westmost vertex. */
function compareRings(coverage: Coverage, a: Ring, b: Ring): number {
  return compareVertices(coverage, a[0] as number, b[0] as number) || compareVertices(coverage, a[1] as number, b[1] as number);
}

function positions({ x, y }: Coverage, ring: Ring): Position[] {
  return [...ring, ring[0] as number].map((vertex) => [toDegrees(x[vertex] as number), toDegrees(y[vertex] as number)]);
}
