// Reports as points for the GPU: binary offsets from an origin, evenly picked in time order when there are more than can be drawn.
import { NO_COORDINATE, toDegrees, UNITS_PER_DEGREE } from "../geo/lattice";
import type { PointCloud } from "./pictures";

/** The columns of reports that points are made of; all of the same length. */
export interface PlacedReports {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly slot: Int32Array;
}

/**
 * Points of the reports in rows [from, to) that have a position; at most `limit`, every k-th of them, so that the same rows are drawn again for the same question.
 * Offsets are degrees [lng, lat] from the origin: a Float32 near zero resolves better than a centimetre over a city.
 */
export function pointCloud(reports: PlacedReports, from: number, to: number, unlocated: number, limit: number): PointCloud {
  const { x, y, slot } = reports;
  let total = 0;
  for (let row = from; row < to; row++) if (isPlaced(x, slot, row, unlocated)) total++;
  const drawn = Math.min(total, limit);
  const rows = new Uint32Array(drawn);
  let seen = 0;
  let taken = 0;
  for (let row = from; row < to && taken < drawn; row++) {
    if (!isPlaced(x, slot, row, unlocated)) continue;
    if (Math.floor((seen * drawn) / total) >= taken) rows[taken++] = row;
    seen++;
  }
  return fill(x, y, slot, rows, total);
}

function isPlaced(x: Int32Array, slot: Int32Array, row: number, unlocated: number): boolean {
  return slot[row] !== unlocated && x[row] !== NO_COORDINATE;
}

function fill(x: Int32Array, y: Int32Array, slot: Int32Array, rows: Uint32Array, total: number): PointCloud {
  const offsets = new Float32Array(rows.length * 2);
  const slots = new Int32Array(rows.length);
  const originX = rows.length > 0 ? (x[rows[0] as number] as number) : 0;
  const originY = rows.length > 0 ? (y[rows[0] as number] as number) : 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    offsets[2 * i] = ((x[row] as number) - originX) / UNITS_PER_DEGREE;
    offsets[2 * i + 1] = ((y[row] as number) - originY) / UNITS_PER_DEGREE;
    slots[i] = slot[row] as number;
  }
  return { origin: [toDegrees(originX), toDegrees(originY)], offsets, slots, rows, drawn: rows.length, total };
}
