// Types of the one function of shpjs that is used here; the package has none.
declare module "shpjs" {
  import type { Geometry } from "geojson";

  /** Geometries of a .shp file, null for null shapes. Throws RangeError on broken bytes. */
  export function parseShp(shp: DataView): (Geometry | null)[];
}
