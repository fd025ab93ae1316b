// Metres about a town's centre: the plane on which lengths, areas and compactness of units are reckoned.
import type { Bounds } from "../../geo/polygons";
import { metresPerUnit } from "../coverage/scale";

/** From lattice units to metres east and north of a centre. */
export interface Plane {
  readonly centreX: number;
  readonly centreY: number;
  /** Metres in one lattice unit. */
  readonly perX: number;
  readonly perY: number;
}

/** The plane about the middle of a box: one scale for longitude and one for latitude. Right to less than 0.1 % over a town. */
export function planeOver({ minX, minY, maxX, maxY }: Bounds): Plane {
  const centreY = (minY + maxY) / 2;
  const [perX, perY] = metresPerUnit(centreY);
  return { centreX: (minX + maxX) / 2, centreY, perX, perY };
}
