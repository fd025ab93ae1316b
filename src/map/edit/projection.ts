// Between the lattice and the pixels of a map that looks north. Web Mercator, its world 512 pixels wide at zoom 0.
import { toDegrees, toUnits } from "../../core/geo/lattice";
import { mercatorLatitude, mercatorY } from "../../core/stats/mercator";

const RADIANS = Math.PI / 180;
const WORLD = 512;

/** Where the camera stands: degrees, CSS pixels. */
export interface Looking {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

export interface Projection {
  /** Pixels of a lattice place. */
  x(units: number): number;
  y(units: number): number;
  /** Lattice place of a pixel. */
  place(x: number, y: number): readonly [number, number];
  /** Lattice units in a pixel, eastward: a radius to look in. */
  readonly unitsPerPixel: number;
  /** How many times longer a lattice unit is northward than eastward on screen. */
  readonly stretch: number;
  readonly width: number;
  readonly height: number;
}

/** The projection of a camera. */
export function projectionOf({ lng, lat, zoom, width, height }: Looking): Projection {
  const world = WORLD * 2 ** zoom;
  const perRadian = world / (2 * Math.PI);
  const middle = mercatorY(lat);
  const up = seriesOfMercator(lat * RADIANS);
  return {
    x: (units) => width / 2 + ((toDegrees(units) - lng) / 360) * world,
    y: (units) => height / 2 - up((toDegrees(units) - lat) * RADIANS) * perRadian,
    place: (x, y) => [toUnits(lng + ((x - width / 2) / world) * 360), toUnits(mercatorLatitude(middle - (y - height / 2) / perRadian))],
    unitsPerPixel: toUnits(360 / world),
    stretch: 1 / Math.cos(lat * RADIANS),
    width,
    height,
  };
}

/** Mercator northing from a latitude on, by its Taylor series of the fourth order: within 0.1 pixel where a town is larger than a dot, without a logarithm a vertex. */
export function seriesOfMercator(latitude: number): (difference: number) => number {
  const sec = 1 / Math.cos(latitude);
  const tan = Math.tan(latitude);
  const second = sec * tan;
  const third = sec * (tan * tan + sec * sec);
  const fourth = second * (tan * tan + 5 * sec * sec);
  return (d) => d * (sec + d * (second / 2 + d * (third / 6 + (d * fourth) / 24)));
}
