// The mapping: which column of a source is which native column, and how its times and positions are written (contract.md).
import type { CodeColumn, CountColumn, TextColumn, TimeColumn } from "./columns";

/** A time column: a name, or a name with a format in Unicode letters (yyyy-MM-dd HH:mm:ss). Without a format ISO 8601 and its usual relatives are read. */
export type TimeMapping = string | { readonly column: string; readonly format?: string };

export type PointForm = "wkt" | "(lat, lon)" | "ewkb" | "geojson";

/** Renames foreign columns. Only what is named is read. */
export type Mapping = {
  readonly case_id?: string;
  readonly lng?: string;
  readonly lat?: string;
  /** Position in one column instead of two. */
  readonly point?: { readonly column: string; readonly form: PointForm };
  /** CRS of the positions: "EPSG:4326" (default), any EPSG code, "GCJ-02" or "BD-09". */
  readonly crs?: string;
  /** IANA zone of times without an offset; default UTC, said on screen. */
  readonly timeZone?: string;
  /** Encoding of a text file as the WHATWG names it ("GB18030"); without it the first bytes tell. */
  readonly encoding?: string;
} & { readonly [K in TimeColumn]?: TimeMapping } & { readonly [K in CodeColumn | CountColumn | TextColumn]?: string };
