// GEOS (geos-wasm, tests only) as a judge of coverages: what it says, with every pointer freed and every call guarded.
import type { Geometry, MultiPolygon, Polygon } from "geojson";
import initGeosJs from "geos-wasm";

export interface CoverageVerdict {
  /** GEOSCoverageIsValid with this gap width. */
  readonly coverage: boolean;
  /** Polygons that are not valid by themselves. */
  readonly invalid: number;
  /** Polygons with wrong edges in the coverage. */
  readonly wrongEdges: number;
}

/** Whether polygons (degrees on the lattice, null left out) are a valid coverage; `gapWidth` in lattice units. GEOS reckons in whole units. */
export async function judgeCoverage(shapes: readonly (Geometry | null)[], gapWidth: number): Promise<CoverageVerdict> {
  const geos = await initGeosJs();
  const collection = await read(wkbCollection(shapes.filter((shape) => shape !== null) as (Polygon | MultiPolygon)[]));
  const output = geos.Module._malloc(4);
  try {
    new DataView(geos.Module.HEAPU8.buffer).setUint32(output, 0, true);
    let invalid = 0;
    const count = geos.GEOSGetNumGeometries(collection);
    for (let i = 0; i < count; i++) if (geos.GEOSisValid(geos.GEOSGetGeometryN(collection, i)) !== 1) invalid++;
    const answer = guarded(() => geos.GEOSCoverageIsValid(collection, gapWidth, output));
    const edges = geos.Module.getValue(output, "i32");
    let wrongEdges = 0;
    if (edges !== 0) {
      for (let i = 0; i < geos.GEOSGetNumGeometries(edges); i++) if (geos.GEOSisEmpty(geos.GEOSGetGeometryN(edges, i)) !== 1) wrongEdges++;
      geos.GEOSGeom_destroy(edges);
    }
    return { coverage: answer === 1, invalid, wrongEdges };
  } finally {
    geos.Module._free(output);
    geos.GEOSGeom_destroy(collection);
  }
}

/** Area of the part of the first shape that the second shares, in square lattice units; the areas of both beside it. */
export async function sharedArea(first: Geometry, second: Geometry): Promise<{ readonly shared: number; readonly first: number; readonly second: number }> {
  const geos = await initGeosJs();
  const a = await read(wkbOf(first as Polygon | MultiPolygon));
  const b = await read(wkbOf(second as Polygon | MultiPolygon));
  const fixedA = guarded(() => geos.GEOSMakeValid(a));
  const fixedB = guarded(() => geos.GEOSMakeValid(b));
  const shared = guarded(() => geos.GEOSIntersection(fixedA, fixedB));
  try {
    return { shared: areaOf(geos, shared), first: areaOf(geos, fixedA), second: areaOf(geos, fixedB) };
  } finally {
    for (const geometry of [a, b, fixedA, fixedB, shared]) if (geometry !== 0) geos.GEOSGeom_destroy(geometry);
  }
}

type Geos = Awaited<ReturnType<typeof initGeosJs>>;

function areaOf(geos: Geos, geometry: number): number {
  const pointer = geos.Module._malloc(8);
  try {
    if (geos.GEOSArea(geometry, pointer) !== 1) throw new Error("GEOSArea failed");
    return geos.Module.getValue(pointer, "double");
  } finally {
    geos.Module._free(pointer);
  }
}

/** GEOS throws through WebAssembly on some bad input: said as what it is. */
function guarded(call: () => number): number {
  try {
    return call();
  } catch (error) {
    throw new Error(`GEOS threw: ${String(error)}`);
  }
}

async function read(wkb: Uint8Array): Promise<number> {
  const geos = await initGeosJs();
  const pointer = geos.Module._malloc(wkb.length);
  try {
    geos.Module.HEAPU8.set(wkb, pointer);
    const geometry = guarded(() => geos.GEOSGeomFromWKB_buf(pointer, wkb.length));
    if (geometry === 0) throw new Error("GEOS could not read the geometry");
    return geometry;
  } finally {
    geos.Module._free(pointer);
  }
}

/** Well-known binary: byte order, type, count, then the members. */
function wkbCollection(shapes: readonly (Polygon | MultiPolygon)[]): Uint8Array {
  const members = shapes.map(wkbOf);
  return joined([header(7, members.length), ...members]);
}

function wkbOf(shape: Polygon | MultiPolygon): Uint8Array {
  if (shape.type === "Polygon") return wkbPolygon(shape.coordinates);
  const parts = shape.coordinates.map(wkbPolygon);
  return joined([header(6, parts.length), ...parts]);
}

function wkbPolygon(rings: readonly (readonly (readonly number[])[])[]): Uint8Array {
  const parts: Uint8Array[] = [header(3, rings.length)];
  for (const ring of rings) {
    const bytes = new DataView(new ArrayBuffer(4 + ring.length * 16));
    bytes.setUint32(0, ring.length, true);
    for (const [i, [lng = 0, lat = 0]] of ring.entries()) {
      bytes.setFloat64(4 + i * 16, Math.round(lng * 1e7), true);
      bytes.setFloat64(12 + i * 16, Math.round(lat * 1e7), true);
    }
    parts.push(new Uint8Array(bytes.buffer));
  }
  return joined(parts);
}

function header(type: number, count: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(9));
  bytes.setUint8(0, 1);
  bytes.setUint32(1, type, true);
  bytes.setUint32(5, count, true);
  return new Uint8Array(bytes.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
