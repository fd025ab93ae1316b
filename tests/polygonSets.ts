// Sets of polygons for tests: written in lattice units, or read from the real files.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { FeatureCollection } from "geojson";
import { type PolygonSet, polygonSet } from "../src/core/geo/polygons";
import { sharedData } from "./shared";

/** slots → parts → rings → [x, y] in lattice units, taken as they are (no vertex dropped). */
export function setOfParts(slots: readonly (readonly (readonly (readonly (readonly [number, number])[])[])[])[]): PolygonSet {
  const xy: number[] = [];
  const ringStart: number[] = [];
  const partStart: number[] = [];
  const partSlot: number[] = [];
  for (const [slot, parts] of slots.entries()) {
    for (const rings of parts) {
      partStart.push(ringStart.length);
      partSlot.push(slot);
      for (const ring of rings) {
        ringStart.push(xy.length / 2);
        for (const [x, y] of ring) xy.push(x, y);
      }
    }
  }
  partStart.push(ringStart.length);
  ringStart.push(xy.length / 2);
  const xs = xy.filter((_, i) => i % 2 === 0);
  const ys = xy.filter((_, i) => i % 2 === 1);
  return {
    slotCount: slots.length,
    xy: Int32Array.from(xy),
    ringStart: Uint32Array.from(ringStart),
    partStart: Uint32Array.from(partStart),
    partSlot: Uint32Array.from(partSlot),
    bounds: {
      minX: xs.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY),
      minY: ys.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY),
      maxX: xs.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY),
      maxY: ys.reduce((most, y) => Math.max(most, y), Number.NEGATIVE_INFINITY),
    },
  };
}

/** The features of a gzipped GeoJSON file of the shared data, or null when it is not here. */
export function sharedFeatures(path: string): FeatureCollection | null {
  const file = sharedData(path);
  return file === null ? null : (JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as FeatureCollection);
}

/** The polygons of such a file, one slot per feature. */
export function sharedPolygons(path: string): PolygonSet | null {
  const collection = sharedFeatures(path);
  return collection === null ? null : polygonSet(collection.features.map((feature) => feature.geometry));
}
