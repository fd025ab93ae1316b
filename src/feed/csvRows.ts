// Cuts bytes into CSV rows (RFC 4180 and what occurs in the field) without making a string or an object per row.

import { CR, LF, QUOTE, SPACE, stopAt } from "./csvScan";
import type { FieldRows } from "./fieldRows";

/** What `next` found. */
export type RowKind =
  | "row" // fields are in starts/ends/doubled
  | "more" // push the next chunk, or say end
  | "broken" // a quote that does not close; only its first line is given up
  | "too_long" // longer than maxRowBytes; only its first line is given up
  | "end";

/** A row that is not complete is scanned again only when twice as much has come. */
const RETRY_FROM = 65_536;

/** Bytes scanned in vain, over all broken rows, until line breaks within quotes are no longer believed. */
const MOST_WASTED = 134_217_728;
const UNFINISHED = -1;
const BROKEN = -2;

/** Bytes behind the last one: the sentinels, and room to read a time where only its beginning has come. */
const PADDING = 32;

export const MAX_ROW_BYTES = 33_554_432;

/**
 * Rows of a CSV whose UTF-8 bytes come in chunks. LF, CRLF and CR end a row; blank lines are no rows; a quote opens a field only as its first byte,
 * and closes it only before a delimiter or a line end (spaces between are dropped), other quotes are kept as text.
 *
 *   push(chunk) → next() … next() = "more" → push(chunk) → … → end() → next() … "end"
 */
export class CsvRows implements FieldRows {
  /** Field i of the row is bytes[starts[i] .. ends[i]), valid until the next call; doubled[i] says that it holds doubled quotes. */
  bytes = new Uint8Array(RETRY_FROM * 4);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly doubled: Uint8Array;
  /** Fields in the row, those beyond the kept ones counted too. */
  fields = 0;
  /** Line of the row, from 1. */
  line = 0;
  /** Bounds of the row, or of the first line of a broken one, in `bytes`. */
  rowStart = 0;
  rowEnd = 0;

  /** The bytes yet to be read are bytes[at .. length), with a line end and a quote behind them as sentinels. */
  at = 0;
  length = 0;
  private nextLine = 1;
  private ended = false;
  private skipping = false;
  private enough = 0;
  private wasted = 0;
  private severalLines = true;
  private scanLine = 1;
  private quotedEnd = 0;
  private quotedPairs = 0;
  private readonly delimiter: number;
  /** The same bytes. */
  view = new DataView(this.bytes.buffer);
  readonly maxRowBytes: number;
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  /** Keeps the bounds of the first `kept` fields of each row. */
  constructor(delimiter: string, kept: number, maxRowBytes: number = MAX_ROW_BYTES) {
    this.delimiter = delimiter.charCodeAt(0);
    this.maxRowBytes = maxRowBytes;
    this.starts = new Int32Array(kept);
    this.ends = new Int32Array(kept);
    this.doubled = new Uint8Array(kept);
  }

  /** Adds bytes; they are copied. Bounds of earlier rows are void afterwards. */
  push(chunk: Uint8Array): void {
    const rest = this.length - this.at;
    if (this.at > 0) this.bytes.copyWithin(0, this.at, this.length);
    const needed = rest + chunk.length + PADDING;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, rest));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.bytes.set(chunk, rest);
    this.at = 0;
    this.length = rest + chunk.length;
    // Two sentinels stop the loops below: a line end for plain fields and, for quoted ones that run past it, a quote.
    this.bytes[this.length] = LF;
    this.bytes[this.length + 1] = QUOTE;
  }

  /** No more bytes will come. */
  end(): void {
    this.ended = true;
    this.bytes[this.length] = LF;
  }

  /** Whether the next row may be read from `at` on by someone else, who says so with `passed`. */
  get ready(): boolean {
    return !this.skipping && this.length - this.at >= this.enough;
  }

  /** Moves to `at`, behind rows of one line each that someone else has read. */
  passed(at: number, rows: number): void {
    this.at = at;
    this.nextLine += rows;
  }

  /** Moves to the next row. */
  next(): RowKind {
    if (this.skipping && !this.skipLine()) return this.ended ? "end" : "more";
    if ((this.bytes[this.at] as number) <= SPACE) this.skipBlankLines();
    const { bytes, view, length, starts, ends, doubled, delimiter } = this;
    const start = this.at;
    if (start >= length) return this.ended ? "end" : "more";
    if (!this.ended && length - start < this.enough) return "more";
    this.rowStart = start;
    this.line = this.nextLine;
    this.scanLine = this.nextLine;
    let at = start;
    let field = 0;
    for (;;) {
      let from = at;
      let to = -1;
      let pairs = 0;
      if (bytes[at] === QUOTE && at < length) {
        at = this.quoted(at + 1);
        if (at < 0) return at === BROKEN ? this.giveUp("broken", 0) : this.unfinished();
        from++;
        to = this.quotedEnd;
        pairs = this.quotedPairs;
      } else {
        at = stopAt(view, at, delimiter);
        if (at >= length && !this.ended) return this.unfinished();
        to = at;
      }
      // Beyond the kept ones nothing is written: a typed array has no place there.
      starts[field] = from;
      ends[field] = to;
      doubled[field] = pairs;
      field++;
      if (bytes[at] !== delimiter) break;
      at++;
    }
    if (at - start > this.maxRowBytes) return this.giveUp("too_long", 0);
    const after = bytes[at] === LF && at < length ? at + 1 : this.afterLineEnd(at);
    if (after < 0) return this.unfinished();
    this.rowEnd = at;
    this.at = after;
    this.nextLine = this.scanLine + 1;
    this.enough = 0;
    this.fields = field;
    return "row";
  }

  /** Reads a quoted field from behind its quote; answers where the delimiter or line end behind it is, or UNFINISHED or BROKEN. */
  private quoted(from: number): number {
    const { bytes, view, length, delimiter } = this;
    const firstLine = this.scanLine;
    this.quotedPairs = 0;
    for (let at = from; ; ) {
      at = stopAt(view, at, QUOTE);
      if (at >= length) return UNFINISHED;
      const byte = bytes[at] as number;
      if (byte !== QUOTE) {
        if (!this.severalLines) return BROKEN;
        if (byte === LF || bytes[at + 1] !== LF) this.scanLine++;
        at++;
        continue;
      }
      if (bytes[at + 1] === QUOTE && at + 1 < length) {
        this.quotedPairs = 1;
        at += 2;
        continue;
      }
      let stop = at + 1;
      while (bytes[stop] === SPACE && stop < length) stop++;
      if (stop >= length && !this.ended) return UNFINISHED;
      const behind = bytes[stop];
      if (stop >= length || behind === delimiter || behind === LF || behind === CR) {
        this.quotedEnd = at;
        return stop;
      }
      // A quote in the midst of text is kept; behind a line break it tells that an earlier quote was never closed.
      if (this.scanLine > firstLine) return BROKEN;
      at++;
    }
  }

  /** Field i as text; "" when the row is shorter. */
  text(index: number): string {
    if (index >= this.fields || index >= this.starts.length) return "";
    const text = this.decoder.decode(this.bytes.subarray(this.starts[index], this.ends[index]));
    return this.doubled[index] === 1 ? text.replaceAll('""', '"') : text;
  }

  /** The row, or the first line of a broken one, as it is in the file. */
  lineText(): string {
    return new TextDecoder().decode(this.bytes.subarray(this.rowStart, this.rowEnd));
  }

  private skipBlankLines(): void {
    const { bytes, length } = this;
    for (;;) {
      let at = this.at;
      while (bytes[at] === SPACE && at < length) at++;
      if (at >= length) {
        if (this.ended) this.at = length;
        return;
      }
      if (bytes[at] !== LF && bytes[at] !== CR) return;
      const after = this.afterLineEnd(at);
      if (after < 0) return;
      this.at = after;
      this.nextLine++;
    }
  }

  /** Index behind the line end at `at` (which may be the end of all bytes), or UNFINISHED where a CR may be half of a CRLF. */
  private afterLineEnd(at: number): number {
    if (at >= this.length) return this.length;
    if (this.bytes[at] !== CR) return at + 1;
    if (at + 1 === this.length) return this.ended ? at + 1 : UNFINISHED;
    return this.bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  /** The bytes end within a row: more must come, or the row is at fault. */
  private unfinished(): RowKind {
    const size = this.length - this.rowStart;
    if (size > this.maxRowBytes) return this.giveUp("too_long", this.maxRowBytes);
    if (this.ended) return this.giveUp("broken", size);
    this.enough = size < RETRY_FROM ? 0 : size * 2;
    return "more";
  }

  /** Gives up the first line of the row and goes on behind it, so that what follows is not swallowed. */
  private giveUp(kind: "broken" | "too_long", wasted: number): RowKind {
    // A file full of quotes that never close would be scanned to its end again and again: from here on a quoted field ends with its line.
    this.wasted += wasted;
    if (this.wasted > MOST_WASTED) this.severalLines = false;
    this.enough = 0;
    this.skipping = true;
    this.rowEnd = this.lineEnd(this.rowStart);
    return kind;
  }

  private lineEnd(from: number): number {
    let end = from;
    while (end < this.length && this.bytes[end] !== LF && this.bytes[end] !== CR) end++;
    return end;
  }

  /** Drops bytes up to and including the next line end; false when it has not come yet. */
  private skipLine(): boolean {
    const at = this.lineEnd(this.at);
    const after = at < this.length ? this.afterLineEnd(at) : UNFINISHED;
    this.at = at;
    if (after < 0) return false;
    this.at = after;
    this.nextLine++;
    this.skipping = false;
    return true;
  }
}
