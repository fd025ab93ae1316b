// The members of a .zip that are of use for a map, unpacked as a stream: real bytes are counted, so a bomb is stopped whatever its header says.
import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import { FeedFault, joined } from "./source";

const MOST_BYTES = 400e6;
/** Beyond this, more than MOST_TIMES the packed size is no map either. */
const SURE_BYTES = 64e6;
const MOST_TIMES = 250;
const MOST_MEMBERS = 2000;
/** Compressed bytes given to fflate at a time: bounds what one step can unpack. */
const SLICE = 16_384;

export interface ZipMember {
  /** Path inside the archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** True when the bytes begin like a .zip (a member, or the end of an empty one). */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

/** Members whose path `wanted` accepts, in the order of the archive. Throws FeedFault `zip_broken` or `zip_bomb`. */
export function zipMembers(bytes: Uint8Array, file: string, wanted: (path: string) => boolean): ZipMember[] {
  const members: { path: string; chunks: Uint8Array[]; length: number; whole: boolean }[] = [];
  let seen = 0;
  let total = 0;
  let current = "";
  const bomb = (): FeedFault => new FeedFault({ code: "zip_bomb", file, detail: { members: MOST_MEMBERS, megabytes: MOST_BYTES / 1e6, times: MOST_TIMES } });
  const unzip = new Unzip((entry: UnzipFile) => {
    if (++seen > MOST_MEMBERS) throw bomb();
    current = entry.name;
    if (!wanted(entry.name)) return;
    if ((entry.originalSize ?? 0) > MOST_BYTES) throw bomb();
    const member = { path: entry.name, chunks: [] as Uint8Array[], length: 0, whole: false };
    members.push(member);
    entry.ondata = (error, chunk, final) => {
      if (error) throw error;
      member.length += chunk.length;
      total += chunk.length;
      if (total > MOST_BYTES || (total > SURE_BYTES && total > MOST_TIMES * bytes.length)) throw bomb();
      if (chunk.length > 0) member.chunks.push(chunk);
      member.whole ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += SLICE) unzip.push(bytes.subarray(from, from + SLICE), from + SLICE >= bytes.length);
  } catch (error) {
    if (error instanceof FeedFault) throw error;
    throw new FeedFault({ code: "zip_broken", file, place: current });
  }
  const cut = members.find((member) => !member.whole);
  if (cut) throw new FeedFault({ code: "zip_broken", file, place: cut.path });
  return members.map(({ path, chunks, length }) => ({ path, bytes: joined(chunks, length) }));
}
