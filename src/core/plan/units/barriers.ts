// Which neighbouring units a barrier (river, railway, motorway) divides: the line between their centres crosses it an odd number of times.
import type { Geometry, Position } from "geojson";
import { toUnits } from "../../geo/lattice";
import type { Bounds } from "../../geo/polygons";
import type { UnitGraph } from "./graph";
import { planeOver } from "./plane";

/** 1 for every link of the graph that crosses a barrier, both directions. Lines in degrees, [lng, lat]; `bounds` is the box of the units. */
export function barrierLinks(graph: UnitGraph, bounds: Bounds, barriers: readonly (Geometry | null)[]): Uint8Array {
  const plane = planeOver(bounds);
  const segments = barriers
    .flatMap((geometry) => linesOf(geometry))
    .flatMap((line) => {
      const points = line.map(([lng = 0, lat = 0]) => [(toUnits(lng) - plane.centreX) * plane.perX, (toUnits(lat) - plane.centreY) * plane.perY] as const);
      return points.slice(1).map((to, index): Segment => [...(points[index] as readonly [number, number]), ...to]);
    });
  const near = segmentsByCell(segments);
  const crossed = new Uint8Array(graph.to.length);
  for (let unit = 0; unit < graph.count; unit++) {
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const other = graph.to[link] as number;
      const way: Segment = [graph.x[unit] as number, graph.y[unit] as number, graph.x[other] as number, graph.y[other] as number];
      let count = 0;
      for (const segment of near(way)) if (cross(way, segment)) count++;
      crossed[link] = count % 2;
    }
  }
  return crossed;
}

type Segment = readonly [number, number, number, number];

function linesOf(geometry: Geometry | null): readonly Position[][] {
  switch (geometry?.type) {
    case "LineString":
      return [geometry.coordinates];
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates;
    case "MultiPolygon":
      return geometry.coordinates.flat();
    case "GeometryCollection":
      return geometry.geometries.flatMap((inner) => linesOf(inner));
    default:
      return [];
  }
}

const CELL_M = 500;

/** Finds the segments in the cells around a way. */
function segmentsByCell(segments: readonly Segment[]): (way: Segment) => ReadonlySet<Segment> {
  const cells = new Map<string, Segment[]>();
  for (const segment of segments) for (const cell of cellsOf(segment)) cells.set(cell, [...(cells.get(cell) ?? []), segment]);
  return (way) => new Set(cellsOf(way).flatMap((cell) => cells.get(cell) ?? []));
}

function cellsOf([ax, ay, bx, by]: Segment): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(Math.min(ax, bx) / CELL_M); column <= Math.floor(Math.max(ax, bx) / CELL_M); column++)
    for (let row = Math.floor(Math.min(ay, by) / CELL_M); row <= Math.floor(Math.max(ay, by) / CELL_M); row++) cells.push(`${column},${row}`);
  return cells;
}

/** Proper crossing, an end on the other counting on one side only, so that a line through a vertex is crossed once. */
function cross([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const side = (px: number, py: number): boolean => (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0;
  const across = (px: number, py: number): boolean => (dx - cx) * (py - cy) - (dy - cy) * (px - cx) > 0;
  return side(cx, cy) !== side(dx, dy) && across(ax, ay) !== across(bx, by);
}
