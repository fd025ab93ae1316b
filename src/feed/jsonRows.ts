// Cuts bytes of JSON into records without making a value of them: GeoJSON features and plain objects, in a collection, a list, or one after the other.
//
//   {"type":"FeatureCollection","features":[ {…}, {…} ]}      a collection: the list under features, records, rows, items, data or results
//   [ {…}, {…} ]                                               a bare list
//   {…} ⏎ {…} ⏎    ␞{…} ⏎ ␞{…} ⏎                               one after the other, with or without record separators
import type { RowKind } from "./csvRows";
import type { FieldRows } from "./fieldRows";
import { BROKEN, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, keyEnd, OPEN_LIST, OPEN_OBJECT, QUOTE, skipSpace, stringEnd, UNFINISHED, valueEnd } from "./jsonBytes";
import { JsonRecord } from "./jsonRecord";

const LISTS: ReadonlySet<string> = new Set(["features", "records", "rows", "items", "data", "results"]);
const RECORD_SEPARATOR = 30;
const LF = 10;

/** Longest record. */
const MAX_RECORD_BYTES = 33_554_432;
/** Whenever so many bytes were scanned in vain, the limit for a record shrinks: a file of brackets that never close must end too. */
const MOST_WASTED = 33_554_432;
const LEAST_LIMIT = 1_024;
/** An unfinished record is scanned again only when twice as much has come. */
const RETRY_FROM = 65_536;
/** What is shown of a broken record. */
const GLIMPSE = 480;

/** Between documents, in a list of records, behind it in the object that holds it, or looking for the next record after a broken one. */
type Place = "document" | "list" | "wrapper" | "lost";

/**
 * Records of JSON whose valid UTF-8 bytes come in chunks: push(chunk) → next() … "more" → push → … → end() → next() … "end", as with CsvRows.
 * Fields are those of `columns` (property names), then longitude and latitude of the geometry's point.
 */
export class JsonRows implements FieldRows {
  bytes = new Uint8Array(RETRY_FROM * 4);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly doubled: Uint8Array;
  readonly fields: number;
  rowStart = 0;
  rowEnd = 0;
  line = 1;
  readonly record: JsonRecord;
  /** Whether a list or an object was found at all. */
  opened = false;

  private at = 0;
  private length = 0;
  private ended = false;
  private place: Place = "document";
  /** Of the list: whether a comma must come before the next record. */
  private needsComma = false;
  private inWrapper = false;
  private plainDocuments = false;
  /** Line of `at`. */
  private lines = 1;
  private limit = MAX_RECORD_BYTES;
  private wasted = 0;
  private enough = 0;
  /** Where to go on after a broken record. */
  private lostIn: "document" | "list" = "document";

  constructor(columns: readonly string[]) {
    this.record = new JsonRecord(columns);
    this.starts = this.record.starts;
    this.ends = this.record.ends;
    this.fields = this.starts.length;
    this.doubled = new Uint8Array(this.fields);
  }

  /** Adds bytes; they are copied. Bounds of earlier records are void afterwards. */
  push(chunk: Uint8Array): void {
    const rest = this.length - this.at;
    const needed = rest + chunk.length + 8; // a zero that stops every loop, and room to read whole words
    if (this.at > 0) this.bytes.copyWithin(0, this.at, this.length);
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, rest));
      this.bytes = larger;
    }
    this.bytes.set(chunk, rest);
    this.at = 0;
    this.length = rest + chunk.length;
    this.bytes[this.length] = 0;
  }

  /** At the "end": whether every list and object was closed, and nothing unreadable stood behind the last record. */
  get closed(): boolean {
    return this.place === "document";
  }

  /** No more bytes will come. */
  end(): void {
    this.ended = true;
    this.enough = 0;
  }

  /** Moves to the next record. */
  next(): RowKind {
    for (;;) {
      if (!this.ended && this.length - this.at < this.enough) return "more";
      const step = this.step();
      if (step !== null) return step;
    }
  }

  /** One step; null when there is nothing to tell yet. */
  private step(): RowKind | null {
    if (this.place === "lost") return this.findRecord();
    const { bytes, length } = this;
    this.skipBetween();
    if (this.at >= length) {
      if (!this.ended) return "more";
      return this.place === "document" ? "end" : this.giveUp("broken", this.at); // the list was never closed: the file is cut
    }
    const byte = bytes[this.at];
    this.opened ||= byte === OPEN_LIST || byte === OPEN_OBJECT;
    switch (this.place) {
      case "document":
        if (byte === OPEN_LIST) return this.enterList(this.at + 1, false);
        return byte === OPEN_OBJECT ? this.document() : this.giveUp("broken", this.at);
      case "wrapper":
        return this.wrapperMember();
      case "list":
        return this.listMember(byte as number);
    }
  }

  private enterList(at: number, inWrapper: boolean): null {
    this.moveTo(at);
    this.place = "list";
    this.needsComma = false;
    this.inWrapper = inWrapper;
    return null;
  }

  private listMember(byte: number): RowKind | null {
    if (byte === CLOSE_LIST) {
      this.at++;
      this.place = this.inWrapper ? "wrapper" : "document";
      return null;
    }
    if (this.needsComma) {
      if (byte !== COMMA) return this.giveUp("broken", this.at);
      this.at++;
      this.needsComma = false;
      return null;
    }
    if (byte === OPEN_OBJECT) return this.readRecord();
    // A number, a text, a list where a record should be: shown as broken, and what follows is read on.
    const end = valueEnd(this.bytes, this.at, this.length);
    if (end === UNFINISHED && !this.ended) return this.wait();
    if (end < 0) return this.giveUp("broken", this.at);
    this.show(this.at, Math.min(end, this.at + GLIMPSE));
    this.moveTo(end);
    this.needsComma = true;
    return "broken";
  }

  /** An object between documents: a collection that holds a list, or itself a record. */
  private document(): RowKind | null {
    if (this.plainDocuments) return this.readRecord();
    const { bytes, length } = this;
    let at = skipSpace(bytes, this.at + 1);
    let end = at;
    while (bytes[at] === QUOTE) {
      const value = keyEnd(bytes, at, length);
      if (value < 0) return value === UNFINISHED && !this.ended ? this.wait() : this.readRecord();
      const name = keyText(bytes, at, length);
      if (bytes[value] === OPEN_LIST && LISTS.has(name)) return this.enterList(value + 1, true);
      end = valueEnd(bytes, value, length);
      if (end < 0) return end === UNFINISHED && !this.ended ? this.wait() : this.readRecord();
      end = skipSpace(bytes, end);
      if (bytes[end] !== COMMA) break;
      at = skipSpace(bytes, end + 1);
    }
    if (Math.max(at, end) >= length && !this.ended) return this.wait();
    this.plainDocuments = true;
    return this.readRecord();
  }

  /** What comes behind the list in its object is passed over. */
  private wrapperMember(): RowKind | null {
    const { bytes, length } = this;
    if (bytes[this.at] === CLOSE_OBJECT) {
      this.at++;
      this.place = "document";
      return null;
    }
    const key = bytes[this.at] === COMMA ? skipSpace(bytes, this.at + 1) : -1;
    const value = key < 0 ? BROKEN : keyEnd(bytes, key, length);
    const end = value < 0 ? value : valueEnd(bytes, value, length);
    if (end === UNFINISHED && !this.ended) return this.wait();
    if (end < 0) return this.giveUp("broken", this.at);
    this.moveTo(end);
    return null;
  }

  private readRecord(): RowKind {
    const { bytes, at } = this;
    const end = this.readWithin(Math.min(this.length, at + this.limit));
    if (end < 0) {
      const cut = end === UNFINISHED && !this.ended;
      if (cut && this.length - at <= this.limit) return this.wait();
      if (end === UNFINISHED) this.wasted += Math.min(this.length - at, this.limit);
      return this.giveUp(cut ? "too_long" : "broken", at);
    }
    this.show(at, end);
    // A record that does not begin with a line end is taken to be written on one line; and line ends that come out of escapes are none.
    if ((bytes[at + 1] as number) < 32) this.moveTo(end);
    this.record.unescape(bytes);
    this.at = end;
    this.needsComma = true;
    this.enough = 0;
    return "row";
  }

  /** Reads the record at `at` as if the bytes ended at `length`. */
  private readWithin(length: number): number {
    const { bytes } = this;
    const covered = bytes[length] as number;
    bytes[length] = 0;
    const end = this.record.read(bytes, this.at, length);
    bytes[length] = covered;
    return end;
  }

  private wait(): "more" {
    const size = this.length - this.at;
    this.enough = size < RETRY_FROM ? 0 : size * 2;
    return "more";
  }

  /** Gives up what begins at `at` and looks for the next record behind it. */
  private giveUp(kind: "broken" | "too_long", at: number): RowKind {
    if (this.wasted > MOST_WASTED) {
      this.limit = Math.max(LEAST_LIMIT, this.limit / 16);
      this.wasted = 0;
    }
    this.enough = 0;
    this.show(at, Math.min(this.length, at + GLIMPSE));
    this.at = Math.min(this.length, at + 1);
    this.lostIn = this.place === "list" ? "list" : "document";
    this.place = "lost";
    return kind;
  }

  /** After a broken record: the next object that begins with the same key as the records before it, behind a comma or at the start of a line. */
  private findRecord(): RowKind | null {
    const { bytes, length } = this;
    for (;;) {
      const at = bytes.indexOf(OPEN_OBJECT, this.at);
      if (at < 0 || at >= length) {
        this.moveTo(this.ended ? length : Math.max(this.at, length - 1));
        return this.ended ? "end" : "more";
      }
      const first = this.followsRecord(at) ? this.record.startsAlike(bytes, at, length) : BROKEN;
      if (first === UNFINISHED && !this.ended && length - at < RETRY_FROM) {
        this.moveTo(Math.max(this.at, at - 1));
        return "more";
      }
      if (first > 0) {
        this.moveTo(at);
        this.place = this.lostIn;
        this.needsComma = false;
        return null;
      }
      this.moveTo(at + 1);
    }
  }

  private followsRecord(at: number): boolean {
    let before = at - 1;
    let newLine = false;
    for (; before >= 0 && (this.bytes[before] as number) <= 32; before--)
      if (this.bytes[before] === LF || this.bytes[before] === RECORD_SEPARATOR) newLine = true;
    return before < 0 || this.bytes[before] === COMMA || (newLine && this.bytes[before] !== COLON);
  }

  /** Passes over white space, and record separators between documents. */
  private skipBetween(): void {
    this.moveTo(skipSpace(this.bytes, this.at));
    while (this.place === "document" && this.bytes[this.at] === RECORD_SEPARATOR && this.at < this.length) this.moveTo(skipSpace(this.bytes, this.at + 1));
  }

  private show(start: number, end: number): void {
    this.line = this.lines;
    this.rowStart = start;
    this.rowEnd = end;
  }

  /** Goes on to the byte `to` and counts the lines on the way. */
  private moveTo(to: number): void {
    for (let at = this.at; at < to; at++) if (this.bytes[at] === LF) this.lines++;
    this.at = to;
  }
}

function keyText(bytes: Uint8Array, quote: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(quote + 1, stringEnd(bytes, quote + 1, length)));
}
