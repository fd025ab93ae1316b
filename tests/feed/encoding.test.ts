// Encodings: found by the bytes, and the same text whatever the chunks.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectEncoding, toUtf8 } from "../../src/feed/encoding";
import { FeedFault, joined } from "../../src/feed/source";
import { wellFormedEnd } from "../../src/feed/wellFormed";
import { sharedData } from "../shared";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function textOf(bytes: Uint8Array, size = 1000, encoding?: string): Promise<{ text: string; encoding: string | null; replaced: number }> {
  const utf8 = toUtf8(inChunks(bytes, size), encoding, "t.csv");
  const parts: Uint8Array[] = [];
  for await (const part of utf8) parts.push(part.slice());
  return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(joined(parts)), ...utf8.found };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
};
const SAMPLE = "编号,时间,类别\n1,2024-01-01,暴露垃圾😀\n";
/** 编号,类别\n1,垃圾\n in GB18030. */
const GB = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 44, 0xc0, 0xe0, 0xb1, 0xf0, 10, 49, 44, 0xc0, 0xac, 0xbb, 0xf8, 10]);

describe("detection", () => {
  it("finds each encoding, with and without byte order mark", async () => {
    const cases: readonly [Uint8Array, string, string][] = [
      [utf8(SAMPLE), "utf-8", SAMPLE],
      [utf8(`\ufeff${SAMPLE}`), "utf-8", SAMPLE],
      [utf16(`\ufeff${SAMPLE}`, true), "utf-16le", SAMPLE],
      [utf16(`\ufeff${SAMPLE}`, false), "utf-16be", SAMPLE],
      [utf16(SAMPLE, true), "utf-16le", SAMPLE],
      [utf16(SAMPLE, false), "utf-16be", SAMPLE],
      [GB, "gb18030", "编号,类别\n1,垃圾\n"],
      [Uint8Array.from([99, 97, 102, 0xe9, 44, 49, 10, 0xff, 10]), "windows-1252", "café,1\nÿ\n"],
      [Uint8Array.from("Québec,Zürich,Münster,1\n", (sign) => sign.charCodeAt(0)), "windows-1252", "Québec,Zürich,Münster,1\n"],
      [new Uint8Array(0), "utf-8", ""],
      [utf8("a"), "utf-8", "a"],
    ];
    for (const [bytes, encoding, text] of cases)
      for (const size of [1, 2, 3, 1000])
        if (bytes.length > 0 || size === 1) expect(await textOf(bytes, size), `${encoding} ${size}`).toEqual({ text, encoding, replaced: 0 });
  });

  it("does not take a character cut at the end of the head, or a NUL in a text, for another encoding", () => {
    expect(detectEncoding(utf8("垃圾").subarray(0, 5))).toBe("utf-8");
    expect(detectEncoding(utf8("a,b\0,c\nd,e,f\n"))).toBe("utf-8");
  });

  it("obeys a given encoding and refuses an unknown one", async () => {
    expect((await textOf(GB, 3, "gbk")).text).toBe("编号,类别\n1,垃圾\n");
    await expect(textOf(GB, 3, "klingon")).rejects.toThrow(FeedFault);
  });
});

describe("UTF-8", () => {
  it("passes whole chunks as they are", async () => {
    const bytes = utf8(SAMPLE.repeat(3));
    const chunks = toUtf8(
      (async function* () {
        yield bytes;
      })(),
    );
    for await (const chunk of chunks) expect(chunk.buffer).toBe(bytes.buffer);
  });

  it("replaces and counts what is no character, as the platform does, in chunks of any size", async () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }).map(utf8),
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(utf8("汉"), utf8("😀").subarray(0, 3), Uint8Array.of(0xff)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), async (pieces, size) => {
        const bytes = joined([utf8("x"), ...pieces]);
        const judge = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        const found = await textOf(bytes, size, "utf-8");
        expect(found.text).toBe(judge);
        // A replacement character that is written in the file is counted too when its chunk needs repair.
        if (wellFormedEnd(bytes, 0) === bytes.length) expect(found.replaced).toBe(0);
        else expect(found.replaced).toBeGreaterThan(0);
      }),
      { seed: 5, numRuns: 600 },
    );
  });

  it("ends where the platform's strict decoder first refuses", () => {
    const strict = (bytes: Uint8Array): boolean => {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes) !== null;
      } catch {
        return false;
      }
    };
    const lead = fc.constantFrom(0x41, 0x7f, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x9f, 0xa0, 0x8f, 0x90);
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 24 }), fc.integer({ min: 0, max: 5 }), (values, shift) => {
        const bytes = Uint8Array.from([...new Array(shift).fill(65), ...values]).subarray(shift);
        const end = wellFormedEnd(bytes, 0);
        expect(strict(bytes.subarray(0, end))).toBe(true);
        expect(strict(bytes)).toBe(end === bytes.length);
      }),
      { seed: 6, numRuns: 5000 },
    );
  });
});

describe("published text files", () => {
  const folder = sharedData("adversarial/mapshaper/text");
  it.skipIf(folder === null)("decode without a replacement", async () => {
    for (const name of readdirSync(`${folder}`)) {
      const found = await textOf(new Uint8Array(readFileSync(`${folder}/${name}`)), 7);
      expect(found.replaced, name).toBe(0);
      if (name.startsWith("utf16")) expect(found.encoding, name).toMatch(/^utf-16/);
      expect(found.text, name).not.toMatch(/[\ufffd\0]/);
    }
  });
});
