// Metres about a town's centre: the plane on which lengths, areas and compactness are reckoned.
import { UNITS_PER_DEGREE } from "../../geo/lattice";
import type { Bounds } from "../../geo/polygons";

/** From lattice units to metres east and north of a centre. */
export interface Plane {
  readonly centreX: number;
  readonly centreY: number;
  /** Metres in one lattice unit. */
  readonly perX: number;
  readonly perY: number;
}

/**
 * The plane about the middle of a box: one scale for longitude and one for latitude, by the series for the lengths of a degree on WGS 84
 * (design/planner.md §2: 111412.84 cos φ − 93.5 cos 3φ + 0.118 cos 5φ and 111132.954 − 559.822 cos 2φ + 1.175 cos 4φ metres).
 * Right to less than 0.1 % over a town.
 */
export function planeOver({ minX, minY, maxX, maxY }: Bounds): Plane {
  const centreX = (minX + maxX) / 2;
  const centreY = (minY + maxY) / 2;
  const latitude = ((centreY / UNITS_PER_DEGREE) * Math.PI) / 180;
  const east = 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude) + 0.118 * Math.cos(5 * latitude);
  const north = 111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude);
  return { centreX, centreY, perX: east / UNITS_PER_DEGREE, perY: north / UNITS_PER_DEGREE };
}
