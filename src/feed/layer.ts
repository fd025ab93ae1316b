// What a reader of one map format hands back: features in the file's own coordinates, and how those become WGS 84.
import type { Feature, Geometry } from "geojson";
import type { Issue } from "../core/model/issue";
import type { Result } from "../core/model/result";
import type { Transform } from "./crs";

export type MapFormat = "geojson" | "topojson" | "shapefile" | "kml" | "kmz" | "geopackage";

export interface Layer {
  readonly format: MapFormat;
  /** CRS that the file names, null when it names none. */
  readonly crs: string | null;
  /** The way to WGS 84 where the file defines it itself (a .prj); null: by the name. */
  readonly ownTransform: Result<Transform | null> | null;
  readonly features: Feature<Geometry | null>[];
  readonly notes: readonly Issue[];
}
