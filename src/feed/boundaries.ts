// A file of boundaries, whatever its format, to features in WGS 84. The format is told by the content, never by the name alone.
import type { Feature, Geometry, Position } from "geojson";
import type { Issue } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { crsTransform, type Transform } from "./crs";
import { detectEncoding, HEAD_BYTES } from "./encoding";
import { geojsonLayer } from "./geojson";
import { changePositions, glimpse, isRecord } from "./geometry";
import { jsonFault } from "./jsonFault";
import type { Layer, MapFormat } from "./layer";
import { type ByteSource, FeedFault } from "./source";
import { topojsonLayer } from "./topojson";
import type { Inflate } from "./unpack";
import { wholeFile } from "./wholeFile";

export interface BoundaryFile {
  readonly name: string;
  readonly format: MapFormat;
  /** The CRS the file's positions were in, as named by the caller or the file; "EPSG:4326" by default. */
  readonly crs: string;
  /** In file order, WGS 84 degrees, [lng, lat]. */
  readonly features: readonly Feature<Geometry | null>[];
  /** What was odd but survivable, with counts. */
  readonly notes: readonly Issue[];
}

export interface BoundaryOptions {
  /** Overrules what the file says about itself. */
  readonly crs?: string;
  readonly signal?: AbortSignal;
  readonly inflate?: Inflate;
}

const EXPECTED = "GeoJSON, TopoJSON, Shapefile (.zip), KML, KMZ";

/** Reads a file of boundaries, plain or gzip. Every fault of the file is a refusal with its place; nothing is thrown. */
export async function readBoundaries(source: ByteSource, options: BoundaryOptions = {}): Promise<Result<BoundaryFile>> {
  try {
    const bytes = await wholeFile(source, options);
    const layer = await layerOf(bytes, source.name);
    return layer.ok ? await inDegrees(layer.value, source.name, options.crs) : layer;
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function layerOf(bytes: Uint8Array, file: string): Promise<Result<Layer>> {
  if (bytes.length === 0) return refused({ code: "empty_file", file, detail: { expected: EXPECTED } });
  const text = new TextDecoder(detectEncoding(bytes.subarray(0, HEAD_BYTES))).decode(bytes);
  const start = text.slice(0, 2000).trimStart();
  if (start === "") return refused({ code: "empty_file", file, detail: { expected: EXPECTED } });
  if (/^(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start)) return refused({ code: "web_page", file, detail: { expected: EXPECTED } });
  if (/^[[{]/.test(start) || /\.(geo|topo)?json(\.gz)?$/i.test(file)) return jsonLayer(text, file);
  return refused({ code: "unknown_format", file, detail: { expected: EXPECTED } });
}

function jsonLayer(text: string, file: string): Result<Layer> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  return isRecord(value) && value.type === "Topology" ? topojsonLayer(value, file) : geojsonLayer(value, file);
}

function parseJson(text: string, file: string): Result<unknown> {
  try {
    return done(JSON.parse(text));
  } catch {
    const fault = jsonFault(text) ?? { line: 1, column: 1, expected: "JSON", found: "?" };
    return refused({ code: "json_broken", file, place: `${fault.line}:${fault.column}`, detail: { ...fault } });
  }
}

async function inDegrees(layer: Layer, file: string, wanted: string | undefined): Promise<Result<BoundaryFile>> {
  const crs = wanted ?? layer.crs ?? "EPSG:4326";
  let transform: Transform | null = null;
  if (wanted === undefined && layer.transform !== undefined) transform = layer.transform;
  else {
    const found = await crsTransform(crs, file);
    if (!found.ok) return found;
    transform = found.value;
  }
  let positions = 0;
  let beyond = 0;
  let first: { place: string; found: string } | null = null;
  for (const [index, feature] of layer.features.entries()) {
    changePositions(feature.geometry, (position) => {
      const moved = transform ? transformed(position, transform) : position;
      const [lng = Number.NaN, lat = Number.NaN] = moved;
      positions++;
      if (!(Math.abs(lng) <= 180.0001 && Math.abs(lat) <= 90.0001)) {
        beyond++;
        first ??= { place: `features[${index}]`, found: `[${glimpse(position[0])}, ${glimpse(position[1])}]` };
      }
      return moved;
    });
  }
  const outlier = first as { place: string; found: string } | null;
  if (outlier && beyond === positions) return refused({ code: "not_degrees", file, place: outlier.place, detail: { found: outlier.found } });
  const notes = outlier ? [...layer.notes, { code: "positions_out_of_range" as const, file, place: outlier.place, detail: { count: beyond } }] : layer.notes;
  return done({ name: file, format: layer.format, crs, features: layer.features, notes });
}

function transformed(position: Position, transform: Transform): Position {
  const [lng, lat] = transform(position[0] as number, position[1] as number);
  return position.length > 2 ? [lng, lat, ...position.slice(2)] : [lng, lat];
}
