// Where each row belongs: a slot, OUTSIDE, or UNLOCATED with its reason (contract.md).

import type { UnlocatedReason } from "../frame/question";
import { NO_COORDINATE, UNITS_PER_DEGREE } from "../geo/lattice";
import type { Locator } from "../geo/locate";
import type { Bounds } from "../geo/polygons";
import { OUTSIDE, UNLOCATED } from "../model/plan";

/** Metres of one degree on the sphere of mean radius 6,371,008.8 m (IUGG). */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
const MAX_Y = 90 * UNITS_PER_DEGREE;
const MAX_X = 180 * UNITS_PER_DEGREE;

/** A plan to locate in: who answers, its box, and how far from that box a position still counts as OUTSIDE. */
export interface Place {
  readonly locator: Locator;
  readonly bounds: Bounds;
  readonly farMetres: number;
}

/** Why a position (lattice units) is not usable, or null when it is. Without a plan nothing is far. */
export function unlocatedReason(x: number, y: number, place: Place | null): UnlocatedReason | null {
  if (x === NO_COORDINATE || y === NO_COORDINATE) return "missing";
  if (x === 0 && y === 0) return "zero";
  if (y > MAX_Y || y < -MAX_Y || x > MAX_X || x < -MAX_X) return "out_of_range";
  return place !== null && isFar(x, y, place) ? "far" : null;
}

/**
 * Distance to the nearest point of the box, on a plane whose degrees of longitude shrink with the cosine of the latitude
 * halfway between the two; the short way round the globe.
 */
function isFar(x: number, y: number, { bounds, farMetres }: Place): boolean {
  const { minX, minY, maxX, maxY } = bounds;
  if (minX > maxX) return false;
  const nearY = Math.min(Math.max(y, minY), maxY);
  const unwrapped = x < minX ? minX - x : x > maxX ? x - maxX : 0;
  const across = unwrapped === 0 ? 0 : Math.min(unwrapped, 2 * MAX_X - (x < minX ? maxX - x : x - minX));
  const cosine = Math.cos((((y + nearY) / 2 / UNITS_PER_DEGREE) * Math.PI) / 180);
  const metres = (Math.hypot(across * cosine, y - nearY) / UNITS_PER_DEGREE) * METRES_PER_DEGREE;
  return metres > farMetres;
}

/**
 * Writes slot, OUTSIDE or UNLOCATED of rows [from, to) into `slot`, all in lattice units, and returns how many of the located lie on a border.
 * Without a plan every usable position is OUTSIDE.
 */
export function placeRows(x: Int32Array, y: Int32Array, slot: Int32Array, from: number, to: number, place: Place | null): number {
  let onBorder = 0;
  if (place === null) slot.fill(OUTSIDE, from, to);
  else onBorder = place.locator.locateAll(x, y, slot, from, to);
  for (let row = from; row < to; row++) {
    const lng = x[row] ?? 0;
    const lat = y[row] ?? 0;
    const found = slot[row] ?? OUTSIDE;
    if (found >= 0) {
      if (lng !== 0 || lat !== 0) continue;
      if (place !== null) onBorder -= place.locator.locateAll(x, y, slot, row, row + 1); // (0, 0) is no position, even where a grid lies there
      slot[row] = UNLOCATED;
    } else slot[row] = unlocatedReason(lng, lat, place) === null ? OUTSIDE : UNLOCATED;
  }
  return onBorder;
}
