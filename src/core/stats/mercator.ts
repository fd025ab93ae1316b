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

/**
 * Columns from west to east, rows from north to south, pixels of equal size in Mercator. Positions are lattice units.
 * Rows are found by a table of latitudes, not by a logarithm for every position; the answer is the same.
 */
export class PixelGrid {
  readonly width: number;
  readonly height: number;
  /** Ground area of one pixel of each row, km². */
  readonly pixelKm2: Float64Array;
  private readonly left: number;
  private readonly columnsPerUnit: number;
  /** Latitude of the upper edge of each row, and of the lower edge of the last. */
  private readonly edge: Float64Array;
  private readonly highest: number;
  private readonly lowest: number;
  private readonly guesses: Uint32Array;
  private readonly guessesPerUnit: number;

  /** `width` × `height` pixels over [west, south, east, north] (degrees, west < east, south < north), and `margin` more on each side. */
  constructor(bbox: readonly [number, number, number, number], width: number, height: number, margin = 0) {
    const [west, south, east, north] = bbox;
    const pixelX = (east - west) / width;
    const top = mercatorY(north);
    const pixelY = (top - mercatorY(south)) / height;
    this.width = width + 2 * margin;
    this.height = height + 2 * margin;
    this.left = (west - margin * pixelX) * UNITS_PER_DEGREE;
    this.columnsPerUnit = 1 / (pixelX * UNITS_PER_DEGREE);
    this.edge = Float64Array.from({ length: this.height + 1 }, (_, row) => mercatorLatitude(top - (row - margin) * pixelY) * UNITS_PER_DEGREE);
    this.highest = this.edge[0] ?? 0;
    this.lowest = this.edge[this.height] ?? 0;
    this.guesses = firstRows(this.edge, this.height * STEPS_PER_ROW);
    this.guessesPerUnit = this.guesses.length / (this.highest - this.lowest);
    this.pixelKm2 = Float64Array.from({ length: this.height }, (_, row) => zoneKm2(this.edge[row + 1] ?? 0, this.edge[row] ?? 0, pixelX));
  }

  /** Column of the pixel, -1 outside. */
  columnOf(x: number): number {
    const offset = (x - this.left) * this.columnsPerUnit;
    return offset >= 0 && offset < this.width ? offset | 0 : -1; // a true integer: an index that is a double is many times slower
  }

  /** Row of the pixel, -1 outside. */
  rowOf(y: number): number {
    if (y > this.highest || y <= this.lowest) return -1;
    const { edge, height } = this;
    let row = this.guesses[((this.highest - y) * this.guessesPerUnit) | 0] ?? height - 1;
    while (row > 0 && y > (edge[row] ?? 0)) row--;
    while (row < height - 1 && y <= (edge[row + 1] ?? 0)) row++;
    return row;
  }
}

/** For equal steps of latitude from the top down, the row that the step begins in. */
function firstRows(edge: Float64Array, steps: number): Uint32Array {
  const rows = edge.length - 1;
  const guesses = new Uint32Array(steps);
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
