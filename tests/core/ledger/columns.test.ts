// Columns and ids: what goes in comes out, in the fewest bytes.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Column } from "../../../src/core/ledger/column";
import { decodeUtf8, IdColumn } from "../../../src/core/ledger/ids";
import { createLedger } from "../../../src/core/ledger/ledger";
import { CODE_COLUMNS, TIME_COLUMNS } from "../../../src/core/model/columns";
import { batchOf, squares } from "./make";

const encoder = new TextEncoder();
const options = { seed: 20261122, numRuns: 200 };

function idsOf(words: readonly string[]) {
  const parts = words.map((word) => encoder.encode(word));
  let end = 0;
  return { bytes: Uint8Array.from(parts.flatMap((part) => [...part])), end: Uint32Array.from(parts, (part) => (end += part.length)) };
}

describe("Column", () => {
  it("holds what was appended with gaps, in cells no wider than needed, and gathers", () => {
    const value = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 300 }), fc.nat({ max: 4_294_967_295 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 3 }), fc.array(value, { maxLength: 8 })), { maxLength: 6 }), (pieces) => {
        const column = new Column("fitted", 0);
        const judge: number[] = [];
        for (const [gap, values] of pieces) {
          judge.push(...Array<number>(gap).fill(0));
          column.append(judge.length, Uint32Array.from(values), values.length);
          judge.push(...values);
        }
        const most = Math.max(0, ...judge);
        const order = Uint32Array.from(judge.keys()).reverse();
        expect([...column.filled(judge.length)]).toEqual(judge);
        column.trim(judge.length);
        expect(column.byteLength).toBe(judge.length * (most > 0xffff ? 4 : most > 0xff ? 2 : 1));
        column.gather(order, judge.length);
        expect([...column.filled(judge.length)]).toEqual([...judge].reverse());
      }),
      options,
    );
  });

  it("takes no room while every value is empty", () => {
    const column = new Column("int32", -5);
    column.append(0, Int32Array.of(-5, -5, 9), 2);
    expect([column.length, column.byteLength]).toEqual([0, 0]);
  });
});

describe("IdColumn", () => {
  it("holds ids of any width, with rows between that have none", () => {
    const word = fc.oneof(fc.constantFrom("A1", "B2", "C3"), fc.string({ unit: "grapheme", maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), fc.array(word, { maxLength: 5 })), { maxLength: 5 }), fc.boolean(), (pieces, settle) => {
        const ids = new IdColumn();
        const judge: string[] = [];
        for (const [gap, words] of pieces) {
          judge.push(...Array<string>(gap).fill(""));
          ids.append(judge.length, idsOf(words), words.length);
          judge.push(...words);
          if (settle) ids.trim(judge.length);
        }
        expect(judge.map((_, row) => ids.text(row))).toEqual(judge);
        ids.gather(Uint32Array.from(judge.keys()).reverse(), judge.length);
        expect(judge.map((_, row) => ids.text(row))).toEqual([...judge].reverse());
      }),
      options,
    );
  });

  it("needs no ends for ids of one width", () => {
    const ids = new IdColumn();
    ids.append(0, idsOf(["0001", "0002"]), 2);
    ids.append(2, idsOf(["0003"]), 1);
    ids.trim(3);
    expect(ids.byteLength).toBe(12);
  });
});

describe("decodeUtf8", () => {
  it("reads what TextEncoder writes, and wrong bytes as U+FFFD", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 12 }), (codes) => {
        const bytes = encoder.encode(String.fromCodePoint(...codes)); // lone surrogates become U+FFFD on the way
        expect(decodeUtf8(bytes, 0, bytes.length)).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
      }),
      options,
    );
    for (const wrong of [[0xff], [0xc0, 0x80], [0xe4, 0xbd], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]) {
      expect(decodeUtf8(Uint8Array.from(wrong), 0, wrong.length)).toMatch(/^\ufffd+$/);
    }
  });
});

describe("bytes kept a report", () => {
  it("are at most 80 for cases with every native column, and 24 for incidents of time, place and two words", () => {
    const count = 2000;
    const all = Object.fromEntries(TIME_COLUMNS.map((name) => [name, 1000]));
    const words = (index: number) => Object.fromEntries(CODE_COLUMNS.map((name) => [name, `${name} ${index % 200}`]));
    const place = { lng: 120.5, lat: 31.5 };
    const bytesOf = (rows: Parameters<typeof batchOf>[0]): number => {
      const ledger = createLedger();
      const plan = squares(1, 120, 31);
      ledger.relocate(plan, plan.bounds);
      ledger.add(ledger.begin({ name: "a.csv", bytes: null, generated: false }), batchOf(rows));
      ledger.finish();
      const wordBytes = CODE_COLUMNS.flatMap((name) => ledger.dictionaries[name] ?? []).reduce((sum, word) => sum + 2 * word.length, 0);
      return ledger.bytesPerReport() - wordBytes / count;
    };
    const indexes = Array.from({ length: count }, (_, index) => index);
    expect(
      bytesOf(indexes.map((index) => ({ record: index + 1, id: String(310115000000000 + index), ...place, ...all, ...words(index) }))),
    ).toBeLessThanOrEqual(80);
    expect(
      bytesOf(indexes.map((index) => ({ record: index + 1, ...place, reported_at: index, category: `${index % 39}`, department: `${index % 10}` }))),
    ).toBeLessThanOrEqual(24);
  });
});
