// Words and their codes: the same word has the same code, whatever came between.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Words } from "../../src/feed/words";

describe("words", () => {
  it("gives each distinct word one code, in the order of first coming", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 5 }), { maxLength: 600 }), (texts) => {
        const words = new Words();
        const known = new Map([["", 0]]);
        for (const text of texts) {
          const bytes = new TextEncoder().encode(`<${text}>`);
          const clean = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(1, -1));
          if (!known.has(clean)) known.set(clean, known.size);
          expect(words.code(bytes, 1, bytes.length - 1)).toBe(known.get(clean));
        }
        expect(words.list).toEqual([...known.keys()]);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it("keeps names of the language's own objects as words", () => {
    const words = new Words();
    for (const [index, text] of ["__proto__", "constructor", "hasOwnProperty"].entries()) {
      const bytes = new TextEncoder().encode(text);
      expect(words.code(bytes, 0, bytes.length)).toBe(index + 1);
    }
  });

  it("puts words beyond a million under one", () => {
    const words = new Words();
    const bytes = new Uint8Array(3);
    const view = (number: number): number => {
      bytes.set([1 + (number % 120), 1 + (Math.floor(number / 120) % 120), 1 + Math.floor(number / 14_400)]);
      return words.code(bytes, 0, 3);
    };
    let wrong = 0;
    for (let number = 0; number < 1_048_576; number++) if (view(number) !== number + 1) wrong++;
    expect(wrong).toBe(0);
    const rest = view(1_048_576);
    expect(words.list[rest]).toBe("…");
    expect(view(1_048_577)).toBe(rest);
    expect(view(5)).toBe(6);
  });
});
