// A position in one column: WKT, "(lat, lon)", EWKB in hex, GeoJSON.
import type { PointForm } from "../core/model/mapping";

/** Where the two numbers of a text form are in the bytes; filled again and again. */
export interface NumberBounds {
  lngStart: number;
  lngEnd: number;
  latStart: number;
  latEnd: number;
}

const WKB_POINT = 1;
const HAS_Z_M_SRID = 0xe0000000;

/** Finds longitude and latitude of WKT ("POINT (lng lat)", also Z and EWKT) or of "(lat, lon)"; false when there are not two numbers. */
export function findNumbers(form: "wkt" | "(lat, lon)", bytes: Uint8Array, start: number, end: number, found: NumberBounds): boolean {
  let at = start;
  if (form === "wkt") {
    // Behind the bracket, so that the digits of SRID=4326 are no coordinate.
    while (at < end && bytes[at] !== 40) at++;
    if (at === end || !/point/i.test(new TextDecoder().decode(bytes.subarray(start, at)))) return false;
  }
  while (at < end && !isNumeric(bytes[at])) at++;
  const firstStart = at;
  while (at < end && isNumeric(bytes[at])) at++;
  const firstEnd = at;
  while (at < end && !isNumeric(bytes[at])) at++;
  const secondStart = at;
  while (at < end && isNumeric(bytes[at])) at++;
  if (secondStart === at) return false;
  const lngFirst = form === "wkt";
  found.lngStart = lngFirst ? firstStart : secondStart;
  found.lngEnd = lngFirst ? firstEnd : at;
  found.latStart = lngFirst ? secondStart : firstStart;
  found.latEnd = lngFirst ? at : firstEnd;
  return true;
}

/** Digits + - . e E. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46 || byte === 101 || byte === 69);
}

/** [lng, lat] of a point in EWKB hex or GeoJSON, in the degrees or metres of its CRS; null when the text is no point. */
export function pointOf(form: Exclude<PointForm, "wkt" | "(lat, lon)">, text: string): readonly [number, number] | null {
  return form === "ewkb" ? ewkbPoint(text.trim()) : geojsonPoint(text);
}

/** OGC well-known binary with PostGIS's extension: byte order, type with flags, SRID when flagged, x, y. */
function ewkbPoint(hex: string): readonly [number, number] | null {
  const digits = hex.replace(/^\\x/, "");
  if (!/^(?:[0-9a-f]{2}){21,37}$/i.test(digits)) return null;
  const view = new DataView(new ArrayBuffer(digits.length / 2));
  for (let at = 0; at < view.byteLength; at++) view.setUint8(at, Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
  const little = view.getUint8(0) === 1;
  const type = view.getUint32(1, little);
  if ((type & ~HAS_Z_M_SRID) % 1000 !== WKB_POINT) return null;
  const at = type & 0x20000000 ? 9 : 5;
  if (view.byteLength < at + 16) return null;
  return [view.getFloat64(at, little), view.getFloat64(at + 8, little)];
}

function geojsonPoint(text: string): readonly [number, number] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("coordinates" in value)) return null;
    const coordinates: unknown = value.coordinates;
    if (!Array.isArray(coordinates)) return null;
    const [lng, lat]: unknown[] = coordinates;
    return typeof lng === "number" && typeof lat === "number" ? [lng, lat] : null;
  } catch {
    return null;
  }
}
