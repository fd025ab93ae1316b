// Names of the grids as label points: one per grid, however its polygon is cut into tiles.
import type { FeatureCollection, Point } from "geojson";
import type { Grid } from "../core/model/plan";

/** Label points, larger grids first in the fight for room (`order` ascends); grids without a point or a name have none. */
export function labelPoints(grids: readonly Pick<Grid, "slot" | "name" | "label" | "areaM2">[]): FeatureCollection<Point> {
  const features: FeatureCollection<Point>["features"] = [];
  for (const grid of grids) {
    if (!grid.label || grid.name === "") continue;
    features.push({
      type: "Feature",
      id: grid.slot,
      properties: { name: grid.name, order: -Math.round(grid.areaM2) },
      geometry: { type: "Point", coordinates: [grid.label[0], grid.label[1]] },
    });
  }
  return { type: "FeatureCollection", features };
}
