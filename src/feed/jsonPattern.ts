// Records of one file are alike but for their values. Once one has been read the slow way, the text between its values is a pattern,
// and the next one is read by comparing that text: a third of the work, and as strict, for what is equal to valid JSON is valid JSON.
//
//   {"type":"Feature","properties":{"id":  "A1"  ,"n":  5  },"geometry":{"type":"Point","coordinates":[  121.5  ,  31.2  ]}}
//   └──────────── text ────────────────┘ value └text┘ value └──────────────────── text ───────────────┘ value  └┘ value └text┘
import { BACKSLASH, COLON, numberEnd, plainEnd, QUOTE, skipSpace, stringEnd, valueEnd } from "./jsonBytes";

const SMALL_N = 110;
/** Longer records are not worth a pattern. */
const MOST_VALUES = 200;

/** Where the fields of a record are put. */
export interface PatternFields {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly escaped: Uint8Array;
  isEscaped: boolean;
}

export class JsonPattern {
  /** The texts, each in whole words of four bytes, then its last bytes; compared so they cost a quarter. */
  private readonly words: readonly Int32Array[];
  private readonly rests: readonly Uint8Array[];
  /** Field of the value behind text i; -1 for none. */
  private readonly fields: Int32Array;
  private viewed: Uint8Array | null = null;
  private view: DataView = new DataView(new ArrayBuffer(0));
  /** Fields from this one on must be numbers. */
  private readonly numbersFrom: number;

  private constructor(texts: readonly Uint8Array[], fields: Int32Array, numbersFrom: number) {
    this.words = texts.map((text) => Int32Array.from({ length: text.length >> 2 }, (_, index) => new DataView(text.buffer).getInt32(index * 4, true)));
    this.rests = texts.map((text) => text.slice(text.length & ~3));
    this.fields = fields;
    this.numbersFrom = numbersFrom;
  }

  /** The pattern of the record in bytes[start .. end), whose fields have been found; null when a field is no plain value, so that it cannot be found by a pattern. */
  static of(bytes: Uint8Array, start: number, end: number, found: PatternFields, numbersFrom: number): JsonPattern | null {
    const texts: Uint8Array[] = [];
    const fields: number[] = [];
    let from = start;
    for (let at = start; at < end; ) {
      const byte = bytes[at] as number;
      const isText = byte === QUOTE;
      if (!isText && byte !== 45 && !(byte >= 48 && byte <= 57) && !(byte >= 97 && byte <= 122)) {
        at++;
        continue;
      }
      const behind = valueEnd(bytes, at, bytes.length);
      if (!(isText && bytes[skipSpace(bytes, behind)] === COLON)) {
        texts.push(bytes.slice(from, at));
        fields.push(fieldAt(found, isText ? at + 1 : at));
        from = behind;
      }
      at = behind;
    }
    texts.push(bytes.slice(from, end));
    const all = found.starts.reduce((count, fieldStart) => count + (fieldStart > 0 ? 1 : 0), 0);
    const known = fields.reduce((count, field) => count + (field < 0 ? 0 : 1), 0);
    return known === all && texts.length <= MOST_VALUES ? new JsonPattern(texts, Int32Array.from(fields), numbersFrom) : null;
  }

  /**
   * Reads the record at `at` when it follows the pattern: the index behind it and its fields (empty ones left as they are), or 0 when it does not.
   * Behind the zero at the end of the bytes there must be room to read a word.
   */
  read(bytes: Uint8Array, at: number, length: number, found: PatternFields): number {
    const { words, rests, fields, numbersFrom } = this;
    const { starts, ends } = found;
    if (this.viewed !== bytes) {
      this.viewed = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const { view } = this;
    let next = at;
    for (let index = 0; ; index++) {
      const text = words[index] as Int32Array;
      for (let word = 0; word < text.length; word++, next += 4) if (view.getInt32(next, true) !== text[word]) return 0;
      const rest = rests[index] as Uint8Array;
      for (let offset = 0; offset < rest.length; offset++, next++) if (bytes[next] !== rest[offset]) return 0;
      if (index === fields.length) return next <= length ? next : 0;
      const field = fields[index] as number;
      const byte = bytes[next] as number;
      let start = next;
      let end: number;
      if (byte === QUOTE) {
        start++;
        end = plainEnd(bytes, plainWordsEnd(view, start));
        if (bytes[end] !== QUOTE) {
          if (bytes[end] !== BACKSLASH) return 0;
          end = stringEnd(bytes, end, length);
          if (end < 0) return 0;
          if (field >= 0 && field < numbersFrom) {
            found.escaped[field] = 1;
            found.isEscaped = true;
          }
        }
        next = end + 1;
      } else if (byte === 45 || (byte >= 48 && byte <= 57)) {
        end = numberEnd(bytes, next, length);
        if (end < 0) return 0;
        next = end;
      } else {
        if (byte < 97 || byte > 122) return 0;
        next = valueEnd(bytes, next, length);
        if (next < 0) return 0;
        end = byte === SMALL_N ? start : next;
      }
      if (field < 0) continue;
      if (field >= numbersFrom && (byte === QUOTE || byte >= 97)) return 0;
      starts[field] = start;
      ends[field] = end;
    }
  }
}

/**
 * Index of the first four bytes from `at` that hold a quote, a backslash or a control character, the zero behind the end included. A byte of a word is zero exactly
 * when subtracting one borrows into its high bit while that was clear (Warren, Hacker's Delight, 6-1); so x ^ "…" finds a sign, and x - 32 a control character.
 */
function plainWordsEnd(view: DataView, at: number): number {
  for (let next = at; ; next += 4) {
    const word = view.getInt32(next, true);
    const quotes = word ^ 0x22222222;
    const backslashes = word ^ 0x5c5c5c5c;
    const stops = ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes) | ((word - 0x20202020) & ~word);
    if ((stops & 0x80808080) !== 0) return next;
  }
}

function fieldAt({ starts }: PatternFields, start: number): number {
  return starts.indexOf(start);
}
