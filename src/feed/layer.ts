// What a reader of one map format hands back: features in the file's own coordinates, and how those become WGS 84.
import type { Feature, Geometry } from "geojson";
import type { Issue } from "../core/model/issue";
import type { Transform } from "./crs";

export type MapFormat = "geojson" | "topojson" | "shapefile" | "kml" | "kmz";

export interface Layer {
  readonly format: MapFormat;
  /** CRS that the file names, null when it names none. */
  readonly crs: string | null;
  /** The way to WGS 84 where the file defines it itself (a .prj); undefined: by the name. */
  readonly transform?: Transform | null;
  readonly features: Feature<Geometry | null>[];
  readonly notes: readonly Issue[];
}
