// Telling what a dropped file is, boundaries or reports: by its name, and where the name leaves it open by its first bytes.

export type FileKind = "boundaries" | "reports";

const BY_NAME: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(csv|tsv|txt|parquet|ndjson|geojsonl)(\.gz)?$/i, "reports"],
  [/\.(kml|kmz|gpkg|zip|shp|topojson)(\.gz)?$/i, "boundaries"],
];

/**
 * What a file is. `head` is its first text, unpacked; JSON whose first geometry is a point is reports, any other geometry boundaries.
 * What is not JSON and has no telling name is taken for reports, whose reader says best what is wrong.
 */
export function kindOfFile(name: string, head: string): FileKind {
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  const type = /"type"\s*:\s*"(Point|MultiPoint|Polygon|MultiPolygon|LineString|MultiLineString|Topology)"/.exec(head)?.[1];
  if (type === "Point" || type === "MultiPoint") return "reports";
  if (type !== undefined) return "boundaries";
  return /^[\s\uFEFF]*[[{]/.test(head) || /\.(geo)?json(\.gz)?$/i.test(name) ? "boundaries" : "reports";
}

/** The first 64 kB of a file as text; gzip is unpacked first. What cannot be unpacked gives "". */
export async function headOf(file: File): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const zipped = start[0] === 0x1f && start[1] === 0x8b;
  if (!zipped) return file.slice(0, 65_536).text();
  const reader = file.slice(0, 65_536).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const first = await reader.read().catch(() => null);
  await reader.cancel().catch(() => null); // a cut gzip stream ends in an error that says nothing new
  return first?.value ? new TextDecoder().decode(first.value) : "";
}
