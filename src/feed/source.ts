// A file as a stream of bytes, whatever it comes from: a dropped file, a download, a file of the command line.
import type { Issue } from "../core/model/issue";

/** Bytes with a name. `chunks` starts a fresh pass from the first byte each time it is called. */
export interface ByteSource {
  readonly name: string;
  /** Length in bytes, null where it is not known before the end. */
  readonly size: number | null;
  chunks(): AsyncIterable<Uint8Array>;
}

/** What is thrown inside a stream when the file is at fault; caught at the door of a reader and turned into a result. */
export class FeedFault extends Error {
  override readonly name = "FeedFault";
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(`${issue.code}: ${issue.file}`);
    this.issue = issue;
  }
}

/** A Blob or File as a source; a fault while reading it (removed, changed, no permission) is thrown as FeedFault `unreadable`. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return { name, size: blob.size, chunks: () => blobChunks(blob, name) };
}

async function* blobChunks(blob: Blob, name: string): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      const step = await reader.read();
      if (step.done) return;
      bytes += step.value.length;
      yield step.value;
    }
  } catch (error) {
    throw new FeedFault({ code: "unreadable", file: name, place: `byte ${bytes}`, detail: { reason: error instanceof Error ? error.message : String(error) } });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Looks at the first `size` bytes (fewer at the end of the stream) without losing them: `all` gives the whole stream again, once. */
export async function peek(chunks: AsyncIterable<Uint8Array>, size: number): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const step = await iterator.next();
    if (step.done) break;
    taken.push(step.value);
    length += step.value.length;
  }
  const head = taken.length === 1 && taken[0] ? taken[0].subarray(0, size) : joined(taken, Math.min(length, size));
  return { head, all: replay(taken, iterator) };
}

async function* replay(taken: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let chunk = taken.shift(); chunk; chunk = taken.shift()) yield chunk;
    for (;;) {
      const step = await iterator.next();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Byte arrays end to end in one array, cut at `length`. */
export function joined(parts: readonly Uint8Array[], length: number = parts.reduce((sum, part) => sum + part.length, 0)): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (at >= length) break;
    const fitting = part.subarray(0, length - at);
    all.set(fitting, at);
    at += fitting.length;
  }
  return all;
}
