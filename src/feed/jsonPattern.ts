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
  private readonly texts: readonly Uint8Array[];
  /** Field of the value behind text i; -1 for none. */
  private readonly fields: Int32Array;
  /** Fields from this one on must be numbers. */
  private readonly numbersFrom: number;

  private constructor(texts: readonly Uint8Array[], fields: Int32Array, numbersFrom: number) {
    this.texts = texts;
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

  /** Reads the record at `at` when it follows the pattern: the index behind it and its fields (empty ones left as they are), or 0 when it does not. */
  read(bytes: Uint8Array, at: number, length: number, found: PatternFields): number {
    const { texts, fields, numbersFrom } = this;
    const { starts, ends } = found;
    let next = at;
    for (let index = 0; ; index++) {
      const text = texts[index] as Uint8Array;
      for (let offset = 0; offset < text.length; offset++) if (bytes[next + offset] !== text[offset]) return 0;
      next += text.length;
      if (index === fields.length) return next <= length ? next : 0;
      const field = fields[index] as number;
      const byte = bytes[next] as number;
      let start = next;
      let end: number;
      if (byte === QUOTE) {
        start++;
        end = plainEnd(bytes, start);
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

function fieldAt({ starts }: PatternFields, start: number): number {
  return starts.indexOf(start);
}
