// Rows out of bytes: judged by csv-spectrum and PapaParse, whatever the chunks, and never swallowing what follows a fault.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { sniffDelimiter } from "../../src/feed/csvDialect";
import { CsvRows } from "../../src/feed/csvRows";
import { sharedData } from "../shared";

type Row = { kind: string; line: number; fields: string[] };

function rowsOf(text: string, { delimiter = ",", chunk = 1 << 20, limit = 1 << 20 } = {}): Row[] {
  const bytes = new TextEncoder().encode(text);
  const rows = new CsvRows(delimiter, 64, limit);
  const found: Row[] = [];
  const drain = (): void => {
    for (let kind = rows.next(); kind !== "more" && kind !== "end"; kind = rows.next())
      found.push({ kind, line: rows.line, fields: kind === "row" ? Array.from({ length: rows.fields }, (_, index) => rows.text(index)) : [rows.lineText()] });
  };
  for (let at = 0; at < bytes.length; at += chunk) {
    rows.push(bytes.subarray(at, at + chunk));
    drain();
  }
  rows.end();
  drain();
  return found;
}

const fieldsOf = (text: string, options = {}): string[][] => rowsOf(text, options).map((row) => row.fields);

describe("rows of a CSV", () => {
  it("reads what occurs in the field", () => {
    expect(fieldsOf('a,b\r\n1,"x, ""y"""\r2,"two\nlines"\n\n   \n 3 , "kept" \n"4"  ,5"6')).toEqual([
      ["a", "b"],
      ["1", 'x, "y"'],
      ["2", "two\nlines"],
      [" 3 ", ' "kept" '],
      ["4", '5"6'],
    ]);
    expect(fieldsOf('a,b,\n,,\n""\n"a"b",1\n')).toEqual([["a", "b", ""], ["", "", ""], [""], ['a"b', "1"]]);
    expect(fieldsOf("")).toEqual([]);
    expect(fieldsOf("one\0byte,2")).toEqual([["one\0byte", "2"]]);
  });

  it("knows the line of each row", () => {
    expect(rowsOf('a\r\n"b\r\nb"\n\nc\rd').map((row) => row.line)).toEqual([1, 2, 5, 6]);
  });

  it("gives up only the first line of a quote that never closes", () => {
    const broken = (text: string): string[] => rowsOf(text).map((row) => `${row.line}${row.kind === "row" ? "" : ` ${row.kind}`}:${row.fields.join("|")}`);
    expect(broken('a,b\n1,"open\n2,x\n3,y')).toEqual(["1:a|b", '2 broken:1,"open', "3:2|x", "4:3|y"]);
    expect(broken('a,b\n1,"open\n2,"x"\n3,y\n')).toEqual(["1:a|b", '2 broken:1,"open', "3:2|x", "4:3|y"]);
    expect(broken('a\n"')).toEqual(["1:a", '2 broken:"']);
  });

  it("refuses a row beyond the limit, whatever the chunks, and goes on behind its first line", () => {
    for (const chunk of [1, 7, 64, 1000]) {
      expect(rowsOf(`a,b\n${"x".repeat(200)}\n1,2\n`, { chunk, limit: 100 }).map((row) => row.kind)).toEqual(["row", "too_long", "row"]);
      expect(rowsOf(`a,b\n"${"x".repeat(90)}\n${"y".repeat(90)}",3\n1,2\n`, { chunk, limit: 100 }).map((row) => row.kind)).toEqual([
        "row",
        "too_long",
        "row",
        "row",
      ]);
    }
  });

  it("reads a field of 10 MB in small chunks without scanning it again and again", () => {
    const long = "汉".repeat(3_500_000);
    const [, row, last] = rowsOf(`a,b\n1,"${long}"\n2,3`, { chunk: 16_384, limit: 1 << 25 });
    expect(row?.fields[1]?.length).toBe(long.length);
    expect(last?.fields).toEqual(["2", "3"]);
  });

  it("survives a file of nothing but quotes", () => {
    expect(rowsOf('""x\n'.repeat(20_000), { limit: 1 << 24 }).length).toBeGreaterThan(0);
    expect(rowsOf('"""x\n'.repeat(20_000), { limit: 1 << 24 }).every((row) => row.line > 0)).toBe(true);
  });

  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "é", "汉", "😀", ",", ";", '"', "\n", "\r\n", " ", "7", "\t", "|"), maxLength: 6 }),
    fc.constant("__proto__"),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

  it("reads every table as PapaParse does, in chunks of any size", () => {
    const shape = fc.record({
      rows: table,
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      newline: fc.constantFrom("\n", "\r\n"),
      quotes: fc.boolean(),
      last: fc.boolean(),
      chunk: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(shape, ({ rows, delimiter, newline, quotes, last, chunk }) => {
        const text = Papa.unparse(rows, { delimiter, newline, quotes }) + (last ? newline : "");
        const judge = Papa.parse<string[]>(text, { delimiter, newline, skipEmptyLines: true }).data;
        // A row of spaces alone is a blank line to us.
        const expected = judge.filter((row) => row.length > 1 || row[0]?.trim() !== "");
        expect(fieldsOf(text, { delimiter, chunk })).toEqual(expected);
      }),
      { seed: 20260101, numRuns: 1500 },
    );
  });

  it("tells delimiters apart", () => {
    const sniff = (text: string): string => sniffDelimiter(new TextEncoder().encode(text));
    expect(sniff("a;b;c\n1,5;2;3\n4,5;5;6\n")).toBe(";");
    expect(sniff("a\tb\n1, 2\t3\n")).toBe("\t");
    expect(sniff('a|b\n"x,y,z"|2\n')).toBe("|");
    expect(sniff('a,b\n"x;y;z",2\n"cut')).toBe(",");
    expect(sniff("only\n1\n2\n")).toBe(",");
    expect(sniff("")).toBe(",");
  });
});

describe("csv-spectrum", () => {
  const folder = sharedData("adversarial/csv-spectrum");
  it.skipIf(folder === null)("every file is read as its JSON says", () => {
    const names = readdirSync(`${folder}/csvs`);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const stored = readFileSync(`${folder}/csvs/${name}`, "utf8");
      // The published files named crlf have lost their carriage returns; their JSON has not.
      const text = name.includes("crlf") ? stored.replace(/\r?\n/g, "\r\n") : stored;
      const expected: unknown = JSON.parse(readFileSync(`${folder}/json/${name.replace(".csv", ".json")}`, "utf8"));
      const [header = [], ...rows] = fieldsOf(text);
      expect(
        rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index]]))),
        name,
      ).toEqual(expected);
    }
  });
});
