// From the coordinate system that a source names to WGS 84 longitude and latitude. Easting or longitude always comes first, whatever the authority's axis order.
import type { Result } from "../core/model/result";
import { done, refused } from "../core/model/result";
import { fromBd09, fromGcj02 } from "./chinaShift";

/** A position of the source, [x, y] = [easting or longitude, northing or latitude], to [lng, lat] in WGS 84 degrees. What cannot be converted gives [NaN, NaN]. */
export type Transform = (x: number, y: number) => readonly [number, number];

type CrsName = { readonly kind: "degrees" } | { readonly kind: "gcj02" } | { readonly kind: "bd09" } | { readonly kind: "epsg"; readonly code: string };

// Read as they are: WGS 84, CGCS2000 and NAD83. EPSG's own parameters give NAD83 to WGS 84 as a zero shift (accuracy 1-2 m), so proj4 would change nothing.
const DEGREES_CODES: ReadonlySet<string> = new Set(["4326", "4490", "4269", "4979", "4480"]);
const DEGREES_NAMES: ReadonlySet<string> = new Set(["WGS84", "WGS1984", "CRS84", "CRS84H", "CRS83", "NAD83", "CGCS2000"]);
const GCJ02_NAMES: ReadonlySet<string> = new Set(["GCJ02", "火星坐标", "火星坐标系"]);
const BD09_NAMES: ReadonlySet<string> = new Set(["BD09", "BD09LL", "百度坐标", "百度坐标系"]);
const WHAT_IS_READ = "EPSG:4326, EPSG:4490, …, GCJ-02, BD-09";

/**
 * The way from a named coordinate system to WGS 84. null: the positions are WGS 84 degrees already.
 * Names are read as they occur in files: EPSG:4549, 4549, urn:ogc:def:crs:EPSG::4269, urn:ogc:def:crs:OGC:1.3:CRS84,
 * http://www.opengis.net/def/crs/EPSG/0/4326, GCJ-02, BD-09. A name that says nothing here is an issue of `file`.
 */
export async function crsTransform(name: string, file: string): Promise<Result<Transform | null>> {
  const crs = crsName(name);
  if (crs === null) return unknownCrs(name, file);
  if (crs.kind === "degrees") return done(null);
  if (crs.kind === "gcj02") return done(fromGcj02);
  if (crs.kind === "bd09") return done(fromBd09);
  // One chunk of definitions of its own, fetched only when a projected system is named.
  const { default: definitions } = await import("epsg-index/all.json", { with: { type: "json" } });
  const definition = Object.hasOwn(definitions, crs.code) ? definitions[crs.code]?.proj4 : null;
  const transform = definition ? await projected(definition) : null;
  return transform ? done(transform) : unknownCrs(name, file);
}

/** The way from the coordinate system of a Shapefile's .prj (WKT 1, ESRI's dialect too) to WGS 84; null when its positions are WGS 84, NAD83 or CGCS2000 degrees already. */
export async function wktTransform(prj: string, file: string): Promise<Result<Transform | null>> {
  const wkt = prj.trim();
  if (/^GEOG(CS|CRS)\["[^"]*(WGS.?(19)?84|North.?American.?(19)?83|NAD.?83|China.?(Geodetic.*)?2000|CGCS.?2000)/i.test(wkt)) return done(null);
  const transform = /^[A-Z]+\s*\[/i.test(wkt) ? await projected(wkt) : null;
  return transform ? done(transform) : unknownCrs(wkt.slice(0, 60), file);
}

function unknownCrs(name: string, file: string): Result<never> {
  return refused({ code: "unknown_crs", file, detail: { name, expected: WHAT_IS_READ } });
}

function crsName(name: string): CrsName | null {
  const trimmed = name.trim();
  const code = /^(?:.*EPSG.*[^0-9])?0*(\d{4,6})$/i.exec(trimmed)?.[1] ?? /^EPSG(\d{4,6})$/i.exec(trimmed)?.[1];
  if (code === "900913") return { kind: "epsg", code: "3857" }; // Web Mercator before EPSG gave it a number
  if (code !== undefined) return DEGREES_CODES.has(code) ? { kind: "degrees" } : { kind: "epsg", code };
  const word = trimmed
    .replace(/^.*[:/#]/, "")
    .replace(/[\s_-]/g, "")
    .toUpperCase();
  if (DEGREES_NAMES.has(word) || /^CRS:?8[34]$/i.test(trimmed)) return { kind: "degrees" };
  if (GCJ02_NAMES.has(word)) return { kind: "gcj02" };
  if (BD09_NAMES.has(word)) return { kind: "bd09" };
  return null;
}

/** proj4 reads the definition or throws on what it does not know (a projection it lacks): then there is no way. */
async function projected(definition: string): Promise<Transform | null> {
  const { default: proj4 } = await import("proj4");
  const converter = attempt(() => proj4(definition, "WGS84"));
  if (converter === null) return null;
  const position: [number, number] = [0, 0];
  return (x, y) => {
    if (!(Number.isFinite(x) && Number.isFinite(y))) return NOWHERE;
    position[0] = x;
    position[1] = y;
    const [lng, lat] = converter.forward(position);
    return [lng, lat];
  };
}

const NOWHERE: readonly [number, number] = [Number.NaN, Number.NaN];

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null; // the caller names the system and the file
  }
}
