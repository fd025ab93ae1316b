// What an engine hands to the map: points, rasters, bins and ground, ready to be drawn.
import type { Selection } from "./question";

/** Points for the GPU: offsets in degrees from `origin`, x y interleaved. Transferred, not copied. */
export interface PointCloud {
  readonly origin: readonly [number, number];
  readonly offsets: Float32Array;
  readonly slots: Int32Array;
  /** Row in the ledger of each point, for picking. */
  readonly rows: Uint32Array;
  readonly drawn: number;
  readonly total: number;
}

export interface RasterRequest extends Selection {
  /** Degrees [west, south, east, north] of the view. */
  readonly bbox: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
  /** Kernel bandwidth in metres; 0 for plain counts per pixel. */
  readonly bandwidthM: number;
}

/** Density of reports over a box, rows from north to south in Web Mercator, so that it lies right as an image on the map. */
export interface Raster {
  readonly bbox: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
  /** Reports per km². */
  readonly values: Float32Array;
  readonly max: number;
  readonly total: number;
}

export interface HexBins {
  /** blob: URL of a FeatureCollection, properties { n, perKm2 }. */
  readonly shapesUrl: string;
  readonly cellM: number;
  readonly bins: number;
  readonly counts: Uint32Array;
}

/** Ground layer of a map: drawn below the grids. */
export interface GroundLayer {
  readonly name: string;
  readonly kind: "water" | "green" | "building" | "road" | "place" | "line" | "area" | "point";
  readonly shapesUrl: string;
}

/** Class of a grid whose value is 0: a class of its own, whatever the breaks. Every other class is an index into the legend's colours. */
export const ZERO_CLASS = 254;
/** Class of a grid whose value is null (0/0, no area, not asked): drawn hatched. */
export const NO_DATA_CLASS = 255;
