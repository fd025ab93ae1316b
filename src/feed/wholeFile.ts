// The whole of a file in memory, unpacked: maps are read in one piece, within a limit.
import { type ByteSource, FeedFault, joined } from "./source";
import { type Inflate, unpacked } from "./unpack";

/** Largest map, unpacked. JavaScript cannot hold a text much larger. */
const MOST_MEGABYTES = 400;

/** All bytes of a source, gzip unpacked. Throws FeedFault: `cancelled`, `file_too_large`, and what unpacking throws. */
export async function wholeFile(source: ByteSource, options: { readonly signal?: AbortSignal; readonly inflate?: Inflate } = {}): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unpacked(source, options.inflate)) {
    if (options.signal?.aborted) throw new FeedFault({ code: "cancelled", file: source.name });
    length += chunk.length;
    if (length > MOST_MEGABYTES * 1e6) throw new FeedFault({ code: "file_too_large", file: source.name, detail: { megabytes: MOST_MEGABYTES } });
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : joined(chunks);
}
