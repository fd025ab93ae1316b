// How long a lattice unit is on the ground: the plane of planner.md §2, about a place in the town.
import { toDegrees } from "../../geo/lattice";

/** Metres per lattice unit eastward and northward at a latitude (lattice units), by the series of the WGS 84 ellipsoid. */
export function metresPerUnit(y: number): [number, number] {
  const latitude = toDegrees(y) * (Math.PI / 180);
  return [
    (111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude) + 0.118 * Math.cos(5 * latitude)) / 1e7,
    (111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude)) / 1e7,
  ];
}
