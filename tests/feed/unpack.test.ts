// Gzip as it comes: several members, cut short, damaged, not gzip at all, and bombs.
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { blobSource, FeedFault, joined } from "../../src/feed/source";
import { type Inflate, inflateMembers, unpacked } from "../../src/feed/unpack";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sourceOf = (...parts: Uint8Array[]) => blobSource(new Blob([joined(parts) as Uint8Array<ArrayBuffer>]), "t.csv.gz");

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part.slice());
  return new TextDecoder().decode(joined(parts));
}

async function issueOf(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  try {
    await textOf(chunks);
  } catch (error) {
    return error instanceof FeedFault ? error.issue : error;
  }
  return null;
}

const long = "lng,lat\n121.47,31.23\n".repeat(20_000);
/** What a browser does: give the first member, then refuse the second as trailing data. */
class RefusingStream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  constructor() {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
      transform(_, controller) {
        controller.enqueue(utf8("a"));
      },
      flush() {
        throw new TypeError("Junk found after end of compressed data.");
      },
    });
    this.readable = readable;
    this.writable = writable;
  }
}

describe("unpacking", () => {
  it("hands on what is not gzip as it is", async () => {
    expect(await textOf(unpacked(sourceOf(utf8("a,b\n"))))).toBe("a,b\n");
    expect(await textOf(unpacked(sourceOf()))).toBe("");
    expect(await textOf(unpacked(sourceOf(Uint8Array.of(0x1f))))).toBe("\x1f");
  });

  it("inflates one member and several", async () => {
    for (const inflate of [undefined, inflateMembers]) {
      expect(await textOf(unpacked(sourceOf(gzipSync(long)), inflate))).toBe(long);
      expect(await textOf(unpacked(sourceOf(gzipSync("a"), gzipSync(long), gzipSync(""), gzipSync("b")), inflate))).toBe(`a${long}b`);
    }
  });

  it("goes on with another reader where the platform refuses a second member", async () => {
    vi.stubGlobal("DecompressionStream", RefusingStream);
    const source = sourceOf(gzipSync("a"), gzipSync(long));
    expect(await textOf(unpacked(source))).toBe(`a${long}`);
    vi.unstubAllGlobals();
  });

  it("says that a gzip is cut short or damaged, and where", async () => {
    const packed = gzipSync(long);
    const damaged = packed.slice();
    damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;
    for (const inflate of [undefined, inflateMembers])
      for (const bytes of [packed.subarray(0, packed.length >> 1), packed.subarray(0, packed.length - 4), packed.subarray(0, 5), damaged])
        expect(await issueOf(unpacked(sourceOf(bytes), inflate))).toMatchObject({ code: "gzip_broken", file: "t.csv.gz" });
    expect(await issueOf(unpacked(sourceOf(Uint8Array.of(0x1f, 0x8b, 8, 99, 1, 2, 3, 4, 5, 6, 7, 8))))).toMatchObject({ code: "gzip_broken" });
  });

  it("passes on a fault of the source itself", async () => {
    const fault = new FeedFault({ code: "cancelled", file: "t.csv.gz" });
    const source = {
      name: "t.csv.gz",
      size: null,
      async *chunks() {
        yield gzipSync(long).subarray(0, 50);
        throw fault;
      },
    };
    expect(await issueOf(unpacked(source))).toBe(fault.issue);
  });

  it("stops a bomb", async () => {
    const zeros = new Uint8Array(1 << 26);
    const bomb: Inflate = async function* (packed) {
      for await (const _ of packed);
      for (let round = 0; round < 40; round++) yield zeros;
    };
    expect(await issueOfLength(unpacked(sourceOf(gzipSync("x")), bomb))).toMatchObject({ code: "gzip_bomb" });
  });
});

async function issueOfLength(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  try {
    for await (const _ of chunks);
  } catch (error) {
    return error instanceof FeedFault ? error.issue : error;
  }
  return null;
}
