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

/**
 * Flat-topped hexagons with sides of `cellM` metres on a plane in which a degree of longitude is everywhere as long as at the latitude of `origin`
 * ([lng, lat] in degrees, the same for every call so that bins stay put; the middle of the plan is best). Over a town the hexagons differ
 * by less than a thousandth; each is divided by its true area. OUTSIDE counts, UNLOCATED does not.
 */
export function hexagonBins(reports: Pick<ReportColumns, "x" | "y" | "slot">, range: RowRange, cellM: number, origin: readonly [number, number]): HexagonBins {
  const { x, y, slot } = reports;
  const cosine = Math.cos((origin[1] * Math.PI) / 180);
  const originX = origin[0] * UNITS_PER_DEGREE;
  const originY = origin[1] * UNITS_PER_DEGREE;
  const across = (METRES_PER_UNIT * cosine) / cellM;
  const up = METRES_PER_UNIT / cellM;
  const bins = new Map<number, number>();
  const keys: number[] = [];
  const counts: number[] = [];
  for (let i = range.from; i < range.to; i++) {
    if (slot[i] === UNLOCATED) continue;
    const key = hexagonOf(((x[i] ?? 0) - originX) * across, ((y[i] ?? 0) - originY) * up);
    const bin = bins.get(key);
    if (bin === undefined) {
      bins.set(key, keys.length);
      keys.push(key);
      counts.push(1);
    } else counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const corners = new Float64Array(keys.length * 12);
  const perKm2 = new Float64Array(keys.length);
  const planeKm2 = (1.5 * ROOT3 * cellM * cellM) / 1e6;
  for (const [bin, key] of keys.entries()) {
    const q = Math.floor(key / (2 * HALF)) - HALF;
    const r = (key % (2 * HALF)) - HALF;
    const centreX = 1.5 * q;
    const centreY = ROOT3 * (r + q / 2);
    for (let corner = 0; corner < 6; corner++) {
      const angle = (corner * Math.PI) / 3;
      corners[bin * 12 + corner * 2] = (originX + (centreX + Math.cos(angle)) / across) / UNITS_PER_DEGREE;
      corners[bin * 12 + corner * 2 + 1] = (originY + (centreY + Math.sin(angle)) / up) / UNITS_PER_DEGREE;
    }
    const latitude = ((originY + centreY / up) / UNITS_PER_DEGREE) * (Math.PI / 180);
    perKm2[bin] = (counts[bin] ?? 0) / ((planeKm2 * Math.cos(latitude)) / cosine);
  }
  return { cellM, counts: Uint32Array.from(counts), perKm2, corners };
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
