// Areas as a zipped Shapefile: .shp, .shx, .dbf, .prj (WGS 84) and .cpg (UTF-8). Our own, small: see docs/adr/0002.
import { strToU8, zipSync } from "fflate";
import type { Feature, Geometry, Position } from "geojson";
import { partsOf } from "../../core/geo/polygons";
import { signedArea } from "../../core/geo/ring";
import { dbfTable } from "./dbfBytes";

const POLYGON = 5;
const HEADER = 100;
const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
/** The earliest time a .zip can hold: the same features give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Bytes of a .zip with one Shapefile of this name. Points and lines have no place in it and become null shapes. */
export function shapefileZip(features: readonly Feature<Geometry | null>[], name: string): Uint8Array {
  const records = features.map(({ geometry }) => recordOf(partsOf(geometry).flatMap((rings) => rings.map((ring, index) => turned(ring, index === 0)))));
  const shp = new Uint8Array(HEADER + records.reduce((sum, record) => sum + 8 + record.length, 0));
  const shx = new Uint8Array(HEADER + 8 * records.length);
  const box = boxOf(features.flatMap(({ geometry }) => partsOf(geometry).flat(2)));
  for (const file of [shp, shx]) writeHeader(file, box);
  let at = HEADER;
  for (const [index, record] of records.entries()) {
    const head = new DataView(shp.buffer, at);
    head.setInt32(0, index + 1);
    head.setInt32(4, record.length / 2);
    shp.set(record, at + 8);
    const entry = new DataView(shx.buffer, HEADER + 8 * index);
    entry.setInt32(0, at / 2);
    entry.setInt32(4, record.length / 2);
    at += 8 + record.length;
  }
  const dbf = dbfTable(features.map(({ properties }) => properties ?? {}));
  const file = (bytes: Uint8Array) => [bytes, { mtime: NO_TIME }] as [Uint8Array, { mtime: Date }];
  return zipSync({
    [`${name}.shp`]: file(shp),
    [`${name}.shx`]: file(shx),
    [`${name}.dbf`]: file(dbf),
    [`${name}.prj`]: file(strToU8(WGS84)),
    [`${name}.cpg`]: file(strToU8("UTF-8")),
  });
}

/** Outer rings run clockwise in a Shapefile, holes the other way round. */
function turned(ring: Position[], isOuter: boolean): Position[] {
  return signedArea(ring) > 0 === isOuter ? [...ring].reverse() : ring;
}

function recordOf(rings: readonly Position[][]): Uint8Array {
  if (rings.length === 0) return new Uint8Array(4);
  const points = rings.flat();
  const bytes = new Uint8Array(44 + 4 * rings.length + 16 * points.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, POLYGON, true);
  for (const [index, side] of boxOf(points).entries()) view.setFloat64(4 + 8 * index, side, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  for (const [index, ring] of rings.entries()) {
    view.setInt32(44 + 4 * index, first, true);
    first += ring.length;
  }
  for (const [index, [x = 0, y = 0]] of points.entries()) {
    view.setFloat64(44 + 4 * rings.length + 16 * index, x, true);
    view.setFloat64(52 + 4 * rings.length + 16 * index, y, true);
  }
  return bytes;
}

function writeHeader(bytes: Uint8Array, box: readonly number[]): void {
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POLYGON, true);
  for (const [index, side] of box.entries()) view.setFloat64(36 + 8 * index, side, true);
}

/** minX, minY, maxX, maxY; zeros of nothing. */
export function boxOf(points: readonly Position[]): readonly [number, number, number, number] {
  if (points.length === 0) return [0, 0, 0, 0];
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x = 0, y = 0] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return [minX, minY, maxX, maxY];
}
