// The coordinate lattice: every position is a whole number of 1e-7 degrees (about 1 cm), so that geometry is exact.

/** Lattice units in one degree. A position is `[x, y]` = `[lng, lat]` in these units, both fit an Int32. */
export const UNITS_PER_DEGREE = 10_000_000;

/** A coordinate that is missing or that is no number. Int32 minimum, out of reach of any real coordinate. */
export const NO_COORDINATE = -2_147_483_648;

/** Degrees to lattice units, rounded to the nearest; exact on decimals of up to seven places. Not a number, or beyond ±214°, gives NO_COORDINATE. */
export function toUnits(degrees: number): number {
  const units = Math.round(degrees * UNITS_PER_DEGREE);
  return units > NO_COORDINATE && units < 2_147_483_648 ? units : NO_COORDINATE;
}

/** Lattice units to degrees. */
export function toDegrees(units: number): number {
  return units / UNITS_PER_DEGREE;
}
