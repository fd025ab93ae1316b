// Vertices that nearly coincide become one, and edges that nearly run through a vertex run through it.
import type { Bounds, PolygonSet } from "./polygons";
import { setOfRings } from "./polygons";

/** How far things may lie apart to be taken for one, lattice units eastward and northward (an ellipse of one distance on the ground). */
export interface Reach {
  readonly x: number;
  readonly y: number;
}

/**
 * The set with vertices within reach of an earlier one moved onto it, and a vertex put into every edge that another passes within reach.
 * Rings that fall to nothing are left out. With a reach below one unit nothing changes.
 */
export function snapped(set: PolygonSet, reach: Reach): PolygonSet {
  if (reach.x < 1 && reach.y < 1) return set;
  const points = new Points(set.bounds, reach);
  const joined = setOfRings(set, (xy) => {
    const ring: number[] = [];
    for (let i = 0; i < xy.length; i += 2) ring.push(...points.settle(xy[i] as number, xy[i + 1] as number));
    return ring;
  });
  return setOfRings(joined, (xy) => {
    const ring: number[] = [];
    for (let i = 0; i < xy.length; i += 2) {
      const k = (i + 2) % xy.length;
      ring.push(xy[i] as number, xy[i + 1] as number, ...points.along(xy[i] as number, xy[i + 1] as number, xy[k] as number, xy[k + 1] as number));
    }
    return ring;
  });
}

/** Settled vertices in square cells. */
class Points {
  private readonly cells = new Map<number, number[]>();
  private readonly size: number;
  private readonly bounds: Bounds;
  private readonly reach: Reach;

  constructor(bounds: Bounds, reach: Reach) {
    this.bounds = bounds;
    this.reach = reach;
    this.size = Math.max(reach.x * 2, reach.y * 2, 2000);
  }

  /** The settled vertex nearest to a place within reach, else the place itself, settled from now on. */
  settle(x: number, y: number): readonly [number, number] {
    let best: readonly [number, number] | null = null;
    let least = 1;
    this.visit(x - this.reach.x, y - this.reach.y, x + this.reach.x, y + this.reach.y, (px, py) => {
      const apart = ((px - x) / this.reach.x) ** 2 + ((py - y) / this.reach.y) ** 2;
      if (apart <= least && (best === null || apart < least)) [best, least] = [[px, py], apart];
    });
    if (best) return best;
    const cell = this.cell(x, y);
    const list = this.cells.get(cell);
    if (list) list.push(x, y);
    else this.cells.set(cell, [x, y]);
    return [x, y];
  }

  /** Settled vertices within reach of an edge, its ends apart, in order from its start; x and y in turn. */
  along(ax: number, ay: number, bx: number, by: number): number[] {
    const { x: reachX, y: reachY } = this.reach;
    const dx = (bx - ax) / reachX;
    const dy = (by - ay) / reachY;
    const length2 = dx * dx + dy * dy;
    const found: (readonly [number, number, number])[] = [];
    this.visit(Math.min(ax, bx) - reachX, Math.min(ay, by) - reachY, Math.max(ax, bx) + reachX, Math.max(ay, by) + reachY, (px, py) => {
      if ((px === ax && py === ay) || (px === bx && py === by)) return;
      const wx = (px - ax) / reachX;
      const wy = (py - ay) / reachY;
      const along = (wx * dx + wy * dy) / length2;
      if (along <= 0 || along >= 1 || (wx - along * dx) ** 2 + (wy - along * dy) ** 2 > 1) return;
      found.push([along, px, py]);
    });
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).flatMap(([, px, py]) => [px, py]);
  }

  private visit(minX: number, minY: number, maxX: number, maxY: number, each: (x: number, y: number) => void): void {
    const lastRow = this.line(maxY - this.bounds.minY);
    const lastColumn = this.line(maxX - this.bounds.minX);
    for (let row = this.line(minY - this.bounds.minY); row <= lastRow; row++) {
      for (let column = this.line(minX - this.bounds.minX); column <= lastColumn; column++) {
        const list = this.cells.get(row * 4_194_304 + column);
        if (list) for (let i = 0; i < list.length; i += 2) each(list[i] as number, list[i + 1] as number);
      }
    }
  }

  private cell(x: number, y: number): number {
    return this.line(y - this.bounds.minY) * 4_194_304 + this.line(x - this.bounds.minX);
  }

  private line(distance: number): number {
    return Math.floor(distance / this.size);
  }
}
