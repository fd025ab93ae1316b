// Files of this machine as byte sources: a path, or "-" for standard input; gzip goes through Node's own zlib, which works beside the reader.
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import type { TransformOptions } from "node:stream";
import { createGunzip, type ZlibOptions } from "node:zlib";
import { done, type Result, refused } from "../core/model/result";
import type { ByteSource } from "../feed/source";

const CHUNK = 1 << 20;
/** Bytes inflated at a time: enough to keep two threads busy, few enough to stay in a processor's cache. */
const PLAIN_CHUNK = 1 << 18;
/** Bytes inflated ahead of the reader, so that neither thread waits for the other at every piece. */
const AHEAD = 1 << 22;

/** The source behind a path given on the command line; "-" reads standard input once and keeps it. An issue when there is no such file. */
export async function openSource(path: string): Promise<Result<ByteSource>> {
  if (path === "-") return done(await keep("-", process.stdin));
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return refused({ code: "no_such_file", file: path });
  if (facts.isFIFO()) return done(await keep(path, createReadStream(path)));
  if (!facts.isFile()) return refused({ code: "not_a_file", file: path });
  return done({ name: basename(path), size: facts.size, chunks: () => createReadStream(path, { highWaterMark: CHUNK }) });
}

/** What can be read only once, kept so that it can be read again. */
async function keep(name: string, stream: AsyncIterable<Uint8Array>): Promise<ByteSource> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return { name, size: parts.reduce((sum, part) => sum + part.length, 0), chunks: () => iterate(parts) };
}

/** Gunzips with Node's zlib: concatenated members included, in another thread than the reader's. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const options: ZlibOptions & TransformOptions = { chunkSize: PLAIN_CHUNK, readableHighWaterMark: AHEAD };
  const inflate = createGunzip(options);
  const closed = new Promise((resume) => inflate.once("close", resume));
  const feeding = (async () => {
    try {
      for await (const chunk of chunks) {
        if (!inflate.write(chunk)) await Promise.race([new Promise((resume) => inflate.once("drain", resume)), closed]);
        // The reader has seen enough.
        if (inflate.destroyed) return;
      }
      inflate.end();
    } catch (error) {
      inflate.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  yield* inflate;
  await feeding;
}

async function* iterate(parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts;
}
