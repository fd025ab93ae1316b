// Tables as CSV: quotes, formulas, the byte order mark, and GB18030 against the platform's own decoder.
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvBytes } from "../../../src/feed/write/csvText";
import { encodeGb18030 } from "../../../src/feed/write/gb18030";

describe("CSV", () => {
  it("starts UTF-8 with a byte order mark and quotes what needs it", () => {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      csvBytes([
        ["a", "b"],
        ['say "hi", now', null],
        [1.5, "=1+1"],
      ]),
    );
    expect(text).toBe('\ufeffa,b\r\n"say ""hi"", now",\r\n1.5,\'=1+1\r\n');
  });

  it("is read back by PapaParse, whatever the text", () => {
    const word = fc.string({ unit: "grapheme" }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (rows) => {
        for (const encoding of ["utf-8", "gb18030"] as const) {
          const text = new TextDecoder(encoding).decode(csvBytes([["first", "second"], ...rows], encoding));
          expect(Papa.parse(text, { delimiter: ",", newline: "\r\n" }).data.slice(1, -1)).toEqual(rows);
        }
      }),
    );
  });
});

describe("GB18030", () => {
  it("encodes known characters as Python does", () => {
    expect([...encodeGb18030("网格")]).toEqual([0xcd, 0xf8, 0xb8, 0xf1]);
    expect([...encodeGb18030("𠀀")]).toEqual([0x95, 0x32, 0x82, 0x36]);
    expect([...encodeGb18030("é")]).toEqual([0xa8, 0xa6]);
    expect([...encodeGb18030("ø")]).toEqual([0x81, 0x30, 0x8b, 0x33]);
  });

  it("comes back from the decoder for every character of Unicode but those for private use", () => {
    const decoder = new TextDecoder("gb18030");
    const isOpen = (point: number): boolean => (point < 0xd800 || point > 0xf8ff) && point !== 0xfeff;
    for (let from = 0; from < 0x110000; from += 0x4000) {
      const text = String.fromCodePoint(...Array.from({ length: 0x4000 }, (_, i) => from + i).filter(isOpen));
      expect(decoder.decode(encodeGb18030(text)) === text, from.toString(16)).toBe(true);
    }
  });
});
