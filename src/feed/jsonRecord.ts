// One record of JSON, a GeoJSON feature or a plain object: where the values of the wanted names and the point of the geometry lie in the bytes.
import {
  BROKEN,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  keyEnd,
  numberEnd,
  OPEN_LIST,
  OPEN_OBJECT,
  plainEnd,
  QUOTE,
  skipSpace,
  stringEnd,
  UNFINISHED,
  unescape,
  valueEnd,
} from "./jsonBytes";
import { JsonPattern } from "./jsonPattern";

const SMALL_N = 110;
/** Keys that are known by their place; further ones are looked up by name. */
const MOST_EXPECTED = 256;
/** Names kept for the sentence that says which there are. */
const MOST_NAMES = 100;

/** Slots below zero: what is no column. */
const NOTHING = -1;
const GEOMETRY = -2;
const PROPERTIES = -3;
const COORDINATES = -4;

/** Keys of one kind of object in the order in which they came last time: records are alike, so a key is mostly known by comparing its bytes. */
interface Expected {
  /** Bytes of the keys with their closing quotes. */
  readonly keys: Uint8Array[];
  readonly slots: number[];
}

/** Finds fields: `read` fills starts and ends, `unescape` makes plain text of them. Fields are the columns, then longitude, then latitude of the geometry. */
export class JsonRecord {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Names seen so far, in their order. */
  readonly names = new Set<string>();
  /** 1 for each column that some record had. */
  readonly seen: Uint8Array;
  /** Whether some record had a geometry. */
  hasGeometry = false;

  /** How the last geometry began, up to the bracket of its coordinates: the next one mostly begins alike. */
  private opening = new Uint8Array([0]);
  private readonly slotOf: ReadonlyMap<string, number>;
  private readonly columns: number;
  readonly escaped: Uint8Array;
  private pattern: JsonPattern | null = null;
  /** How often a pattern may still be learnt: records that are all different are better read without. */
  private chances = 1_000;
  private readonly fromProperties: Uint8Array;
  private readonly outer: Expected = { keys: [], slots: [] };
  private readonly inner: Expected = { keys: [], slots: [] };
  /** Whether a field of the record has escapes. */
  isEscaped = false;
  private keySlot = NOTHING;

  constructor(columns: readonly string[]) {
    this.columns = columns.length;
    this.slotOf = new Map(columns.map((name, slot) => [name, slot]));
    this.starts = new Int32Array(columns.length + 2);
    this.ends = new Int32Array(columns.length + 2);
    this.escaped = new Uint8Array(columns.length);
    this.seen = new Uint8Array(columns.length);
    this.fromProperties = new Uint8Array(columns.length);
  }

  /** Reads the object that begins at `at`; answers the index behind it, or UNFINISHED or BROKEN. */
  read(bytes: Uint8Array, at: number, length: number): number {
    this.clear();
    const end = this.pattern?.read(bytes, at, length, this) ?? 0;
    if (end > 0) return end;
    this.clear();
    const slowEnd = this.members(bytes, at, length, this.outer, true);
    if (slowEnd > 0 && this.chances > 0) {
      this.pattern = JsonPattern.of(bytes, at, slowEnd, this, this.columns);
      this.chances--;
    }
    return slowEnd;
  }

  private clear(): void {
    for (let field = 0; field < this.starts.length; field++) this.ends[field] = this.starts[field] = 0;
    for (let slot = 0; slot < this.columns; slot++) this.fromProperties[slot] = this.escaped[slot] = 0;
    this.isEscaped = false;
  }

  /** Resolves the escapes of the fields found, in place. */
  unescape(bytes: Uint8Array): void {
    if (!this.isEscaped) return;
    for (let slot = 0; slot < this.columns; slot++)
      if (this.escaped[slot] === 1) this.ends[slot] = unescape(bytes, this.starts[slot] as number, this.ends[slot] as number);
  }

  /** Whether the object at `at` begins with the same key as the records before: an index above zero when it does, else UNFINISHED or BROKEN. */
  startsAlike(bytes: Uint8Array, at: number, length: number): number {
    const first = skipSpace(bytes, at + 1);
    const value = keyEnd(bytes, first, length);
    const known = this.outer.keys[0];
    if (value < 0 || known === undefined) return value;
    return matches(bytes, first + 1, known) ? value : BROKEN;
  }

  private members(bytes: Uint8Array, from: number, length: number, expected: Expected, outer: boolean): number {
    let at = skipSpace(bytes, from + 1);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    for (let index = 0; ; index++) {
      at = this.key(bytes, at, length, expected, index, outer);
      if (at < 0) return at;
      const byte = bytes[at] as number;
      const slot = this.keySlot;
      if (byte === QUOTE) {
        const plain = plainEnd(bytes, at + 1);
        const end = bytes[plain] === QUOTE ? plain : stringEnd(bytes, plain, length);
        if (end < 0) return end;
        if (slot >= 0) this.put(slot, at + 1, end, outer, end > plain);
        at = end + 1;
      } else {
        const end = this.value(bytes, at, length, slot, outer);
        if (end < 0) return end;
        at = end;
      }
      if (bytes[at] !== COMMA) {
        at = skipSpace(bytes, at);
        if (bytes[at] === CLOSE_OBJECT) return at + 1;
        if (bytes[at] !== COMMA) return at >= length ? UNFINISHED : BROKEN;
      }
      at = skipSpace(bytes, at + 1);
    }
  }

  /** A key and its colon; answers the index of the value and leaves the key's slot in `keySlot`. */
  private key(bytes: Uint8Array, at: number, length: number, expected: Expected, index: number, outer: boolean): number {
    const known = expected.keys[index];
    if (known !== undefined && bytes[at] === QUOTE && matches(bytes, at + 1, known)) {
      this.keySlot = expected.slots[index] as number;
      let next = at + 1 + known.length;
      if (bytes[next] !== 58) {
        next = skipSpace(bytes, next);
        if (bytes[next] !== 58) return next >= length ? UNFINISHED : BROKEN;
      }
      return skipSpace(bytes, next + 1);
    }
    const value = keyEnd(bytes, at, length);
    if (value < 0) return value;
    const end = stringEnd(bytes, at + 1, length);
    const plain = bytes.slice(at + 1, end);
    const name = new TextDecoder("utf-8", { ignoreBOM: true }).decode(plain.subarray(0, unescape(plain, 0, plain.length)));
    this.keySlot = this.slotOfName(name, outer);
    if (index < MOST_EXPECTED) {
      expected.keys[index] = bytes.slice(at + 1, end + 1);
      expected.slots[index] = this.keySlot;
    }
    return value;
  }

  private slotOfName(name: string, outer: boolean): number {
    if (outer && name === "geometry") return GEOMETRY;
    if (outer && name === "properties") return PROPERTIES;
    if (outer && name === "coordinates") return COORDINATES;
    if (this.names.size < MOST_NAMES) this.names.add(name);
    const slot = this.slotOf.get(name) ?? NOTHING;
    if (slot >= 0) this.seen[slot] = 1;
    return slot;
  }

  /** A value that is no string. */
  private value(bytes: Uint8Array, at: number, length: number, slot: number, outer: boolean): number {
    const byte = bytes[at];
    if (slot === PROPERTIES && byte === OPEN_OBJECT) return this.members(bytes, at, length, this.inner, false);
    if (slot === GEOMETRY && byte === OPEN_OBJECT) return this.geometry(bytes, at, length);
    if (slot === COORDINATES && byte === OPEN_LIST) return this.coordinates(bytes, at, length);
    const end = valueEnd(bytes, at, length);
    if (end > 0 && slot >= 0) this.put(slot, at, byte === SMALL_N ? at : end, outer, false);
    return end;
  }

  /** Properties go before members of the record itself; of equal names the last counts, as in JavaScript. */
  private put(slot: number, start: number, end: number, outer: boolean, escaped: boolean): void {
    if (outer && this.fromProperties[slot] === 1) return;
    if (!outer) this.fromProperties[slot] = 1;
    this.starts[slot] = start;
    this.ends[slot] = end;
    this.escaped[slot] = escaped ? 1 : 0;
    if (escaped) this.isEscaped = true;
  }

  private geometry(bytes: Uint8Array, from: number, length: number): number {
    let at = skipSpace(bytes, from + 1);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    let list = matches(bytes, from, this.opening) ? from + this.opening.length - 1 : 0;
    for (;;) {
      const value = list > 0 ? list : keyEnd(bytes, at, length);
      if (value < 0) return value;
      const isList = list > 0 || (bytes[value] === OPEN_LIST && matches(bytes, at + 1, COORDINATES_KEY));
      const end = isList ? this.coordinates(bytes, value, length) : valueEnd(bytes, value, length);
      if (end < 0) return end;
      if (isList && list === 0) this.opening = bytes.slice(from, value + 1);
      list = 0;
      at = skipSpace(bytes, end);
      if (bytes[at] === CLOSE_OBJECT) return at + 1;
      if (bytes[at] !== COMMA) return at >= length ? UNFINISHED : BROKEN;
      at = skipSpace(bytes, at + 1);
    }
  }

  /** [x, y, …] is a point; [[x, y]] is a MultiPoint of one; all else has no place of its own. */
  private coordinates(bytes: Uint8Array, from: number, length: number): number {
    this.hasGeometry = true;
    let at = skipSpace(bytes, from + 1);
    const nested = bytes[at] === OPEN_LIST;
    if (nested) at = skipSpace(bytes, at + 1);
    const xStart = at;
    const xEnd = numberEnd(bytes, xStart, length);
    const comma = xEnd < 0 ? xEnd : skipSpace(bytes, xEnd);
    const yStart = comma < 0 || bytes[comma] !== COMMA ? -1 : skipSpace(bytes, comma + 1);
    const yEnd = yStart < 0 ? -1 : numberEnd(bytes, yStart, length);
    const close = yEnd < 0 ? -1 : skipSpace(bytes, yEnd);
    const end = !nested && bytes[close] === CLOSE_LIST ? close + 1 : valueEnd(bytes, from, length);
    if (end < 0 || yEnd < 0) return end;
    if (nested && skipSpace(bytes, bytes.indexOf(CLOSE_LIST, yEnd) + 1) !== end - 1) return end;
    this.starts[this.columns] = xStart;
    this.ends[this.columns] = xEnd;
    this.starts[this.columns + 1] = yStart;
    this.ends[this.columns + 1] = yEnd;
    return end;
  }
}

const COORDINATES_KEY = new TextEncoder().encode('coordinates"');

function matches(bytes: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let index = 0; index < key.length; index++) if (bytes[at + index] !== key[index]) return false;
  return true;
}
