// The outlines of a plan's grids as SVG paths, for small maps on paper: no map engine, no tiles.
import type { PolygonSet } from "../geo/polygons";
import { planeAt } from "../stats/plane";

export interface Outlines {
  /** Of the picture, in its own units; the longer side is `size`. */
  readonly width: number;
  readonly height: number;
  /** One SVG path a slot, "" for a grid without area; even-odd, north up. */
  readonly paths: readonly string[];
}

/**
 * The grids drawn into a box whose longer side is `size`, longitudes shrunk by the cosine of the middle latitude (equirectangular: right to a
 * thousandth for a town). Vertices that fall within half a unit of the one before are left out.
 */
export function outlinesOf(polygons: PolygonSet, size: number): Outlines {
  const { minX, minY, maxX, maxY } = polygons.bounds;
  const { east, north } = planeAt((minY + maxY) / 2);
  const squeeze = east / north;
  const [wide, high] = [(maxX - minX) * squeeze, maxY - minY];
  const scale = size / Math.max(wide, high, 1);
  const paths: string[] = Array.from({ length: polygons.slotCount }, () => "");
  for (const [part, slot] of polygons.partSlot.entries()) {
    const end = polygons.partStart[part + 1] ?? 0;
    for (let ring = polygons.partStart[part] ?? 0; ring < end; ring++)
      paths[slot] += ringPath(polygons, ring, (x, y) => [(x - minX) * squeeze * scale, (maxY - y) * scale]);
  }
  return { width: wide * scale, height: high * scale, paths };
}

const NEAR = 0.5;

function ringPath({ xy, ringStart }: PolygonSet, ring: number, place: (x: number, y: number) => readonly [number, number]): string {
  const [first, end] = [ringStart[ring] ?? 0, ringStart[ring + 1] ?? 0];
  let path = "";
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let vertex = first; vertex < end; vertex++) {
    const [x, y] = place(xy[2 * vertex] ?? 0, xy[2 * vertex + 1] ?? 0);
    if (Math.abs(x - lastX) < NEAR && Math.abs(y - lastY) < NEAR) continue;
    path += `${path === "" ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  }
  return `${path}Z`;
}
