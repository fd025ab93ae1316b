// Shapes as vector tiles, cut where they lie: in MapLibre's own worker. (A GeoJSON source would send every shape it fetched to the main thread.)
import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { GeoJSON } from "geojson";

/** Protocol of tile addresses: shapes://<the shapes' URL, encoded>/z/x/y */
export const SHAPES_PROTOCOL = "shapes";
/** The one layer in each tile. */
export const SHAPES_LAYER = "shapes";
/** Tiles are cut down to this zoom; nearer views magnify them (a unit of the tile is then about 3 cm). */
export const SHAPES_MAX_ZOOM = 16;

/** Units across a tile, and how far shapes reach over its edge. */
const EXTENT = 8192;
const BUFFER = 1024;
/** Vertices closer to the line than this many units (a quarter of a pixel) are left out of a tile. */
const TOLERANCE = 4;
/** Indexes kept; the one used longest ago goes first. */
const KEPT = 24;

/** Address template of the tiles of a FeatureCollection behind a URL. */
export function tilesOf(shapesUrl: string): string {
  return `${SHAPES_PROTOCOL}://${encodeURIComponent(shapesUrl)}/{z}/{x}/{y}`;
}

/**
 * Answers tile addresses with encoded tiles (Mapbox Vector Tile); an empty buffer where nothing lies.
 * Shapes are fetched once for each URL; feature ids (slots) are kept. Rejects where the shapes cannot be fetched or the address is none.
 */
export function tileCutter(fetchShapes: (url: string) => Promise<GeoJSON>): (address: string) => Promise<ArrayBuffer> {
  const indexes = new Map<string, Promise<GeoJSONVT>>();

  function indexOf(url: string): Promise<GeoJSONVT> {
    const index =
      indexes.get(url) ??
      fetchShapes(url).then((shapes) => new GeoJSONVT(shapes, { maxZoom: SHAPES_MAX_ZOOM, extent: EXTENT, buffer: BUFFER, tolerance: TOLERANCE }));
    indexes.delete(url); // set again below, as the one used last
    indexes.set(url, index);
    index.catch(() => indexes.delete(url));
    for (const oldest of indexes.keys()) {
      if (indexes.size <= KEPT) break;
      indexes.delete(oldest);
    }
    return index;
  }

  return async (address) => {
    const [, url, z, x, y] = /^shapes:\/\/([^/]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(address) ?? [];
    if (url === undefined) throw new Error(`${address} is no tile of shapes; expected shapes://<url>/z/x/y`);
    const tile = (await indexOf(decodeURIComponent(url))).getTile(Number(z), Number(x), Number(y));
    if (!tile) return new ArrayBuffer(0);
    return new Uint8Array(fromGeojsonVt({ [SHAPES_LAYER]: tile }, { version: 2, extent: EXTENT })).buffer;
  };
}
