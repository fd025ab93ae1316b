// Checking GeoJSON geometries at the door, and walking through their positions. After this, core trusts them.
import type { Geometry, Position } from "geojson";
import type { Issue } from "../core/model/issue";

/** What is wrong with a value, where (a path in the file), and what was expected. */
export interface Fault {
  readonly place: string;
  readonly expected: string;
  /** What stands there instead, cut short; null when nothing does. */
  readonly found: string | null;
}

/** A path that says no more by being longer. */
const LONGEST_PLACE = 160;
/** Levels of arrays above the positions of each type. */
const LEVELS: ReadonlyMap<unknown, number> = new Map([
  ["Point", 0],
  ["MultiPoint", 1],
  ["LineString", 1],
  ["MultiLineString", 2],
  ["Polygon", 2],
  ["MultiPolygon", 3],
]);
const GEOMETRY_TYPES = [...LEVELS.keys(), "GeometryCollection"].join(" ");
/** Collections within collections; RFC 7946 advises against even one. */
const MOST_NESTED = 32;

/** The fault as an issue of the file. */
export function faultIssue(fault: Fault, file: string): Issue {
  const { expected, found } = fault;
  const place = fault.place.length > LONGEST_PLACE ? `${fault.place.slice(0, 60)} … ${fault.place.slice(-40)}` : fault.place;
  return found === null
    ? { code: "geometry_missing", file, place, detail: { expected } }
    : { code: "geometry_broken", file, place, detail: { expected, found } };
}

/** A value of a file, cut to a few characters, for a sentence; null for a value that is missing. */
export function glimpse(value: unknown): string | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = JSON.stringify(value) ?? "";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isGeometryType(type: unknown): boolean {
  return LEVELS.has(type) || type === "GeometryCollection";
}

/** The first fault of a would-be geometry, or null when it is one. Empty coordinates are none: they are shapes of nothing. */
export function geometryFault(value: unknown, place: string, depth = 0): Fault | null {
  if (!isRecord(value)) return { place, expected: "{type, coordinates}", found: glimpse(value) };
  if (value.type === "GeometryCollection") {
    if (!Array.isArray(value.geometries)) return { place: `${place}.geometries`, expected: "[…]", found: glimpse(value.geometries) };
    if (depth >= MOST_NESTED) return { place, expected: `≤ ${MOST_NESTED} × GeometryCollection`, found: `> ${MOST_NESTED}` };
    for (const [index, inner] of value.geometries.entries()) {
      const fault = geometryFault(inner, `${place}.geometries[${index}]`, depth + 1);
      if (fault) return fault;
    }
    return null;
  }
  const levels = LEVELS.get(value.type);
  if (levels === undefined) return { place: `${place}.type`, expected: GEOMETRY_TYPES, found: glimpse(value.type) };
  const fault = coordinatesFault(value.coordinates, levels);
  return fault && { ...fault, place: `${place}.coordinates${fault.place}` };
}

/** The fault of nested lists of positions, its place counted from them ("[0][3]"); built only where there is one. */
function coordinatesFault(value: unknown, levels: number): Fault | null {
  if (!Array.isArray(value)) return { place: "", expected: `${"[".repeat(levels)}[lng, lat]${"]".repeat(levels)}`, found: glimpse(value) };
  if (levels === 0) return value.length === 0 ? null : positionFault(value);
  for (let index = 0; index < value.length; index++) {
    const inner: unknown = value[index];
    const fault = levels === 1 ? innerPositionFault(inner) : coordinatesFault(inner, levels - 1);
    if (fault) return { ...fault, place: `[${index}]${fault.place}` };
  }
  return null;
}

function innerPositionFault(value: unknown): Fault | null {
  return Array.isArray(value) ? positionFault(value) : { place: "", expected: "[lng, lat]", found: glimpse(value) };
}

function positionFault(position: readonly unknown[]): Fault | null {
  if (position.length < 2) return { place: "", expected: "[lng, lat]", found: `[${position.length === 0 ? "" : glimpse(position[0])}]` };
  if (!Number.isFinite(position[0])) return { place: "[0]", expected: "lng", found: glimpse(position[0]) };
  return Number.isFinite(position[1]) ? null : { place: "[1]", expected: "lat", found: glimpse(position[1]) };
}

/** Puts `change(position)` in the place of every position. Position arrays themselves are never written to: files share them. */
export function changePositions(geometry: Geometry | null, change: (position: Position) => Position): void {
  if (!geometry) return;
  if (geometry.type === "GeometryCollection") for (const inner of geometry.geometries) changePositions(inner, change);
  else if (geometry.type === "Point") {
    if (geometry.coordinates.length > 0) geometry.coordinates = change(geometry.coordinates);
  } else changeNested(geometry.coordinates, (LEVELS.get(geometry.type) ?? 1) - 1, change);
}

function changeNested(list: unknown[], levels: number, change: (position: Position) => Position): void {
  for (let index = 0; index < list.length; index++) {
    if (levels === 0) list[index] = change(list[index] as Position);
    else changeNested(list[index] as unknown[], levels - 1, change);
  }
}
