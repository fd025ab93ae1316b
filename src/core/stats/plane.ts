// A flat piece of ground in metres, for distances of a few hundred metres within one town.
import { UNITS_PER_DEGREE } from "../geo/lattice";
import { EARTH_RADIUS } from "./mercator";

/** Metres of one lattice unit along a meridian. */
const METRES_PER_UNIT = (EARTH_RADIUS * Math.PI) / 180 / UNITS_PER_DEGREE;

/** Metres of one lattice unit eastwards and northwards. */
export interface Plane {
  readonly east: number;
  readonly north: number;
}

/** A plane in which a degree of longitude is everywhere as long as at latitude `y` (lattice units): off by less than 0.2 % over a town. */
export function planeAt(y: number): Plane {
  return { east: METRES_PER_UNIT * Math.cos(((y / UNITS_PER_DEGREE) * Math.PI) / 180), north: METRES_PER_UNIT };
}

/** Metres between two positions in lattice units. */
export function metresBetween(plane: Plane, ax: number, ay: number, bx: number, by: number): number {
  return Math.hypot((ax - bx) * plane.east, (ay - by) * plane.north);
}
