// What is measured on the map: the length of a drawn line and the area of the ring that closes it, by Turf (sphere of the earth's mean radius, 6,371,008.8 m).
import { area, kinks, length } from "@turf/turf";

export interface Measured {
  /** Metres along the line. */
  readonly lengthM: number;
  /** Metres of its last leg. */
  readonly lastM: number;
  /** Metres around the ring that the last place closes; null with fewer than three places. */
  readonly aroundM: number | null;
  /** m² of that ring; null with fewer than three places, and for a ring that crosses itself. */
  readonly areaM2: number | null;
}

/** Measures places [lng, lat] in degrees, in the order in which they were set. */
export function measured(places: readonly (readonly [number, number])[]): Measured {
  const line = places.map(([lng, lat]) => [lng, lat]);
  const first = line[0];
  const ring = first !== undefined && line.length >= 3 ? [...line, first] : null;
  return {
    lengthM: lineM(line),
    lastM: lineM(line.slice(-2)),
    aroundM: ring && lineM(ring),
    areaM2: ring === null || crosses(ring) ? null : area({ type: "Polygon", coordinates: [ring] }),
  };
}

function lineM(coordinates: number[][]): number {
  return coordinates.length < 2 ? 0 : length({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } }, { units: "meters" });
}

function crosses(ring: number[][]): boolean {
  return kinks({ type: "Polygon", coordinates: [ring] }).features.length > 0;
}
