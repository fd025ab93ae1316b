// From the drawing board to the ground: straight lines become bending streets and a winding river, metres become degrees.
import type { Position } from "geojson";
import { toDegrees, toUnits } from "../src/core/geo/lattice";

/** The board: u to the east, v to the north, metres; the town lies about in 0…5200 × 0…4900. */
export const BOARD = { minU: -2600, minV: -1300, maxU: 7800, maxV: 6200 } as const;
/** Where the river lies on the board: the bends are put in by `bend`. */
export const RIVER_V = 3130;

/**
 * The middle of the town, degrees. It is a place in the open sea, on purpose: the town is made up, and must never be taken for a real one
 * nor lie on top of one.
 */
export const TOWN_CENTRE: readonly [number, number] = [123.05, 31.2];

const TURN = (-6.5 * Math.PI) / 180;
const METRES_PER_DEGREE_LAT = 110_870;
const METRES_PER_DEGREE_LNG = 111_320 * Math.cos((TOWN_CENTRE[1] * Math.PI) / 180);

/** Ground metres [x east, y north] from the town's middle, of a point of the board. Smooth and one to one on the board. */
export function bend(u: number, v: number): readonly [number, number] {
  const meander = 150 * Math.sin(u / 560 + 0.4) + 70 * Math.sin(u / 265 + 2.1);
  const fromRiver = (v - RIVER_V) / 540;
  const x = u - 2600 + 85 * Math.sin(v / 880 + 0.6) + 28 * Math.sin(v / 390 + u / 1500);
  const y = v - 2450 + meander * Math.exp(-fromRiver * fromRiver) + 75 * Math.sin(u / 1150 + 1) + 22 * Math.sin(u / 420 + v / 1300);
  return [x * Math.cos(TURN) - y * Math.sin(TURN), x * Math.sin(TURN) + y * Math.cos(TURN)];
}

/** Ground metres to [lng, lat] on the 1e-7° lattice. */
export function toPosition(x: number, y: number): Position {
  return [onLattice(TOWN_CENTRE[0] + x / METRES_PER_DEGREE_LNG), onLattice(TOWN_CENTRE[1] + y / METRES_PER_DEGREE_LAT)];
}

function onLattice(degrees: number): number {
  return toDegrees(toUnits(degrees));
}
