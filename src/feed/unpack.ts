// Gzip: recognised by its first bytes, inflated as a stream, refused when it is broken or a bomb.
import { Gunzip } from "fflate";
import { crc32 } from "./crc32";
import { type ByteSource, FeedFault, joined, peek } from "./source";

/** Inflates a gzip stream of one or more members. `packed` may be iterated more than once. Throws any error when the bytes are broken or end too early. */
export type Inflate = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** Output beyond this many bytes AND beyond this many times the input is refused: no honest table is packed so tightly. */
const MOST_BYTES = 2 * 1024 ** 3;
const MOST_TIMES = 200;
/** Compressed bytes given to fflate at a time: bounds the memory of a bomb. */
const SLICE = 16_384;
/** Bytes of the stream that are kept behind it: a member's end is told only when the header of the next one is there (a name may make it long). */
const KEPT = 65_536;

/**
 * The plain bytes of a source: inflated when it begins as gzip, otherwise as they are (no copy).
 * Throws FeedFault: `gzip_broken`, `gzip_bomb`, or what the source throws. The command line passes `inflate` made of node:zlib.
 */
export async function* unpacked(source: ByteSource, inflate: Inflate = inflateNatively): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(source.chunks(), 2);
  if (!isGzip(head)) {
    yield* all;
    return;
  }
  let first: AsyncIterable<Uint8Array> | null = all;
  const meter = { read: 0, fault: null as unknown };
  const packed: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => {
      const pass = first ?? source.chunks();
      first = null;
      meter.read = 0;
      return metered(pass, meter);
    },
  };
  let written = 0;
  try {
    for await (const chunk of inflate(packed)) {
      written += chunk.length;
      if (written > MOST_BYTES && written > MOST_TIMES * meter.read)
        throw new FeedFault({ code: "gzip_bomb", file: source.name, detail: { times: MOST_TIMES, gigabytes: MOST_BYTES / 1024 ** 3 } });
      yield chunk;
    }
  } catch (error) {
    if (meter.fault !== null) throw meter.fault;
    if (error instanceof FeedFault) throw error;
    throw new FeedFault({ code: "gzip_broken", file: source.name, place: String(written) });
  }
}

/** True when the bytes begin like gzip (1f 8b). */
function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

async function* metered(chunks: AsyncIterable<Uint8Array>, meter: { read: number; fault: unknown }): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      meter.read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    meter.fault = error;
    throw error;
  }
}

/**
 * The platform's DecompressionStream; what it refuses is tried again with fflate from the first byte, skipping what was already handed on,
 * because browsers refuse a second gzip member as trailing data.
 */
async function* inflateNatively(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let handedOn = 0;
  try {
    for await (const chunk of decompressed(packed)) {
      handedOn += chunk.length;
      yield chunk;
    }
    return;
  } catch {
    // The second reader says whether the file is at fault, by the same checksums.
  }
  let at = 0;
  for await (const chunk of inflateMembers(packed)) {
    const fresh = chunk.subarray(Math.max(0, handedOn - at));
    at += chunk.length;
    if (fresh.length > 0) yield fresh;
  }
}

async function* decompressed(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // A fault of the input must reach the reader as well, so that the loop below ends.
  const feeding = (async () => {
    try {
      for await (const chunk of packed) await writer.write(chunk as Uint8Array<ArrayBuffer>);
      await writer.close();
    } catch (error) {
      await writer.abort(error).catch(() => undefined);
    }
  })();
  try {
    for (;;) {
      const step = await reader.read();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding;
  }
}

/** Inflates one gzip member after the other with fflate, checking length and checksum of each, which fflate does not. */
export async function* inflateMembers(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let member = { length: 0, crc: 0 };
  let recent: Uint8Array = new Uint8Array(0); // the slice in work and what came before it
  let recentFrom = 0;
  const gunzip = new Gunzip((chunk) => {
    member.length += chunk.length;
    member.crc = crc32(chunk, member.crc);
    if (chunk.length > 0) ready.push(chunk);
  });
  gunzip.onmember = (offset) => {
    checkTrailer(recent, offset - recentFrom, member);
    member = { length: 0, crc: 0 };
  };
  for await (const chunk of packed) {
    for (let from = 0; from < chunk.length; from += SLICE) {
      const slice = chunk.slice(from, from + SLICE);
      const kept = recent.subarray(-KEPT);
      recentFrom += recent.length - kept.length;
      recent = joined([kept, slice]);
      gunzip.push(slice, false);
      yield* ready.splice(0);
    }
  }
  gunzip.push(new Uint8Array(0), true);
  checkTrailer(recent, recent.length, member);
  yield* ready;
}

/** The eight bytes before the end of a member: CRC-32 and length of what it held (RFC 1952 section 2.3.1). */
function checkTrailer(bytes: Uint8Array, end: number, member: { readonly length: number; readonly crc: number }): void {
  if (end < 8) throw new Error("gzip trailer missing");
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end - 8, 8);
  if (trailer.getUint32(0, true) !== member.crc || trailer.getUint32(4, true) !== member.length % 2 ** 32) throw new Error("gzip checksum wrong");
}
