// Files drawn below the grids: read, and handed to the map's worker.
import type { GroundLayer } from "../core/frame/pictures";
import { done, type Result } from "../core/model/result";
import { readGround } from "../feed/ground";
import { blobSource } from "../feed/source";
import { blobUrl } from "./urls";

/** Reads a file as one layer of the ground. */
export async function readGroundLayer(file: File): Promise<Result<GroundLayer>> {
  const read = await readGround(blobSource(file, file.name));
  if (!read.ok) return read;
  const { name, kind, features } = read.value;
  return done({ name, kind, shapesUrl: blobUrl(JSON.stringify({ type: "FeatureCollection", features })) });
}
