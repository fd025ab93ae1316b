// How compact shapes are, by four measures that do not agree: how wiggly, how spread, how round, how dented.
import type { PolygonSet } from "../../geo/polygons";
import { measureSlots } from "../units/measures";
import { type Plane, planeOver } from "../units/plane";
import { convexHull, smallestCircle } from "./circle";

/** All are 1 for a circle and fall towards 0. null for a shape without area. */
export interface Compactness {
  readonly areaM2: number;
  readonly perimeterM: number;
  /** Polsby–Popper 4πA/P²: falls with every wiggle of the border. Schwartzberg's is its square root. */
  readonly polsbyPopper: number;
  /** A²/(2πI) with I the second moment about the centre of gravity (Li, Goodchild, Church 2013): falls as ground lies far out. */
  readonly inertia: number;
  /** Area over that of the smallest circle around it (Reock 1961). */
  readonly reock: number;
  /** Area over that of the convex hull. */
  readonly hull: number;
}

/** Compactness of each slot, on the plane about all of them. Holes are taken off; several parts count together. */
export function compactnessOf(set: PolygonSet): (Compactness | null)[] {
  const plane = planeOver(set.bounds);
  const { areaM2, perimeterM, x, y, moment } = measureSlots(set, plane);
  const points = slotPoints(set, plane);
  return points.map((own, slot) => {
    const area = areaM2[slot] as number;
    if (!(area > 0)) return null;
    const perimeter = perimeterM[slot] as number;
    const inertia = (moment[slot] as number) - area * ((x[slot] as number) ** 2 + (y[slot] as number) ** 2);
    const hull = convexHull(own);
    const circle = smallestCircle(hull);
    return {
      areaM2: area,
      perimeterM: perimeter,
      polsbyPopper: (4 * Math.PI * area) / perimeter ** 2,
      inertia: area ** 2 / (2 * Math.PI * inertia),
      reock: circle ? area / (Math.PI * circle.radius ** 2) : 0,
      hull: area / ringArea(hull),
    };
  });
}

function ringArea(ring: readonly (readonly [number, number])[]): number {
  const [first] = ring;
  if (!first) return 0;
  let twice = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? first;
    twice += (x - first[0]) * (nextY - first[1]) - (nextX - first[0]) * (y - first[1]);
  }
  return twice / 2;
}

/** Vertices of each slot in metres. */
function slotPoints(set: PolygonSet, { centreX, centreY, perX, perY }: Plane): (readonly [number, number])[][] {
  const points = Array.from({ length: set.slotCount }, (): (readonly [number, number])[] => []);
  for (let part = 0; part < set.partSlot.length; part++) {
    const own = points[set.partSlot[part] as number];
    const outer = set.partStart[part] as number;
    for (let vertex = set.ringStart[outer] as number; vertex < (set.ringStart[outer + 1] as number); vertex++)
      own?.push([((set.xy[vertex * 2] as number) - centreX) * perX, ((set.xy[vertex * 2 + 1] as number) - centreY) * perY]);
  }
  return points;
}
