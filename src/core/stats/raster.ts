// Density of reports over a box: counts per pixel, or a kernel estimate with its bandwidth in metres.
import { UNLOCATED } from "../model/plan";
import type { ReportColumns } from "../model/reports";
import { blur, blurReach } from "./blur";
import { EARTH_RADIUS, mercatorY, PixelGrid } from "./mercator";
import type { RowRange } from "./range";

/** What to draw; bbox in degrees [west, south, east, north], west < east. */
export interface RasterBox {
  readonly bbox: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
  /** Standard deviation of the Gaussian kernel, metres on the ground at the box's middle latitude; 0 for plain counts per pixel. */
  readonly bandwidthM: number;
}

/** Rows from north to south. Values are reports per km², or counts per pixel where no bandwidth was given. */
export interface DensityRaster extends RasterBox {
  readonly values: Float32Array;
  readonly max: number;
  /** Reports whose position lies in the box. */
  readonly total: number;
}

/** Kernels wider than this are computed on coarser cells and drawn smooth: cost and memory stay bounded. */
const WIDEST_SIGMA = 8;

/**
 * The raster of a range of rows. OUTSIDE counts, UNLOCATED does not. Reports around the box take part as far as their kernel reaches in.
 * The kernel is four extended box filters: exactly the Gaussian's variance, a peak 7 % lower, and over the whole plane a sum equal to the number of reports.
 */
export function densityRaster(reports: Pick<ReportColumns, "x" | "y" | "slot">, range: RowRange, box: RasterBox): DensityRaster {
  const { bbox, width, height, bandwidthM } = box;
  const sigma = bandwidthM / pixelMetres(box);
  if (!(sigma > 0)) {
    const grid = new PixelGrid(bbox, width, height);
    const values = new Float32Array(width * height);
    const total = countInto(values, grid, 0, reports, range);
    return { ...box, values, total, max: greatest(values) };
  }
  const coarse = Math.max(1, Math.ceil(sigma / WIDEST_SIGMA));
  const columns = Math.ceil(width / coarse);
  const rows = Math.ceil(height / coarse);
  const margin = blurReach(sigma / coarse) + 1;
  const grid = new PixelGrid(stretched(box, columns * coarse, rows * coarse), columns, rows, margin);
  const cells = new Float32Array(grid.width * grid.height);
  countInto(cells, grid, margin, reports, range);
  blur(cells, grid.width, grid.height, sigma / coarse);
  for (let row = 0; row < grid.height; row++) {
    const perKm2 = 1 / (grid.pixelKm2[row] ?? 1);
    for (let cell = row * grid.width; cell < (row + 1) * grid.width; cell++) cells[cell] = (cells[cell] ?? 0) * perKm2;
  }
  const values = refined(cells, grid, margin, coarse, width, height);
  return { ...box, values, max: greatest(values), total: countInside(reports, range, bbox) };
}

/** Metres on the ground that a pixel spans at the middle latitude of the box. */
export function pixelMetres({ bbox, width }: RasterBox): number {
  const [west, south, east, north] = bbox;
  const middle = ((south + north) / 2) * (Math.PI / 180);
  return ((east - west) * (Math.PI / 180) * EARTH_RADIUS * Math.cos(middle)) / width;
}

/** Counts rows into cells; returns how many fell inside the margin. */
function countInto(cells: Float32Array, grid: PixelGrid, margin: number, reports: Pick<ReportColumns, "x" | "y" | "slot">, range: RowRange): number {
  const { x, y, slot } = reports;
  let inside = 0;
  for (let i = range.from; i < range.to; i++) {
    if (slot[i] === UNLOCATED) continue;
    const column = grid.columnOf(x[i] ?? 0);
    if (column < 0) continue;
    const row = grid.rowOf(y[i] ?? 0);
    if (row < 0) continue;
    const cell = row * grid.width + column;
    cells[cell] = (cells[cell] ?? 0) + 1;
    if (column >= margin && column < grid.width - margin && row >= margin && row < grid.height - margin) inside++;
  }
  return inside;
}

function countInside(reports: Pick<ReportColumns, "x" | "y" | "slot">, range: RowRange, [west, south, east, north]: RasterBox["bbox"]): number {
  const { x, y, slot } = reports;
  const [minX, minY, maxX, maxY] = [west * 1e7, south * 1e7, east * 1e7, north * 1e7];
  let inside = 0;
  for (let i = range.from; i < range.to; i++) {
    const lng = x[i] ?? 0;
    const lat = y[i] ?? 0;
    if (slot[i] !== UNLOCATED && lng >= minX && lng < maxX && lat > minY && lat <= maxY) inside++;
  }
  return inside;
}

/** The box drawn out to the east and south, so that whole coarse cells fit. */
function stretched({ bbox, width, height }: RasterBox, columns: number, rows: number): RasterBox["bbox"] {
  const [west, south, east, north] = bbox;
  const top = mercatorY(north);
  const bottom = top - ((top - mercatorY(south)) * rows) / height;
  return [west, (Math.atan(Math.sinh(bottom)) * 180) / Math.PI, west + ((east - west) * columns) / width, north];
}

/** The pixels of the box out of coarse cells, bilinear between cell centres. */
function refined(cells: Float32Array, grid: PixelGrid, margin: number, coarse: number, width: number, height: number): Float32Array {
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const v = (row + 0.5) / coarse - 0.5 + margin;
    const upper = Math.floor(v) * grid.width;
    const down = v - Math.floor(v);
    for (let column = 0; column < width; column++) {
      const u = (column + 0.5) / coarse - 0.5 + margin;
      const at = upper + Math.floor(u);
      const right = u - Math.floor(u);
      const top = (cells[at] ?? 0) * (1 - right) + (cells[at + 1] ?? 0) * right;
      const bottom = (cells[at + grid.width] ?? 0) * (1 - right) + (cells[at + grid.width + 1] ?? 0) * right;
      values[row * width + column] = top * (1 - down) + bottom * down;
    }
  }
  return values;
}

function greatest(values: Float32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) > most) most = values[i] ?? 0;
  return most;
}
