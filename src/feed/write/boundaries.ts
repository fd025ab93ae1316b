// Areas written as a file of boundaries, the format chosen by the file's ending: what readBoundaries reads again.
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { shapefileZip } from "./shapefileBytes";

export type WrittenFormat = "geojson" | "topojson" | "kml" | "kmz" | "shapefile" | "geopackage";

/** Endings with which boundaries are written; the list that is shown to people. */
export const WRITTEN_ENDINGS = ".geojson, .json, .topojson, .kml, .kmz, .zip (Shapefile), .gpkg (GeoPackage)";

/** The format of a file name; null for an ending that is not written. */
export function writtenFormat(name: string): WrittenFormat | null {
  if (/\.(geo)?json$/i.test(name)) return "geojson";
  if (/\.topojson$/i.test(name)) return "topojson";
  if (/\.kml$/i.test(name)) return "kml";
  if (/\.kmz$/i.test(name)) return "kmz";
  if (/\.gpkg$/i.test(name)) return "geopackage";
  return /\.zip$/i.test(name) ? "shapefile" : null;
}

/**
 * Bytes of a file of areas, coordinates [lng, lat] in degrees, WGS 84. `name` is that of the layer within the file.
 * TopoJSON keeps seven decimals (1e-7 degrees, about 1 cm): arcs are shared, nothing is rounded away.
 */
export async function boundaryBytes(features: readonly Feature<Polygon | MultiPolygon | null>[], format: WrittenFormat, name: string): Promise<Uint8Array> {
  const collection: FeatureCollection<Geometry | null> = { type: "FeatureCollection", features: [...features] };
  switch (format) {
    case "geojson":
      return new TextEncoder().encode(`{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}\n`);
    case "topojson": {
      const { topology } = await import("topojson-server");
      return new TextEncoder().encode(JSON.stringify(topology({ [name]: collection as FeatureCollection })));
    }
    case "kml":
      return kmlBytes(collection);
    case "kmz": {
      const { zipSync } = await import("fflate");
      return zipSync({ "doc.kml": await kmlBytes(collection) }, { mtime: new Date(1980, 0, 1) }); // the same bytes whenever it is written
    }
    case "shapefile":
      return shapefileZip(features, name);
    case "geopackage": {
      const { geopackageBytes } = await import("./geopackageBytes");
      return geopackageBytes(features, name);
    }
    default:
      return format satisfies never;
  }
}

async function kmlBytes(collection: FeatureCollection<Geometry | null>): Promise<Uint8Array> {
  const { toKML } = await import("@placemarkio/tokml");
  return new TextEncoder().encode(toKML({ ...collection, features: collection.features.map(withTextOnly) }));
}

/** KML holds text: lists and objects as JSON. */
function withTextOnly(feature: Feature<Geometry | null>): Feature<Geometry | null> {
  const properties = Object.entries(feature.properties ?? {}).map(([key, value]) => [
    key,
    typeof value === "object" && value !== null ? JSON.stringify(value) : value,
  ]);
  return { ...feature, properties: Object.fromEntries(properties) };
}
