// Names of the grids as label points: one per grid, however its polygon is cut into tiles.
import type { FeatureCollection, Point } from "geojson";
import type { Grid } from "../core/model/plan";

/** Metres in a pixel at the equator at zoom 0 (tiles of 512 pixels). */
const METRES_PER_PIXEL = 40_075_016.686 / 512;
/** Width in pixels of a Chinese and of a Latin letter of a name. */
const WIDE = 13;
const NARROW = 7;

/** Label points, larger grids first in the fight for room (`order` ascends); grids without a point or a name have none. */
export function labelPoints(grids: readonly Pick<Grid, "slot" | "name" | "label" | "areaM2">[]): FeatureCollection<Point> {
  const features: FeatureCollection<Point>["features"] = [];
  for (const grid of grids) {
    if (!grid.label || grid.name === "") continue;
    features.push({
      type: "Feature",
      id: grid.slot,
      properties: { name: grid.name, order: -Math.round(grid.areaM2), fromZoom: fromZoom(grid.name, grid.areaM2, grid.label[1]) },
      geometry: { type: "Point", coordinates: [grid.label[0], grid.label[1]] },
    });
  }
  return { type: "FeatureCollection", features };
}

/** Zoom at which a square of the grid's area is as wide as the name. */
function fromZoom(name: string, areaM2: number, lat: number): number {
  let width = 0;
  for (const letter of name) width += letter.charCodeAt(0) > 0x2e7f ? WIDE : NARROW;
  const side = Math.max(1, Math.sqrt(areaM2));
  return Math.log2((METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180) * Math.min(width, 9 * WIDE)) / side);
}
