// Which ways a barrier (river, railway, motorway) cuts: straight lines that come out on its other side.
import type { Geometry, Position } from "geojson";
import { toUnits } from "../../geo/lattice";
import type { Bounds } from "../../geo/polygons";
import type { UnitGraph } from "./graph";
import { type Plane, planeOver } from "./plane";

/** A straight way: from x, y to x, y, metres on the plane of the units. */
export type Way = readonly [number, number, number, number];

/** 1 for every link of the graph that crosses a barrier, both directions. Geometries in degrees, [lng, lat]; `bounds` is the box of the units. */
export function barrierLinks(graph: UnitGraph, bounds: Bounds, barriers: readonly (Geometry | null)[]): Uint8Array {
  const cuts = barrierTest(planeOver(bounds), barriers);
  const crossed = new Uint8Array(graph.to.length);
  for (let unit = 0; unit < graph.count; unit++) {
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const other = graph.to[link] as number;
      if (cuts([graph.x[unit] as number, graph.y[unit] as number, graph.x[other] as number, graph.y[other] as number])) crossed[link] = 1;
    }
  }
  return crossed;
}

/**
 * Tells whether any of the barriers lies between the ends of a way: it crosses a line an odd number of times, or passes right through an area
 * (in and out again: both banks of a water). Each geometry is a barrier of its own; what begins or ends within an area is on neither side of it.
 * A barrier is none where a road crosses it (bridge, underpass) within BRIDGE_M of where the way does.
 */
export function barrierTest(plane: Plane, barriers: readonly (Geometry | null)[], roads: readonly (Geometry | null)[] = []): (way: Way) => boolean {
  const near = segmentsByCell(barriers.flatMap((geometry, barrier) => segmentsOf(plane, barrier, geometry)));
  const isBridged = bridges(plane, near, roads);
  return (way) => {
    const crossed = new Map<number, Segment[]>();
    for (const segment of near(way)) {
      if (!cross(way, segment.way)) continue;
      const own = crossed.get(segment.barrier);
      if (own) own.push(segment);
      else crossed.set(segment.barrier, [segment]);
    }
    for (const [barrier, segments] of crossed) {
      const banks = segments.filter(({ isBank }) => isBank).length;
      const isCut = (segments.length - banks) % 2 === 1 || banks > 1;
      if (isCut && !segments.some((segment) => isBridged(barrier, meeting(way, segment.way)))) return true;
    }
    return false;
  };
}

/** A detour of so much to a bridge is no detour, m. */
const BRIDGE_M = 300;

/** Tells whether a road crosses a barrier near a place. */
function bridges(plane: Plane, near: (way: Way) => ReadonlySet<Segment>, roads: readonly (Geometry | null)[]) {
  const found = new Map<number, (readonly [number, number])[]>();
  for (const road of roads) {
    for (const way of linesOf(road).flatMap(({ line }) => waysAlong(plane, line))) {
      for (const { way: own, barrier } of near(way)) if (cross(way, own)) found.set(barrier, [...(found.get(barrier) ?? []), meeting(way, own)]);
    }
  }
  return (barrier: number, [x, y]: readonly [number, number]): boolean =>
    (found.get(barrier) ?? []).some(([bridgeX, bridgeY]) => Math.hypot(bridgeX - x, bridgeY - y) <= BRIDGE_M);
}

/** Where two ways that cross meet. */
function meeting([ax, ay, bx, by]: Way, [cx, cy, dx, dy]: Way): readonly [number, number] {
  const side = (px: number, py: number): number => (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  const [from, to] = [side(cx, cy), side(dx, dy)];
  const t = from === to ? 0 : from / (from - to);
  return [cx + (dx - cx) * t, cy + (dy - cy) * t];
}

interface Segment {
  readonly way: Way;
  readonly barrier: number;
  /** Of the border of an area. */
  readonly isBank: boolean;
}

function segmentsOf(plane: Plane, barrier: number, geometry: Geometry | null): Segment[] {
  return linesOf(geometry).flatMap(({ line, isBank }) => waysAlong(plane, line).map((way) => ({ way, barrier, isBank })));
}

/** The pieces of a line of positions, [lng, lat] in degrees, on a plane in metres. */
export function waysAlong(plane: Plane, line: readonly Position[]): Way[] {
  const points = line.map(([lng = 0, lat = 0]) => [(toUnits(lng) - plane.centreX) * plane.perX, (toUnits(lat) - plane.centreY) * plane.perY] as const);
  return points.slice(1).map((to, index): Way => [...(points[index] as readonly [number, number]), ...to]);
}

interface Line {
  readonly line: readonly Position[];
  readonly isBank: boolean;
}

/** The lines of a geometry; of areas their borders. */
export function linesOf(geometry: Geometry | null): readonly Line[] {
  const drawn = (lines: readonly (readonly Position[])[], isBank: boolean): readonly Line[] => lines.map((line) => ({ line, isBank }));
  switch (geometry?.type) {
    case "LineString":
      return drawn([geometry.coordinates], false);
    case "MultiLineString":
      return drawn(geometry.coordinates, false);
    case "Polygon":
      return drawn(geometry.coordinates, true);
    case "MultiPolygon":
      return drawn(geometry.coordinates.flat(), true);
    case "GeometryCollection":
      return geometry.geometries.flatMap((inner) => linesOf(inner));
    default:
      return [];
  }
}

const CELL_M = 500;

/** Finds the segments in the cells around a way. */
function segmentsByCell(segments: readonly Segment[]): (way: Way) => ReadonlySet<Segment> {
  const cells = new Map<string, Segment[]>();
  for (const segment of segments) {
    for (const cell of cellsOf(segment.way, CELL_M)) {
      const own = cells.get(cell);
      if (own) own.push(segment);
      else cells.set(cell, [segment]);
    }
  }
  return (way) => new Set(cellsOf(way, CELL_M).flatMap((cell) => cells.get(cell) ?? []));
}

/** Names of the square cells under the box of a way. */
export function cellsOf([ax, ay, bx, by]: Way, side: number, margin = 0): string[] {
  const cells: string[] = [];
  const at = (value: number): number => Math.floor(value / side);
  for (let column = at(Math.min(ax, bx) - margin); column <= at(Math.max(ax, bx) + margin); column++)
    for (let row = at(Math.min(ay, by) - margin); row <= at(Math.max(ay, by) + margin); row++) cells.push(`${column},${row}`);
  return cells;
}

/** Proper crossing, an end on the other counting on one side only, so that a line through a vertex is crossed once. */
function cross([ax, ay, bx, by]: Way, [cx, cy, dx, dy]: Way): boolean {
  const side = (px: number, py: number): boolean => (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0;
  const across = (px: number, py: number): boolean => (dx - cx) * (py - cy) - (dy - cy) * (px - cx) > 0;
  return side(cx, cy) !== side(dx, dy) && across(ax, ay) !== across(bx, by);
}
