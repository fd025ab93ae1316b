// Area, perimeter, centre and second moment of every slot of a set of polygons, in metres on the plane.
import type { PolygonSet } from "../../geo/polygons";
import type { Plane } from "./plane";

/** Sums over the rings of each slot; holes are taken off whichever way they run. */
export interface SlotMeasures {
  readonly areaM2: Float64Array;
  /** Length of all rings, holes included. */
  readonly perimeterM: Float64Array;
  /** Centre of gravity, metres from the centre of the plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Polar second moment of area about the centre of the plane, m⁴: ∫ (x² + y²) dA. */
  readonly moment: Float64Array;
}

/** Measures all slots. Formulas of design/planner.md §2: with k = x1·y2 − x2·y1, A = ½Σk, c = Σ(p1 + p2)k / 6A, J = Σk(x1² + x1x2 + x2² + y1² + y1y2 + y2²) / 12. */
export function measureSlots(set: PolygonSet, plane: Plane): SlotMeasures {
  const { slotCount, ringStart, partStart, partSlot } = set;
  const areaM2 = new Float64Array(slotCount);
  const perimeterM = new Float64Array(slotCount);
  const x = new Float64Array(slotCount);
  const y = new Float64Array(slotCount);
  const moment = new Float64Array(slotCount);
  for (let part = 0; part < partSlot.length; part++) {
    const slot = partSlot[part] as number;
    const firstRing = partStart[part] as number;
    for (let ring = firstRing; ring < (partStart[part + 1] as number); ring++) {
      const sums = ringSums(set.xy, ringStart[ring] as number, ringStart[ring + 1] as number, plane);
      const sign = (sums.area < 0 ? -1 : 1) * (ring === firstRing ? 1 : -1);
      areaM2[slot] = (areaM2[slot] as number) + sign * sums.area;
      x[slot] = (x[slot] as number) + sign * sums.x;
      y[slot] = (y[slot] as number) + sign * sums.y;
      moment[slot] = (moment[slot] as number) + sign * sums.moment;
      perimeterM[slot] = (perimeterM[slot] as number) + sums.length;
    }
  }
  for (let slot = 0; slot < slotCount; slot++) {
    const area = areaM2[slot] as number;
    if (area === 0) continue;
    x[slot] = (x[slot] as number) / area;
    y[slot] = (y[slot] as number) / area;
  }
  return { areaM2, perimeterM, x, y, moment };
}

function ringSums(xy: Int32Array, first: number, end: number, { centreX, centreY, perX, perY }: Plane) {
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  let moment = 0;
  let length = 0;
  let ax = ((xy[end * 2 - 2] as number) - centreX) * perX;
  let ay = ((xy[end * 2 - 1] as number) - centreY) * perY;
  for (let vertex = first; vertex < end; vertex++) {
    const bx = ((xy[vertex * 2] as number) - centreX) * perX;
    const by = ((xy[vertex * 2 + 1] as number) - centreY) * perY;
    const k = ax * by - bx * ay;
    area += k / 2;
    sumX += ((ax + bx) * k) / 6;
    sumY += ((ay + by) * k) / 6;
    moment += (k * (ax * ax + ax * bx + bx * bx + ay * ay + ay * by + by * by)) / 12;
    length += Math.hypot(bx - ax, by - ay);
    ax = bx;
    ay = by;
  }
  return { area, x: sumX, y: sumY, moment, length };
}
