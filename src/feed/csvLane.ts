// The fast lane of a CSV: rows written the usual way go from bytes to columns in one pass, without being cut into fields first.
//
//   C0017,2024-01-01T00:00:00+08:00,121.5803311,31.2344872,暴露垃圾,"望江路3号, 东"
//     id  time: at fixed places     units: digits as they come  word   skipped, its quotes heeded
//
// What is unusual (a line break or doubled quotes in a value, too few fields, a time that must be there and is not) is left to CsvRows and CsvColumns.add,
// row by row: the lane stops before such a row, and both give the same columns for the rows that it takes (csvLane.test.ts).
import { NO_COORDINATE } from "../core/geo/lattice";
import { NO_TIME } from "../core/model/columns";
import { type CodeField, type CountField, type CsvColumns, keepTime, type TimeField } from "./csvColumns";
import type { CsvRows } from "./csvRows";
import { CR, firstMark, fourTimes, LF, QUOTE, SPACE, stopMarks } from "./csvScan";
import { countAt, unitsAt } from "./digits";
import { PlainDegrees } from "./plainDegrees";
import { PlainTimes } from "./plainTime";
import { zoneReader } from "./zone";

/** What a field is read as. From TIME on it is first tried where it stands, the others are cut out first. */
const SKIP = 0;
const WORD = 1;
const COUNT = 2;
const ID = 3;
const PART = 4;
const OTHER_TIME = 5;
const TIME = 6;
const LNG = 7;
const LAT = 8;

/** Reads the rows before it that are plain into the columns; `CsvRows.next` and `CsvColumns.add` go on where it stops. */
export class CsvLane {
  private readonly rows: CsvRows;
  private readonly columns: CsvColumns;
  private readonly delimiter: number;
  private readonly commas: boolean;
  /** Of each field up to the last that is mapped: what it is read as, and its place among the columns of that kind. */
  private readonly kinds: Uint8Array;
  private readonly places: Uint8Array;
  private readonly plainTimes: readonly PlainTimes[];
  private readonly degrees = new PlainDegrees();
  /** A field that two columns are made of is not provided for. */
  private readonly usable: boolean;

  constructor(rows: CsvRows, columns: CsvColumns, delimiter: string, timeZone = "UTC") {
    this.rows = rows;
    this.columns = columns;
    this.delimiter = delimiter.charCodeAt(0);
    this.commas = delimiter === ";";
    const { times, codes, counts, idIndex, position } = columns;
    const parts = position.direct ? [LNG, LAT] : [PART, PART];
    const fields = [
      ...times.map(({ index, iso }, place) => ({ index, kind: iso ? TIME : OTHER_TIME, place })),
      ...codes.map(({ index }, place) => ({ index, kind: WORD, place })),
      ...counts.map(({ index }, place) => ({ index, kind: COUNT, place })),
      ...position.indices.map((index, place) => ({ index, kind: parts[place] ?? PART, place })),
      ...(idIndex < 0 ? [] : [{ index: idIndex, kind: ID, place: 0 }]),
    ];
    const known = Math.max(-1, ...fields.map(({ index }) => index)) + 1;
    this.kinds = new Uint8Array(known);
    this.places = new Uint8Array(known);
    for (const { index, kind, place } of fields) {
      this.kinds[index] = kind;
      this.places[index] = place;
    }
    this.usable = new Set(fields.map(({ index }) => index)).size === fields.length;
    const toInstant = zoneReader(timeZone);
    this.plainTimes = times.map(() => new PlainTimes(toInstant));
  }

  /** Adds rows until one is unusual or not whole or the batch is full; `before` and the answer are numbers of the last record. */
  run(before: number): number {
    const { rows, columns, kinds, delimiter } = this;
    if (!this.usable || !rows.ready) return before;
    const { bytes, view, length, maxRowBytes } = rows;
    const { size, position } = columns;
    const { direct } = position;
    const delimiters = fourTimes(delimiter);
    const quotes = fourTimes(QUOTE);
    const last = kinds.length - 1;
    let row = columns.count;
    let start = rows.at;
    let at = start;
    let field = 0;
    // One loop over the fields of all rows, with the search for their ends in it: with a call for each row or field V8 is slower by a third.
    while (row < size) {
      const byte = bytes[at] as number;
      if (field === 0 && byte <= SPACE && byte !== delimiter) break;
      const kind = field <= last ? (kinds[field] as number) : SKIP;
      let end = kind < TIME ? -1 : this.fixed(view, at, kind, field, row);
      if (end < 0) {
        const quoted = byte === QUOTE;
        const wanted = quoted ? QUOTE : delimiter;
        const four = quoted ? quotes : delimiters;
        const from = quoted ? at + 1 : at;
        let found = 0;
        for (end = from; ; end++) {
          const marks = stopMarks(view.getInt32(end, true), four);
          if (marks === 0) {
            end += 3;
            continue;
          }
          end += firstMark(marks);
          found = bytes[end] as number;
          // Of doubled quotes, which stand for one, both are passed over in a field that is skipped.
          if (found === QUOTE && quoted && kind === SKIP && bytes[end + 1] === QUOTE) end++;
          else if (found === wanted || found === LF || found === CR) break;
        }
        const to = end;
        if (quoted) end++;
        // A field that ends with the bytes may not be whole.
        if (end >= length || (quoted && found !== QUOTE) || (kind !== SKIP && !this.keep(kind, field, row, from, to))) break;
      }
      const stop = bytes[end] as number;
      if (stop === delimiter) {
        at = end + 1;
        field++;
        continue;
      }
      const after = stop === LF ? end + 1 : stop === CR && bytes[end + 1] === LF ? end + 2 : length + 1;
      if (after > length || field < last || end - start > maxRowBytes) break;
      if (!direct) position.put(row);
      start = at = after;
      field = 0;
      row++;
    }
    rows.passed(start, row - columns.count);
    return columns.accept(row, before);
  }

  /** Reads a value where it stands; answers its end, or -1 when it is written otherwise. */
  private fixed(view: DataView, at: number, kind: number, field: number, row: number): number {
    const { columns, degrees } = this;
    const place = this.places[field] as number;
    let end: number;
    if (kind === TIME) {
      const plain = this.plainTimes[place] as PlainTimes;
      const time = plain.read(view, at);
      if (time === NO_TIME) return -1;
      const { values, ms } = columns.times[place] as TimeField;
      values[row] = time;
      if (ms !== null) ms[row] = 0; // a row that was not taken may have left its own there
      end = plain.end;
    } else {
      const units = degrees.read(view, at);
      if (units === NO_COORDINATE) return -1;
      if (kind === LNG) columns.position.x[row] = units;
      else columns.position.y[row] = units;
      end = degrees.end;
    }
    const stop = view.getUint8(end);
    return stop === this.delimiter || stop === LF || stop === CR ? end : -1;
  }

  /** Reads the value in bytes[from .. to) as `CsvColumns.add` does; false when the row is not for the lane: a time that must be there, a word not met before. */
  private keep(kind: number, field: number, row: number, from: number, to: number): boolean {
    const { columns } = this;
    const { bytes } = this.rows;
    const place = this.places[field] as number;
    let start = from;
    let end = to;
    while (start < end && (bytes[start] as number) <= SPACE) start++;
    while (end > start && (bytes[end - 1] as number) <= SPACE) end--;
    if (kind === WORD) {
      const { words, values } = columns.codes[place] as CodeField;
      const code = words.known(bytes, start, end);
      values[row] = code;
      return code >= 0;
    }
    if (kind === ID) columns.ids?.set(row, bytes, start, end);
    else if (kind === COUNT) (columns.counts[place] as CountField).values[row] = countAt(bytes, start, end);
    else if (kind === LNG) columns.position.x[row] = unitsAt(bytes, start, end, this.commas);
    else if (kind === LAT) columns.position.y[row] = unitsAt(bytes, start, end, this.commas);
    else if (kind === PART) columns.position.look(place, bytes, start, end);
    else {
      const time = columns.times[place] as TimeField;
      return keepTime(time, row, bytes, start, end) !== NO_TIME || time.column !== "reported_at";
    }
    return true;
  }
}
