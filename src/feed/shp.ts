// The shapes of a .shp file. shpjs decodes them, one record at a time: so a broken record has a number, gaps between records
// do no harm, and the rings of a polygon come as they are, to be nested by rings.ts (shpjs drops a hole that it cannot place).
import type { Geometry } from "geojson";
import type { parseShp } from "shpjs";
import { polygonOfRings } from "./rings";

const HEADER_BYTES = 100;
const POINT = 1;
const LINE = 3;
const POLYGON = 5;
const POINTS = 8;

export type ShpShapes =
  | { readonly ok: true; readonly geometries: (Geometry | null)[] }
  /** `record` from 1; `type` of the shape that could not be read, null when the file ends within it. */
  | { readonly ok: false; readonly record: number; readonly type: number | null };

/** True when the bytes begin like a .shp (file code 9994, big-endian) and hold its header. */
export function isShp(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_BYTES && new DataView(bytes.buffer, bytes.byteOffset).getInt32(0) === 9994;
}

/** The kind of shapes that the header promises, as a number without Z and M: 1 points, 3 lines, 5 polygons, 8 multipoints; 0 for none. */
export function shapeKind(shp: Uint8Array): number {
  return flatKind(new DataView(shp.buffer, shp.byteOffset, shp.byteLength).getInt32(32, true));
}

/** 11…18 have Z and M, 21…28 have M; their x and y lie where those of the flat kinds lie. 31 (multipatch) is none of these. */
function flatKind(type: number): number {
  const flat = type > 30 ? type : type % 10;
  return [POINT, LINE, POLYGON, POINTS].includes(flat) ? flat : 0;
}

/** The geometry of every record, null shapes included, in the file's own coordinates, without Z and M. `shx` tells where records lie when it fits. */
export function readShp(shp: Uint8Array, shx: Uint8Array | null, parse: typeof parseShp): ShpShapes {
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  const offsets = (shx && indexedOffsets(view, shx)) ?? walkedOffsets(view);
  if (typeof offsets === "number") return { ok: false, record: offsets, type: null };
  const geometries: (Geometry | null)[] = [];
  for (const [index, offset] of offsets.entries()) {
    const length = 2 * view.getInt32(offset + 4);
    const type = length < 4 ? 0 : view.getInt32(offset + 8, true);
    if (type === 0) {
      geometries.push(null);
      continue;
    }
    const kind = flatKind(type);
    const geometry = kind === 0 ? undefined : decoded(shp.subarray(offset, offset + 8 + length), kind, parse);
    if (geometry === undefined) return { ok: false, record: index + 1, type };
    geometries.push(geometry);
  }
  return { ok: true, geometries };
}

/** One record under a header of its own; undefined when its bytes are no such shape. */
function decoded(record: Uint8Array, kind: number, parse: typeof parseShp): Geometry | null | undefined {
  const bytes = new Uint8Array(HEADER_BYTES + record.length);
  const view = new DataView(bytes.buffer);
  const asLines = kind === POLYGON ? LINE : kind;
  view.setInt32(32, asLines, true);
  bytes.set(record, HEADER_BYTES);
  view.setInt32(HEADER_BYTES + 8, asLines, true);
  if (kind !== POINT && (record.length < 12 + 40 || !sizesFit(record, kind))) return undefined;
  try {
    const geometry = parse(view)[0];
    if (kind !== POLYGON || !geometry) return geometry;
    if (geometry.type === "LineString") return polygonOfRings([geometry.coordinates]);
    return geometry.type === "MultiLineString" ? polygonOfRings(geometry.coordinates) : undefined;
  } catch {
    return undefined; // shpjs reads past the end of a broken record; the caller names the record
  }
}

/** The counts of a record must fit its length, or a broken one makes shpjs allocate without end. */
function sizesFit(record: Uint8Array, kind: number): boolean {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const first = view.getInt32(8 + 36, true);
  if (kind === POINTS) return first >= 0 && 8 + 40 + 16 * first <= record.length;
  const points = view.getInt32(8 + 40, true);
  return first >= 0 && points >= 0 && 8 + 44 + 4 * first + 16 * points <= record.length;
}

/** Offsets of all records one after the other, or the number of the record that does not fit. */
function walkedOffsets(view: DataView): number[] | number {
  const offsets: number[] = [];
  let offset = HEADER_BYTES;
  while (offset + 8 <= view.byteLength) {
    const length = 2 * view.getInt32(offset + 4);
    if (length < 0 || offset + 8 + length > view.byteLength) return offsets.length + 1;
    offsets.push(offset);
    offset += 8 + length;
  }
  return offsets;
}

/** Offsets by the index file; null when it does not fit the shapes. */
function indexedOffsets(view: DataView, shx: Uint8Array): number[] | null {
  if (!isShp(shx)) return null;
  const index = new DataView(shx.buffer, shx.byteOffset, shx.byteLength);
  const offsets: number[] = [];
  for (let at = HEADER_BYTES; at + 8 <= index.byteLength; at += 8) {
    const offset = 2 * index.getInt32(at);
    if (offset < HEADER_BYTES || offset + 8 > view.byteLength) return null;
    const length = 2 * view.getInt32(offset + 4);
    if (length !== 2 * index.getInt32(at + 4) || length < 0 || offset + 8 + length > view.byteLength) return null;
    offsets.push(offset);
  }
  return offsets;
}
