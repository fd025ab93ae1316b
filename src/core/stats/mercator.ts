// A raster over a box in Web Mercator: which pixel a position falls into, and how large a pixel is on the ground.
import { UNITS_PER_DEGREE } from "../geo/lattice";

/** Mean radius of the earth (IUGG), metres. */
export const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;
const STEPS_PER_ROW = 4;

/** Mercator's vertical coordinate of a latitude in degrees, in radians of the equator. */
export function mercatorY(latitude: number): number {
  return Math.asinh(Math.tan(latitude * RADIANS));
}

/** The latitude in degrees of a vertical coordinate. */
export function mercatorLatitude(y: number): number {
  return Math.atan(Math.sinh(y)) / RADIANS;
}

/** Columns from west to east, rows from north to south, pixels of equal size in Mercator. Positions are lattice units. */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
  /** Column and row of the pixel, or -1 when outside. */
  columnOf(x: number): number;
  rowOf(y: number): number;
  /** Ground area of one pixel of each row, km². */
  readonly pixelKm2: Float64Array;
}

/**
 * A grid of `width` × `height` pixels over [west, south, east, north] (degrees, west < east, south < north), with `margin` more pixels on each side.
 * Rows are found by a table of latitudes, not by a logarithm for every position; the answer is the same.
 */
export function pixelGrid(bbox: readonly [number, number, number, number], width: number, height: number, margin = 0): PixelGrid {
  const [west, south, east, north] = bbox;
  const pixelX = (east - west) / width;
  const top = mercatorY(north);
  const pixelY = (top - mercatorY(south)) / height;
  const fullWidth = width + 2 * margin;
  const fullHeight = height + 2 * margin;
  const edge = Float64Array.from({ length: fullHeight + 1 }, (_, row) => mercatorLatitude(top - (row - margin) * pixelY) * UNITS_PER_DEGREE);
  const left = (west - margin * pixelX) * UNITS_PER_DEGREE;
  const columnsPerUnit = 1 / (pixelX * UNITS_PER_DEGREE);
  const highest = edge[0] ?? 0;
  const lowest = edge[fullHeight] ?? 0;
  const guesses = firstRows(edge, fullHeight * STEPS_PER_ROW);
  const guessesPerUnit = guesses.length / (highest - lowest);
  return {
    width: fullWidth,
    height: fullHeight,
    columnOf(x) {
      const column = Math.floor((x - left) * columnsPerUnit);
      return column >= 0 && column < fullWidth ? column : -1;
    },
    rowOf(y) {
      if (y > highest || y <= lowest) return -1;
      let row = guesses[Math.floor((highest - y) * guessesPerUnit)] ?? fullHeight - 1;
      while (row > 0 && y > (edge[row] ?? 0)) row--;
      while (row < fullHeight - 1 && y <= (edge[row + 1] ?? 0)) row++;
      return row;
    },
    pixelKm2: Float64Array.from({ length: fullHeight }, (_, row) => zoneKm2(edge[row + 1] ?? 0, edge[row] ?? 0, pixelX)),
  };
}

/** For equal steps of latitude from the top down, the row that the step begins in. */
function firstRows(edge: Float64Array, steps: number): Uint16Array | Uint32Array {
  const rows = edge.length - 1;
  const guesses = rows > 0xffff ? new Uint32Array(steps) : new Uint16Array(steps);
  const top = edge[0] ?? 0;
  const stride = (top - (edge[rows] ?? 0)) / steps;
  for (let step = 0, row = 0; step < steps; step++) {
    while (row < rows - 1 && top - step * stride <= (edge[row + 1] ?? 0)) row++;
    guesses[step] = row;
  }
  return guesses;
}

/** Area between two latitudes (lattice units) over `degrees` of longitude on the sphere: R² Δλ (sin φ₂ − sin φ₁). */
function zoneKm2(lower: number, upper: number, degrees: number): number {
  const height = Math.sin((upper / UNITS_PER_DEGREE) * RADIANS) - Math.sin((lower / UNITS_PER_DEGREE) * RADIANS);
  return (EARTH_RADIUS * EARTH_RADIUS * degrees * RADIANS * height) / 1e6;
}
