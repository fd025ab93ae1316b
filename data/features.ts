// Small makers of GeoJSON from ground metres.
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { toPosition } from "./board";
import type { Path } from "./chains";

export type Properties = Readonly<Record<string, string | number>>;

/** A feature of any geometry. */
export function feature(geometry: Geometry, properties: Properties): Feature {
  return { type: "Feature", properties, geometry };
}

/** Features as a collection. */
export function collection(features: readonly Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features: [...features] };
}

/** Positions of a path. */
export function positions(path: Path): Position[] {
  return path.map(([x, y]) => toPosition(x, y));
}

/** A polygon from its rim, which is not closed. */
export function polygon(rim: Path, properties: Properties): Feature {
  const ring = positions(rim);
  const first = ring[0];
  if (first) ring.push(first);
  return feature({ type: "Polygon", coordinates: [ring] }, properties);
}

/** A line. */
export function line(path: Path, properties: Properties): Feature {
  return feature({ type: "LineString", coordinates: positions(path) }, properties);
}

/** A point on the ground. */
export function point(x: number, y: number, properties: Properties): Feature {
  return feature({ type: "Point", coordinates: toPosition(x, y) }, properties);
}
