// Reports in equal hexagons that stay where they are when the map moves.
import { UNITS_PER_DEGREE } from "../geo/lattice";
import { UNLOCATED } from "../model/plan";
import type { ReportColumns } from "../model/reports";
import { EARTH_RADIUS } from "./mercator";
import type { RowRange } from "./range";

/** Filled hexagons only, in order of their first report. */
export interface HexagonBins {
  /** Length of a side, metres. */
  readonly cellM: number;
  readonly counts: Uint32Array;
  /** Reports per km² of each hexagon. */
  readonly perKm2: Float64Array;
  /** Six corners [lng, lat] in degrees, counter-clockwise from the east: 12 numbers a hexagon. */
  readonly corners: Float64Array;
}

const METRES_PER_UNIT = (EARTH_RADIUS * Math.PI) / 180 / UNITS_PER_DEGREE;
const ROOT3 = Math.sqrt(3);
/** Axial coordinates are kept in one number: room for q and r from -2^20 to 2^20. */
const HALF = 2 ** 20;
/** Steps from a hexagon's key to the six that share a side with it. */
export const HEX_STEPS: readonly number[] = [2 * HALF, 2 * HALF - 1, -1, -2 * HALF, -2 * HALF + 1, 1];

/** Hexagons on the ground: each has a key; positions are lattice units. */
export interface HexPlane {
  keyAt(x: number, y: number): number;
  /** x and y of its middle. */
  middleOf(key: number): readonly [number, number];
  km2Of(key: number): number;
  /** Writes its six corners as HexagonBins has them. */
  writeCorners(key: number, corners: Float64Array, bin: number): void;
}

/**
 * Flat-topped hexagons with sides of `cellM` metres on a plane in which a degree of longitude is everywhere as long as at the latitude of `origin`
 * ([lng, lat] in degrees, the same for every call so that bins stay put; the middle of the plan is best). Over a town the hexagons differ
 * by less than a thousandth; each has its true area.
 */
export function hexPlane(cellM: number, origin: readonly [number, number]): HexPlane {
  const cosine = Math.cos((origin[1] * Math.PI) / 180);
  const originX = origin[0] * UNITS_PER_DEGREE;
  const originY = origin[1] * UNITS_PER_DEGREE;
  const across = (METRES_PER_UNIT * cosine) / cellM;
  const up = METRES_PER_UNIT / cellM;
  const planeKm2 = (1.5 * ROOT3 * cellM * cellM) / 1e6;
  const middleOf = (key: number): readonly [number, number] => {
    const q = Math.floor(key / (2 * HALF)) - HALF;
    const r = (key % (2 * HALF)) - HALF;
    return [originX + (1.5 * q) / across, originY + (ROOT3 * (r + q / 2)) / up];
  };
  return {
    keyAt: (x, y) => hexagonOf((x - originX) * across, (y - originY) * up),
    middleOf,
    km2Of: (key) => (planeKm2 * Math.cos((middleOf(key)[1] / UNITS_PER_DEGREE) * (Math.PI / 180))) / cosine,
    writeCorners: (key, corners, bin) => {
      const [x, y] = middleOf(key);
      for (let corner = 0; corner < 6; corner++) {
        const angle = (corner * Math.PI) / 3;
        corners[bin * 12 + corner * 2] = (x + Math.cos(angle) / across) / UNITS_PER_DEGREE;
        corners[bin * 12 + corner * 2 + 1] = (y + Math.sin(angle) / up) / UNITS_PER_DEGREE;
      }
    },
  };
}

/** The hexagons that hold a report of a range; OUTSIDE counts, UNLOCATED does not. */
export function hexagonBins(reports: Pick<ReportColumns, "x" | "y" | "slot">, range: RowRange, cellM: number, origin: readonly [number, number]): HexagonBins {
  const { x, y, slot } = reports;
  const plane = hexPlane(cellM, origin);
  const bins = new Map<number, number>();
  const keys: number[] = [];
  const counts: number[] = [];
  for (let i = range.from; i < range.to; i++) {
    if (slot[i] === UNLOCATED) continue;
    const key = plane.keyAt(x[i] ?? 0, y[i] ?? 0);
    const bin = bins.get(key);
    if (bin === undefined) {
      bins.set(key, keys.length);
      keys.push(key);
      counts.push(1);
    } else counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const corners = new Float64Array(keys.length * 12);
  for (const [bin, key] of keys.entries()) plane.writeCorners(key, corners, bin);
  return { cellM, counts: Uint32Array.from(counts), perKm2: Float64Array.from(keys, (key, bin) => (counts[bin] ?? 0) / plane.km2Of(key)), corners };
}

/** Key of the hexagon (side 1, flat top) that holds a point: rounding in cube coordinates, the largest error follows from the other two. */
function hexagonOf(u: number, v: number): number {
  const fractionalQ = (2 / 3) * u;
  const fractionalR = (ROOT3 / 3) * v - u / 3;
  let q = Math.round(fractionalQ);
  let r = Math.round(fractionalR);
  const s = Math.round(-fractionalQ - fractionalR);
  const errorQ = Math.abs(q - fractionalQ);
  const errorR = Math.abs(r - fractionalR);
  const errorS = Math.abs(s + fractionalQ + fractionalR);
  if (errorQ > errorR && errorQ > errorS) q = -r - s;
  else if (errorR > errorS) r = -q - s;
  return (q + HALF) * (2 * HALF) + (r + HALF);
}
