// GeoJSON (RFC 7946 and what is published under its name) to features: collections, bare arrays, single features and geometries.
import type { Feature, Geometry } from "geojson";
import { done, type Result, refused } from "../core/model/result";
import { type Fault, faultIssue, geometryFault, glimpse, isGeometryType, isRecord } from "./geometry";
import type { Layer } from "./layer";

/** Features of a parsed JSON value, checked down to the last position, in the file's own CRS. The value is taken over, not copied. */
export function geojsonLayer(value: unknown, file: string): Result<Layer> {
  const encoded = encodedAt(value);
  if (encoded !== null) return refused({ code: "map_encoded", file, place: encoded });
  const features: Feature<Geometry | null>[] = [];
  const fault = collect(value, features);
  if (fault === "no map") return refused({ code: "json_no_map", file, detail: { found: rootOf(value) } });
  if (fault) return refused(faultIssue(fault, file));
  return done({ format: "geojson", crs: crsMember(value), ownTransform: null, features, notes: [] });
}

/** What the JSON is instead of a map. */
function rootOf(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  const inside = isRecord(first) && first.type !== undefined ? `{"type": ${glimpse(first.type)}}` : glimpse(first);
  return Array.isArray(value) ? `[${inside ?? ""}]` : (inside ?? "");
}

/** ECharts' own maps look like GeoJSON, but their coordinates are texts. */
function encodedAt(value: unknown): string | null {
  return isRecord(value) && (value.UTF8Encoding === true || value.UTF8Scale !== undefined) ? "UTF8Encoding" : null;
}

function collect(value: unknown, features: Feature<Geometry | null>[]): Fault | "no map" | null {
  if (Array.isArray(value)) {
    // A bare list is a map when it begins like one; otherwise it is some other kind of data.
    const [first] = value;
    return isRecord(first) && isFeatureType(first.type) ? collectList(value, "", features) : "no map";
  }
  if (!isRecord(value)) return "no map";
  if (value.type === "FeatureCollection") {
    if (!Array.isArray(value.features)) return { place: "features", expected: "[…]", found: glimpse(value.features) };
    return collectList(value.features, "features", features);
  }
  return isFeatureType(value.type) ? collectOne(value, "", features) : "no map";
}

function isFeatureType(type: unknown): boolean {
  return type === "Feature" || isGeometryType(type);
}

function collectList(list: readonly unknown[], place: string, features: Feature<Geometry | null>[]): Fault | null {
  for (let index = 0; index < list.length; index++) {
    const fault = collectOne(list[index], `${place}[${index}]`, features);
    if (fault) return fault;
  }
  return null;
}

function collectOne(value: unknown, place: string, features: Feature<Geometry | null>[]): Fault | null {
  if (!isRecord(value)) return { place, expected: "Feature", found: glimpse(value) };
  if (value.type !== "Feature") {
    if (!isGeometryType(value.type)) return { place: `${place}.type`, expected: '"Feature"', found: glimpse(value.type) };
    const fault = geometryFault(value, place || "geometry");
    if (!fault) features.push({ type: "Feature", properties: {}, geometry: settled(value) });
    return fault;
  }
  const inside = place === "" ? "" : `${place}.`;
  const { properties, geometry = null } = value;
  if (properties !== undefined && typeof properties !== "object") return { place: `${inside}properties`, expected: "{…}", found: glimpse(properties) };
  if (geometry !== null) {
    const fault = geometryFault(geometry, `${inside}geometry`);
    if (fault) return fault;
  }
  const id = typeof value.id === "string" || typeof value.id === "number" ? { id: value.id } : {};
  features.push({ type: "Feature", ...id, properties: (properties as Feature["properties"]) ?? {}, geometry: geometry === null ? null : settled(geometry) });
  return null;
}

/** A checked geometry; a point without coordinates is none (RFC 7946 §3.1). */
function settled(checked: unknown): Geometry | null {
  const geometry = checked as Geometry;
  return geometry.type === "Point" && geometry.coordinates.length === 0 ? null : geometry;
}

/** The CRS that a file names in the manner of GeoJSON 2008, or null. */
export function crsMember(value: unknown): string | null {
  if (!isRecord(value) || !isRecord(value.crs)) return null;
  const { type, properties } = value.crs;
  if (!isRecord(properties)) return null;
  if (typeof properties.name === "string") return properties.name;
  const code = properties.code;
  return type === "EPSG" && (typeof code === "number" || typeof code === "string") ? `EPSG:${code}` : null;
}
