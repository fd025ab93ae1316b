// TopoJSON to features: the object with the most areas, its arcs checked before the library joins them.
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import type { Issue } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { crsMember } from "./geojson";
import { type Fault, faultIssue, geometryFault, glimpse, isRecord } from "./geometry";
import type { Layer } from "./layer";

const MOST_NESTED = 32;

/** Features of a parsed topology. Of several objects the one with the most areas is read (then: the most members), the others are named in a note. */
export function topojsonLayer(value: Readonly<Record<string, unknown>>, file: string): Result<Layer> {
  const fault = topologyFault(value);
  if (fault) return refused(faultIssue(fault, file));
  const topology = value as unknown as Topology;
  const names = Object.keys(topology.objects);
  let chosen = names[0] as string;
  let most = -1;
  for (const name of names) {
    const { areas, members } = census(topology.objects[name] as GeometryObject);
    const weight = areas * 1e9 + members;
    if (weight > most) [chosen, most] = [name, weight];
  }
  const features = joined(topology, chosen);
  const place = `objects.${chosen}`;
  if (features === null) return refused({ code: "geometry_missing", file, place, detail: { expected: "arcs" } });
  for (const [index, { geometry }] of features.entries()) {
    const wrong = geometry && geometryFault(geometry, `${place}.geometries[${index}]`);
    if (wrong) return refused(faultIssue(wrong, file));
  }
  const others = names.filter((name) => name !== chosen);
  const notes: Issue[] = others.length > 0 ? [{ code: "layers_left_out", file, place: chosen, detail: { others: others.join(", ") } }] : [];
  return done({ format: "topojson", crs: crsMember(value), ownTransform: null, features, notes });
}

function joined(topology: Topology, name: string): Feature<Geometry | null>[] | null {
  try {
    const result = feature(topology, topology.objects[name] as GeometryObject);
    return result.type === "FeatureCollection" ? result.features : [result];
  } catch {
    return null; // what the checks above did not foresee; the caller names the object
  }
}

function census(object: GeometryObject): { areas: number; members: number } {
  const members = object.type === "GeometryCollection" ? object.geometries : [object];
  return { areas: members.filter((member) => member.type === "Polygon" || member.type === "MultiPolygon").length, members: members.length };
}

function topologyFault(value: Readonly<Record<string, unknown>>): Fault | null {
  const { arcs, objects, transform } = value;
  if (!isRecord(objects) || Object.keys(objects).length === 0) return { place: "objects", expected: "{…}", found: glimpse(objects) };
  if (!Array.isArray(arcs)) return { place: "arcs", expected: "[…]", found: glimpse(arcs) };
  if (transform !== undefined && transform !== null) {
    const parts = isRecord(transform) ? [transform.scale, transform.translate] : [];
    if (parts.length < 2 || !parts.every(isPosition)) return { place: "transform", expected: "{scale: [x, y], translate: [x, y]}", found: glimpse(transform) };
  }
  for (const [index, arc] of arcs.entries()) {
    if (!Array.isArray(arc) || arc.length === 0) return { place: `arcs[${index}]`, expected: "[[x, y], …]", found: glimpse(arc) };
    for (let at = 0; at < arc.length; at++) {
      if (!isPosition(arc[at])) return { place: `arcs[${index}][${at}]`, expected: "[x, y]", found: glimpse(arc[at]) };
    }
  }
  for (const [name, object] of Object.entries(objects)) {
    const fault = objectFault(object, `objects.${name}`, arcs.length, 0);
    if (fault) return fault;
  }
  return null;
}

function isPosition(value: unknown): boolean {
  return Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** Levels of lists above the arc numbers of each type. */
const ARC_LEVELS: ReadonlyMap<unknown, number> = new Map([
  ["LineString", 1],
  ["MultiLineString", 2],
  ["Polygon", 2],
  ["MultiPolygon", 3],
]);

function objectFault(object: unknown, place: string, arcCount: number, depth: number): Fault | null {
  if (!isRecord(object)) return { place, expected: "{type, …}", found: glimpse(object) };
  const { type, geometries, coordinates, arcs } = object;
  if (type === null || type === undefined) return null; // an object without geometry
  if (type === "GeometryCollection") {
    if (!Array.isArray(geometries) || depth > MOST_NESTED) return { place: `${place}.geometries`, expected: "[…]", found: glimpse(geometries) };
    for (const [index, inner] of geometries.entries()) {
      const fault = objectFault(inner, `${place}.geometries[${index}]`, arcCount, depth + 1);
      if (fault) return fault;
    }
    return null;
  }
  if (type === "Point") return isPosition(coordinates) ? null : { place: `${place}.coordinates`, expected: "[x, y]", found: glimpse(coordinates) };
  if (type === "MultiPoint") {
    const whole = Array.isArray(coordinates) && coordinates.every(isPosition);
    return whole ? null : { place: `${place}.coordinates`, expected: "[[x, y], …]", found: glimpse(coordinates) };
  }
  const levels = ARC_LEVELS.get(type);
  if (levels === undefined) return { place: `${place}.type`, expected: "GeometryCollection", found: glimpse(type) };
  return arcsFault(arcs, levels, `${place}.arcs`, arcCount);
}

function arcsFault(value: unknown, levels: number, place: string, arcCount: number): Fault | null {
  if (levels === 0) {
    const index = typeof value === "number" && Number.isInteger(value) ? (value < 0 ? ~value : value) : -1;
    return index >= 0 && index < arcCount ? null : { place, expected: `0 … ${arcCount - 1}`, found: glimpse(value) };
  }
  if (!Array.isArray(value)) return { place, expected: "[…]", found: glimpse(value) };
  for (let index = 0; index < value.length; index++) {
    const fault = arcsFault(value[index], levels - 1, `${place}[${index}]`, arcCount);
    if (fault) return fault;
  }
  return null;
}
