// Convenience 便利性: load that a barrier (river, railway, motorway) keeps from the station of its grid.
import type { Geometry } from "geojson";
import { barrierTest } from "../units/barriers";
import type { Plane } from "../units/plane";
import type { Places, Stations } from "./convenience";

export interface Severed {
  /** Share of each grid's load on the other side of a barrier from its station, then of all; null without load. */
  readonly share: readonly (number | null)[];
  /** Grids with any such load. */
  readonly grids: number;
}

/**
 * Straight ways from each place to the station of its grid, by what they cross without a road near by; barriers and roads in degrees [lng, lat],
 * places and stations on the plane.
 */
export function severedBy(
  places: Places,
  stations: Stations,
  plane: Plane,
  barriers: readonly (Geometry | null)[],
  roads: readonly (Geometry | null)[] = [],
): Severed {
  const cuts = barrierTest(plane, barriers, roads);
  const count = stations.x.length;
  const whole = new Float64Array(count + 1);
  const beyond = new Float64Array(count + 1);
  for (let place = 0; place < places.x.length; place++) {
    const [own, weight] = [places.grid[place] as number, places.weight[place] as number];
    if (own < 0 || !(weight > 0)) continue;
    const isCut = cuts([places.x[place] as number, places.y[place] as number, stations.x[own] as number, stations.y[own] as number]);
    for (const row of [own, count]) {
      whole[row] = (whole[row] as number) + weight;
      if (isCut) beyond[row] = (beyond[row] as number) + weight;
    }
  }
  return {
    share: Array.from(whole, (each, row) => (each > 0 ? (beyond[row] as number) / each : null)),
    grids: beyond.slice(0, count).filter((each) => each > 0).length,
  };
}
