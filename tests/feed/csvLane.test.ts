// The fast lane of the CSV reader gives the columns that the careful reader gives, whatever is written and however it is cut into chunks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUnits } from "../../src/core/geo/lattice";
import type { ReportBatch } from "../../src/core/model/batch";
import { NO_TIME } from "../../src/core/model/columns";
import type { Mapping } from "../../src/core/model/mapping";
import { CsvColumns } from "../../src/feed/csvColumns";
import { CsvLane } from "../../src/feed/csvLane";
import { CsvRows } from "../../src/feed/csvRows";
import { PlainTimes } from "../../src/feed/plainTime";
import { timeBytesReader } from "../../src/feed/time";
import { zoneReader } from "../../src/feed/zone";

const HEADER = ["id", "at", "closed", "x", "y", "kind", "again", "note"];
const FIRST: Mapping = { case_id: "id", reported_at: "at", updated_at: "closed", lng: "x", lat: "y", category: "kind", rework_count: "again" };

interface Reading {
  readonly batch: ReportBatch;
  /** Rows that went through the lane. */
  readonly taken: number;
}

/** Reads rows as readCsv does, with or without the lane. */
function read(text: string, mapping: Mapping, { lane = true, delimiter = ",", chunk = 1 << 20, maxRowBytes = 1 << 20 } = {}): Reading {
  const bytes = new TextEncoder().encode(text);
  const rows = new CsvRows(delimiter, 16, maxRowBytes);
  const places = new Map(HEADER.map((name, index) => [name, index]));
  const columns = new CsvColumns(rows, places, { mapping, delimiter, batchRows: 1000 });
  const fast = lane ? new CsvLane(rows, columns, delimiter, mapping.timeZone) : null;
  let record = 0;
  let taken = 0;
  const add = (): void => {
    for (;;) {
      const before = record;
      record = fast?.run(record) ?? record;
      taken += record - before;
      const kind = rows.next();
      if (kind === "more" || kind === "end") return;
      record++;
      if (kind === "row") columns.add(record);
      else columns.reject(record, kind === "broken" ? "row_broken" : "row_too_long", rows.rowStart, rows.rowEnd);
    }
  };
  for (let at = 0; at < bytes.length; at += chunk) {
    rows.push(bytes.subarray(at, at + chunk));
    add();
  }
  rows.end();
  add();
  return { batch: columns.take(), taken };
}

const same = (text: string, mapping: Mapping, options: { delimiter?: string; chunk?: number; maxRowBytes?: number } = {}): Reading => {
  const laned = read(text, mapping, options);
  expect(laned.batch).toEqual(read(text, mapping, { ...options, lane: false }).batch);
  return laned;
};

const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const plainTime = pick("2024-02-28 23:59:59", "2024-02-29T00:00:00Z", "2000-01-01T12:30:00+08:00", "1999-12-31 05:06:07", "2024-03-31 02:30:00-03:30");
const oddTime = pick(
  "",
  " ",
  "2024-02-30 00:00:00",
  "2024-01-01 24:00:00",
  "2024-01-01 10:00:60",
  "2024-01-01",
  "2024-01-01 10:00:00.5",
  "x",
  "2024-01-01 10:00:00+19:00",
);
const degrees = fc.oneof(
  fc.tuple(fc.integer({ min: -214, max: 214 }), fc.stringMatching(/^\d{0,17}$/)).map(([whole, decimals]) => `${whole}.${decimals}`),
  pick("", "-", ".", "121", "1e2", "-0.5", "214.7483648", "1234.5", "1,5", "+1.25", "12.345 ", "0x1"),
);
const word = pick("a", "暴露垃圾", "井盖破损", "A, B", 'say "no"', " b ", "", "__proto__", "two\nlines", "tab\there", "nul\0l", '"', "abcd", "abcde", "abxxde");
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const cell = (value: fc.Arbitrary<string>, delimiter: string): fc.Arbitrary<string> =>
  fc
    .tuple(value, fc.integer({ min: 0, max: 5 }))
    .map(([text, quote]) => (quote === 0 || /["\n\r]/.test(text) || text.includes(delimiter) ? quoted(text) : text));
const rowOf = (delimiter: string): fc.Arbitrary<string> => {
  const common = (often: fc.Arbitrary<string>, seldom: fc.Arbitrary<string>) =>
    cell(fc.oneof({ weight: 5, arbitrary: often }, { weight: 1, arbitrary: seldom }), delimiter);
  const cells = fc.tuple(
    cell(pick("C1", "C000000017", "汉", ""), delimiter),
    common(plainTime, oddTime),
    common(plainTime, oddTime),
    cell(degrees, delimiter),
    cell(degrees, delimiter),
    cell(word, delimiter),
    cell(pick("0", "3", "", "70000", "x"), delimiter),
    cell(word, delimiter),
  );
  const whole = cells.map((values) => values.join(delimiter));
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: pick("", "  ", "a", '"', '1,"open', `1${delimiter}2`, `${"1,".repeat(12)}`, '"a" ,b', '"a"b') },
  );
};

describe("the fast lane", () => {
  it("takes every row of a plain file, quotes and all", () => {
    const line = 'C1,2024-01-01T00:00:00+08:00,2024-01-02 10:20:30,121.5803311,-31.23,a,2,"望江路3号, 3""栋"""\n';
    const text = line + line.replace(",2024-01-02 10:20:30,", ",,").replace("C1", '"C2"').replace("121.5803311", "121.580331149999").replace("\n", "\r\n");
    // A word is new once, and then it is the careful reader's.
    const { batch, taken } = same(`${text}${text}`, FIRST);
    expect(taken).toBe(3);
    expect([...batch.x]).toEqual(Array(4).fill(toUnits(121.5803311)));
    expect([...(batch.times.updated_at ?? [])].map((time) => time === NO_TIME)).toEqual([false, true, false, true]);
    expect(new TextDecoder().decode(batch.ids?.bytes)).toBe("C1C2C1C2");
  });

  it("gives what the careful reader gives", () => {
    const shape = pick(",", ";", "\t", "|").chain((delimiter) =>
      fc.record({
        delimiter: fc.constant(delimiter),
        rows: fc.array(rowOf(delimiter), { minLength: 1, maxLength: 40 }),
        newline: pick("\n", "\r\n", "\r"),
        last: fc.boolean(),
        chunk: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constant(4096)),
        maxRowBytes: pick(150, 1 << 20),
        mapping: pick<Mapping>(
          FIRST,
          { ...FIRST, timeZone: "America/New_York" },
          { reported_at: { column: "at", format: "yyyy-MM-dd HH:mm:ss" }, point: { column: "x", form: "(lat, lon)" }, category: "kind" },
          { lng: "y", lat: "x", source: "note" },
          { category: "kind", state: "kind" },
          {},
        ),
      }),
    );
    let taken = 0;
    fc.assert(
      fc.property(shape, ({ rows, newline, last, mapping, ...options }) => {
        taken += same(rows.join(newline) + (last ? newline : ""), mapping, options).taken;
      }),
      { seed: 20260102, numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  it("reads a plain time as the careful reader does, or not at all", () => {
    const read = timeBytesReader(undefined, "Europe/Berlin");
    const plain = new PlainTimes(zoneReader("Europe/Berlin"));
    const number = (least: number, most: number, width: number) => fc.integer({ min: least, max: most }).map((value) => String(value).padStart(width, "0"));
    const parts = fc.tuple(
      number(1900, 2100, 4),
      number(0, 13, 2),
      number(0, 32, 2),
      pick("T", " ", "t"),
      number(0, 25, 2),
      number(0, 61, 2),
      number(0, 61, 2),
      pick("", "Z", "+08:00", "-19:00", "+05:3x", "-03:60", "+0800"),
    );
    let found = 0;
    fc.assert(
      fc.property(parts, ([year, month, day, gap, hour, minute, second, offset]) => {
        const text = `${year}-${month}-${day}${gap}${hour}:${minute}:${second}${offset}`;
        const bytes = new TextEncoder().encode(`${text},${"\0".repeat(32)}`);
        const time = plain.read(new DataView(bytes.buffer), 0);
        if (time === NO_TIME || plain.end !== text.length) return;
        found++;
        expect(time).toBe(read(bytes, 0, text.length));
      }),
      { seed: 3, numRuns: 20_000 },
    );
    expect(found).toBeGreaterThan(1000);
  });
});
